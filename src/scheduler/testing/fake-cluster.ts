import {
  type KubeList,
  type KubeObject,
  notFound,
  objectKey,
  type Pod,
  Pods,
  type ResourceToken,
  type WatchEvent,
} from '../../api/index.js'
import { AsyncQueue } from '../../base/index.js'
import type { Client, EventDetails, EventRecorder, ResourceClient } from '../../client/index.js'

export interface RecordedEvent extends EventDetails {
  readonly regarding: string
  readonly type: string
  readonly reason: string
  readonly message: string
}

/**
 * As much of an API server as the scheduler needs, in memory: objects, lists, watches, bindings, status patches and deletions.
 * Stands behind the `Client` seam in tests.
 */
export class FakeCluster {
  readonly client: Client
  readonly recorder: EventRecorder
  readonly events: RecordedEvent[] = []
  /** Namespace/name of pods in the order in which they were bound. */
  readonly bound: string[] = []
  /** Answers the next calls to `pods/binding` with these errors. */
  readonly bindErrors: Error[] = []
  readonly #objects = new Map<string, Map<string, KubeObject>>()
  readonly #watchers = new Map<string, Set<AsyncQueue<WatchEvent>>>()
  #revision = 1

  constructor() {
    this.client = {
      resource: <T extends KubeObject>(token: ResourceToken<T>, namespace = '') => this.#resource(token, namespace),
      raw: () => Promise.reject(new TypeError('not used')),
      as: () => this.client,
    }
    this.recorder = {
      event: (regarding, type, reason, message, more) => {
        this.events.push({ regarding: regarding.name ?? '', type, reason, message, ...more })
      },
      isIdle: () => true,
      stop: () => Promise.resolve(),
    }
  }

  /** Creates the object, or puts it in the place of the one of that name. */
  put<T extends KubeObject>(token: ResourceToken<T>, object: T): void {
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(++this.#revision) } }
    const objects = this.#of(token)
    const type = objects.has(objectKey(object)) ? 'MODIFIED' : 'ADDED'
    objects.set(objectKey(object), stored)
    this.#tell(token, { type, object: stored })
  }

  remove(token: ResourceToken, namespace: string, name: string): void {
    const key = namespace === '' ? name : `${namespace}/${name}`
    const object = this.#of(token).get(key)
    if (!object) return
    this.#of(token).delete(key)
    this.#revision++
    this.#tell(token, { type: 'DELETED', object })
  }

  pod(name: string, namespace = 'default'): Pod | undefined {
    return this.#of(Pods).get(`${namespace}/${name}`) as Pod | undefined
  }

  get<T extends KubeObject>(token: ResourceToken<T>, namespace: string, name: string): T | undefined {
    return this.#of(token).get(namespace === '' ? name : `${namespace}/${name}`) as T | undefined
  }

  #resource<T extends KubeObject>(token: ResourceToken<T>, namespace: string): ResourceClient<T> {
    const unused = () => Promise.reject(new TypeError('not used'))
    const require = (name: string): T => {
      const found = this.get(token, namespace, name)
      if (!found) throw notFound({ group: token.group, resource: token.plural }, name)
      return found
    }
    return {
      get: async (name) => require(name),
      list: async () => {
        const items = [...this.#of(token).values()] as T[]
        return { items, metadata: { resourceVersion: String(this.#revision) } } satisfies KubeList<T>
      },
      watch: ({ signal }) => this.#watch(token, signal) as AsyncIterable<readonly WatchEvent<T>[]>,
      create: unused,
      update: async (object) => {
        require(object.metadata?.name ?? '')
        this.put(token, object)
        return object
      },
      updateStatus: unused,
      patch: async (name, _type, patch) => {
        this.put(token, mergeStatus(require(name), patch))
        return require(name)
      },
      delete: async (name) => {
        const pod = require(name)
        if ((pod as Pod).spec?.terminationGracePeriodSeconds === 0) this.remove(token, namespace, name)
        else this.put(token, { ...pod, metadata: { ...pod.metadata, deletionTimestamp: '2025-01-01T00:00:00Z' } })
      },
      deleteCollection: unused,
      subresource: async <B extends KubeObject>(
        _verb: string,
        name: string,
        _subresource: string,
        body?: KubeObject,
      ) => {
        const error = this.bindErrors.shift()
        if (error) throw error
        const pod = require(name) as Pod
        const { target } = body as { target: { name: string } }
        const conditions = [{ type: 'PodScheduled', status: 'True' }]
        const spec = { ...pod.spec, containers: pod.spec?.containers ?? [], nodeName: target.name }
        this.bound.push(`${namespace}/${name}`)
        this.put(Pods, { ...pod, spec, status: { ...pod.status, conditions } })
        return body as B
      },
    }
  }

  async *#watch(token: ResourceToken, signal: AbortSignal): AsyncIterable<readonly WatchEvent[]> {
    const queue = new AsyncQueue<WatchEvent>()
    const watchers = this.#watchers.get(token.plural) ?? new Set()
    this.#watchers.set(token.plural, watchers.add(queue))
    signal.addEventListener('abort', () => queue.close(), { once: true })
    yield* queue
    watchers.delete(queue)
  }

  #tell(token: ResourceToken, event: WatchEvent): void {
    for (const queue of this.#watchers.get(token.plural) ?? []) queue.push(event)
  }

  #of(token: ResourceToken): Map<string, KubeObject> {
    const objects = this.#objects.get(token.plural) ?? new Map<string, KubeObject>()
    this.#objects.set(token.plural, objects)
    return objects
  }
}

/** The little of a strategic merge patch that status patches need: conditions by type, null deletes. */
function mergeStatus<T extends KubeObject>(object: T, patch: object): T {
  const old = (object as Pod).status ?? {}
  const change = (patch as { status?: Record<string, unknown> }).status ?? {}
  const status: Record<string, unknown> = { ...old, ...change }
  for (const [key, value] of Object.entries(change)) if (value === null) delete status[key]
  if (Array.isArray(change.conditions)) {
    const changed = change.conditions as { type: string }[]
    const rest = (old.conditions ?? []).filter(({ type }) => !changed.some((one) => one.type === type))
    status.conditions = [...rest, ...changed]
  }
  return { ...object, status }
}
