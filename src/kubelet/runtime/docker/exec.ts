import { type Duplex, PassThrough } from 'node:stream'
import type Docker from 'dockerode'
import type { ExecResult, ExecSession, StreamOptions } from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'
import type { DockerContext } from './context.js'
import { runtimeErrorFrom, statusOf } from './errors.js'
import type { Inventory } from './inventory.js'
import { type PumpProgress, pumpOutput } from './output-pump.js'
import { killProcess } from './processes.js'

/** Docker's code for a command that could not be run. */
const refusedExitCode = 126

/** A child that lives on holds the output open: after the command itself has ended its output is awaited for so long. */
const lingerMs = 500
const watchMs = 1000
const probeWatchMs = 200

/** Docker numbers the process a moment after it says that it has started it. */
const pidTries = 20
const pidPauseMs = 25

/** Output of a command that is run to its end is kept up to this, as the kubelet does (16 MiB, pkg/kubelet/util/ioutils, v1.34). */
const longestOutput = 16 * 1024 * 1024

/** Commands in containers. */
export class Execs {
  readonly #context: DockerContext
  readonly #inventory: Inventory

  constructor(context: DockerContext, inventory: Inventory) {
    this.#context = context
    this.#inventory = inventory
  }

  async exec(
    containerId: string,
    command: readonly string[],
    streams: StreamOptions,
    pollMs = watchMs,
  ): Promise<ExecSession> {
    const { exec, socket } = await this.#start(containerId, command, streams)
    const stdout = streams.stdout ? new PassThrough() : undefined
    const stderr = streams.stderr && !streams.tty ? new PassThrough() : undefined
    const ended = new AbortController()
    const progress: PumpProgress = { received: 0, isBlocked: false }
    const pumped = pumpOutput(socket, { stdout, stderr }, { tty: streams.tty, catchRefusal: true, progress })
    const watching = this.#watch(exec, { socket, progress, ended: ended.signal, pollMs })
    const exit = pumped.then(async (refusal) => {
      ended.abort()
      await watching
      socket.destroy()
      try {
        return await this.#exitCode(exec, refusal)
      } finally {
        stdout?.end()
        stderr?.end()
      }
    })
    exit.catch(() => {})
    return {
      ...(streams.stdin ? { stdin: socket } : {}),
      ...(stdout === undefined ? {} : { stdout }),
      ...(stderr === undefined ? {} : { stderr }),
      exit,
      resize: async ({ columns, rows }) => {
        await exec.resize({ w: columns, h: rows }).catch(() => {})
      },
      kill: async () => {
        await this.#kill(exec, containerId)
        socket.destroy()
        stdout?.resume()
        stderr?.resume()
      },
    }
  }

  async execSync(containerId: string, command: readonly string[], timeoutMs: number): Promise<ExecResult> {
    const streams = { stdin: false, stdout: true, stderr: true, tty: false }
    let timedOut = false
    let session: ExecSession | undefined
    const giveUp = () => {
      timedOut = true
      void session?.kill()
    }
    const timer = timeoutMs > 0 ? this.#context.clock.after(timeoutMs, giveUp) : undefined
    try {
      session = await this.exec(containerId, command, streams, probeWatchMs)
      if (timedOut) void session.kill()
      const [stdout, stderr, exit] = await Promise.all([
        collect(session.stdout),
        collect(session.stderr),
        settled(session.exit),
      ])
      if (timedOut) throw new RuntimeError('EXEC_TIMEOUT', `command ${JSON.stringify(command.join(' '))} timed out`)
      if ('error' in exit) throw runtimeErrorFrom(exit.error)
      return { exitCode: exit.value, stdout, stderr }
    } finally {
      timer?.cancel()
    }
  }

