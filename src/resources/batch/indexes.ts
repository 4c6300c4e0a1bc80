/** Lists of completion indexes (`1,3-5,7`): a Job's status and its success policy have them (pkg/apis/batch/validation, v1.34). */

interface Interval {
  readonly first: number
  readonly last: number
}

/** What is wrong with an interval or a list, in upstream's words. */
export class IndexesError extends Error {}

/** How many indexes the list names. Throws an IndexesError where it is malformed or goes beyond the completions. */
export function countIndexes(text: string, completions: number): number {
  if (text === '') return 0
  let total = 0
  let previous: number | undefined
  for (const part of text.split(',')) {
    const { first, last } = parseInterval(part, completions)
    if (previous !== undefined && previous >= first) throw notIncreasing(previous, first)
    total += last - first + 1
    previous = last
  }
  return total
}

/** The first index that both lists name. Intervals that cannot be read are left to `countIndexes`. */
export function commonIndex(left: string, right: string, completions: number): number | undefined {
  const others = readable(right, completions)
  for (const one of readable(left, completions)) {
    const other = others.find(({ first, last }) => one.first <= last && first <= one.last)
    if (other) return Math.max(one.first, other.first)
  }
  return undefined
}

function readable(text: string, completions: number): Interval[] {
  if (text === '') return []
  const intervals: Interval[] = []
  for (const part of text.split(',')) {
    try {
      intervals.push(parseInterval(part, completions))
    } catch (error) {
      if (!(error instanceof IndexesError)) throw error
    }
  }
  return intervals
}

function parseInterval(text: string, completions: number): Interval {
  const limits = text.split('-')
  if (limits.length > 2) {
    throw new IndexesError(
      `the fragment ${JSON.stringify(text)} violates the requirement that an index interval can have at most two parts separated by '-'`,
    )
  }
  const first = parseIndex(limits[0] ?? '', completions)
  if (limits.length === 1) return { first, last: first }
  const last = parseIndex(limits[1] ?? '', completions)
  if (first >= last) throw notIncreasing(first, last)
  return { first, last }
}

function parseIndex(text: string, completions: number): number {
  if (!/^\+?[0-9]+$/.test(text)) {
    throw new IndexesError(`cannot convert string to integer for index: ${JSON.stringify(text)}`)
  }
  const index = Number(text)
  if (index >= completions) throw new IndexesError(`too large index: ${JSON.stringify(text)}`)
  return index
}

const notIncreasing = (previous: number, current: number) =>
  new IndexesError(`non-increasing order, previous: ${previous}, current: ${current}`)
