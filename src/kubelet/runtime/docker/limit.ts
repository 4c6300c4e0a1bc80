import { availableParallelism } from 'node:os'

/** Lets only so many run at once; the others wait in the order in which they came. */
export class Limit {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(size: number) {
    this.#free = size
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#free++
      else next()
    }
  }
}

/** Starting and removing containers: more at once than this makes all of them slower (measured: six pods a second from 4 on, on 2 CPUs). */
export function createHeavyLimit(cpus = availableParallelism()): Limit {
  return new Limit(Math.min(8, Math.max(4, 2 * cpus)))
}
