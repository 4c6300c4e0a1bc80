/** Completion indexes as a status lists them (`1,3-5,7`): ordered intervals that neither overlap nor touch. pkg/controller/job (v1.34). */
export interface Interval {
  readonly first: number
  readonly last: number
}

export type Intervals = readonly Interval[]

/** Reads a list; what cannot be read is left out, what is `completions` or more is cut off. */
export function parseIntervals(text: string | undefined, completions: number): Intervals {
  const result: Interval[] = []
  if (!text) return result
  for (const part of text.split(',')) {
    const [from = '', to] = part.split('-')
    const first = parseIndex(from)
    if (first === undefined) continue
    if (first >= completions) break
    const end = to === undefined ? first : parseIndex(to)
    if (end === undefined) continue
    push(result, { first, last: Math.min(end, completions - 1) })
  }
  return result
}

function parseIndex(text: string): number | undefined {
  return /^[+-]?[0-9]+$/.test(text) ? Number(text) : undefined
}

export function formatIntervals(intervals: Intervals): string {
  return intervals
    .map(({ first, last }) => {
      if (last <= first) return String(first)
      return `${first}${last === first + 1 ? ',' : '-'}${last}`
    })
    .join(',')
}

export function mergeIntervals(a: Intervals, b: Intervals): Intervals {
  const result: Interval[] = []
  for (const interval of [...a, ...b].sort((one, other) => one.first - other.first)) push(result, interval)
  return result
}

/** The indexes may come in any order. */
export function withIndexes(intervals: Intervals, indexes: Iterable<number>): Intervals {
  return mergeIntervals(
    intervals,
    [...indexes].map((index) => ({ first: index, last: index })),
  )
}

function push(result: Interval[], next: Interval): void {
  const last = result.at(-1)
  if (last === undefined || next.first > last.last + 1) result.push(next)
  else if (next.last > last.last) result[result.length - 1] = { first: last.first, last: next.last }
}

export function countOf(intervals: Intervals): number {
  return intervals.reduce((sum, { first, last }) => sum + last - first + 1, 0)
}

export function hasIndex(intervals: Intervals, index: number): boolean {
  return intervals.some(({ first, last }) => first <= index && index <= last)
}

/** How many indexes both have. */
export function overlapOf(a: Intervals, b: Intervals): number {
  let sum = 0
  for (const one of a) {
    for (const other of b) sum += Math.max(0, Math.min(one.last, other.last) - Math.max(one.first, other.first) + 1)
  }
  return sum
}

/** The lowest indexes below `completions` that are not in the list, at most `count`. */
export function lowestMissing(intervals: Intervals, count: number, completions: number): readonly number[] {
  const result: number[] = []
  let candidate = 0
  const fillTo = (end: number) => {
    for (; candidate < end && result.length < count; candidate++) result.push(candidate)
  }
  for (const { first, last } of intervals) {
    fillTo(Math.min(first, completions))
    candidate = Math.max(candidate, last + 1)
    if (result.length >= count) return result
  }
  fillTo(completions)
  return result
}
