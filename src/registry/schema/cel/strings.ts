import { isUtf8 } from 'node:buffer'
import { anyOf, intOf, itemsOf, listOf, textOf } from './arguments.js'
import { limitOf } from './collections.js'
import { formatDouble } from './conversions.js'
import type { Declaration } from './declarations.js'
import { CelError } from './errors.js'
import type { Meter } from './meter.js'
import { formatNanos, formatSeconds } from './time.js'
import {
  ArrayList,
  Duration,
  isList,
  isMap,
  isObject,
  Timestamp,
  TypeValue,
  typeName,
  Uint,
  type Value,
} from './values.js'

/** Characters are code points; texts without surrogates are cut where they are. */
function characters(text: string, meter: Meter): { length: number; slice: (from: number, to: number) => string } {
  const length = meter.lengthOf(text)
  if (length === text.length) return { length, slice: (from, to) => text.slice(from, to) }
  meter.work(text.length)
  const points = [...text]
  return { length, slice: (from, to) => points.slice(from, to).join('') }
}

const outOfRange = (at: bigint) => new CelError(`index out of range: ${at}`)

function within(at: bigint, length: number): number {
  if (at < 0 || at > length) throw outOfRange(at)
  return Number(at)
}

function charAt(text: string, at: bigint, meter: Meter): string {
  const { length, slice } = characters(text, meter)
  const index = within(at, length)
  return slice(index, index + 1)
}

function find(text: string, part: string, from: bigint, meter: Meter): bigint {
  const { length, slice } = characters(text, meter)
  if (part === '') return from
  if (from < 0) throw outOfRange(from)
  if (from >= length) return -1n
  meter.work(text.length / 8)
  const skipped = slice(0, Number(from))
  const index = text.indexOf(part, skipped.length)
  return index < 0 ? -1n : BigInt(meter.lengthOf(text.slice(0, index)))
}

function findLast(text: string, part: string, from: bigint | undefined, meter: Meter): bigint {
  const { length, slice } = characters(text, meter)
  if (part === '') return from ?? BigInt(length)
  if (from !== undefined && from < 0) throw outOfRange(from)
  if (from !== undefined && from >= length) return -1n
  meter.work(text.length / 8)
  const index = text.lastIndexOf(part, from === undefined ? Number.POSITIVE_INFINITY : slice(0, Number(from)).length)
  return index < 0 ? -1n : BigInt(meter.lengthOf(text.slice(0, index)))
}

function substring(text: string, from: bigint, to: bigint | undefined, meter: Meter): string {
  const { length, slice } = characters(text, meter)
  if (to === undefined) return slice(within(from, length), length)
  if (from > to) throw new CelError(`invalid substring range. start: ${from}, end: ${to}`)
  return slice(within(from, length), within(to, length))
}

const maxText = 8 * 1024 * 1024

/** Go's strings.Replace: an empty text is found before each character and at the end. */
function replace(text: string, part: string, by: string, limit: number, meter: Meter): string {
  if (limit === 0) return text
  const pieces = part === '' ? ['', ...text, ''] : text.split(part)
  const splits = part === '' ? pieces.slice(0, -1) : pieces
  const count = limit < 0 ? splits.length - 1 : Math.min(limit, splits.length - 1)
  meter.work(splits.length + (count * by.length) / 16)
  if (text.length + count * by.length > maxText) throw new CelError('replaced text is too long')
  if (part === '') return replaceEmpty([...text], by, limit)
  return (
    splits.slice(0, count + 1).join(by) + (count + 1 < splits.length ? part + splits.slice(count + 1).join(part) : '')
  )
}

function replaceEmpty(points: readonly string[], by: string, limit: number): string {
  const count = limit < 0 ? points.length + 1 : Math.min(limit, points.length + 1)
  return points.map((point, index) => (index < count ? by : '') + point).join('') + (count > points.length ? by : '')
}

function split(text: string, separator: string, limit: number, meter: Meter): ArrayList {
  if (limit === 0) return new ArrayList([])
  const parts = separator === '' ? [...text] : text.split(separator)
  meter.work(parts.length)
  if (limit < 0 || parts.length <= limit) return new ArrayList(parts)
  return new ArrayList([...parts.slice(0, limit - 1), parts.slice(limit - 1).join(separator)])
}

function join(list: Value | undefined, separator: string, meter: Meter): string {
  const parts = [...itemsOf(listOf(list))].map((item) => {
    meter.work(1)
    if (typeof item !== 'string') throw new CelError(`join: invalid input: ${String(item)}`)
    return item
  })
  if (parts.length * separator.length > maxText) throw new CelError('joined text is too long')
  return parts.join(separator)
}

