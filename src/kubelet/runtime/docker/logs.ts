import type Docker from 'dockerode'
import type { LogLine, RuntimeLogOptions } from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'
import type { DockerContext } from './context.js'
import { runtimeErrorFrom, statusOf } from './errors.js'
import type { Inventory } from './inventory.js'
import { readLogEntries } from './log-entries.js'
import { LogWindow } from './log-window.js'

/** How often a followed log is looked at: soon after something came, more seldom while it is quiet. */
const shortestPollMs = 100
const longestPollMs = 500

/** A poll first asks for so many entries from the end, which Docker finds without reading the whole log. */
const usualPoll = 256

/** Above this a tail is not counted in lines but in Docker's entries, so that it need not be held in memory. */
const longestTail = 100_000

interface LogSource {
  readonly docker: Docker
  readonly id: string
  readonly tty: boolean
}

/**
 * A container's log. Docker's own `follow` loses lines when it rotates the file (14,066 of 20,000 arrived, measured); so this reads again and again
 * from the last time it has seen, and drops what it knows.
 */
export async function* readLogs(
  context: DockerContext,
  inventory: Inventory,
  request: { readonly containerId: string; readonly options: RuntimeLogOptions; readonly signal: AbortSignal },
): AsyncGenerator<LogLine> {
  const { containerId, options, signal } = request
  try {
    const docker = await context.daemon.client()
    const inspected = await inventory.inspect(containerId)
    if (inspected === undefined) throw new RuntimeError('NOT_FOUND', `No such container: ${containerId}`)
    const source: LogSource = { docker, id: containerId, tty: inspected.Config.Tty }
    const window = new LogWindow()
    for await (const batch of firstRead(source, options, window, signal)) yield* wanted(batch, options)
    if (!options.follow) return
    for await (const batch of follow(context, inventory, { source, window, signal, since: options.since })) {
      yield* wanted(batch, options)
    }
  } catch (error) {
    if (signal.aborted) return
    // Removed while it was read: that is the end of the log.
    if (statusOf(error) === 404) return
    throw runtimeErrorFrom(error)
  }
}

/** Docker counts tails over both streams, so the choice is made here. */
function wanted(batch: readonly LogLine[], options: RuntimeLogOptions): readonly LogLine[] {
  if (options.stdout && options.stderr) return batch
  return batch.filter(({ stream }) => (stream === 'stdout' ? options.stdout : options.stderr))
}

async function* firstRead(
  source: LogSource,
  options: RuntimeLogOptions,
  window: LogWindow,
  signal: AbortSignal,
): AsyncGenerator<readonly LogLine[]> {
  const { tailLines, since } = options
  if (tailLines === undefined || tailLines > longestTail) {
    for await (const batch of readLogEntries(source.docker, source, { tail: tailLines ?? 'all', since }, signal)) {
      window.note(batch)
      yield batch
    }
    return
  }
  for (let count = tailLines + 1; ; count *= 4) {
    const entries = await collect(source, { tail: count, since }, signal)
    const complete = entries.length < count
    const start = startOfLastLines(entries, tailLines)
    if (start === undefined && !complete) continue
    if (entries[0] !== undefined) window.startAt(entries[0])
    window.note(entries)
    yield entries.slice(start ?? 0)
    return
  }
}

/** Where the last so many lines begin; undefined when there are not so many, or their beginning is not among the entries. */
export function startOfLastLines(entries: readonly LogLine[], lines: number): number | undefined {
  let missing = lines
  if (missing === 0) return entries.length
  for (let i = entries.length - 1; i > 0; i--) {
    const entry = entries[i]
    // A line goes on in the next entry of its own stream.
    const before = entries.slice(0, i).findLast((one) => one.stream === entry?.stream)
    if ((before === undefined || endsLine(before)) && --missing === 0) return i
  }
  return undefined
}

function endsLine({ text }: LogLine): boolean {
  return text[text.length - 1] === 10
}

async function* follow(
  context: DockerContext,
  inventory: Inventory,
  {
    source,
    window,
    signal,
    since,
  }: { source: LogSource; window: LogWindow; signal: AbortSignal; since: number | undefined },
): AsyncGenerator<readonly LogLine[]> {
  for (let pause = shortestPollMs; ; ) {
    await context.clock.sleep(pause, signal)
    const inspected = await inventory.inspect(source.id)
    let quiet = true
    for await (const batch of readNew(source, window, since, signal)) {
      quiet = false
      yield batch
    }
    const { Status = 'removed', Error: failure = '' } = inspected?.State ?? {}
    const ended = Status === 'exited' || Status === 'dead' || Status === 'removed' || Status === 'removing'
    if (ended || failure !== '') return
    pause = quiet ? Math.min(longestPollMs, pause * 1.5) : shortestPollMs
  }
}

async function* readNew(
  source: LogSource,
  window: LogWindow,
  wantedSince: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<readonly LogLine[]> {
  const since = window.since ?? wantedSince
  const newest = await collect(source, { tail: usualPoll, since }, signal)
  if (newest.length < usualPoll) {
    const fresh = newest.filter(window.filter())
    window.note(fresh)
    if (fresh.length > 0) yield fresh
    return
  }
  const isNew = window.filter()
  for await (const batch of readLogEntries(source.docker, source, { tail: 'all', since }, signal)) {
    const fresh = batch.filter(isNew)
    window.note(fresh)
    if (fresh.length > 0) yield fresh
  }
}

async function collect(
  source: LogSource,
  query: { readonly tail: number; readonly since: number | undefined },
  signal: AbortSignal,
): Promise<LogLine[]> {
  const entries: LogLine[] = []
  for await (const batch of readLogEntries(source.docker, source, query, signal)) entries.push(...batch)
  return entries
}
