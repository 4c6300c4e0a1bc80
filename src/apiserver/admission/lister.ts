import type { KubeObject, ResourceToken } from '../../api/index.js'

/** What admission may read: the present objects of this process's caches, frozen. */
export interface ObjectLister {
  get<T extends KubeObject>(token: ResourceToken<T>, namespace: string, name: string): T | undefined
  /** All of a namespace; `''`: everywhere, and for cluster-scoped resources. */
  list<T extends KubeObject>(token: ResourceToken<T>, namespace: string): readonly T[]
}
