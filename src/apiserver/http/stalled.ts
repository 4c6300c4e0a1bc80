import type { Writable } from 'node:stream'
import type { Clock } from '../../base/index.js'
import type { Exchange } from './exchange.js'
import type { HttpLimits } from './limits.js'

/** What it takes to give a reader its time. */
interface Patience {
  readonly limits: HttpLimits
  readonly clock: Clock
}

/** Calls back when the client has taken what is waiting or is gone; one that takes nothing for too long is cut off. */
export function whenDrained(target: Writable, exchange: Exchange, tools: Patience, resume: () => void): void {
  const timer = tools.clock.after(tools.limits.writeTimeoutMs, () => exchange.cut())
  const done = () => {
    timer.cancel()
    target.off('drain', done)
    target.off('close', done)
    resume()
  }
  target.once('drain', done)
  target.once('close', done)
}

/** The same as a promise, for the body of the answer. */
export function drained(exchange: Exchange, tools: Patience): Promise<void> {
  const { outgoing } = exchange
  if (exchange.isGone || !outgoing.writableNeedDrain) return Promise.resolve()
  return new Promise((resolve) => whenDrained(outgoing, exchange, tools, resolve))
}

/** A large whole answer is on its way without anybody waiting for it: somebody has to see whether the client takes it. */
export function cutWhenStalled(exchange: Exchange, tools: Patience): void {
  const { outgoing } = exchange
  let waiting = outgoing.writableLength
  let timer = tools.clock.after(tools.limits.writeTimeoutMs, check)
  outgoing.once('close', () => timer.cancel())
  function check(): void {
    if (outgoing.writableLength === waiting) {
      exchange.cut()
      return
    }
    waiting = outgoing.writableLength
    timer = tools.clock.after(tools.limits.writeTimeoutMs, check)
  }
}
