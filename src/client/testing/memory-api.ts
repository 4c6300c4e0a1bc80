import {
  type ApiHandler,
  type ApiRequest,
  type ApiResponse,
  apiVersionOf,
  formatTimestamp,
  type KubeObject,
  objectKey,
  parseFieldSelector,
  parseLabelSelector,
  type ResourceToken,
  StatusError,
  type WatchEvent,
} from '../../api/index.js'
import { AsyncQueue, type Clock, deepClone, deepEqual, deepFreeze } from '../../base/index.js'
import { mergePatch, strategicPatch } from './patches.js'

type Stored = KubeObject & { spec?: Record<string, unknown>; status?: unknown }

interface Resource {
  readonly token: ResourceToken
  readonly objects: Map<string, Stored>
  readonly log: { readonly revision: number; readonly event: WatchEvent }[]
  readonly watchers: Set<(event: WatchEvent) => void>
}

interface Target {
  readonly resource: Resource
  readonly namespace: string
  readonly name: string
  readonly subresource: string
}

/**
 * A double of the API server behind the in-process transport: objects in memory, versions, watches, finalizers and propagation policies, no
 * validation and no defaults. For tests of what lives on a client, where a whole server would only be in the way.
 */
export class MemoryApi {
  readonly #clock: Clock
  readonly #resources = new Map<string, Resource>()
  #revision = 0
  #names = 0
  /** Every request, as `METHOD path`. */
  readonly requests: string[] = []
  /** Called before each request; what it throws is the answer. */
  intercept: (method: string, path: string) => void = () => {}

  constructor(clock: Clock, tokens: readonly ResourceToken[]) {
    this.#clock = clock
    for (const token of tokens) this.serve(token)
  }

  serve(token: ResourceToken): void {
    const { group, version, plural } = token
    this.#resources.set(`${group}/${version}/${plural}`, { token, objects: new Map(), log: [], watchers: new Set() })
  }

  readonly handler: ApiHandler = async (request) => {
    this.requests.push(`${request.method} ${request.path}`)
    try {
      this.intercept(request.method, request.path)
      return this.#answer(request)
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
      return { status: error.code, headers: {}, body: { kind: 'object', object: error.toStatus() } }
    }
  }

