import type { LogLine, RuntimeLogOptions } from '../container-runtime.js'
import type { SimulatedContainer } from './simulated-container.js'

/** What a container says that was given nothing to say. */
export function logSentence(container: SimulatedContainer): string {
  return `This container is simulated: image ${container.config.image} was started by name only, nothing runs.`
}

/** Everything was said at the start; who follows waits for the end. */
export async function* simulatedLogs(
  container: SimulatedContainer,
  options: RuntimeLogOptions,
  signal: AbortSignal,
): AsyncGenerator<LogLine> {
  const { startedAt } = container.state()
  const lines = options.stdout && startedAt > 0 ? (container.stages.log ?? logSentence(container)).split('\n') : []
  const wanted =
    startedAt < (options.since ?? 0) ? [] : lines.slice(-(options.tailLines ?? lines.length) || lines.length)
  const time = new Date(startedAt).toISOString().replace('Z', '000000Z')
  if (options.tailLines !== 0) {
    for (const line of wanted) yield { time, stream: 'stdout', text: Buffer.from(`${line}\n`) }
  }
  if (!options.follow || !container.isRunning) return
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await Promise.race([container.ended(), aborted])
}
