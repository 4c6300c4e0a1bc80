import {
  apiVersionOf,
  type KubeList,
  type KubeObject,
  type ResourceToken,
  type Status,
  type WatchEvent,
} from '../api/index.js'
import type {
  Client,
  DeleteParameters,
  ListParameters,
  PatchType,
  ResourceClient,
  WatchParameters,
  WriteParameters,
} from './client.js'
import { errorOfStatus, type Transport, type TransportRequest } from './transport/index.js'

export interface ClientOptions {
  /** Stands in `managedFields` of what is written, and in the User-Agent. */
  readonly fieldManager?: string
}

/** A typed client over a transport. Many may share one transport. */
export function createClient(transport: Transport, options: ClientOptions = {}): Client {
  const fieldManager = options.fieldManager ?? 'wherry'
  const headers: Headers = { 'user-agent': `${fieldManager}/v1.34.0` }
  return {
    resource: (token, namespace) => new HttpResource(transport, headers, fieldManager, token, namespace),
    raw: (method, pathAndQuery, body) => {
      const mark = pathAndQuery.indexOf('?')
      return transport.send({
        method,
        path: mark < 0 ? pathAndQuery : pathAndQuery.slice(0, mark),
        ...(mark < 0 ? {} : { query: new URLSearchParams(pathAndQuery.slice(mark + 1)) }),
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body }),
      })
    },
    as: (manager) => createClient(transport, { fieldManager: manager }),
  }
}

type Headers = Readonly<Record<string, string>>

const patchContentTypes: Readonly<Record<PatchType, string>> = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
}

class HttpResource<T extends KubeObject> implements ResourceClient<T> {
  readonly #transport: Transport
  readonly #headers: Headers
  readonly #fieldManager: string
  readonly #token: ResourceToken<T>
  readonly #namespace: string | undefined

  constructor(
    transport: Transport,
    headers: Headers,
    fieldManager: string,
    token: ResourceToken<T>,
    namespace: string | undefined,
  ) {
    this.#transport = transport
    this.#headers = headers
    this.#fieldManager = fieldManager
    this.#token = token
    this.#namespace = namespace === '' ? undefined : namespace
  }

  get(name: string): Promise<T> {
    return this.#send('GET', this.#path(name)) as Promise<T>
  }

  list(parameters: ListParameters = {}): Promise<KubeList<T>> {
    return this.#send('GET', this.#collection(), { query: listQuery(parameters) }) as Promise<KubeList<T>>
  }

  async *watch(parameters: WatchParameters): AsyncGenerator<readonly WatchEvent<T>[]> {
    const query = listQuery(parameters)
    query.set('watch', 'true')
    if (parameters.allowWatchBookmarks) query.set('allowWatchBookmarks', 'true')
    if (parameters.sendInitialEvents !== undefined) {
      query.set('sendInitialEvents', String(parameters.sendInitialEvents))
      query.set('resourceVersionMatch', 'NotOlderThan')
    }
    if (parameters.timeoutSeconds !== undefined) query.set('timeoutSeconds', String(parameters.timeoutSeconds))
    const request = {
      method: 'GET',
      path: this.#collection(),
      query,
      headers: this.#headers,
      signal: parameters.signal,
    }
    for await (const events of this.#transport.watch(request) as AsyncIterable<readonly WatchEvent<T>[]>) {
      const failed = events.findIndex((event) => event.type === 'ERROR')
      if (failed < 0) {
        yield events
        continue
      }
      if (failed > 0) yield events.slice(0, failed)
      const failure: KubeObject | undefined = events[failed]?.object
      throw errorOfStatus(failure as Partial<Status>)
    }
  }

  create(object: T, parameters: WriteParameters = {}): Promise<T> {
    return this.#write('POST', this.#collection(object), this.#typed(object), parameters)
  }

  update(object: T, parameters: WriteParameters = {}): Promise<T> {
    return this.#write('PUT', this.#path(nameOf(object), object), this.#typed(object), parameters)
  }

  updateStatus(object: T, parameters: WriteParameters = {}): Promise<T> {
    return this.#write('PUT', `${this.#path(nameOf(object), object)}/status`, this.#typed(object), parameters)
  }

  patch(
    name: string,
    type: PatchType,
    patch: object,
    parameters: WriteParameters & { readonly subresource?: string; readonly force?: boolean } = {},
  ): Promise<T> {
    const path = this.#path(name) + (parameters.subresource === undefined ? '' : `/${parameters.subresource}`)
    const query = this.#writeQuery(parameters)
    if (parameters.force) query.set('force', 'true')
    return this.#send('PATCH', path, { query, body: patch, contentType: patchContentTypes[type] }) as Promise<T>
  }

