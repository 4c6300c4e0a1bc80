import { parseTimestamp } from '../values/index.js'

/** Milliseconds since 1970 of a Time or MicroTime of an object; undefined where there is none. */
export function timeOf(time: string | undefined | null): number | undefined {
  return time ? parseTimestamp(time) : undefined
}
