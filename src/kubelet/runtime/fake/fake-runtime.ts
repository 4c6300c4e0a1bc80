import { release } from 'node:os'
import type { Duplex } from 'node:stream'
import type { Clock, Random } from '../../../base/index.js'
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
import { PodAddresses } from './addresses.js'
import { EventFeed } from './event-feed.js'
import type { LifeStages } from './life-stages.js'
import { mergeStages, stagesFromAnnotations } from './life-stages.js'
import { SimulatedContainer } from './simulated-container.js'
import { SimulatedImages } from './simulated-images.js'
import { logSentence, simulatedLogs } from './simulated-logs.js'
import { execSentence, simulatedAttach, simulatedConnection, simulatedExec } from './simulated-streams.js'

export interface FakeRuntimeOptions {
  readonly clock: Clock
  readonly random: Random
  /** What an image does; a pod's annotations win over it. Default: every image is there and runs for ever. */
  readonly images?: (image: string) => LifeStages | undefined
  /** What a simulated node says it has. Default 8 CPUs and 32 GiB, whatever this machine has. */
  readonly cpus?: number
  readonly memoryBytes?: number
}

interface SimulatedSandbox {
  readonly id: string
  readonly config: SandboxConfig
  readonly createdAt: number
  readonly containers: Set<SimulatedContainer>
  ready: boolean
  ips: readonly string[]
}

/**
 * Containers as life stages: nothing runs, nothing is pulled, everything answers honestly that it is simulated (`--runtime simulated`).
 * An idle container costs an object and no timer.
 */
export class FakeRuntime implements ContainerRuntime {
  readonly name: string = 'fake'
  readonly supports: RuntimeCapabilities = { persistent: false, executes: false, privileged: true }
  readonly #options: FakeRuntimeOptions
  readonly #sandboxes = new Map<string, SimulatedSandbox>()
  readonly #containers = new Map<string, SimulatedContainer>()
  /** node → pod uid → its sandboxes, so that a list of one pod touches nothing else. */
  readonly #nodes = new Map<string, Map<string, Set<SimulatedSandbox>>>()
  readonly #addresses = new PodAddresses()
  readonly #events = new EventFeed()
  readonly #images: SimulatedImages
  #unavailable: string | undefined
  #made = 0

  constructor(options: FakeRuntimeOptions) {
    this.#options = options
    this.#images = new SimulatedImages((image) => options.images?.(image))
  }

  /** Faults on purpose: with a message, every call rejects with `UNAVAILABLE` until it is called without one. */
  setUnavailable(message?: string): void {
    this.#unavailable = message
    if (message !== undefined) this.#events.fail(message)
  }

  /** Ends a running container as if its program had. Unknown ids are ignored. */
  exitContainer(containerId: string, exitCode: number): void {
    this.#containers.get(containerId)?.exitWith(exitCode)
  }

  async version(): Promise<RuntimeVersion> {
    this.#check()
    return {
      name: 'fake',
      version: '1.0.0',
      apiVersion: '1.0.0',
      operatingSystem: 'linux',
      osImage: 'Wherry simulated node',
      kernelVersion: release(),
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      cpus: this.#options.cpus ?? 8,
      memoryBytes: this.#options.memoryBytes ?? 32 * 1024 ** 3,
    }
  }

  async ping(): Promise<void> {
    this.#check()
  }

  events(signal: AbortSignal): AsyncIterable<RuntimeEvent> {
    return this.#events.read(signal)
  }