  /** Joins the streams of the container's own process; leaving does not disturb it. */
  async attach(containerId: string, streams: StreamOptions): Promise<ExecSession> {
    const docker = await this.#context.daemon.client()
    const inspected = await this.#inventory.inspect(containerId)
    if (inspected?.State.Running !== true)
      throw new RuntimeError('EXEC_FAILED', `container ${containerId} is not running`)
    const { Tty: tty, OpenStdin } = inspected.Config
    const container = docker.getContainer(containerId)
    const stdin = streams.stdin && OpenStdin
    let socket: Duplex
    try {
      const { stdout, stderr } = streams
      socket = (await container.attach({ stream: true, stdin, stdout, stderr, hijack: true })) as Duplex
    } catch (error) {
      throw runtimeErrorFrom(error, 'EXEC_FAILED')
    }
    socket.on('error', () => {})
    const stdout = streams.stdout ? new PassThrough() : undefined
    const stderr = streams.stderr && !tty ? new PassThrough() : undefined
    const exit = pumpOutput(socket, { stdout, stderr }, { tty, catchRefusal: false }).then(() => {
      stdout?.end()
      stderr?.end()
      socket.destroy()
      return 0
    })
    return {
      ...(stdin ? { stdin: socket } : {}),
      ...(stdout === undefined ? {} : { stdout }),
      ...(stderr === undefined ? {} : { stderr }),
      exit,
      resize: async ({ columns, rows }) => {
        await container.resize({ w: columns, h: rows }).catch(() => {})
      },
      kill: async () => {
        socket.destroy()
        stdout?.resume()
        stderr?.resume()
      },
    }
  }

  async #start(
    containerId: string,
    command: readonly string[],
    streams: StreamOptions,
  ): Promise<{ exec: Docker.Exec; socket: Duplex }> {
    try {
      const docker = await this.#context.daemon.client()
      const exec = await docker.getContainer(containerId).exec({
        Cmd: [...command],
        AttachStdin: streams.stdin,
        // Where nobody wants output Docker still reports there why a command could not be run.
        AttachStdout: true,
        AttachStderr: streams.stderr,
        Tty: streams.tty,
      })
      // Without hijacking, input would silently go nowhere.
      const socket = await exec.start({ hijack: true, stdin: streams.stdin, Tty: streams.tty })
      socket.on('error', () => {})
      return { exec, socket }
    } catch (error) {
      if (statusOf(error) === 404) throw runtimeErrorFrom(error)
      throw runtimeErrorFrom(error, 'EXEC_FAILED')
    }
  }

  /** Ends the stream when the command has ended but a child of it keeps the output open. */
  async #watch(
    exec: Docker.Exec,
    { socket, progress, ended, pollMs }: { socket: Duplex; progress: PumpProgress; ended: AbortSignal; pollMs: number },
  ): Promise<void> {
    const { clock } = this.#context
    try {
      do await clock.sleep(pollMs, ended)
      while ((await exec.inspect()).Running)
      for (let received = -1; received !== progress.received || progress.isBlocked; ) {
        received = progress.received
        await clock.sleep(lingerMs, ended)
      }
      socket.destroy()
    } catch {
      // The output has ended by itself, or the daemon does not answer: the reader of the exit code will see it.
    }
  }

  async #exitCode(exec: Docker.Exec, refusal: string | undefined): Promise<number> {
    let code: number | null
    try {
      code = (await exec.inspect()).ExitCode
    } catch (error) {
      throw runtimeErrorFrom(error)
    }
    if (refusal !== undefined && code === refusedExitCode) throw new RuntimeError('EXEC_FAILED', refusal.trim())
    // Null while it runs: then its streams were cut.
    return code ?? 137
  }

  async #kill(exec: Docker.Exec, containerId: string): Promise<void> {
    for (let tries = 0; tries < pidTries; tries++) {
      const state = await exec.inspect().catch(() => undefined)
      if (state === undefined || (!state.Running && state.ExitCode !== null)) return
      if (state.Pid > 0) {
        if (!(await killProcess(state.Pid, containerId))) {
          this.#context.logger.warn('Could not kill a command in a container', {
            container: containerId,
            pid: state.Pid,
          })
        }
        return
      }
      await this.#context.clock.sleep(pidPauseMs)
    }
  }
}

async function collect(stream: AsyncIterable<unknown> | undefined): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  if (stream !== undefined) {
    for await (const chunk of stream) {
      const bytes = (chunk as Buffer).subarray(0, longestOutput - length)
      length += bytes.length
      if (bytes.length > 0) chunks.push(bytes)
    }
  }
  return Buffer.concat(chunks)
}

async function settled<T>(promise: Promise<T>): Promise<{ value: T } | { error: unknown }> {
  return await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
}
