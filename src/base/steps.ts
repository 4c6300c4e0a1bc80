/** Long work as steps: wherever it yields, others may come in. `finish` does it at once, `TimeSlice.run` lets them. */
export type Steps<T> = Generator<undefined, T, undefined>

export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