const ascii = (text: string, upper: boolean) =>
  text.replace(upper ? /[a-z]+/g : /[A-Z]+/g, (letters) => (upper ? letters.toUpperCase() : letters.toLowerCase()))

/** Unicode's White_Space, as Go's strings.TrimSpace takes it. */
const trim = (text: string) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '')

function quote(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '\x07': '\\a',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\v': '\\v',
    '\\': '\\\\',
    '"': '\\"',
  }
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd')
  return `"${wellFormed.replace(/["\\]|\p{Cc}/gu, (character) => named[character] ?? character)}"`
}

/** `text.format(args)` (ext/formatting.go). */
function format(text: string, args: Value | undefined, meter: Meter): string {
  const list = listOf(args)
  let next = 0
  let written = 0
  return text.replace(/%(?:%|(?:\.(\d+))?([^%])|)/gsu, (whole, precision?: string, verb?: string) => {
    if (whole === '%%') return '%'
    if (verb === undefined) throw new CelError('unexpected end of string')
    if (next >= list.size) throw new CelError(`index ${next} out of range`)
    const result = formatOne(list.at(next++), verb, precision === undefined ? 6 : Number(precision), meter)
    written += result.length
    meter.work(result.length / 16)
    if (written > maxText) throw new CelError('formatted text is too long')
    return result
  })
}

function formatOne(value: Value, verb: string, precision: number, meter: Meter): string {
  const number =
    value instanceof Uint ? value.value : typeof value === 'boolean' && verb === 'b' ? BigInt(value) : value
  const wrong = (what: string, accepts: string) =>
    new CelError(`error during formatting: ${what} can only be ${accepts}, was given ${typeName(value)}`)
  switch (verb) {
    case 's':
      return formatText(value, meter)
    case 'd':
      if (typeof number !== 'bigint') throw wrong('decimal clause', 'used on integers')
      return String(number)
    case 'f':
    case 'e':
      if (value === 'NaN') return 'NaN'
      if (value === 'Infinity' || value === '-Infinity') return value.replace('Infinity', '∞')
      if (typeof number !== 'number') {
        throw wrong(verb === 'f' ? 'fixed-point clause' : 'scientific clause', 'used on doubles')
      }
      if (!Number.isFinite(number)) return Number.isNaN(number) ? 'NaN' : number > 0 ? '∞' : '-∞'
      return verb === 'f' ? grouped(number, Math.min(precision, 100)) : scientific(number).padStart(precision)
    case 'b':
      if (typeof number !== 'bigint') throw wrong('only integers and bools', 'formatted as binary')
      return number.toString(2)
    case 'o':
      if (typeof number !== 'bigint') throw wrong('octal clause', 'used on integers')
      return number.toString(8)
    case 'x':
    case 'X': {
      const hex =
        typeof number === 'bigint'
          ? number.toString(16)
          : typeof value === 'string' || value instanceof Uint8Array
            ? Buffer.from(value as string).toString('hex')
            : undefined
      if (hex === undefined) throw wrong('only integers, byte buffers, and strings', 'formatted as hex')
      return verb === 'x' ? hex : hex.toUpperCase()
    }
    default:
      throw new CelError(`could not parse formatting clause: unrecognized formatting clause "${verb}"`)
  }
}

/** As Go's printer for English writes doubles: with commas, and powers of ten. */
function grouped(value: number, precision: number): string {
  const [whole = '', fraction] = roundedToEven(value, precision).split('.')
  const text = /e/.test(whole) ? String(BigInt(Math.trunc(value))) : whole
  return text.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
}

/** Of two decimals that are equally near, JavaScript takes the larger one and Go the even one. */
function roundedToEven(value: number, precision: number): string {
  const text = value.toFixed(precision)
  const isTie = precision < 50 && Math.abs(value) < 1e15 && /^\d*50*$/.test(exactFraction(value, precision))
  if (!isTie || Number(text.at(-1)) % 2 === 0) return text
  const down = Math.abs(value) - 0.5 * 10 ** -precision
  return (value < 0 ? '-' : '') + down.toFixed(precision)
}

/** The digits after `precision` decimals, as far as a double has any. */
function exactFraction(value: number, precision: number): string {
  const [, digits = ''] = Math.abs(value)
    .toFixed(Math.min(precision + 50, 100))
    .split('.')
  return digits.slice(precision)
}

