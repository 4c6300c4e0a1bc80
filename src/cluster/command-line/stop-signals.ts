import type { Clock } from '../../base/index.js'
import { exitCodes } from './terminal.js'

const politeSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** `npm start` passes on a Ctrl-C that the terminal has already sent to everybody: that is one wish, not two. */
const echoMs = 500

/** The first signal asks for a polite end, the next one ends the process at once. */
export class StopSignals {
  readonly received: Promise<void>
  readonly #listener: () => void

  constructor(clock: Clock, exit: (code: number) => void = (code) => process.exit(code)) {
    let firstAt: number | undefined
    let resolve = () => {}
    this.received = new Promise<void>((done) => {
      resolve = done
    })
    this.#listener = () => {
      if (firstAt === undefined) {
        firstAt = clock.now()
        resolve()
      } else if (clock.now() - firstAt > echoMs) {
        exit(exitCodes.interrupted)
      }
    }
    for (const signal of politeSignals) process.on(signal, this.#listener)
  }

  /** Gives the signals their usual meaning again. */
  ignore(): void {
    for (const signal of politeSignals) process.off(signal, this.#listener)
  }
}
