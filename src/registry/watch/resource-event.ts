import type { Revision } from '../../store/index.js'
import type { CachedObject } from '../cache/index.js'

/** What a watcher is sent: one event, or a bookmark that says only how far the server has come. */
export type DeliveredEvent = ResourceEvent | Bookmark

export interface Bookmark {
  readonly type: 'BOOKMARK'
  readonly revision: Revision
  /** The bookmark that ends the initial events (`k8s.io/initial-events-end`). */
  readonly endsInitialEvents: boolean
}

/**
 * One committed write of one object, as watchers see it. A thousand watchers share it, and with it the frames: the bytes of the event, made once for each format.
 */
export class ResourceEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  /** The object after the write; for DELETED its last state, under the revision of the delete. */
  readonly object: CachedObject
  /** The object before the write; absent for ADDED. */
  readonly previous: CachedObject | undefined
  readonly revision: Revision
  readonly #frames = new Map<string, Uint8Array>()
  #entering: ResourceEvent | undefined
  #leaving: ResourceEvent | undefined

  constructor(type: 'ADDED' | 'MODIFIED' | 'DELETED', object: CachedObject, previous: CachedObject | undefined) {
    this.type = type
    this.object = object
    this.previous = previous
    this.revision = object.revision
  }

  /** The event for a watcher whose selector the object begins to match. */
  get entering(): ResourceEvent {
    this.#entering ??= new ResourceEvent('ADDED', this.object, undefined)
    return this.#entering
  }

  /** The event for a watcher whose selector the object ceases to match: its last matching state, under the present revision. */
  get leaving(): ResourceEvent {
    this.#leaving ??= new ResourceEvent('DELETED', (this.previous ?? this.object).at(this.revision), this.previous)
    return this.#leaving
  }

  /** The bytes of this event in a format, made at the first call. */
  frame(format: string, make: (event: ResourceEvent) => Uint8Array): Uint8Array {
    let frame = this.#frames.get(format)
    if (frame === undefined) {
      frame = make(this)
      this.#frames.set(format, frame)
    }
    return frame
  }
}