  async delete(name: string, parameters: DeleteParameters = {}): Promise<void> {
    const body = deleteOptions(parameters)
    await this.#send('DELETE', this.#path(name), body ? { body } : {})
  }

  async deleteCollection(parameters: DeleteParameters & ListParameters = {}): Promise<void> {
    const body = deleteOptions(parameters)
    await this.#send('DELETE', this.#collection(), { query: listQuery(parameters), ...(body ? { body } : {}) })
  }

  subresource<B extends KubeObject>(
    verb: 'get' | 'create' | 'update',
    name: string,
    subresource: string,
    body?: KubeObject,
  ): Promise<B> {
    const path = `${this.#path(name)}/${subresource}`
    if (verb === 'get') return this.#send('GET', path) as Promise<B>
    const query = this.#writeQuery({})
    return this.#send(verb === 'create' ? 'POST' : 'PUT', path, { query, ...(body ? { body } : {}) }) as Promise<B>
  }

  #write(method: string, path: string, body: T, parameters: WriteParameters): Promise<T> {
    return this.#send(method, path, { query: this.#writeQuery(parameters), body }) as Promise<T>
  }

  #send(
    method: string,
    path: string,
    { query, body, contentType }: { query?: URLSearchParams; body?: unknown; contentType?: string } = {},
  ): Promise<unknown> {
    const request: TransportRequest = {
      method,
      path,
      ...(query ? { query } : {}),
      headers:
        body === undefined ? this.#headers : { ...this.#headers, 'content-type': contentType ?? 'application/json' },
      ...(body === undefined ? {} : { body }),
    }
    return this.#transport.send(request)
  }

  #writeQuery(parameters: WriteParameters): URLSearchParams {
    const query = new URLSearchParams([['fieldManager', parameters.fieldManager ?? this.#fieldManager]])
    if (parameters.dryRun) query.set('dryRun', 'All')
    return query
  }

  /** Items of lists and what informers hold may lack apiVersion and kind; the server wants them. */
  #typed(object: T): T {
    if (object.apiVersion !== undefined && object.kind !== undefined) return object
    return { ...object, apiVersion: apiVersionOf(this.#token), kind: this.#token.kind }
  }

  #collection(object?: KubeObject): string {
    const { group, version, plural, namespaced } = this.#token
    const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`
    const namespace = namespaced ? (this.#namespace ?? object?.metadata?.namespace) : undefined
    return namespace === undefined ? `${root}/${plural}` : `${root}/namespaces/${segment(namespace)}/${plural}`
  }

  #path(name: string, object?: KubeObject): string {
    if (name === '') throw new TypeError(`a name is needed to address one of ${this.#token.plural}`)
    if (this.#token.namespaced && this.#namespace === undefined && object?.metadata?.namespace === undefined)
      throw new TypeError(`a namespace is needed to address one of ${this.#token.plural}`)
    return `${this.#collection(object)}/${segment(name)}`
  }
}

function nameOf(object: KubeObject): string {
  return object.metadata?.name ?? ''
}

/** As client-go writes it: a colon stays as it is (`system:node`). */
function segment(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':')
}

function listQuery(parameters: ListParameters): URLSearchParams {
  const query = new URLSearchParams()
  if (parameters.labelSelector) query.set('labelSelector', parameters.labelSelector)
  if (parameters.fieldSelector) query.set('fieldSelector', parameters.fieldSelector)
  if (parameters.limit !== undefined) query.set('limit', String(parameters.limit))
  if (parameters.continue) query.set('continue', parameters.continue)
  if (parameters.resourceVersion !== undefined) query.set('resourceVersion', parameters.resourceVersion)
  if (parameters.resourceVersionMatch) query.set('resourceVersionMatch', parameters.resourceVersionMatch)
  return query
}

function deleteOptions(parameters: DeleteParameters): object | undefined {
  const { gracePeriodSeconds, propagationPolicy, preconditions, dryRun } = parameters
  const options = {
    ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
    ...(propagationPolicy === undefined ? {} : { propagationPolicy }),
    ...(preconditions === undefined ? {} : { preconditions }),
    ...(dryRun ? { dryRun: ['All'] } : {}),
  }
  return Object.keys(options).length === 0 ? undefined : { apiVersion: 'v1', kind: 'DeleteOptions', ...options }
}