  /** Forgets what happened up to now: older watches get 410. */
  compact(): void {
    for (const resource of this.#resources.values()) resource.log.length = 0
  }

  /** Ends all watches, as a server that stops does. */
  closeWatches(): void {
    for (const resource of this.#resources.values()) {
      for (const watcher of resource.watchers) watcher({ type: 'ERROR', object: {} })
    }
  }

  #answer(request: ApiRequest): ApiResponse {
    const discovered = this.#discover(request.path)
    if (discovered) return ok(discovered)
    const target = this.#resolve(request.path)
    const { resource, name } = target
    const body = request.body as Stored | undefined
    switch (request.method) {
      case 'GET':
        if (name !== '') return ok(this.#require(target))
        return request.query.get('watch') ? this.#watch(target, request) : ok(this.#list(target, request.query))
      case 'POST':
        if (name !== '') throw new StatusError({ code: 405, reason: 'MethodNotAllowed', message: 'not supported' })
        return { ...ok(this.#create(target, body ?? {})), status: 201 }
      case 'PUT':
        return ok(this.#replace(target, body ?? {}))
      case 'PATCH': {
        const old = this.#require(target)
        const patch = body as object
        const isStrategic = request.headers['content-type']?.includes('strategic') ?? false
        const uid = (patch as KubeObject).metadata?.uid
        if (uid !== undefined && uid !== old.metadata?.uid) throw conflict(target)
        const patched = isStrategic ? strategicPatch(old, patch) : mergePatch(old, patch)
        return ok(this.#replace(target, patched as Stored))
      }
      case 'DELETE':
        if (name !== '') return ok(this.#delete(resource, this.#require(target), body))
        for (const object of this.#list(target, request.query).items) this.#delete(resource, object, body)
        return ok({ kind: 'Status' })
      default:
        throw new StatusError({ code: 405, reason: 'MethodNotAllowed', message: request.method })
    }
  }

  #create({ resource, namespace }: Target, body: Stored): Stored {
    const { token } = resource
    const { name, generateName } = body.metadata ?? {}
    const object: Stored = {
      ...deepClone(body),
      apiVersion: apiVersionOf(token),
      kind: token.kind,
      metadata: {
        ...deepClone(body.metadata ?? {}),
        name: name ?? `${generateName}${(this.#names++).toString(36).padStart(5, '0')}`,
        ...(token.namespaced ? { namespace } : {}),
        uid: `uid-${this.#revision + 1}`,
        creationTimestamp: formatTimestamp(this.#clock.now()),
        generation: 1,
      },
    }
    if (resource.objects.has(objectKey(object)))
      throw new StatusError({ code: 409, reason: 'AlreadyExists', message: `${token.plural} already exists` })
    return this.#store(resource, 'ADDED', object)
  }

  #replace(target: Target, body: Stored): Stored {
    const { resource, subresource } = target
    const old = this.#require(target)
    const wanted = body.metadata?.resourceVersion
    if (wanted !== undefined && wanted !== old.metadata?.resourceVersion) throw conflict(target)
    const next = deepClone(body)
    if (subresource === 'status') {
      if (old.spec) next.spec = old.spec
    } else if (old.status !== undefined) next.status = old.status
    const isSpecSame = deepEqual(old.spec, next.spec)
    const { uid, creationTimestamp, deletionTimestamp, generation = 1 } = old.metadata ?? {}
    next.metadata = {
      ...next.metadata,
      ...(uid === undefined ? {} : { uid }),
      ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
      ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
      generation: isSpecSame ? generation : generation + 1,
      ...(old.metadata?.resourceVersion === undefined ? {} : { resourceVersion: old.metadata.resourceVersion }),
    }
    if (deepEqual(old, next)) return old
    if (isReadyToGo(next)) return this.#store(resource, 'DELETED', next)
    return this.#store(resource, 'MODIFIED', next)
  }

  #delete(resource: Resource, old: Stored, options: KubeObject | undefined): Stored {
    const { propagationPolicy, preconditions, gracePeriodSeconds } = (options ?? {}) as {
      propagationPolicy?: string
      preconditions?: { uid?: string; resourceVersion?: string }
      gracePeriodSeconds?: number
    }
    const target = { resource, namespace: '', name: old.metadata?.name ?? '', subresource: '' }
    if (preconditions?.uid !== undefined && preconditions.uid !== old.metadata?.uid) throw conflict(target)
    if (preconditions?.resourceVersion !== undefined && preconditions.resourceVersion !== old.metadata?.resourceVersion)
      throw conflict(target)
    const finalizers = [...(old.metadata?.finalizers ?? [])]
    if (propagationPolicy === 'Orphan' && !finalizers.includes('orphan')) finalizers.push('orphan')
    if (propagationPolicy === 'Foreground' && !finalizers.includes('foregroundDeletion'))
      finalizers.push('foregroundDeletion')
    const isGraceful = resource.token.kind === 'Pod' && old.spec?.nodeName !== undefined && gracePeriodSeconds !== 0
    const next: Stored = {
      ...old,
      ...(resource.token.kind === 'Namespace' ? { status: { phase: 'Terminating' } } : {}),
      metadata: {
        ...old.metadata,
        finalizers,
        deletionTimestamp: old.metadata?.deletionTimestamp ?? formatTimestamp(this.#clock.now()),
      },
    }
    if (isReadyToGo(next) && !isGraceful) return this.#store(resource, 'DELETED', next)
    return deepEqual(old, next) ? old : this.#store(resource, 'MODIFIED', next)
  }

  #store(resource: Resource, type: 'ADDED' | 'MODIFIED' | 'DELETED', object: Stored): Stored {
    const revision = ++this.#revision
    const stored = deepFreeze({ ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } })
    if (type === 'DELETED') resource.objects.delete(objectKey(stored))
    else resource.objects.set(objectKey(stored), stored)
    const event: WatchEvent = Object.freeze({ type, object: stored })
    resource.log.push({ revision, event })
    for (const watcher of [...resource.watchers]) watcher(event)
    return stored
  }

  #list({ resource, namespace }: Target, query: URLSearchParams) {
    const items = [...resource.objects.values()].filter((object) => isSelected(object, namespace, query))
    return { kind: 'List', metadata: { resourceVersion: String(this.#revision) }, items }
  }

  #watch({ resource, namespace }: Target, { query, signal }: ApiRequest): ApiResponse {
    const from = Number(query.get('resourceVersion') ?? this.#revision)
    const oldest = resource.log[0]?.revision ?? this.#revision + 1
    if (from < oldest - 1 && from < this.#revision)
      throw new StatusError({ code: 410, reason: 'Expired', message: 'too old resource version' })
    const queue = new AsyncQueue<WatchEvent>()
    const offer = (event: WatchEvent) => {
      if (event.type === 'ERROR') queue.close()
      else if (isSelected(event.object, namespace, query)) queue.push(event)
    }
    for (const { revision, event } of resource.log) if (revision > from) offer(event)
    resource.watchers.add(offer)
    signal.addEventListener('abort', () => queue.close(), { once: true })
    async function* events() {
      try {
        yield* queue
      } finally {
        resource.watchers.delete(offer)
      }
    }
    return { status: 200, headers: {}, body: { kind: 'events', events: events() } }
  }

  #require(target: Target): Stored {
    const { resource, namespace, name } = target
    const object = resource.objects.get(namespace === '' ? name : `${namespace}/${name}`)
    if (object) return object
    throw new StatusError({ code: 404, reason: 'NotFound', message: `${resource.token.plural} "${name}" not found` })
  }

  #resolve(path: string): Target {
    const parts = path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent)
    const [root, ...rest] = parts
    const group = root === 'apis' ? (rest.shift() ?? '') : ''
    const version = rest.shift() ?? ''
    const isNamespaced = rest[0] === 'namespaces' && rest.length > 2 && rest[2] !== 'status' && rest[2] !== 'finalize'
    const namespace = isNamespaced ? (rest[1] ?? '') : ''
    const [plural = '', name = '', subresource = ''] = isNamespaced ? rest.slice(2) : rest
    const resource = this.#resources.get(`${group}/${version}/${plural}`)
    if (!resource) throw new StatusError({ code: 404, reason: 'NotFound', message: `nothing is served at ${path}` })
    return { resource, namespace, name, subresource }
  }

  #discover(path: string): KubeObject | undefined {
    const tokens = [...this.#resources.values()].map(({ token }) => token)
    if (path === '/apis') {
      const names = [...new Set(tokens.map(({ group }) => group))].filter((group) => group !== '')
      const groups = names.map((name) => {
        const versions = [...new Set(tokens.filter(({ group }) => group === name).map(({ version }) => version))]
        return { name, versions: versions.map((version) => ({ groupVersion: `${name}/${version}`, version })) }
      })
      return { kind: 'APIGroupList', groups } as KubeObject
    }
    const match = /^\/(?:api\/(v1)|apis\/([^/]+\/[^/]+))$/.exec(path)
    const groupVersion = match?.[1] ?? match?.[2]
    if (groupVersion === undefined) return undefined
    const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']
    const resources = tokens
      .filter((token) => apiVersionOf(token) === groupVersion)
      .map(({ plural, singular, namespaced, kind }) => ({
        name: plural,
        singularName: singular,
        namespaced,
        kind,
        verbs,
      }))
    return { kind: 'APIResourceList', resources } as KubeObject
  }
}

function isReadyToGo({ metadata, kind, spec }: Stored): boolean {
  if (kind === 'Namespace' && ((spec?.finalizers as unknown[] | undefined) ?? []).length > 0) return false
  return metadata?.deletionTimestamp !== undefined && (metadata.finalizers ?? []).length === 0
}

function isSelected(object: KubeObject, namespace: string, query: URLSearchParams): boolean {
  if (namespace !== '' && object.metadata?.namespace !== namespace) return false
  const labels = query.get('labelSelector')
  if (labels && !parseLabelSelector(labels).matches(object.metadata?.labels)) return false
  for (const { field, value, operator } of parseFieldSelector(query.get('fieldSelector') ?? '')) {
    const actual = field
      .split('.')
      .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], object)
    if (((actual ?? '') === value) === (operator === '!=')) return false
  }
  return true
}

function ok(object: object): ApiResponse {
  return { status: 200, headers: {}, body: { kind: 'object', object: object as KubeObject } }
}

function conflict({ resource, name }: Target): StatusError {
  const message = `Operation cannot be fulfilled on ${resource.token.plural} "${name}": the object has been modified`
  return new StatusError({ code: 409, reason: 'Conflict', message })
}
