import type {
  NodeAccess,
  Pod,
  PodAttachOptions,
  PodExecOptions,
  PodLogOptions,
  PodPortForwardOptions,
  StreamSession,
  UpgradedConnection,
  UpgradeRequest,
} from '../../api/index.js'
import { badRequest, internalError, isStatusError, notFound, parseTimestamp } from '../../api/index.js'
import type { Clock, Logger } from '../../base/index.js'
import { messageOf } from '../../base/index.js'
import type { KubeletPods } from '../pods/lookup.js'
import type { ContainerRuntime, ExecSession } from '../runtime/container-runtime.js'
import { openChannels, openSpdyStreams, type WantedStreams } from './command-connections.js'
import { failureStatus } from './command-status.js'
import { chooseLoggedContainer } from './log-container.js'
import { formatLog } from './logs.js'
import { forwardOverChannels, forwardOverSpdy } from './port-forward.js'
import { type CommandConnection, runCommand } from './remote-command.js'
import { type CommandProtocol, chooseCommandProtocol, choosePortForwardProtocol } from './subprotocols.js'

export interface NodeAccessOptions {
  readonly pods: KubeletPods
  readonly runtime: ContainerRuntime
  readonly clock: Clock
  readonly logger: Logger
}

/** Logs, exec, attach and port-forward of the pods of this process, for the API server. */
export function createNodeAccess(options: NodeAccessOptions): NodeAccess {
  return new LocalNodeAccess(options)
}

interface Command {
  readonly container: string
  readonly wanted: WantedStreams
  readonly failurePrefix: string
  readonly open: (containerId: string) => Promise<ExecSession>
}

class LocalNodeAccess implements NodeAccess {
  readonly #pods: KubeletPods
  readonly #runtime: ContainerRuntime
  readonly #clock: Clock
  readonly #logger: Logger

  constructor({ pods, runtime, clock, logger }: NodeAccessOptions) {
    this.#pods = pods
    this.#runtime = runtime
    this.#clock = clock
    this.#logger = logger
  }

  async logs(pod: Pod, options: PodLogOptions, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    this.#requireNode(pod)
    const id = chooseLoggedContainer(this.#pods, pod, options)
    const state = await this.#asking(() => this.#runtime.containerState(id))
    // The status names the container; whose it is only the runtime knows.
    if (state === undefined || state.uid !== pod.metadata?.uid) {
      throw badRequest(`unable to retrieve container logs for ${this.#runtime.name}://${id}`)
    }
    const { follow, tailLines, stream = 'All' } = options
    const since = this.#sinceOf(options)
    const lines = this.#runtime.logs(
      id,
      {
        follow,
        stdout: stream !== 'Stderr',
        stderr: stream !== 'Stdout',
        ...(tailLines === undefined ? {} : { tailLines }),
        ...(since === undefined ? {} : { since }),
      },
      signal,
    )
    return formatLog(lines, options)
  }

  async exec(pod: Pod, options: PodExecOptions, upgrade: UpgradeRequest): Promise<StreamSession> {
    const { container, command } = options
    if (command.length === 0) throw badRequest('you must specify at least one command for the container')
    const wanted = wantedStreams(options)
    return await this.#command(pod, upgrade, {
      container,
      wanted,
      failurePrefix: 'error executing command in container',
      open: (id) => this.#runtime.exec(id, command, wanted),
    })
  }

  async attach(pod: Pod, options: PodAttachOptions, upgrade: UpgradeRequest): Promise<StreamSession> {
    const wanted = wantedStreams(options)
    return await this.#command(pod, upgrade, {
      container: options.container,
      wanted,
      failurePrefix: 'error attaching to container',
      open: (id) => this.#runtime.attach(id, wanted),
    })
  }

  async portForward(pod: Pod, { ports }: PodPortForwardOptions, upgrade: UpgradeRequest): Promise<StreamSession> {
    this.#requireNode(pod)
    const protocol = choosePortForwardProtocol(upgrade)
    if (protocol.kind === 'channels' && ports.length === 0) throw badRequest('query parameter "port" is required')
    const unusable = ports.find((port) => !Number.isInteger(port) || port < 1 || port > 65_535)
    if (unusable !== undefined) throw badRequest(`invalid port number ${unusable}`)
    const sandbox = await this.#asking(() => this.#pods.findSandbox(pod))
    if (sandbox === undefined) {
      throw internalError(`pod not found ("${pod.metadata?.name}_${pod.metadata?.namespace}")`)
    }
    const forwarding = {
      clock: this.#clock,
      sandboxId: sandbox.id,
      connect: (port: number) => this.#runtime.connect(sandbox.id, port, { loopback: true }),
    }
    return {
      subprotocol: protocol.name,
      accept: async (connection) => {
        if (connection.protocol === 'spdy') await forwardOverSpdy(connection.stream, forwarding)
        else if (protocol.kind === 'channels') {
          await forwardOverChannels(connection.socket, ports, { ...forwarding, ...protocol })
        } else throw new TypeError(`a connection of ${protocol.name} must be a byte stream`)
      },
    }
  }

  async #command(pod: Pod, upgrade: UpgradeRequest, command: Command): Promise<StreamSession> {
    this.#requireNode(pod)
    const protocol = chooseCommandProtocol(upgrade)
    const found = await this.#asking(() => this.#pods.findContainer(pod, command.container))
    const id = found?.state === 'running' ? found.id : undefined
    const missing = `container not found (${JSON.stringify(command.container)})`
    // A refusal on WebSocket would be asked again over SPDY; upstream tells it on the error channel instead.
    if (id === undefined && upgrade.protocol === 'spdy') throw internalError(missing)
    return {
      subprotocol: protocol.name,
      accept: async (upgraded) => {
        const connection = await this.#openConnection(upgraded, protocol, command.wanted)
        if (connection === undefined) return
        if (id === undefined) await connection.finish(failureStatus(`unable to upgrade connection: ${missing}`))
        else {
          const { failurePrefix } = command
          await runCommand(connection, { open: () => command.open(id), failurePrefix, logger: this.#logger })
        }
      },
    }
  }

  async #openConnection(
    upgraded: UpgradedConnection,
    protocol: CommandProtocol,
    wanted: WantedStreams,
  ): Promise<CommandConnection | undefined> {
    const settings = { protocol, wanted, clock: this.#clock }
    return upgraded.protocol === 'spdy'
      ? await openSpdyStreams(upgraded.stream, settings)
      : await openChannels(upgraded.socket, settings)
  }

  #sinceOf({ sinceSeconds, sinceTime }: PodLogOptions): number | undefined {
    if (sinceSeconds !== undefined) return this.#clock.now() - sinceSeconds * 1000
    return sinceTime === undefined ? undefined : parseTimestamp(sinceTime)
  }

  /** Upstream asks for the node's address first, and misses it by the name of the pods' resource. */
  #requireNode(pod: Pod): void {
    const node = pod.spec?.nodeName ?? ''
    if (!this.#pods.hasNode(node)) throw notFound({ group: '', resource: 'pods' }, node)
  }

  async #asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask()
    } catch (error) {
      throw isStatusError(error) ? error : internalError(messageOf(error), error)
    }
  }
}

function wantedStreams({ stdin, stdout, stderr, tty }: PodAttachOptions): WantedStreams {
  return { stdin, stdout, stderr: stderr && !tty, tty }
}
