import type { Clock, Timer } from '../base/index.js'
import { fits, unschedulable, type Verdict } from './framework/index.js'

interface WaitingPod {
  readonly waitsFor: Map<string, Timer>
  readonly settle: (verdict: Verdict) => void
}

/** Pods that have their node but wait at permit until every plugin that asked for it allows them, or one rejects them. */
export class WaitingPods {
  readonly #clock: Clock
  readonly #pods = new Map<string, WaitingPod>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** `timeouts`: plugin → how long it may wait, in ms. Never rejects. */
  wait(uid: string, timeouts: ReadonlyMap<string, number>): Promise<Verdict> {
    return new Promise((resolve) => {
      const waitsFor = new Map<string, Timer>()
      const settle = (verdict: Verdict) => {
        for (const timer of waitsFor.values()) timer.cancel()
        this.#pods.delete(uid)
        resolve(verdict)
      }
      this.#pods.set(uid, { waitsFor, settle })
      for (const [plugin, timeoutMs] of timeouts) {
        const onTimeout = () =>
          this.reject(uid, plugin, `rejected due to timeout after waiting ${timeoutMs / 1000}s at plugin ${plugin}`)
        waitsFor.set(plugin, this.#clock.after(timeoutMs, onTimeout))
      }
    })
  }

  allow(uid: string, plugin: string): void {
    const pod = this.#pods.get(uid)
    pod?.waitsFor.get(plugin)?.cancel()
    pod?.waitsFor.delete(plugin)
    if (pod?.waitsFor.size === 0) pod.settle(fits)
  }

  /** False: the pod does not wait. */
  reject(uid: string, plugin: string, reason: string): boolean {
    const pod = this.#pods.get(uid)
    pod?.settle({ ...unschedulable(reason), plugin })
    return pod !== undefined
  }

  rejectAll(reason: string): void {
    for (const pod of [...this.#pods.values()]) pod.settle(unschedulable(reason))
  }
}
