const rfc3339 =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:[.,]([0-9]+))?(Z|[+-][0-9]{2}:[0-9]{2})$/

/** Milliseconds since 1970 of an RFC 3339 text; undefined where it is none (a date that does not exist included). */
export function parseTimestamp(text: string): number | undefined {
  const match = rfc3339.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match
  const parsed = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`,
  )
  if (Number.isNaN(parsed)) return undefined
  // Date.parse carries 31 February over into March.
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
    ? parsed
    : undefined
}

/** meta/v1 Time: RFC 3339 in UTC without a fraction. */
export function formatTimestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

/** meta/v1 MicroTime: RFC 3339 in UTC with six digits. */
export function formatMicroTimestamp(milliseconds: number): string {
  const whole = Math.floor(milliseconds)
  const micro = Math.floor((milliseconds - whole) * 1000)
  return `${new Date(whole).toISOString().slice(0, 23)}${String(micro).padStart(3, '0')}Z`
}
