import { join } from 'node:path'
import { formatTimestamp } from '../api/index.js'
import type { HttpServer, StaticTokens } from '../apiserver/index.js'
import { createHttpServer, ServiceAccountTokens } from '../apiserver/index.js'
import type { Clock, Logger, Random } from '../base/index.js'
import { createEventRecorder, createInformers } from '../client/index.js'
import type { NodeIpamOptions } from '../controllers/index.js'
import { builtInControllers, ControllerSet } from '../controllers/index.js'
import type { Network } from '../network/index.js'
import { policyTypeChecker } from '../registry/index.js'
import { createScheduler } from '../scheduler/index.js'
import type { Store } from '../store/index.js'
import { Compactor, openStore } from '../store/index.js'
import { ApiServer } from './api-server.js'
import { bootstrap } from './bootstrap/index.js'
import { ComponentStack, users } from './components.js'
import type { ClusterCredentials } from './credentials/index.js'
import {
  kubeconfigText,
  listenSans,
  openCredentials,
  serviceAccountIssuer,
  writeKubeconfig,
} from './credentials/index.js'
import { FlowSchemaStatus } from './flow-schema-status.js'
import type { Address } from './listen.js'
import { listenOn } from './listen.js'
import { networkSummary, startNetwork } from './network.js'
import { podAddresses, startNodes } from './nodes.js'
import type { ClusterOptions, RunningCluster } from './options.js'
import { completeOptions } from './options.js'
import type { ChosenRuntime } from './runtime.js'
import { openRuntime } from './runtime.js'
import { boundObjects } from './service-accounts.js'
import { repairAddresses } from './service-addresses.js'
import { serviceAddress, serviceCIDR } from './service-range.js'
import { readTokenFile } from './static-tokens.js'
import { subresourceServices } from './subresource-services.js'

interface Parts {
  readonly options: ClusterOptions
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly stack: ComponentStack
}

type ClusterFields = Omit<RunningCluster, 'stop'> & { readonly apiServer: ApiServer }

/**
 * A whole cluster in this process. Nothing is shared between clusters: start as many as you like.
 *
 *     const cluster = await Cluster.start({ nodes: 3, runtime: 'simulated' })
 *     // … cluster.kubeconfig, cluster.url …
 *     await cluster.stop()
 */
export class Cluster implements RunningCluster {
  readonly name: string
  readonly url: string
  readonly kubeconfig: string
  readonly kubeconfigPath: string | undefined
  readonly summary: readonly string[]
  /** The API server of this process, for programs that want to call it without sockets. */
  readonly apiServer: ApiServer
  readonly #stack: ComponentStack
  #stopping: Promise<void> | undefined

  private constructor(fields: ClusterFields, stack: ComponentStack) {
    this.name = fields.name
    this.url = fields.url
    this.kubeconfig = fields.kubeconfig
    this.kubeconfigPath = fields.kubeconfigPath
    this.summary = fields.summary
    this.apiServer = fields.apiServer
    this.#stack = stack
  }

  /** Resolves when `/readyz` says ok. What had been started is stopped again when a part fails. */
  static async start(given: Partial<ClusterOptions> = {}): Promise<Cluster> {
    const options = completeOptions(given)
    const stack = new ComponentStack(options.logger)
    const parts: Parts = { options, clock: options.clock, random: options.random, logger: options.logger, stack }
    try {
      return await startParts(parts)
    } catch (error) {
      await stack.stop()
      throw error
    }
  }

