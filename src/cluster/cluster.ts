import { join } from 'node:path'
import { formatTimestamp } from '../api/index.js'
import type { ApiServer } from './api-server.js'
import { bootstrap } from './bootstrap/index.js'
import { ComponentStack, users } from './components.js'
import { startControllers } from './controllers.js'
import type { ClusterCredentials } from './credentials/index.js'
import { kubeconfigText, listenSans, openCredentials, writeKubeconfig } from './credentials/index.js'
import { DefaultServiceCidr } from './default-service-cidr.js'
import { FlowSchemaStatus } from './flow-schema-status.js'
import { hostForOthers, hostForUs, listenOn } from './listen.js'
import { networkSummary, startNetwork } from './network.js'
import { podAddresses, startNodes } from './nodes.js'
import type { ClusterOptions, RunningCluster } from './options.js'
import { completeOptions } from './options.js'
import { openRuntime } from './runtime.js'
import { startScheduler } from './scheduler.js'
import { repairAddresses } from './service-addresses.js'
import { serviceAddress, serviceCIDR } from './service-range.js'
import { startServing } from './serving.js'
import { readTokenFile } from './static-tokens.js'
import { startStorage } from './storage.js'
import { clusterSummary } from './summary.js'

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
    try {
      return await startParts(options, stack)
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

/** In this order: store, API, sockets, first objects, controllers and scheduler, Services and DNS, kubelets; then ready. */
async function startParts(options: ClusterOptions, stack: ComponentStack): Promise<Cluster> {
  const { clock, logger } = options
  const { signal } = new AbortController()
  const store = await startStorage({ options, stack, signal })
  const runtime = await openRuntime(options, logger)
  const network = await runtime?.network()
  const credentials = await openCredentials({
    ...(options.dataDir === undefined ? {} : { directory: join(options.dataDir, 'credentials') }),
    extraSans: [options.host, ...(network ? [network.gateway] : [])].flatMap(listenSans),
    serviceCidrs: [serviceCIDR],
  })
  const progress = { isReady: false, serverAddress: '' }
  const { apiServer, http, tokens } = await startServing({
    options,
    stack,
    store,
    credentials,
    staticTokens: await readTokenFile(options.tokenAuthFile),
    whyNotReady: () => (progress.isReady ? undefined : 'the cluster is starting'),
    serverAddress: () => progress.serverAddress,
    signal,
  })
  const address = await listenOn(http, options, network?.gateway)
  const own = apiServer.client(users.apiserver, 'kube-apiserver')
  await repairAddresses(apiServer.objects, own)
  await bootstrap(
    own,
    {
      address: network?.gateway ?? hostForOthers(address.host),
      port: address.port,
      serviceAddress,
      clientCa: credentials.ca.certificate,
      proxyCa: credentials.proxy.ca.certificate,
      now: formatTimestamp(clock.now()),
    },
    (token, namespace, name) => apiServer.objects.get(token, namespace, name) !== undefined,
  )
  const { objects } = apiServer
  await stack.start(new DefaultServiceCidr({ client: own, objects, range: serviceCIDR, clock, logger }), signal)
  await stack.start(apiServer.aggregator, signal)
  await stack.start(new FlowSchemaStatus({ client: own, clock, logger: logger.child('flow-schemas') }), signal)
  const nodeCidrs = podAddresses(runtime ? options.nodes : 0, network)
  if (!options.without.has('controllers'))
    await startControllers({ options, stack, apiServer, credentials, tokens, nodeCidrs, signal })
  if (!options.without.has('scheduler')) await startScheduler({ options, stack, apiServer, signal })
  const services = await startNetwork({ options, stack, apiServer, network, serviceCIDR, signal })
  const clusterDNS = services?.clusterDNS ?? []
  if (runtime) await startNodes({ options, stack, apiServer, runtime, network, clusterDNS, signal })
  progress.isReady = true
  progress.serverAddress = `${address.host}:${address.port}`
  const url = `https://${hostForUs(address.host)}:${address.port}`
  return Cluster.create(
    {
      name: options.name,
      url,
      ...(await writeKubeconfigs(options, url, credentials)),
      summary: [
        ...clusterSummary(options, url, address, runtime),
        ...networkSummary(services, runtime?.isSimulated === true),
      ],
      apiServer,
    },
    stack,
  )
}

/** The kubeconfig's text, in the cluster's folder where it has one, and in the file that the user named. */
async function writeKubeconfigs(
  options: ClusterOptions,
  server: string,
  credentials: ClusterCredentials,
): Promise<Pick<ClusterFields, 'kubeconfig' | 'kubeconfigPath'>> {
  const kubeconfig = kubeconfigText({ name: options.name, server, credentials })
  const own = options.dataDir === undefined ? undefined : join(options.dataDir, 'kubeconfig')
  for (const path of [own, options.writeKubeconfig]) if (path !== undefined) await writeKubeconfig(path, kubeconfig)
  return { kubeconfig, kubeconfigPath: options.writeKubeconfig ?? own }
}
