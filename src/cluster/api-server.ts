import type { ApiHandler, NodeAccess, UserInfo } from '../api/index.js'
import { builtInGroups, FlowSchemas, PriorityLevelConfigurations, ResourceQuotas } from '../api/index.js'
import type { HealthCheck, ServiceAccountTokens, StaticTokens } from '../apiserver/index.js'
import {
  AdmissionChain,
  Aggregator,
  ApiMetrics,
  CustomDocuments,
  CustomResources,
  createApiHandler,
  createAuthenticator,
  createAuthorizer,
  createGate,
  createOpenApiServer,
  createPlainPaths,
  createReviewServices,
  defaultPlugins,
  FlowClassifier,
  HealthMetrics,
  mutatingAdmissionWebhook,
  standardChecks,
  TablePrinter,
  unenforcedKinds,
  validatingAdmissionPolicy,
  validatingAdmissionWebhook,
  WebhookCaller,
} from '../apiserver/index.js'
import type { Clock, Component, Logger, Random } from '../base/index.js'
import type { Client } from '../client/index.js'
import { createClient, inProcessTransport } from '../client/index.js'
import type { SubresourceServices } from '../registry/index.js'
import { Catalog, Registry } from '../registry/index.js'
import { builtInDefinitions } from '../resources/index.js'
import type { Store } from '../store/index.js'
import { users } from './components.js'
import type { KeyPair } from './credentials/index.js'
import { sendRequest } from './forward-request.js'
import { withAllocation } from './service-addresses.js'
import { serviceAddress } from './service-endpoints.js'
import { StoredObjects } from './stored-objects.js'

export interface ApiServerOptions {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** `127.0.0.1:6443`; known once the sockets listen. */
  readonly serverAddress: () => string
  /** Makes the tokens of service accounts, given the objects that they are bound to. */
  readonly tokens?: (objects: StoredObjects) => ServiceAccountTokens
  /** Bearer tokens that are known from the start. */
  readonly staticTokens?: StaticTokens
  readonly services: SubresourceServices
  /** The range of cluster IPs. */
  readonly serviceCIDR: string
  /** Shown to the servers of APIServices. */
  readonly proxyIdentity: KeyPair
}

/** The API server of a process, without its sockets. */
export class ApiServer implements Component {
  readonly name = 'apiserver'
  readonly catalog: Catalog
  readonly registry: Registry
  readonly objects: StoredObjects
  readonly metrics: ApiMetrics
  readonly handler: ApiHandler
  readonly customResources: CustomResources
  readonly aggregator: Aggregator
  readonly #webhooks: WebhookCaller
  /** Set when kubelets run in this process. */
  nodes: NodeAccess | undefined
  /** Undefined once everything has started; before, why traffic is not to be sent here. */
  startup: HealthCheck['check'] = () => undefined

