/** What a simulated container does. Every part that is left out is the ordinary case: it starts at once and runs for ever. */
export interface LifeStages {
  /** The registry's refusal. */
  readonly pullError?: string
  /** False: not on the node until it has been pulled. Default true. */
  readonly present?: boolean
  /** From `startContainer` to running; the container counts as `created` meanwhile. */
  readonly startSeconds?: number
  /** Starting fails with this message. */
  readonly startError?: string
  /** It ends by itself after this time (0: at once); without it, it runs until it is stopped. */
  readonly runSeconds?: number
  /** How it ends by itself; giving only a code means that it ends at once. */
  readonly exitCode?: number
  /** How long it takes to stop when asked to; longer than its grace means that it is killed (137). Default 0. */
  readonly stopSeconds?: number
  /** Commands exit 1 and connections are refused, so that every probe fails. */
  readonly failsProbes?: boolean
  /** What it writes to its log, instead of a sentence that says that it is simulated. */
  readonly log?: string
}

/** Pod annotations start with this; `<prefix>exit-code` is for all containers, `<prefix>exit-code.<container>` for one. */
export const simulationPrefix = 'simulated.wherry.dev/'

/**
 * Reads the stages out of a pod's annotations: `exit-code`, `run-seconds`, `start-seconds`, `stop-seconds` (numbers), `start-error`,
 * `log` (text) and `probe` (`fail`). What is not a number where one belongs is left out.
 */
export function stagesFromAnnotations(annotations: Readonly<Record<string, string>>, container: string): LifeStages {
  const text = (name: string) =>
    annotations[`${simulationPrefix}${name}.${container}`] ?? annotations[`${simulationPrefix}${name}`]
  const number = (name: string) => {
    const value = text(name)
    return value === undefined || value.trim() === '' || !Number.isFinite(Number(value)) ? undefined : Number(value)
  }
  return withoutUndefined({
    exitCode: number('exit-code'),
    runSeconds: number('run-seconds'),
    startSeconds: number('start-seconds'),
    stopSeconds: number('stop-seconds'),
    startError: text('start-error'),
    log: text('log'),
    failsProbes: text('probe') === 'fail' ? true : undefined,
  })
}

/** Later ones win, part by part. */
export function mergeStages(...stages: readonly (LifeStages | undefined)[]): LifeStages {
  return Object.assign({}, ...stages)
}

/** Seconds until it ends by itself, or undefined for never. */
export function secondsToRun(stages: LifeStages): number | undefined {
  return stages.runSeconds ?? (stages.exitCode === undefined ? undefined : 0)
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function withoutUndefined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>
}