/** Upstream takes the precision for a width. */
function scientific(value: number): string {
  const [mantissa = '', exponent = '+0'] = value.toExponential(6).split('e')
  const digits = exponent.slice(1).padStart(2, '0')
  const raised = [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')
  return `${mantissa}\u00d710${exponent.startsWith('-') ? '\u207b' : ''}${raised}`
}

function formatText(value: Value, meter: Meter): string {
  meter.work(1)
  if (value === null) return 'null'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return formatDouble(value)
  if (typeof value !== 'object') return String(value)
  if (value instanceof Uint8Array) {
    if (isUtf8(value)) return Buffer.from(value).toString()
    const why = 'could not convert argument "invalid UTF-8 in bytes, cannot convert to string" to string'
    throw new CelError(`error during formatting: ${why}`)
  }
  if (value instanceof Uint) return String(value.value)
  if (value instanceof Duration) return formatSeconds(value.nanos)
  if (value instanceof Timestamp) return formatNanos(value.nanos)
  if (value instanceof TypeValue) return value.name
  if (isList(value)) return `[${[...itemsOf(value)].map((item) => formatNested(item, meter)).join(', ')}]`
  if (isMap(value)) {
    const entries = [...value.keys()].map(
      (key) => `${formatNested(key, meter)}:${formatNested(anyOf(value.find(key)), meter)}`,
    )
    return `{${entries.sort().join(', ')}}`
  }
  if (isObject(value)) {
    const members = value.names().map((name) => `${quote(name)}:${formatNested(anyOf(value.get(name)), meter)}`)
    return `{${members.sort().join(', ')}}`
  }
  throw new CelError(
    `error during formatting: string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps, was given ${typeName(value)}`,
  )
}

function formatNested(value: Value, meter: Meter): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return `"${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}"`
    return value.toFixed(6)
  }
  if (value instanceof Duration) return `duration("${formatSeconds(value.nanos)}")`
  if (value instanceof Timestamp) return `timestamp("${formatNanos(value.nanos)}")`
  if (value instanceof Uint8Array) return `b${quote(Buffer.from(value).toString())}`
  if (value instanceof TypeValue) return `type(${value.name})`
  return formatText(value, meter)
}

/** Texts end long before numbers lose their exactness, which errors show nevertheless. */
const number = (value: Value | undefined) => intOf(value)

/** cel-go's ext/strings.go in version 2, which is what Kubernetes enables. */
export const stringFunctions: readonly Declaration[] = [
  ['string_char_at_int', 'string:charAt(int) -> string', ([s, at], meter) => charAt(textOf(s), number(at), meter)],
  [
    'string_index_of_string',
    'string:indexOf(string) -> int',
    ([s, part], meter) => find(textOf(s), textOf(part), 0n, meter),
  ],
  [
    'string_index_of_string_int',
    'string:indexOf(string, int) -> int',
    ([s, part, from], meter) => find(textOf(s), textOf(part), number(from), meter),
  ],
  [
    'string_last_index_of_string',
    'string:lastIndexOf(string) -> int',
    ([s, part], meter) => findLast(textOf(s), textOf(part), undefined, meter),
  ],
  [
    'string_last_index_of_string_int',
    'string:lastIndexOf(string, int) -> int',
    ([s, part, from], meter) => findLast(textOf(s), textOf(part), number(from), meter),
  ],
  ['string_lower_ascii', 'string:lowerAscii() -> string', ([s]) => ascii(textOf(s), false)],
  ['string_upper_ascii', 'string:upperAscii() -> string', ([s]) => ascii(textOf(s), true)],
  [
    'string_replace_string_string',
    'string:replace(string, string) -> string',
    ([s, part, by], meter) => replace(textOf(s), textOf(part), textOf(by), -1, meter),
  ],
  [
    'string_replace_string_string_int',
    'string:replace(string, string, int) -> string',
    ([s, part, by, limit], meter) => replace(textOf(s), textOf(part), textOf(by), limitOf(limit), meter),
  ],
  [
    'string_split_string',
    'string:split(string) -> list(string)',
    ([s, separator], meter) => split(textOf(s), textOf(separator), -1, meter),
  ],
  [
    'string_split_string_int',
    'string:split(string, int) -> list(string)',
    ([s, separator, limit], meter) => split(textOf(s), textOf(separator), limitOf(limit), meter),
  ],
  [
    'string_substring_int',
    'string:substring(int) -> string',
    ([s, from], meter) => substring(textOf(s), number(from), undefined, meter),
  ],
  [
    'string_substring_int_int',
    'string:substring(int, int) -> string',
    ([s, from, to], meter) => substring(textOf(s), number(from), number(to), meter),
  ],
  ['string_trim', 'string:trim() -> string', ([s]) => trim(textOf(s))],
  ['string_format', 'string:format(list(dyn)) -> string', ([s, args], meter) => format(textOf(s), args, meter)],
  ['strings_quote', 'strings.quote(string) -> string', ([s]) => quote(textOf(s))],
  ['list_join', 'list(string):join() -> string', ([list], meter) => join(list, '', meter)],
  [
    'list_join_string',
    'list(string):join(string) -> string',
    ([list, separator], meter) => join(list, textOf(separator), meter),
  ],
]
