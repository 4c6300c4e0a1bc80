import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { ApiRequest, ApiResponse } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { RequestInfo } from '../request-info/index.js'
import { RequestSeries } from './request-series.js'

export interface ApiMetricsOptions {
  readonly clock: Clock
  /** How many objects of each resource are stored (`pods`, `deployments.apps`). Asked when somebody scrapes. */
  readonly storedObjects?: () => Iterable<readonly [resource: string, count: number]>
}

/** The metrics of one cluster, in a registry of its own; other parts of the cluster add theirs to `registry`. */
export class ApiMetrics {
  readonly registry = new Registry()
  readonly #requests = new RequestSeries()
  readonly #clock: Clock
  readonly #storedObjects: ApiMetricsOptions['storedObjects']
  /** Calls under way: reading ones and mutating ones. */
  readonly #inFlight = { readOnly: 0, mutating: 0 }
  #hasProcessMetrics = false

  constructor({ clock, storedObjects }: ApiMetricsOptions) {
    this.#clock = clock
    this.#storedObjects = storedObjects
    this.#defineGauges()
  }

  /** Call it before a request is handled; the function that it returns, after. */
  begin(method: string): () => void {
    const kind = method === 'GET' || method === 'HEAD' ? 'readOnly' : 'mutating'
    this.#inFlight[kind]++
    return () => {
      this.#inFlight[kind]--
    }
  }

  /** For the pipeline's `observe`. */
  readonly observe = (
    known: { readonly request?: ApiRequest; readonly info?: RequestInfo },
    response: ApiResponse,
    startedAt: number,
  ): void => {
    const { info, request } = known
    if (!info || !request) return
    this.#requests.observe(
      {
        verb: reportedVerb(info, request),
        group: info.group,
        version: info.version,
        resource: info.resource,
        // Paths that lead nowhere are without number, and each series stays for good.
        subresource: info.isResourceRequest
          ? info.subresource
          : response.status === 404
            ? ''
            : `/${info.path.split('/')[1] ?? ''}`,
        scope: scopeOf(info),
        dryRun: request.query.size === 0 ? '' : (request.query.get('dryRun') ?? ''),
      },
      response.status,
      (this.#clock.now() - startedAt) / 1000,
    )
  }

  async scrape(): Promise<{ readonly contentType: string; readonly text: string }> {
    if (!this.#hasProcessMetrics) {
      // It starts observers of its own, which nobody needs before the first scrape.
      this.#hasProcessMetrics = true
      collectDefaultMetrics({ register: this.registry })
    }
    return {
      contentType: `${this.registry.contentType}; escaping=underscores`,
      text: `${await this.registry.metrics()}\n${this.#requests.text()}`,
    }
  }

  #defineGauges(): void {
    const { registry } = this
    const inFlight = this.#inFlight
    const storedObjects = this.#storedObjects
    new Gauge({
      name: 'apiserver_current_inflight_requests',
      help: '[STABLE] Requests under way.',
      labelNames: ['request_kind'],
      registers: [registry],
      collect() {
        this.set({ request_kind: 'readOnly' }, inFlight.readOnly)
        this.set({ request_kind: 'mutating' }, inFlight.mutating)
      },
    })
    for (const name of ['apiserver_storage_objects', 'apiserver_resource_objects']) {
      new Gauge({
        name,
        help: '[STABLE] Stored objects by resource.',
        labelNames: name === 'apiserver_storage_objects' ? ['resource'] : ['group', 'resource'],
        registers: [registry],
        collect() {
          this.reset()
          for (const [full, count] of storedObjects?.() ?? []) {
            const dot = full.indexOf('.')
            const split = { group: dot < 0 ? '' : full.slice(dot + 1), resource: dot < 0 ? full : full.slice(0, dot) }
            this.set(name === 'apiserver_storage_objects' ? { resource: full } : split, count)
          }
        },
      })
    }
  }
}

/** apiserver's pkg/endpoints/metrics canonicalVerb (v0.34). */
function reportedVerb(info: RequestInfo, { method, headers }: ApiRequest): string {
  if (!info.isResourceRequest) return method
  switch (info.verb) {
    case 'list':
    case 'watch':
      return info.verb.toUpperCase()
    case 'get':
      return connectSubresources.has(info.subresource) ? 'CONNECT' : 'GET'
    case 'create':
      return connectSubresources.has(info.subresource) ? 'CONNECT' : 'POST'
    case 'patch':
      return headers['content-type']?.startsWith('application/apply-patch') ? 'APPLY' : 'PATCH'
    case 'deletecollection':
      return 'DELETECOLLECTION'
    default:
      return method
  }
}

const connectSubresources: ReadonlySet<string> = new Set(['exec', 'attach', 'portforward', 'proxy'])

function scopeOf({ isResourceRequest, name, namespace }: RequestInfo): string {
  if (!isResourceRequest) return ''
  return name !== '' ? 'resource' : namespace !== '' ? 'namespace' : 'cluster'
}
