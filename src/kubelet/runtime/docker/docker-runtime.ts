import type { Duplex } from 'node:stream'
import type { Clock, Logger } from '../../../base/index.js'
import type {
  ContainerConfig,
  ContainerRuntime,
  ContainerState,
  ContainerStats,
  ExecResult,
  ExecSession,
  ImageCredentials,
  ImageStatus,
  LogLine,
  RuntimeCapabilities,
  RuntimeEvent,
  RuntimeLogOptions,
  RuntimeVersion,
  SandboxConfig,
  SandboxStatus,
  StreamOptions,
} from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'
import { machineCapabilities } from './capabilities.js'
import { type CleanupResult, removeCluster } from './cleanup.js'
import { openConnection } from './connect.js'
import { connectLoopback } from './connect-loopback.js'
import { defaultLogRotation, type LogRotation } from './container-options.js'
import { stateFrom } from './container-state.js'
import { Containers } from './containers.js'
import type { DockerContext } from './context.js'
import { Daemon, type DaemonAddress } from './daemon.js'
import { EventFeed } from './events.js'
import { Execs } from './exec.js'
import { Images } from './images.js'
import { Inventory } from './inventory.js'
import { createHeavyLimit } from './limit.js'
import { readLogs } from './logs.js'
import { networkOwner, type PodNetwork } from './network.js'
import { isProcessOf } from './processes.js'
import { goArchitecture } from './sandbox-image.js'
import { Sandboxes } from './sandboxes.js'
import { readStats } from './stats.js'

export interface DockerRuntimeOptions extends DaemonAddress {
  /** The cluster's name: letters, digits and dashes. Everything made in Docker bears it. */
  readonly cluster: string
  /** The folder of the cluster's data: what Docker holds of a cluster of the same name with another one is not touched. */
  readonly dataDir?: string | undefined
  readonly clock: Clock
  readonly logger: Logger
  /** An image to hold pods' namespaces instead of the built-in one. It must be here already. */
  readonly sandboxImage?: string
  /** Where pods' addresses come from, e.g. `10.211.0.0/16`. Left out: a free range. */
  readonly podNetworkCIDR?: string
  /** Where host ports listen that name no address. Default 127.0.0.1. */
  readonly hostPortAddress?: string
  readonly logRotation?: LogRotation
}

/** Containers by the Docker Engine API. Nothing is asked of Docker before the first call. */
export class DockerRuntime implements ContainerRuntime {
  readonly name: string = 'docker'
  readonly supports: RuntimeCapabilities
  readonly #context: DockerContext
  readonly #inventory: Inventory
  readonly #sandboxes: Sandboxes
  readonly #containers: Containers
  readonly #images: Images
  readonly #execs: Execs
  readonly #events: EventFeed
  readonly #closing = new AbortController()

