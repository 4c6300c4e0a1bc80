import type { Readable } from 'node:stream'
import { AsyncQueue } from '../../../base/index.js'
import type { RuntimeEvent } from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'
import type { DockerContext } from './context.js'
import { runtimeErrorFrom } from './errors.js'
import { label } from './labels.js'

const types: Readonly<Record<string, RuntimeEvent['type']>> = {
  create: 'created',
  start: 'started',
  die: 'died',
  oom: 'oom',
  destroy: 'removed',
}

/** One connection to Docker's events for all readers; it stands while there are any. */
export class EventFeed {
  readonly #context: DockerContext
  readonly #readers = new Set<AsyncQueue<RuntimeEvent>>()
  #connection: AbortController | undefined

  constructor(context: DockerContext) {
    this.#context = context
  }

  async *read(signal: AbortSignal): AsyncGenerator<RuntimeEvent> {
    if (signal.aborted) return
    const reader = new AsyncQueue<RuntimeEvent>()
    const leave = () => reader.close()
    signal.addEventListener('abort', leave, { once: true })
    this.#readers.add(reader)
    if (this.#connection === undefined) {
      this.#connection = new AbortController()
      void this.#connect(this.#connection)
    }
    try {
      yield* reader.each()
    } finally {
      signal.removeEventListener('abort', leave)
      this.#readers.delete(reader)
      if (this.#readers.size === 0) this.close()
    }
  }

  close(): void {
    this.#connection?.abort()
    this.#connection = undefined
    for (const reader of this.#readers) reader.close()
  }

  /** Runs until the connection ends; then every reader ends with `UNAVAILABLE`. */
  async #connect(connection: AbortController): Promise<void> {
    let failure: unknown = new RuntimeError('UNAVAILABLE', 'Docker ended its events')
    try {
      const filters = { type: ['container' as const], label: [`${label.cluster}=${this.#context.cluster}`] }
      const stream = (await this.#context.daemon.call((docker) => docker.getEvents({ filters }))) as Readable
      const stop = () => stream.destroy()
      connection.signal.addEventListener('abort', stop, { once: true })
      if (connection.signal.aborted) stop()
      for await (const line of linesOf(stream)) this.#publish(line)
    } catch (error) {
      failure = runtimeErrorFrom(error, 'UNAVAILABLE')
    }
    if (this.#connection !== connection) return
    this.#connection = undefined
    for (const reader of this.#readers) reader.fail(failure)
  }

  #publish(line: string): void {
    const { Action = '', Actor } = JSON.parse(line) as DockerEvent
    const type = types[Action]
    const podUid = Actor?.Attributes?.[label.uid]
    if (type === undefined || podUid === undefined || Actor?.ID === undefined) return
    const { ID: containerId } = Actor
    const push = () => {
      for (const reader of this.#readers) reader.push({ podUid, containerId, type })
    }
    // Docker says so before its lists do; an inspect waits until it has noted the end (moby daemon/monitor.go, handleContainerExit).
    if (type === 'died') {
      void this.#context.daemon.call((docker) => docker.getContainer(containerId).inspect()).then(push, push)
    } else push()
  }
}

interface DockerEvent {
  readonly Action?: string
  readonly Actor?: { readonly ID?: string; readonly Attributes?: Readonly<Record<string, string>> }
}

async function* linesOf(source: AsyncIterable<unknown>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of source) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') yield line
  }
}
