import type { APIService, ApiRequest, ApiResponse, UserInfo } from '../../api/index.js'
import { APIServices, findCondition } from '../../api/index.js'
import type { Clock, Component, Logger } from '../../base/index.js'
import { messageOf } from '../../base/index.js'
import type { Client, Informer, Informers } from '../../client/index.js'
import { createInformers } from '../../client/index.js'
import type { Catalog, ForwardTarget } from '../../registry/index.js'
import type { ObjectLister } from '../admission/index.js'
import type { ResolveService } from '../webhooks/index.js'
import { hostAndPort } from './availability.js'
import { AvailabilityController } from './availability-controller.js'
import { ListedGroups } from './listed-groups.js'
import { identityHeaders, withoutIdentity } from './proxy-headers.js'
import { Registration } from './registration.js'
import { RemoteDiscovery } from './remote-discovery.js'
import { RemoteServers } from './remote-servers.js'

export interface AggregatorOptions {
  readonly client: () => Client
  readonly catalog: Catalog
  readonly objects: ObjectLister
  readonly resolveService: ResolveService
  /** Rejects with an Error in Go's words where the target cannot be reached. */
  readonly send: (target: ForwardTarget, request: ApiRequest) => Promise<ApiResponse>
  /** What the servers behind APIServices are shown: they believe who shows it when it says who asks. PEM texts. */
  readonly identity: () => { readonly certificate: string; readonly privateKey: string }
  readonly clock: Clock
  readonly logger: Logger
}

/** The API of several servers as one (kube-aggregator, v0.34): APIServices, their availability, what they add to discovery, and the way to their servers. */
export class Aggregator implements Component {
  readonly name = 'aggregator'
  readonly groups: ListedGroups
  readonly #options: AggregatorOptions
  readonly #servers: RemoteServers
  /** Servers of others by the start of their paths: `/apis/metrics.k8s.io/v1beta1`. */
  #remote: ReadonlyMap<string, APIService> = new Map()
  #running:
    | {
        readonly informers: Informers
        readonly registration: Registration
        readonly availability: AvailabilityController
      }
    | undefined

  constructor(options: AggregatorOptions) {
    this.#options = options
    this.#servers = new RemoteServers(options)
    this.groups = new ListedGroups(options.catalog, new RemoteDiscovery(this.#servers))
  }

  /** Resolves when the APIServices of this server are there. */
  async start(signal: AbortSignal): Promise<void> {
    const { catalog, objects, clock, logger } = this.#options
    const client = this.#options.client()
    const informers = createInformers(client, { clock, logger })
    const services = informers.informer(APIServices)
    const tools = { client, services, clock, logger }
    const registration = new Registration({ ...tools, catalog })
    const availability = new AvailabilityController({
      ...tools,
      informers,
      objects,
      probe: async (service) => {
        await this.#servers.probe(service)
        await this.groups.ask(service)
      },
    })
    this.#running = { informers, registration, availability }
    services.subscribe({ onBatchEnd: () => this.#refresh(services, registration) })
    informers.start()
    await informers.waitForSync(signal)
    await registration.start()
    availability.start()
  }

  async stop(): Promise<void> {
    const { informers, registration, availability } = this.#running ?? {}
    await Promise.all([registration?.stop(), availability?.stop()])
    await informers?.stop()
  }

  /** The answer of the server behind an APIService; undefined: the path is this server's own. */
  forward(request: ApiRequest, user: UserInfo): Promise<ApiResponse> | undefined {
    if (this.#remote.size === 0) return undefined
    const { path } = request
    // Documents are at the same place below another one.
    const isDocument = path.startsWith(documents) && this.groups.hasDocument(path.slice(documents.length))
    const [, prefix, first, second] = (isDocument ? path.slice(documents.length - 1) : path).split('/', 4)
    const service = this.#remote.get(prefix === 'api' ? `/api/${first}` : `/${prefix}/${first}/${second}`)
    return service && this.#forward(service, request, user)
  }

  async #forward(service: APIService, request: ApiRequest, user: UserInfo): Promise<ApiResponse> {
    if (findCondition(service.status?.conditions, 'Available')?.status !== 'True') return unavailable
    const target = this.#servers.target(service, request.path)
    if (!target) return unavailable
    try {
      return await this.#options.send(
        { ...target, headers: { ...identityHeaders(user), ...hostHeaders(target) } },
        { ...request, headers: withoutIdentity(request.headers) },
      )
    } catch (error) {
      const reason = messageOf(error)
      return plainText(503, `error trying to reach service: ${reason}`)
    }
  }

  #refresh(services: Informer<APIService>, registration: Registration): void {
    const all = services.list()
    const remote = all.filter(({ spec }) => spec?.service !== undefined)
    this.#remote = new Map(remote.map((one) => [pathOf(one), one]))
    this.groups.refresh(all, (name) => registration.isUnwanted(name))
  }
}

const documents = '/openapi/v3/'

/** Servers are called by their addresses. */
function hostHeaders({ host, port }: ForwardTarget): Record<string, string> {
  const address = hostAndPort(host, port)
  return { host: address, 'x-forwarded-host': address }
}

function pathOf({ spec }: APIService): string {
  const { group = '', version = '' } = spec ?? {}
  return group === '' ? `/api/${version}` : `/apis/${group}/${version}`
}

function plainText(status: number, text: string): ApiResponse {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    body: { kind: 'bytes', parts: [Buffer.from(`${text}\n`)] },
  }
}

const unavailable = plainText(503, 'service unavailable')
