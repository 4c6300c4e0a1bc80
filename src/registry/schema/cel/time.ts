import { CelError } from './errors.js'
import { Timestamp } from './values.js'

/** Nanoseconds of Go's duration text (`1h30m`, `-1.5s`); undefined: it is none, or beyond 64 bits. */
export function goDuration(text: string): bigint | undefined {
  const sign = text.startsWith('-') ? -1n : 1n
  const body = /^[+-]/.test(text) ? text.slice(1) : text
  if (body === '0') return 0n
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(body)) return undefined
  let nanos = 0n
  for (const [, whole = '', fraction = '', unit = ''] of body.matchAll(/(\d*)(?:\.(\d*))?([a-zµμ]+)/g)) {
    const size = units[unit] ?? 0n
    const digits = fraction.slice(0, 18)
    nanos += BigInt(whole || '0') * size + (BigInt(digits || '0') * size) / 10n ** BigInt(digits.length)
  }
  const total = sign * nanos
  return BigInt.asIntN(64, total) === total ? total : undefined
}

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}

export const second = 1_000_000_000n
const pattern = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?([Zz]|[+-]\d\d:\d\d)$/

/** Nanoseconds since 1970 of an RFC 3339 text; undefined: it is none, or the day does not exist. */
export function rfc3339(text: string): bigint | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, year = '', month = '', day = '', hour = '', minute = '', seconds = '', fraction = '', zone = 'Z'] = match
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined
  if (Number(hour) > 23 || Number(minute) > 59 || Number(seconds) > 59) return undefined
  date.setUTCHours(Number(hour), Number(minute), Number(seconds))
  const offset = /^[+-]/.test(zone)
    ? (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)))
    : 0
  return BigInt(date.getTime() - offset * 60_000) * 1_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, '0'))
}

/** RFC 3339 in UTC with as many digits as are needed. */
export function formatNanos(nanos: bigint): string {
  const { date, rest } = split(nanos)
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(9, '0').replace(/0+$/, '')}`
  return `${date.toISOString().replace(/^\+00/, '').slice(0, 19)}${fraction}Z`
}

/** Durations as `duration` values print: in seconds. */
export function formatSeconds(nanos: bigint): string {
  const magnitude = nanos < 0n ? -nanos : nanos
  const rest = magnitude % second
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(9, '0').replace(/0+$/, '')}`
  return `${nanos < 0n ? '-' : ''}${magnitude / second}${fraction}s`
}

function split(nanos: bigint): { date: Date; rest: bigint } {
  let rest = nanos % second
  if (rest < 0n) rest += second
  return { date: new Date(Number((nanos - rest) / 1_000_000n)), rest }
}

export interface Calendar {
  readonly year: number
  /** 0 to 11. */
  readonly month: number
  readonly day: number
  readonly weekday: number
  /** From 0. */
  readonly dayOfYear: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
  readonly milliseconds: number
}

/** The calendar's fields of a time in a zone: `UTC`, `Europe/Rome` or `+02:00`; undefined: there is no such zone. */
export function calendar(nanos: bigint, zone: string): Calendar | undefined {
  const offset = zone === '' ? 0 : offsetOf(nanos, zone)
  if (offset === undefined) return undefined
  const { date, rest } = split(nanos + BigInt(offset) * second)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    dayOfYear: Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000),
    hours: date.getUTCHours(),
    minutes: date.getUTCMinutes(),
    seconds: date.getUTCSeconds(),
    milliseconds: Number(rest / 1_000_000n),
  }
}

/** Go reads any two numbers with a colon between them. */
function fixedOffset(hours: string, minutes: string, isNegative: boolean): number {
  const [h = 0, m = 0] = [hours, minutes].map((text) => {
    if (!/^[+-]?\d+$/.test(text)) throw new CelError(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`)
    return Number(text)
  })
  return h * 3600 + (isNegative ? -m : m) * 60
}

/** In seconds. */
function offsetOf(nanos: bigint, zone: string): number | undefined {
  const colon = zone.indexOf(':')
  if (colon >= 0) return fixedOffset(zone.slice(0, colon), zone.slice(colon + 1), zone.startsWith('-'))
  const { date } = split(nanos)
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(date)
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return Math.round((local - date.getTime()) / 1000)
  } catch {
    return undefined
  }
}

const firstTime = -62_135_596_800n * 1_000_000_000n
const lastTime = 253_402_300_799n * 1_000_000_000n + 999_999_999n

export const isTime = (nanos: bigint) => nanos >= firstTime && nanos <= lastTime

/** Throws a CelError for times that no calendar of four digits has. */
export function timestamp(nanos: bigint): Timestamp {
  if (!isTime(nanos)) throw new CelError('timestamp overflow')
  return new Timestamp(nanos)
}
