import type { Duplex, Readable } from 'node:stream'

/** CRI-shaped, nothing of Docker in it. Ids are opaque strings. All methods reject with a `RuntimeError` and nothing else. */
export interface ContainerRuntime {
  /** `docker`, `fake`; the scheme of container ids in a pod's status (`docker://…`). */
  readonly name: string
  readonly supports: RuntimeCapabilities
  version(): Promise<RuntimeVersion>
  /** Resolves when the runtime answers; rejects with `UNAVAILABLE` when it does not. */
  ping(): Promise<void>
  /**
   * A hint that something changed, from now on; ends when the signal aborts, rejects with `UNAVAILABLE` when the runtime goes away. The truth is `listSandboxes` and `listContainers`.
   */
  events(signal: AbortSignal): AsyncIterable<RuntimeEvent>

  /** Makes and starts a sandbox: one network (an address), one IPC namespace, one hostname. */
  runSandbox(config: SandboxConfig): Promise<string>
  /** Stops the sandbox and everything in it by force; frees its address. Absent is fine. */
  stopSandbox(sandboxId: string): Promise<void>
  removeSandbox(sandboxId: string): Promise<void>
  /** All of one node, dead ones included. `podUid` is a hint that only this pod's are wanted; more may be returned. */
  listSandboxes(node: string, podUid?: string): Promise<readonly SandboxStatus[]>

  createContainer(sandboxId: string, config: ContainerConfig): Promise<string>
  startContainer(containerId: string): Promise<void>
  /** Sends the stop signal, and KILL after `graceSeconds`. Resolves when the container has stopped. A second call with a shorter time shortens it. */
  stopContainer(containerId: string, graceSeconds: number): Promise<void>
  removeContainer(containerId: string): Promise<void>
  listContainers(node: string, podUid?: string): Promise<readonly ContainerState[]>
  /** Undefined where it is gone. */
  containerState(containerId: string): Promise<ContainerState | undefined>

  /** The image as it is here, or undefined. */
  imageStatus(image: string): Promise<ImageStatus | undefined>
  /** Rejects with `INVALID_IMAGE_NAME` or `IMAGE_PULL_FAILED`; the message is the registry's. */
  pullImage(image: string, credentials: readonly ImageCredentials[], signal: AbortSignal): Promise<ImageStatus>
  listImages(): Promise<readonly ImageStatus[]>

  /** Lines with their times, in order. Ends at the end of the log, or with `follow` when the container has ended. */
  logs(containerId: string, options: RuntimeLogOptions, signal: AbortSignal): AsyncIterable<LogLine>
  /** Runs a command to its end; kills it after `timeoutMs` and then rejects with `EXEC_TIMEOUT`. */
  execSync(containerId: string, command: readonly string[], timeoutMs: number): Promise<ExecResult>
  exec(containerId: string, command: readonly string[], streams: StreamOptions): Promise<ExecSession>
  attach(containerId: string, streams: StreamOptions): Promise<ExecSession>
  /**
   * A connection to a port inside the sandbox's network. With `loopback` also to what listens on the sandbox's own loopback address only, where the
   * runtime can reach that (port-forward; probes must not). Rejects with `CONNECTION_FAILED`.
   */
  connect(sandboxId: string, port: number, options?: { readonly loopback?: boolean }): Promise<Duplex>
  /** CPU and memory in use by each running container of a node. */
  stats(node: string): Promise<readonly ContainerStats[]>
  /** Releases connections; containers go on running. */
  close(): Promise<void>
}

export interface RuntimeCapabilities {
  /** Containers outlive this process. */
  readonly persistent: boolean
  /** Commands really run (exec, probes, logs of real output). */
  readonly executes: boolean
  readonly privileged: boolean
}

export interface RuntimeVersion {
  readonly name: string
  readonly version: string
  readonly apiVersion: string
  readonly operatingSystem: string
  readonly osImage: string
  readonly kernelVersion: string
  readonly architecture: string
  readonly cpus: number
  readonly memoryBytes: number
}

export interface RuntimeEvent {
  readonly podUid: string
  readonly containerId: string
  readonly type: 'created' | 'started' | 'died' | 'oom' | 'removed'
}

/** Written on everything the runtime makes, so that it can be found again after a restart. */
export interface Identity {
  readonly node: string
  readonly namespace: string
  readonly pod: string
  readonly uid: string
}

export interface SandboxConfig extends Identity {
  /** Counts up each time the pod's sandbox is made anew. */
  readonly attempt: number
  readonly hostname: string
  readonly domain: string
  readonly hostNetwork: boolean
  readonly hostPID: boolean
  readonly hostIPC: boolean
  readonly sysctls: Readonly<Record<string, string>>
  /** Ports to publish on the host. */
  readonly hostPorts: readonly {
    readonly containerPort: number
    readonly hostPort: number
    readonly hostIP: string
    readonly protocol: 'TCP' | 'UDP' | 'SCTP'
  }[]
  /** The pod's range of its node: `10.211.3.0/24`. */
  readonly podCIDR: string
  readonly annotations: Readonly<Record<string, string>>
}

