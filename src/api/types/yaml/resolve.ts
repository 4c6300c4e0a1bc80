import { YamlSyntaxError } from './errors.js'

const longPrefix = 'tag:yaml.org,2002:'
export const tags = {
  string: `${longPrefix}str`,
  boolean: `${longPrefix}bool`,
  integer: `${longPrefix}int`,
  float: `${longPrefix}float`,
  null: `${longPrefix}null`,
  timestamp: `${longPrefix}timestamp`,
  binary: `${longPrefix}binary`,
  merge: `${longPrefix}merge`,
} as const

const resolvable: ReadonlySet<string> = new Set([
  '',
  tags.string,
  tags.boolean,
  tags.integer,
  tags.float,
  tags.null,
  tags.timestamp,
])

const words = new Map<string, { readonly tag: string; readonly value: unknown }>()
const define = (tag: string, value: unknown, list: string) => {
  for (const word of list.split(' ')) words.set(word, { tag, value })
}
define(tags.boolean, true, 'y Y yes Yes YES true True TRUE on On ON')
define(tags.boolean, false, 'n N no No NO false False FALSE off Off OFF')
define(tags.null, null, '~ null Null NULL')
words.set('', { tag: tags.null, value: null })
define(tags.float, Number.NaN, '.nan .NaN .NAN')
define(tags.float, Number.POSITIVE_INFINITY, '.inf .Inf .INF +.inf +.Inf +.INF')
define(tags.float, Number.NEGATIVE_INFINITY, '-.inf -.Inf -.INF')

const maxUint64 = 2n ** 64n - 1n
const minInt64 = -(2n ** 63n)
const goInteger = /^([+-]?)(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|[1-9]\d*|0)$/
const float = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/

/** The value of a scalar: a string, boolean, null, number or, where a number would not hold it, a bigint. Throws a YamlSyntaxError. */
export function resolveScalar(tag: string, text: string): { readonly tag: string; readonly value: unknown } {
  if (!resolvable.has(tag)) return { tag, value: text }
  const found = tag === tags.string ? { tag: tags.string, value: text } : implicitValue(tag, text)
  if (tag === '' || tag === found.tag) return found
  if (tag === tags.float && found.tag === tags.integer) return { tag: tags.float, value: Number(found.value) }
  throw new YamlSyntaxError(`yaml: cannot decode ${shortTag(found.tag)} \`${text}\` as a ${shortTag(tag)}`)
}

function shortTag(tag: string): string {
  return tag.startsWith(longPrefix) ? `!!${tag.slice(longPrefix.length)}` : tag
}

/** Most strings begin with none of these. */
const maybeOther = /^[-+.\d~yYnNtTfFoO]/

function implicitValue(tag: string, text: string): { readonly tag: string; readonly value: unknown } {
  const asString = { tag: tags.string, value: text }
  if (text !== '' && !maybeOther.test(text)) return asString
  const word = words.get(text)
  if (word) return word
  const first = text.charCodeAt(0)
  if (first === 46) return float.test(text) ? finite(Number(text), asString) : asString
  if (!(first === 43 || first === 45 || (first >= 48 && first <= 57))) return asString
  if ((tag === '' || tag === tags.timestamp) && isTimestamp(text)) return { tag: tags.timestamp, value: text }
  const plain = text.replaceAll('_', '')
  const integer = integerOf(plain)
  if (integer !== undefined) return { tag: tags.integer, value: integer }
  return float.test(plain) ? finite(Number(plain), asString) : asString
}

/** Go's strconv refuses what it cannot hold. */
function finite(value: number, otherwise: { readonly tag: string; readonly value: unknown }) {
  return Number.isFinite(value) ? { tag: tags.float, value } : otherwise
}

function integerOf(text: string): number | bigint | undefined {
  const match = goInteger.exec(text)
  if (!match) return undefined
  const [, sign, digits = ''] = match
  if (digits.length < 15 && digits.charCodeAt(0) !== 48) return Number(text) + 0
  const octal = /^0[oO]?(?=[0-7])/
  const magnitude = BigInt(octal.test(digits) ? digits.replace(octal, '0o') : digits)
  const value = sign === '-' ? -magnitude : magnitude
  if (value > maxUint64 || value < minInt64) return undefined
  const number = Number(value)
  return Number.isSafeInteger(number) ? number + 0 : value
}

const timestamp =
  /^\d{4}-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?)?$/

/** What looks like a time stays text, but is no number. */
function isTimestamp(text: string): boolean {
  return timestamp.test(text)
}