  /** Ends everything in reverse order; containers of Docker go on running. Safe to call twice. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stack.stop()
    return this.#stopping
  }

  static create(fields: ClusterFields, stack: ComponentStack): Cluster {
    return new Cluster(fields, stack)
  }
}

/** The order of architecture.md section 3: store, API, first objects, sockets, controllers and scheduler, kubelets; then ready. */
async function startParts(parts: Parts): Promise<Cluster> {
  const { options, stack, clock, logger } = parts
  const signal = new AbortController().signal
  const store = await openClusterStore(parts)
  const runtime = await openRuntime(options, logger)
  const network = await runtime?.network()
  const credentials = await openCredentials({
    ...(options.dataDir === undefined ? {} : { directory: join(options.dataDir, 'credentials') }),
    extraSans: [options.host, ...(network ? [network.gateway] : [])].flatMap(listenSans),
    serviceCidrs: [serviceCIDR],
  })
  const staticTokens = await readTokenFile(options.tokenAuthFile)
  const isReady = { value: false }
  const addressOf = { value: '' }
  const { apiServer, http, tokens } = await startApiServer(parts, store, {
    credentials,
    staticTokens,
    isReady,
    addressOf,
  })
  const address = await listenOn(http, options, network?.gateway)
  const own = apiServer.client(users.apiserver, 'kube-apiserver')
  await repairAddresses(apiServer.objects, own)
  await bootstrap(
    own,
    {
      address: network?.gateway ?? (isLoopback(address.host) ? undefined : address.host),
      port: address.port,
      serviceCIDR,
      serviceAddress,
      clientCa: credentials.ca.certificate,
      now: formatTimestamp(parts.clock.now()),
    },
    (token, namespace, name) => apiServer.objects.get(token, namespace, name) !== undefined,
  )
  await stack.start(new FlowSchemaStatus({ client: own, clock, logger: logger.child('flow-schemas') }), signal)
  const nodeCidrs = podAddresses(runtime ? options.nodes : 0, network)
  if (!options.without.has('controllers'))
    await startControllers(parts, apiServer, { credentials, tokens, nodeCidrs, signal })
  if (!options.without.has('scheduler')) await startScheduler(parts, apiServer, signal)
  const services = await startNetwork({ options, stack, apiServer, network, serviceCIDR, signal })
  const clusterDNS = services?.clusterDNS ?? []
  if (runtime) await startNodes({ options, stack, apiServer, runtime, network, clusterDNS, signal })
  isReady.value = true
  addressOf.value = `${address.host}:${address.port}`
  return finished(parts, { apiServer, credentials, address, runtime, services })
}

async function openClusterStore({ options, clock, logger, stack }: Parts): Promise<Store> {
  const store = await openStore(
    options.store === 'memory' ? 'memory:' : `leveldb:${join(options.dataDir ?? '.', 'store')}`,
  )
  await stack.start({ name: 'store', start: async () => {}, stop: () => store.close() }, new AbortController().signal)
  await stack.start(new Compactor({ store, clock, logger: logger.child('compactor') }), new AbortController().signal)
  return store
}

interface ApiServerSetup {
  readonly credentials: ClusterCredentials
  readonly staticTokens: StaticTokens | undefined
  readonly isReady: { value: boolean }
  readonly addressOf: { value: string }
}

async function startApiServer(
  { clock, random, logger, stack }: Parts,
  store: Store,
  { credentials, staticTokens, isReady, addressOf }: ApiServerSetup,
): Promise<{ apiServer: ApiServer; http: HttpServer; tokens?: ServiceAccountTokens }> {
  const signal = new AbortController().signal
  const made: { tokens?: ServiceAccountTokens } = {}
  const apiServer: ApiServer = new ApiServer({
    store,
    clock,
    random,
    logger,
    serverAddress: () => addressOf.value,
    tokens: (objects) => {
      made.tokens = new ServiceAccountTokens({
        issuer: serviceAccountIssuer,
        audiences: [serviceAccountIssuer],
        ...credentials.serviceAccount,
        bound: boundObjects(objects),
        clock,
        random,
      })
      return made.tokens
    },
    ...(staticTokens ? { staticTokens } : {}),
    serviceCIDR,
    services: subresourceServices({ tokens: () => made.tokens, objects: () => apiServer.objects, clock }),
  })
  apiServer.startup = () => (isReady.value ? undefined : 'the cluster is starting')
  await stack.start(apiServer, signal)
  const http = createHttpServer({
    handler: apiServer.handler,
    tls: {
      key: credentials.serving.privateKey,
      cert: credentials.serving.certificate,
      clientCa: credentials.ca.certificate,
    },
    clock,
    random,
    logger: logger.child('http'),
  })
  await stack.start(http, signal)
  return { apiServer, http, ...made }
}

function isLoopback(host: string): boolean {
  return host.startsWith('127.') || host === '::1' || host === 'localhost' || host === '0.0.0.0' || host === '::'
}

interface ControllerSetup {
  readonly credentials: ClusterCredentials
  readonly tokens: ServiceAccountTokens | undefined
  readonly nodeCidrs: NodeIpamOptions
  readonly signal: AbortSignal
}

async function startControllers(
  { clock, random, logger, stack }: Parts,
  apiServer: ApiServer,
  { credentials, tokens, nodeCidrs, signal }: ControllerSetup,
): Promise<void> {
  const controllers = new ControllerSet({
    client: apiServer.client(users.controllers, 'kube-controller-manager'),
    controllers: builtInControllers({
      rootCertificate: credentials.ca.certificate,
      async signCertificate(request, terms) {
        const { signRequest } = await import('./credentials/sign-request.js')
        return signRequest(credentials.ca, request, terms)
      },
      ...(tokens ? { issueToken: (claims) => tokens.issueLegacy(claims) } : {}),
      nodeCidrs,
      checkPolicyTypes: policyTypeChecker,
    }),
    clock,
    random,
    logger: logger.child('controllers'),
  })
  await stack.start(controllers, signal)
}

async function startScheduler(
  { clock, random, logger, stack }: Parts,
  apiServer: ApiServer,
  signal: AbortSignal,
): Promise<void> {
  const client = apiServer.client(users.scheduler, 'kube-scheduler')
  const log = logger.child('scheduler')
  const informers = createInformers(client, { clock, logger: log })
  const recorder = createEventRecorder(client, {
    component: 'default-scheduler',
    style: 'events',
    clock,
    random,
    logger: log,
  })
  await stack.start({ name: 'scheduler events', start: async () => {}, stop: () => recorder.stop() }, signal)
  const scheduler = createScheduler({ client, informers, clock, random, logger: log, recorder })
  await stack.start(
    { name: 'scheduler informers', start: async () => informers.start(), stop: async () => informers.stop() },
    signal,
  )
  await stack.start(scheduler, signal)
}

interface Outcome {
  readonly apiServer: ApiServer
  readonly credentials: ClusterCredentials
  readonly address: Address
  readonly runtime: ChosenRuntime | undefined
  readonly services: Network | undefined
}

async function finished(
  { options, stack }: Parts,
  { apiServer, credentials, address, runtime, services }: Outcome,
): Promise<Cluster> {
  const url = `https://${address.host === '0.0.0.0' || address.host === '::' ? '127.0.0.1' : address.host}:${address.port}`
  const kubeconfig = kubeconfigText({ name: options.name, server: url, credentials })
  const own = options.dataDir === undefined ? undefined : join(options.dataDir, 'kubeconfig')
  for (const path of [own, options.writeKubeconfig]) if (path !== undefined) await writeKubeconfig(path, kubeconfig)
  return Cluster.create(
    {
      name: options.name,
      url,
      kubeconfig,
      kubeconfigPath: options.writeKubeconfig ?? own,
      summary: [
        ...summaryOf(options, url, address, runtime),
        ...networkSummary(services, runtime?.isSimulated === true),
      ],
      apiServer,
    },
    stack,
  )
}

/** What a user wants to know of a start, in a few lines. */
function summaryOf(
  options: ClusterOptions,
  url: string,
  address: Address,
  runtime: ChosenRuntime | undefined,
): readonly string[] {
  const without = [...options.without]
  return [
    `API server at ${url}${address.isSubstitute ? ' (port 6443 is taken)' : ''}, data in ${options.store === 'memory' ? 'memory' : options.dataDir}`,
    runtime
      ? `${options.nodes} ${options.nodes === 1 ? 'node' : 'nodes'}, pods ${runtime.isSimulated ? 'simulated' : 'in Docker'} (${runtime.reason})`
      : 'no nodes',
    ...(without.length > 0 ? [`without ${without.join(', ')}`] : []),
  ]
}