export interface SandboxStatus extends Identity {
  readonly id: string
  readonly attempt: number
  readonly ready: boolean
  /** Empty for host network and for dead sandboxes. */
  readonly ips: readonly string[]
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

export interface ContainerConfig extends Identity {
  readonly container: string
  /** The pod's restart counter for this container. */
  readonly attempt: number
  /** An image id or reference that is here. */
  readonly image: string
  readonly command: readonly string[]
  readonly args: readonly string[]
  readonly env: readonly { readonly name: string; readonly value: string }[]
  readonly workingDir: string
  readonly mounts: readonly Mount[]
  readonly stdin: boolean
  readonly stdinOnce: boolean
  readonly tty: boolean
  readonly stopSignal?: string
  readonly resources: ContainerResources
  readonly security: ContainerSecurity
  readonly hostPID: boolean
  readonly hostIPC: boolean
  readonly shareProcessNamespace: boolean
  /** A hash of the container's spec: a container of another hash is replaced. */
  readonly specHash: string
  /** It is expected to end by itself (an init container, a Job's container). A hint for runtimes that only simulate. */
  readonly runsToCompletion?: boolean
}

export interface Mount {
  readonly hostPath: string
  readonly containerPath: string
  readonly readOnly: boolean
  readonly propagation: 'private' | 'rslave' | 'rshared'
}

export interface ContainerResources {
  readonly cpuShares?: number
  readonly cpuQuota?: number
  readonly cpuPeriod?: number
  readonly memoryBytes?: number
  readonly oomScoreAdj?: number
}

export interface ContainerSecurity {
  readonly user?: string
  readonly groups: readonly number[]
  readonly privileged: boolean
  readonly readOnlyRootFilesystem: boolean
  readonly noNewPrivileges: boolean
  readonly addCapabilities: readonly string[]
  readonly dropCapabilities: readonly string[]
  /** `unconfined`, or a profile's JSON text. */
  readonly seccomp?: string
  readonly procMountUnmasked: boolean
}

export interface ContainerState extends Identity {
  readonly id: string
  readonly sandboxId: string
  readonly container: string
  readonly attempt: number
  readonly specHash: string
  readonly state: 'created' | 'running' | 'exited'
  readonly image: string
  readonly imageId: string
  /** Milliseconds since 1970; 0 where it has not happened. */
  readonly createdAt: number
  readonly startedAt: number
  readonly finishedAt: number
  readonly exitCode: number
  readonly signal?: number
  /** `OOMKilled`, `Error`, `Completed`, `ContainerCannotRun`, `StartError`. */
  readonly reason: string
  readonly message: string
}

export interface ImageStatus {
  readonly id: string
  readonly tags: readonly string[]
  readonly digests: readonly string[]
  readonly sizeBytes: number
  /** The image's USER: a uid, a name, or empty. */
  readonly user: string
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
}

export interface ImageCredentials {
  readonly username: string
  readonly password: string
  readonly serverAddress: string
}

export interface RuntimeLogOptions {
  readonly follow: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  /** The last so many lines; all when left out. */
  readonly tailLines?: number
  /** Milliseconds since 1970. */
  readonly since?: number
}

export interface LogLine {
  /** RFC 3339 with nanoseconds. */
  readonly time: string
  readonly stream: 'stdout' | 'stderr'
  /** With its newline, where it had one. */
  readonly text: Uint8Array
}

export interface ExecResult {
  readonly exitCode: number
  readonly stdout: Uint8Array
  readonly stderr: Uint8Array
}

export interface StreamOptions {
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  readonly tty: boolean
}

export interface ExecSession {
  /** `end()` closes the command's stdin. Absent when not asked for. */
  readonly stdin?: NodeJS.WritableStream
  readonly stdout?: Readable
  readonly stderr?: Readable
  resize(size: { readonly columns: number; readonly rows: number }): Promise<void>
  /** The exit code, after all output has been read. 0 for an attach that ended. */
  readonly exit: Promise<number>
  /** Ends it by force. */
  kill(): Promise<void>
}

export interface ContainerStats {
  readonly containerId: string
  readonly podUid: string
  readonly container: string
  readonly cpuNanoseconds: number
  readonly workingSetBytes: number
}

export type RuntimeErrorCode =
  | 'UNAVAILABLE'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'INVALID_IMAGE_NAME'
  | 'IMAGE_PULL_FAILED'
  | 'IMAGE_NOT_FOUND'
  | 'CREATE_FAILED'
  | 'START_FAILED'
  | 'EXEC_TIMEOUT'
  | 'EXEC_FAILED'
  | 'CONNECTION_FAILED'
  | 'UNSUPPORTED'
  | 'FAILED'

/** What a runtime says. The message is for people and ends up in events and statuses. */
export class RuntimeError extends Error {
  readonly code: RuntimeErrorCode
  /** START_FAILED: what the container's exit code is to be. */
  readonly exitCode: number | undefined

  constructor(code: RuntimeErrorCode, message: string, options: { cause?: unknown; exitCode?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'RuntimeError'
    this.code = code
    this.exitCode = options.exitCode
  }
}