  constructor(options: ApiServerOptions) {
    const { store, clock, random, logger } = options
    const ownClient = () => this.client(users.apiserver, 'kube-apiserver')
    const definitions = withAllocation(builtInDefinitions(), {
      range: options.serviceCIDR,
      random,
      objects: () => this.objects,
      client: ownClient,
    })
    this.catalog = new Catalog(builtInGroups(), definitions)
    this.registry = new Registry({ catalog: this.catalog, store, clock, random, logger: logger.child('registry') })
    this.objects = new StoredObjects(this.catalog, this.registry)
    this.metrics = new ApiMetrics({ clock, storedObjects: () => this.#storedObjects() })
    const tokens = options.tokens?.(this.objects)
    const opinions = { rbac: this.objects, nodes: this.objects }
    const authorizer = createAuthorizer({ ...opinions, withComponents: true })
    const reviews = createReviewServices({
      authorizer: createAuthorizer(opinions),
      rbac: this.objects,
      ...(tokens ? { tokens } : {}),
      ...(options.staticTokens ? { staticTokens: options.staticTokens } : {}),
    })
    const flows = new FlowClassifier(
      {
        flowSchemas: () => this.objects.list(FlowSchemas, ''),
        priorityLevels: () => this.objects.list(PriorityLevelConfigurations, ''),
      },
      clock,
    )
    this.#webhooks = new WebhookCaller({ clock, resolveService: (service) => serviceAddress(this.objects, service) })
    const webhooks = {
      lister: this.objects,
      random,
      logger: logger.child('admission'),
      call: this.#webhooks.call.bind(this.#webhooks),
    }
    const admission = new AdmissionChain(
      defaultPlugins({
        extensions: [
          unenforcedKinds(logger.child('admission')),
          mutatingAdmissionWebhook(webhooks),
          validatingAdmissionPolicy({
            lister: this.objects,
            authorizer,
            findKind: (group, version, kind) =>
              this.catalog.servedIn(group, version).find(({ token }) => token.kind === kind)?.token,
          }),
          validatingAdmissionWebhook(webhooks),
        ],
        lister: this.objects,
        random,
        clock,
        authorizer,
        rbac: this.objects,
        changeQuotaStatus: (namespace, name, change) =>
          this.objects.update(ResourceQuotas, namespace, name, { subresource: 'status', change }),
      }),
    )
    this.customResources = new CustomResources({
      registry: this.registry,
      catalog: this.catalog,
      clock,
      random,
      logger: logger.child('custom-resources'),
      admission,
      callWebhook: (config, review) => this.#webhooks.call(config, review),
    })
    this.aggregator = new Aggregator({
      client: ownClient,
      catalog: this.catalog,
      objects: this.objects,
      resolveService: (service) => serviceAddress(this.objects, service),
      send: (target, request) => sendRequest(target, request, clock),
      identity: () => options.proxyIdentity,
      clock,
      logger: logger.child('aggregator'),
    })
    const custom = new CustomDocuments(
      this.catalog,
      (served) => this.customResources.schemaOf(served) as Readonly<Record<string, unknown>> | undefined,
    )
    const plain = createPlainPaths({
      catalog: this.catalog,
      listed: this.aggregator.groups,
      serverAddress: options.serverAddress,
      health: standardChecks({
        store: () => this.registry.feed.catchUp().then(() => undefined, String),
        startup: () => this.startup(),
      }),
      metrics: () => this.metrics.scrape(),
      healthMetrics: new HealthMetrics(clock),
      ...(tokens ? { tokens } : {}),
      openapi: createOpenApiServer({ clock, custom, others: () => this.aggregator.groups.documents() }),
    })
    this.handler = createApiHandler({
      registry: this.registry,
      catalog: this.catalog,
      admission,
      tables: new TablePrinter(clock),
      clock,
      random,
      logger: logger.child('apiserver'),
      nodes: () => this.nodes,
      services: { ...reviews, ...options.services },
      gate: createGate({
        authenticator: createAuthenticator({
          ...(tokens ? { serviceAccountTokens: tokens } : {}),
          ...(options.staticTokens ? { staticTokens: options.staticTokens } : {}),
        }),
        authorizer,
      }),
      plain,
      forward: (request, user) => this.aggregator.forward(request, user),
      flowOf: (info, user) => flows.flowOf(info, user),
      begin: (method) => this.metrics.begin(method),
      observe: this.metrics.observe,
    })
  }

  async start(): Promise<void> {
    await this.registry.start()
    await this.customResources.start()
  }

  async stop(): Promise<void> {
    await this.customResources.stop()
    await this.registry.stop()
    this.#webhooks.close()
  }

  /** A client of the same process that acts as `user`. */
  client(user: UserInfo, fieldManager: string): Client {
    return createClient(inProcessTransport(this.handler, user), { fieldManager })
  }

  *#storedObjects(): Generator<readonly [string, number]> {
    for (const resource of this.registry.resources()) {
      const { group, plural } = resource.definition.token
      yield [group === '' ? plural : `${plural}.${group}`, resource.size] as const
    }
  }
}
