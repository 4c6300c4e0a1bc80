const unitsInNanoseconds: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
}
const part = /([0-9]*)(?:\.([0-9]*))?([a-zµμ]+)/gy

/** Reads Go's form of a duration (`1h30m`, `1.5s`, `-2m`) into milliseconds; undefined where it is none. */
export function parseDuration(text: string): number | undefined {
  const negative = text.startsWith('-')
  const body = negative || text.startsWith('+') ? text.slice(1) : text
  if (body === '0') return 0
  if (body === '') return undefined
  let nanoseconds = 0
  part.lastIndex = 0
  while (part.lastIndex < body.length) {
    const match = part.exec(body)
    if (!match) return undefined
    const [, whole = '', fraction = '', unit = ''] = match
    const factor = unitsInNanoseconds[unit]
    if (factor === undefined || (whole === '' && fraction === '')) return undefined
    nanoseconds += Number(`${whole || '0'}.${fraction || '0'}`) * factor
  }
  return (negative ? -nanoseconds : nanoseconds) / 1e6
}

/** What Go's time.ParseDuration says of a text that is no duration. */
export function durationError(text: string): string {
  const body = text.replace(/^[+-]/, '')
  const quoted = JSON.stringify(text)
  for (const [, number = '', unit = ''] of body.matchAll(/([0-9]*\.?[0-9]*)([^0-9.]*)/gy)) {
    if (number === '' && unit === '') break
    if (number === '' || number === '.') return `time: invalid duration ${quoted}`
    if (unit === '') return `time: missing unit in duration ${quoted}`
    if (unitsInNanoseconds[unit] === undefined)
      return `time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}`
  }
  return `time: invalid duration ${quoted}`
}

/** Go's `time.Duration.String()` of milliseconds: `1h0m0s`, `1.5s`, `300ms`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds === 0) return '0s'
  const sign = milliseconds < 0 ? '-' : ''
  const nanoseconds = Math.round(Math.abs(milliseconds) * 1e6)
  if (nanoseconds < 1e3) return `${sign}${nanoseconds}ns`
  if (nanoseconds < 1e6) return `${sign}${nanoseconds / 1e3}µs`
  if (nanoseconds < 1e9) return `${sign}${nanoseconds / 1e6}ms`
  const hours = Math.floor(nanoseconds / 3600e9)
  const minutes = Math.floor((nanoseconds % 3600e9) / 60e9)
  const seconds = `${Number(((nanoseconds % 60e9) / 1e9).toFixed(9))}s`
  if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}`
  return minutes > 0 ? `${sign}${minutes}m${seconds}` : `${sign}${seconds}`
}

/**
 * kubectl's short form of an age: two units at most, one where the other adds little (apimachinery's pkg/util/duration
 * HumanDuration, v0.34). More than two seconds in the future is `<invalid>`.
 */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / 1000)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.trunc(seconds / 60)
  if (minutes < 10) return withRest(minutes, 'm', seconds % 60, 's')
  if (minutes < 180) return `${minutes}m`
  const hours = Math.trunc(minutes / 60)
  if (hours < 8) return withRest(hours, 'h', minutes % 60, 'm')
  if (hours < 48) return `${hours}h`
  const days = Math.trunc(hours / 24)
  if (hours < 24 * 8) return withRest(days, 'd', hours % 24, 'h')
  if (hours < 24 * 365 * 2) return `${days}d`
  const years = Math.trunc(hours / 24 / 365)
  if (hours < 24 * 365 * 8) return withRest(years, 'y', Math.trunc(hours / 24) % 365, 'd')
  return `${years}y`
}

function withRest(large: number, largeUnit: string, rest: number, restUnit: string): string {
  return rest === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${rest}${restUnit}`
}
