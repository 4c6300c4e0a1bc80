import {
  anyOf,
  boolOf,
  bytesOf,
  doubleOf,
  durationOf,
  intOf,
  textOf,
  timestampOf,
  uint64,
  uintOf,
} from './arguments.js'
import type { Declaration } from './declarations.js'
import { CelError } from './errors.js'
import { formatNanos, formatSeconds, goDuration, rfc3339, timestamp } from './time.js'
import { Duration, type Timestamp, Uint } from './values.js'

const mismatch = (from: string, to: string) => new CelError(`type conversion error from '${from}' to '${to}'`)

const asInt = (value: bigint) => {
  if (BigInt.asIntN(64, value) !== value) throw new CelError('integer overflow')
  return value
}

function truncated(value: number, what: string): bigint {
  if (!Number.isFinite(value) || value <= -(2 ** 63)) throw new CelError(`${what} overflow`)
  return BigInt(Math.trunc(value))
}

function intFromText(text: string): bigint {
  if (!/^[+-]?\d+$/.test(text)) {
    throw mismatch('string', 'int')
  }
  const value = BigInt(text.replace(/^\+/, ''))
  if (BigInt.asIntN(64, value) !== value) {
    throw mismatch('string', 'int')
  }
  return value
}

function uintFromText(text: string): Uint {
  if (!/^\d+$/.test(text)) throw mismatch('string', 'uint')
  const value = BigInt(text)
  if (BigInt.asUintN(64, value) !== value) {
    throw mismatch('string', 'uint')
  }
  return new Uint(value)
}

function doubleFromText(text: string): number {
  const special = /^[+-]?(?:inf|infinity|nan)$/i.exec(text)
  if (special) return /nan/i.test(text) ? Number.NaN : text.startsWith('-') ? -Infinity : Infinity
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) {
    throw mismatch('string', 'double')
  }
  const value = Number(text)
  if (!Number.isFinite(value)) {
    throw mismatch('string', 'double')
  }
  return value
}

function boolFromText(text: string): boolean {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return true
  if (/^(?:0|f|F|FALSE|false|False)$/.test(text)) return false
  throw mismatch('string', 'bool')
}

function textFromBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new CelError('invalid UTF-8 in bytes, cannot convert to string')
  }
}

/** Go's `%g`. */
export function formatDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power >= -4 && power < 6) return plainDecimal(value)
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

function plainDecimal(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text
}

function timestampFromText(text: string): Timestamp {
  const nanos = rfc3339(text)
  if (nanos === undefined) {
    throw mismatch('string', 'google.protobuf.Timestamp')
  }
  return timestamp(nanos)
}

function durationFromText(text: string): Duration {
  const nanos = goDuration(text)
  if (nanos === undefined) throw mismatch('string', 'google.protobuf.Duration')
  return new Duration(nanos)
}

/** Between the language's own types. */
export const conversions: readonly Declaration[] = [
  ['bool_to_bool', 'bool(bool) -> bool', ([a]) => boolOf(a)],
  ['string_to_bool', 'bool(string) -> bool', ([a]) => boolFromText(textOf(a))],
  ['bytes_to_bytes', 'bytes(bytes) -> bytes', ([a]) => bytesOf(a)],
  ['string_to_bytes', 'bytes(string) -> bytes', ([a]) => Buffer.from(textOf(a))],
  ['double_to_double', 'double(double) -> double', ([a]) => doubleOf(a)],
  ['int64_to_double', 'double(int) -> double', ([a]) => Number(intOf(a))],
  ['string_to_double', 'double(string) -> double', ([a]) => doubleFromText(textOf(a))],
  ['uint64_to_double', 'double(uint) -> double', ([a]) => Number(uintOf(a))],
  ['duration_to_duration', 'duration(duration) -> duration', ([a]) => anyOf(a)],
  [
    'int64_to_duration',
    'duration(int) -> duration',
    () => {
      // The checker lets it pass, and the evaluation never does it.
      throw new CelError("type conversion error from 'int' to 'google.protobuf.Duration'")
    },
  ],
  ['string_to_duration', 'duration(string) -> duration', ([a]) => durationFromText(textOf(a))],
  ['int64_to_int64', 'int(int) -> int', ([a]) => intOf(a)],
  ['double_to_int64', 'int(double) -> int', ([a]) => asInt(truncated(doubleOf(a), 'integer'))],
  ['duration_to_int64', 'int(duration) -> int', ([a]) => durationOf(a)],
  ['string_to_int64', 'int(string) -> int', ([a]) => intFromText(textOf(a))],
  ['timestamp_to_int64', 'int(timestamp) -> int', ([a]) => timestampOf(a) / 1_000_000_000n],
  ['uint64_to_int64', 'int(uint) -> int', ([a]) => asInt(uintOf(a))],
  ['string_to_string', 'string(string) -> string', ([a]) => textOf(a)],
  ['bool_to_string', 'string(bool) -> string', ([a]) => String(boolOf(a))],
  ['bytes_to_string', 'string(bytes) -> string', ([a]) => textFromBytes(bytesOf(a))],
  ['double_to_string', 'string(double) -> string', ([a]) => formatDouble(doubleOf(a))],
  ['duration_to_string', 'string(duration) -> string', ([a]) => formatSeconds(durationOf(a))],
  ['int64_to_string', 'string(int) -> string', ([a]) => String(intOf(a))],
  ['timestamp_to_string', 'string(timestamp) -> string', ([a]) => formatNanos(timestampOf(a))],
  ['uint64_to_string', 'string(uint) -> string', ([a]) => String(uintOf(a))],
  ['timestamp_to_timestamp', 'timestamp(timestamp) -> timestamp', ([a]) => anyOf(a)],
  ['int64_to_timestamp', 'timestamp(int) -> timestamp', ([a]) => timestamp(intOf(a) * 1_000_000_000n)],
  ['string_to_timestamp', 'timestamp(string) -> timestamp', ([a]) => timestampFromText(textOf(a))],
  ['uint64_to_uint64', 'uint(uint) -> uint', ([a]) => anyOf(a)],
  ['double_to_uint64', 'uint(double) -> uint', ([a]) => uint64(truncated(doubleOf(a), 'unsigned integer'))],
  ['int64_to_uint64', 'uint(int) -> uint', ([a]) => uint64(intOf(a))],
  ['string_to_uint64', 'uint(string) -> uint', ([a]) => uintFromText(textOf(a))],
]
