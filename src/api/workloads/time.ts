/** Milliseconds since 1970 as meta/v1 Time: RFC 3339 in UTC without a fraction. */
export function formatTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** Milliseconds since 1970 as meta/v1 MicroTime: six digits. */
export function formatMicroTime(ms: number): string {
  return new Date(ms).toISOString().replace(/(\.\d{3})Z$/, '$1000Z')
}

/** Milliseconds since 1970 of a Time or MicroTime; undefined where there is none. */
export function parseTime(time: string | undefined | null): number | undefined {
  if (!time) return undefined
  const ms = Date.parse(time)
  return Number.isNaN(ms) ? undefined : ms
}
