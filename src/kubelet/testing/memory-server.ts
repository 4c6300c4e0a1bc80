import type { Event, KubeObject, Pod, ResourceToken, TokenRequest, WatchEvent } from '../../api/index.js'
import { alreadyExists, conflict, isPodTerminal, notFound, objectKey } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import { AsyncQueue, deepClone, deepEqual, deepFreeze } from '../../base/index.js'
import type { Client, DeleteParameters, ResourceClient, WatchParameters } from '../../client/index.js'

/** The API server as far as a kubelet needs it: objects with revisions, status writes, graceful deletion of pods, tokens. A double at the Client seam. */
export class MemoryServer implements Client {
  readonly #clock: Clock
  readonly #kinds = new Map<string, Map<string, KubeObject>>()
  readonly #watchers = new Map<string, Set<AsyncQueue<WatchEvent>>>()
  #revision = 0
  #uid = 0
  /** Writes of pod statuses so far, newest last. */
  readonly statusWrites: Pod[] = []
  tokenRequests = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  as(): Client {
    return this
  }

  async raw(): Promise<unknown> {
    throw new TypeError('raw calls are not served here')
  }

  resource<T extends KubeObject>(token: ResourceToken<T>, namespace?: string): ResourceClient<T> {
    return new MemoryResource<T>(this, token, namespace)
  }

  objects(token: ResourceToken): Map<string, KubeObject> {
    const objects = this.#kinds.get(token.plural) ?? new Map<string, KubeObject>()
    this.#kinds.set(token.plural, objects)
    return objects
  }

  watchers(token: ResourceToken): Set<AsyncQueue<WatchEvent>> {
    const watchers = this.#watchers.get(token.plural) ?? new Set()
    this.#watchers.set(token.plural, watchers)
    return watchers
  }

