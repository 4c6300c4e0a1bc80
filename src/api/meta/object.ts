import type { ListMeta, ObjectMeta } from '../generated/index.js'

/** What every Kubernetes object has. Objects from the registry, a cache or an informer are frozen: clone before editing. */
export interface KubeObject {
  apiVersion?: string
  kind?: string
  metadata?: ObjectMeta
}

export interface KubeList<T extends KubeObject = KubeObject> {
  apiVersion?: string
  kind?: string
  metadata?: ListMeta
  items: T[]
}

export type WatchEventType = 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR'

export interface WatchEvent<T extends KubeObject = KubeObject> {
  readonly type: WatchEventType
  readonly object: T
}
