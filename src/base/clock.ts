/** A running timer; `cancel` may be called at any time, also after it has fired. */
export interface Timer {
  cancel(): void
}

/**
 * The only source of time: whoever needs "now", a delay or a period takes a Clock, so that a test (or a user who stops
 * time) can drive it. Times are milliseconds since 1970; delays are milliseconds.
 */
export interface Clock {
  now(): number
  /** Calls back once after `delayMs`; never before the present turn has ended. */
  after(delayMs: number, callback: () => void): Timer
  /** Calls back every `periodMs` until cancelled. Such a timer does not keep the process alive. */
  every(periodMs: number, callback: () => void): Timer
  /** Resolves after `delayMs`; rejects with the signal's reason when it aborts first. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>
}

/** Node limits timers to 2^31-1 ms; longer ones would fire at once. */
const longestTimerMs = 2 ** 31 - 1

/** The machine's own time. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now()
  }

  after(delayMs: number, callback: () => void): Timer {
    const timer = setTimeout(callback, Math.min(Math.max(delayMs, 0), longestTimerMs))
    return { cancel: () => clearTimeout(timer) }
  }

  every(periodMs: number, callback: () => void): Timer {
    const timer = setInterval(callback, Math.min(periodMs, longestTimerMs))
    timer.unref()
    return { cancel: () => clearInterval(timer) }
  }

  sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, delayMs, signal)
  }
}

/** `Clock.sleep` in terms of `Clock.after`, for every clock. */
export function sleepOn(clock: Pick<Clock, 'after'>, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason)
      return
    }
    const onAbort = () => {
      timer.cancel()
      reject(signal?.reason)
    }
    const timer = clock.after(delayMs, () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    })
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}