  async runSandbox(config: SandboxConfig): Promise<string> {
    this.#check()
    const id = this.#newId()
    const ips = config.hostNetwork ? [] : [this.#addresses.take(config.podCIDR)]
    const sandbox: SimulatedSandbox = {
      id,
      config,
      createdAt: this.#options.clock.now(),
      containers: new Set(),
      ready: true,
      ips,
    }
    this.#sandboxes.set(id, sandbox)
    const pods = this.#nodes.get(config.node) ?? new Map<string, Set<SimulatedSandbox>>()
    this.#nodes.set(config.node, pods)
    const sandboxes = pods.get(config.uid) ?? new Set()
    pods.set(config.uid, sandboxes)
    sandboxes.add(sandbox)
    return id
  }

  async stopSandbox(sandboxId: string): Promise<void> {
    this.#check()
    const sandbox = this.#sandboxes.get(sandboxId)
    if (sandbox === undefined || !sandbox.ready) return
    sandbox.ready = false
    for (const ip of sandbox.ips) this.#addresses.release(sandbox.config.podCIDR, ip)
    sandbox.ips = []
    for (const container of sandbox.containers) container.kill()
  }

  async removeSandbox(sandboxId: string): Promise<void> {
    await this.stopSandbox(sandboxId)
    const sandbox = this.#sandboxes.get(sandboxId)
    if (sandbox === undefined) return
    for (const container of sandbox.containers) this.#containers.delete(container.id)
    this.#sandboxes.delete(sandboxId)
    const pods = this.#nodes.get(sandbox.config.node)
    const sandboxes = pods?.get(sandbox.config.uid)
    sandboxes?.delete(sandbox)
    if (sandboxes?.size === 0) pods?.delete(sandbox.config.uid)
  }

  async listSandboxes(node: string, podUid?: string): Promise<readonly SandboxStatus[]> {
    this.#check()
    return this.#sandboxesOf(node, podUid).map((sandbox) => {
      const { namespace, pod, uid, attempt } = sandbox.config
      const { id, ready, ips, createdAt } = sandbox
      return { id, node, namespace, pod, uid, attempt, ready, ips, createdAt }
    })
  }

  async createContainer(sandboxId: string, config: ContainerConfig): Promise<string> {
    this.#check()
    const sandbox = this.#sandboxes.get(sandboxId)
    if (sandbox === undefined || !sandbox.ready) throw new RuntimeError('NOT_FOUND', `no live sandbox ${sandboxId}`)
    const { podUid, id } = { podUid: config.uid, id: this.#newId() }
    const completes: LifeStages | undefined = config.runsToCompletion === true ? { runSeconds: 0 } : undefined
    const container = new SimulatedContainer({
      id,
      sandboxId,
      config,
      stages: mergeStages(
        completes,
        this.#images.stagesOf(config.image),
        stagesFromAnnotations(sandbox.config.annotations, config.container),
      ),
      imageId: this.#images.idOf(config.image),
      clock: this.#options.clock,
      announce: (type) => this.#events.publish({ podUid, containerId: id, type }),
    })
    this.#containers.set(id, container)
    sandbox.containers.add(container)
    return id
  }

  async startContainer(containerId: string): Promise<void> {
    this.#check()
    this.#require(containerId).start()
  }

  async stopContainer(containerId: string, graceSeconds: number): Promise<void> {
    this.#check()
    await this.#containers.get(containerId)?.stop(graceSeconds)
  }

  async removeContainer(containerId: string): Promise<void> {
    this.#check()
    const container = this.#containers.get(containerId)
    if (container === undefined) return
    container.kill()
    this.#containers.delete(containerId)
    this.#sandboxes.get(container.sandboxId)?.containers.delete(container)
    this.#events.publish({ podUid: container.config.uid, containerId, type: 'removed' })
  }

  async listContainers(node: string, podUid?: string): Promise<readonly ContainerState[]> {
    this.#check()
    return this.#sandboxesOf(node, podUid).flatMap((sandbox) => [...sandbox.containers].map((each) => each.state()))
  }

  async containerState(containerId: string): Promise<ContainerState | undefined> {
    this.#check()
    return this.#containers.get(containerId)?.state()
  }

  async imageStatus(image: string): Promise<ImageStatus | undefined> {
    this.#check()
    return this.#images.status(image)
  }

  async pullImage(image: string, _credentials: readonly ImageCredentials[], signal: AbortSignal): Promise<ImageStatus> {
    this.#check()
    return this.#images.pull(image, signal)
  }

  async listImages(): Promise<readonly ImageStatus[]> {
    this.#check()
    return this.#images.list()
  }

  async *logs(containerId: string, options: RuntimeLogOptions, signal: AbortSignal): AsyncGenerator<LogLine> {
    this.#check()
    yield* simulatedLogs(this.#require(containerId), options, signal)
  }

  async execSync(containerId: string, command: readonly string[]): Promise<ExecResult> {
    const container = this.#requireRunning(containerId)
    const exitCode = container.stages.failsProbes === true ? 1 : 0
    return { exitCode, stdout: Buffer.from(`${execSentence(command)}\n`), stderr: new Uint8Array() }
  }

  async exec(containerId: string, command: readonly string[], streams: StreamOptions): Promise<ExecSession> {
    const container = this.#requireRunning(containerId)
    return simulatedExec(command, streams, { exitCode: container.stages.failsProbes === true ? 1 : 0 })
  }

  async attach(containerId: string, streams: StreamOptions): Promise<ExecSession> {
    const container = this.#requireRunning(containerId)
    return simulatedAttach(logSentence(container), streams, container.ended())
  }

  async connect(sandboxId: string, port: number): Promise<Duplex> {
    this.#check()
    const sandbox = this.#sandboxes.get(sandboxId)
    if (sandbox === undefined || !sandbox.ready) throw new RuntimeError('NOT_FOUND', `no live sandbox ${sandboxId}`)
    const running = [...sandbox.containers].filter((container) => container.isRunning)
    if (running.length === 0 || running.some((container) => container.stages.failsProbes === true)) {
      throw new RuntimeError('CONNECTION_FAILED', 'connect: connection refused')
    }
    const { namespace, pod } = sandbox.config
    return simulatedConnection(`Pod ${namespace}/${pod} is simulated: no program listens on port ${port}.`)
  }

  async stats(node: string): Promise<readonly ContainerStats[]> {
    this.#check()
    const running = this.#sandboxesOf(node).flatMap((sandbox) => [...sandbox.containers].filter((one) => one.isRunning))
    return running.map(({ id, config }) => ({
      containerId: id,
      podUid: config.uid,
      container: config.container,
      cpuNanoseconds: 0,
      workingSetBytes: 0,
    }))
  }

  async close(): Promise<void> {}

  #check(): void {
    if (this.#unavailable !== undefined) throw new RuntimeError('UNAVAILABLE', this.#unavailable)
  }

  #sandboxesOf(node: string, podUid?: string): SimulatedSandbox[] {
    const pods = this.#nodes.get(node)
    if (pods === undefined) return []
    return podUid === undefined ? [...pods.values()].flatMap((each) => [...each]) : [...(pods.get(podUid) ?? [])]
  }

  #require(containerId: string): SimulatedContainer {
    const container = this.#containers.get(containerId)
    if (container === undefined) throw new RuntimeError('NOT_FOUND', `no such container: ${containerId}`)
    return container
  }

  #requireRunning(containerId: string): SimulatedContainer {
    this.#check()
    const container = this.#require(containerId)
    if (!container.isRunning) throw new RuntimeError('EXEC_FAILED', `container ${containerId} is not running`)
    return container
  }

  /** 64 hexadecimal digits, as container engines make them. */
  #newId(): string {
    this.#made++
    return `${this.#options.random.uuid().replaceAll('-', '')}${this.#made.toString(16).padStart(32, '0')}`
  }
}

/** See `FakeRuntime`. */
export function createFakeRuntime(options: FakeRuntimeOptions): FakeRuntime {
  return new FakeRuntime(options)
}