  get revision(): string {
    return String(this.#revision)
  }

  newUid(): string {
    this.#uid++
    return `00000000-0000-4000-8000-${String(this.#uid).padStart(12, '0')}`
  }

  now(): string {
    return new Date(this.#clock.now()).toISOString().replace(/\.\d+Z$/, 'Z')
  }

  put<T extends KubeObject>(token: ResourceToken<T>, object: T, type: 'ADDED' | 'MODIFIED' | 'DELETED'): T {
    this.#revision++
    const stored = deepFreeze({ ...object, metadata: { ...object.metadata, resourceVersion: this.revision } })
    const objects = this.objects(token)
    if (type === 'DELETED') objects.delete(objectKey(stored))
    else objects.set(objectKey(stored), stored)
    for (const watcher of this.watchers(token)) watcher.push({ type, object: stored })
    return stored
  }

  /** `reason: message` of the events written so far. */
  eventTexts(): string[] {
    return [...(this.#kinds.get('events')?.values() ?? [])].map((object) => {
      const { reason = '', message = '' } = object as Event
      return `${reason}: ${message}`
    })
  }
}

class MemoryResource<T extends KubeObject> implements ResourceClient<T> {
  readonly #server: MemoryServer
  readonly #token: ResourceToken<T>
  readonly #namespace: string

  constructor(server: MemoryServer, token: ResourceToken<T>, namespace: string | undefined) {
    this.#server = server
    this.#token = token
    this.#namespace = namespace ?? ''
  }

  async get(name: string): Promise<T> {
    return this.#require(name)
  }

  async list() {
    const items = [...this.#server.objects(this.#token).values()] as T[]
    return { metadata: { resourceVersion: this.#server.revision }, items }
  }

  async *watch({ signal, sendInitialEvents }: WatchParameters): AsyncGenerator<readonly WatchEvent<T>[]> {
    const queue = new AsyncQueue<WatchEvent>()
    if (sendInitialEvents === true) {
      for (const object of this.#server.objects(this.#token).values()) queue.push({ type: 'ADDED', object })
      const annotations = { 'k8s.io/initial-events-end': 'true' }
      queue.push({ type: 'BOOKMARK', object: { metadata: { resourceVersion: this.#server.revision, annotations } } })
    }
    this.#server.watchers(this.#token).add(queue)
    signal.addEventListener('abort', () => queue.close(), { once: true })
    try {
      for await (const batch of queue) yield batch as readonly WatchEvent<T>[]
    } finally {
      this.#server.watchers(this.#token).delete(queue)
    }
  }

  async create(object: T): Promise<T> {
    await Promise.resolve()
    const { namespace = this.#namespace, name = '' } = object.metadata ?? {}
    const uid = object.metadata?.uid ?? this.#server.newUid()
    const metadata = {
      ...object.metadata,
      name: name || `${object.metadata?.generateName}${uid.slice(-5)}`,
      uid,
      creationTimestamp: this.#server.now(),
      generation: 1,
      ...(namespace === '' ? {} : { namespace }),
    }
    const created = { ...deepClone(object), metadata }
    if (this.#server.objects(this.#token).has(objectKey(created))) {
      throw alreadyExists(this.#resource(), metadata.name)
    }
    return this.#server.put(this.#token, created, 'ADDED')
  }

  async update(object: T): Promise<T> {
    return this.#write(object, (old) => ({ ...deepClone(object), status: (old as { status?: unknown }).status }))
  }

  async updateStatus(object: T): Promise<T> {
    const written = this.#write(object, (old) => ({
      ...old,
      status: deepClone((object as { status?: unknown }).status),
    }))
    if (this.#token.plural === 'pods') this.#server.statusWrites.push(written as Pod)
    return written
  }

  async patch(): Promise<T> {
    throw new TypeError('patches are not served here')
  }

  async delete(name: string, { gracePeriodSeconds, preconditions }: DeleteParameters = {}): Promise<void> {
    const object = this.#require(name)
    if (preconditions?.uid !== undefined && preconditions.uid !== object.metadata?.uid) {
      throw conflict(this.#resource(), name, 'the UID in the precondition does not match')
    }
    const pod = object as Pod
    const seconds = gracePeriodSeconds ?? pod.spec?.terminationGracePeriodSeconds ?? 30
    const isGraceful = this.#token.plural === 'pods' && pod.spec?.nodeName !== undefined && !isPodTerminal(pod)
    if ((!isGraceful || seconds === 0) && !object.metadata?.finalizers?.length) {
      this.#server.put(this.#token, object, 'DELETED')
      return
    }
    const metadata = {
      ...object.metadata,
      deletionTimestamp: object.metadata?.deletionTimestamp ?? this.#server.now(),
      deletionGracePeriodSeconds: seconds,
    }
    this.#server.put(this.#token, { ...object, metadata }, 'MODIFIED')
  }

  async deleteCollection(): Promise<void> {
    throw new TypeError('deletecollection is not served here')
  }

  async subresource<B extends KubeObject>(_verb: string, _name: string, subresource: string): Promise<B> {
    if (subresource !== 'token') throw new TypeError(`${subresource} is not served here`)
    this.#server.tokenRequests++
    const expirationTimestamp = new Date(Date.parse(this.#server.now()) + 3_600_000).toISOString()
    const answer: TokenRequest = { status: { token: `token-${this.#server.tokenRequests}`, expirationTimestamp } }
    return answer as unknown as B
  }

  #write(object: T, change: (old: T) => T): T {
    const name = object.metadata?.name ?? ''
    const old = this.#require(name, object.metadata?.namespace)
    const version = object.metadata?.resourceVersion
    if (version !== undefined && version !== old.metadata?.resourceVersion) {
      throw conflict(this.#resource(), name, 'the object has been modified')
    }
    const changed = change(old)
    return deepEqual(changed, old) ? old : this.#server.put(this.#token, changed, 'MODIFIED')
  }

  #require(name: string, namespace = this.#namespace): T {
    const key = objectKey({ metadata: { name, ...(namespace === '' ? {} : { namespace }) } })
    const object = this.#server.objects(this.#token).get(key)
    if (object === undefined) throw notFound(this.#resource(), name)
    return object as T
  }

  #resource() {
    return { group: this.#token.group, resource: this.#token.plural }
  }
}
