import { canonicalQuantity } from '../values/index.js'
import { canonicalMicroTime, canonicalTime } from './go-time.js'
import { isInt64 } from './json-tree.js'
import type { ScalarFormat } from './type-node.js'

/** Thrown by the fast decode where a value does not fit; the exact words are then found by the slow walk (go-errors.ts). */
export class Mismatch extends Error {}

const mismatch = new Mismatch('value does not fit its type')

function fail(): never {
  throw mismatch
}

/** Quantities that are canonical at a glance: most of them. */
const plainQuantity = /^[1-9]\d{0,2}(?:m|k|[KMGT]i|[MGT])?$/

/** The wire form of a non-null value. */
export type ScalarDecoder = (value: unknown) => unknown

export const scalarDecoders: Readonly<Record<ScalarFormat, ScalarDecoder>> = {
  string: (value) => (typeof value === 'string' ? value : fail()),
  boolean: (value) => (typeof value === 'boolean' ? value : fail()),
  int32: (value) => (typeof value === 'number' && (value | 0) === value ? value | 0 : fail()),
  int64: (value) => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value + 0
    return typeof value === 'bigint' && isInt64(String(value)) ? value : fail()
  },
  double: (value) => (typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : fail()),
  bytes: (value) => (typeof value === 'string' ? (canonicalBase64(value) ?? fail()) : bytesOfNumbers(value)),
  quantity: (value) => {
    if (typeof value === 'string' && plainQuantity.test(value)) return value
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') fail()
    try {
      return canonicalQuantity(String(value).trim())
    } catch {
      return fail()
    }
  },
  time: (value) => (typeof value === 'string' ? (canonicalTime(value).time ?? fail()) : fail()),
  microTime: (value) => (typeof value === 'string' ? (canonicalMicroTime(value).time ?? fail()) : fail()),
  intOrString: (value) => {
    if (typeof value === 'string') return value
    return typeof value === 'number' && (value | 0) === value ? value | 0 : fail()
  },
  duration: (value) => (typeof value === 'string' ? value : fail()),
}

/** Go takes a list of numbers for bytes, too. */
function bytesOfNumbers(value: unknown): string {
  if (!Array.isArray(value)) return fail()
  const bytes = value.map((item: unknown) => (item === null ? 0 : isByte(item) ? item : fail()))
  return Buffer.from(bytes).toString('base64')
}

export function isByte(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256
}

/** What a field shows when it is there, not a pointer, and was never set; undefined where that is nothing. */
export const zeroValues: Readonly<Record<ScalarFormat, unknown>> = {
  string: '',
  boolean: false,
  int32: 0,
  int64: 0,
  double: 0,
  bytes: null,
  quantity: '0',
  time: null,
  microTime: null,
  intOrString: 0,
  duration: '0s',
}

/** Formats that are structs in Go: omitempty does not leave their zero value out. */
export const structFormats: ReadonlySet<ScalarFormat> = new Set([
  'quantity',
  'time',
  'microTime',
  'intOrString',
  'duration',
])

/** Standard base64 as Go reads it (line breaks are skipped, padding is required) in its one canonical form; undefined if it is none. */
export function canonicalBase64(text: string): string | undefined {
  return corruptBase64(text) < 0 ? Buffer.from(text, 'base64').toString('base64') : undefined
}

/**
 * The input byte at which Go's base64.StdEncoding stops, -1 if it reads all of it.
 * https://github.com/golang/go/blob/go1.24.0/src/encoding/base64/base64.go (decodeQuantum)
 */
export function corruptBase64(text: string): number {
  let digits = 0
  let index = 0
  const skipBreaks = () => {
    while (text[index] === '\n' || text[index] === '\r') index++
  }
  for (skipBreaks(); index < text.length; skipBreaks()) {
    const code = text.charCodeAt(index)
    if (isBase64Digit(code)) {
      digits++
      index++
      continue
    }
    if (code !== 61 || digits % 4 < 2) return index
    index++
    if (digits % 4 === 2) {
      skipBreaks()
      if (index >= text.length) return text.length
      if (text[index] !== '=') return index
      index++
    }
    skipBreaks()
    return index < text.length ? index : -1
  }
  // Go names the beginning of the unfinished group.
  return digits % 4 === 0 ? -1 : text.length - (digits % 4)
}

function isBase64Digit(code: number): boolean {
  return (
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    code === 43 ||
    code === 47
  )
}