  constructor(options: DockerRuntimeOptions) {
    if (!/^[a-zA-Z0-9][a-zA-Z0-9-]*$/.test(options.cluster))
      throw new TypeError(`invalid cluster name ${options.cluster}`)
    const { socketPath, cluster, clock, logger } = options
    const daemon = new Daemon(socketPath === undefined ? {} : { socketPath })
    const { privileged, lowersOomScore } = machineCapabilities()
    this.supports = { persistent: true, executes: true, privileged }
    const heavy = createHeavyLimit()
    this.#context = {
      daemon,
      cluster,
      dataDir: options.dataDir,
      clock,
      logger,
      heavy,
      lowersOomScore,
      logRotation: options.logRotation ?? defaultLogRotation,
    }
    this.#inventory = new Inventory(this.#context)
    this.#images = new Images(this.#context)
    this.#sandboxes = new Sandboxes(this.#context, this.#inventory, {
      image: options.sandboxImage,
      subnet: options.podNetworkCIDR,
      hostPortAddress: options.hostPortAddress ?? '127.0.0.1',
    })
    this.#containers = new Containers(this.#context, this.#inventory, this.#images)
    this.#execs = new Execs(this.#context, this.#inventory)
    this.#events = new EventFeed(this.#context)
  }

  /** The pods' network, made where it is missing: for the ranges of nodes and for the API's second listener. */
  network(): Promise<PodNetwork> {
    return this.#sandboxes.network()
  }

  /** The data folder of the cluster of this name that Docker knows; undefined where it knows none, or one without a folder. */
  async ownerInDocker(): Promise<string | undefined> {
    return networkOwner(this.#context)
  }

  /** Everything of this cluster goes from Docker. Not while its kubelets run. */
  removeEverything(): Promise<CleanupResult> {
    return removeCluster(this.#context, this.#inventory)
  }

  async version(): Promise<RuntimeVersion> {
    const { daemon } = this.#context
    const [version, info] = await daemon.call((docker) => Promise.all([docker.version(), docker.info()]))
    const facts = info as { OperatingSystem: string; NCPU: number; MemTotal: number; Architecture: string }
    return {
      name: this.name,
      version: version.Version,
      apiVersion: version.ApiVersion,
      operatingSystem: version.Os,
      osImage: facts.OperatingSystem,
      kernelVersion: version.KernelVersion ?? '',
      architecture: goArchitecture(facts.Architecture),
      cpus: facts.NCPU,
      memoryBytes: facts.MemTotal,
    }
  }

  async ping(): Promise<void> {
    await this.#context.daemon.call((docker) => docker.ping(), 'UNAVAILABLE')
  }

  events(signal: AbortSignal): AsyncIterable<RuntimeEvent> {
    return this.#events.read(signal)
  }

  runSandbox(config: SandboxConfig): Promise<string> {
    return this.#sandboxes.run(config)
  }

  stopSandbox(sandboxId: string): Promise<void> {
    return this.#sandboxes.stop(sandboxId)
  }

  removeSandbox(sandboxId: string): Promise<void> {
    return this.#sandboxes.remove(sandboxId)
  }

  listSandboxes(node: string, podUid?: string): Promise<readonly SandboxStatus[]> {
    return this.#inventory.sandboxes(node, podUid)
  }

  createContainer(sandboxId: string, config: ContainerConfig): Promise<string> {
    return this.#containers.create(sandboxId, config)
  }

  startContainer(containerId: string): Promise<void> {
    return this.#containers.start(containerId)
  }

  stopContainer(containerId: string, graceSeconds: number): Promise<void> {
    return this.#containers.stop(containerId, graceSeconds)
  }

  removeContainer(containerId: string): Promise<void> {
    return this.#containers.remove(containerId)
  }

  listContainers(node: string, podUid?: string): Promise<readonly ContainerState[]> {
    return this.#inventory.containers(node, podUid)
  }

  async containerState(containerId: string): Promise<ContainerState | undefined> {
    const inspected = await this.#inventory.inspect(containerId)
    return inspected === undefined ? undefined : stateFrom(inspected)
  }

  imageStatus(image: string): Promise<ImageStatus | undefined> {
    return this.#images.status(image)
  }

  pullImage(image: string, credentials: readonly ImageCredentials[], signal: AbortSignal): Promise<ImageStatus> {
    return this.#images.pull(image, credentials, signal)
  }

  listImages(): Promise<readonly ImageStatus[]> {
    return this.#images.list()
  }

  logs(containerId: string, options: RuntimeLogOptions, signal: AbortSignal): AsyncIterable<LogLine> {
    const either = AbortSignal.any([signal, this.#closing.signal])
    return readLogs(this.#context, this.#inventory, { containerId, options, signal: either })
  }

  execSync(containerId: string, command: readonly string[], timeoutMs: number): Promise<ExecResult> {
    return this.#execs.execSync(containerId, command, timeoutMs)
  }

  exec(containerId: string, command: readonly string[], streams: StreamOptions): Promise<ExecSession> {
    return this.#execs.exec(containerId, command, streams)
  }

  attach(containerId: string, streams: StreamOptions): Promise<ExecSession> {
    return this.#execs.attach(containerId, streams)
  }

  async connect(sandboxId: string, port: number, options: { readonly loopback?: boolean } = {}): Promise<Duplex> {
    const sandbox = await this.#inventory.inspect(sandboxId)
    if (sandbox?.State.Running !== true) throw new RuntimeError('NOT_FOUND', `no live sandbox ${sandboxId}`)
    const addresses = Object.values(sandbox.NetworkSettings.Networks).map((network) => network.IPAddress)
    const address = addresses.find((one) => one !== '')
    try {
      return await openConnection(address ?? '127.0.0.1', port)
    } catch (error) {
      const { Pid } = sandbox.State
      const tryInside = options.loopback === true && address !== undefined && (await isProcessOf(Pid, sandboxId))
      const connection = tryInside ? await connectLoopback(Pid, port) : undefined
      if (connection === undefined) throw error
      return connection
    }
  }

  stats(node: string): Promise<readonly ContainerStats[]> {
    return readStats(this.#context, this.#inventory, node)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#events.close()
    this.#context.daemon.close()
  }
}

/** See `DockerRuntime`. */
export function createDockerRuntime(options: DockerRuntimeOptions): DockerRuntime {
  return new DockerRuntime(options)
}
