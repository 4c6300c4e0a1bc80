import { isIP, isIPv4, isIPv6 } from 'node:net'
import { parseDuration, parseTimestamp } from '../../api/index.js'
import { CelError } from './cel/errors.js'
import { parseUrl } from './cel/network-functions.js'

const uuid = (version: string, variant = '[0-9a-f]') =>
  new RegExp(`^[0-9a-f]{8}-?[0-9a-f]{4}-?${version}[0-9a-f]{3}-?${variant}[0-9a-f]{3}-?[0-9a-f]{12}$`, 'i')

const matches = (pattern: RegExp) => (text: string) => pattern.test(text)

const isbn10 = (text: string) => {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{9}[\dX]$/.test(digits)) return false
  const sum = [...digits].reduce((total, digit, index) => total + (index + 1) * (digit === 'X' ? 10 : Number(digit)), 0)
  return sum % 11 === 0
}

const isbn13 = (text: string) => {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{13}$/.test(digits)) return false
  return [...digits].reduce((total, digit, index) => total + (index % 2 === 0 ? 1 : 3) * Number(digit), 0) % 10 === 0
}

const cardNumber =
  /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d\d)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:2131|1800|35\d{3})\d{11})$/

const creditCard = (text: string) => {
  const digits = text.replace(/\D+/g, '')
  if (!cardNumber.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Go's older parser takes leading zeros. */
const withoutZeros = (text: string) => text.replace(/(^|\.|:)0+(?=\d)/g, '$1')
const isIpv4 = (text: string) =>
  isIPv4(withoutZeros(text)) || (text.includes('.') && isIPv6(withoutZeros(text)) && !text.includes('%'))

const isCidr = (text: string) => {
  const [address = '', bits = '', more] = text.split('/')
  const family = isIP(withoutZeros(address))
  return more === undefined && family !== 0 && /^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
}

const label = String.raw`[a-zA-Z0-9\p{S}\p{L}]`
const hostnamePattern = new RegExp(
  `^(?:${label}(?:-?${label}{0,62})?|(?:${label}(?:[a-zA-Z0-9\\-\\p{S}\\p{L}]{0,61}${label})?\\.)+[a-zA-Z\\p{L}]{2,63})$`,
  'u',
)
const isHostname = (text: string) =>
  hostnamePattern.test(text) && text.length <= 255 && text.split('.').every((part) => part.length <= 63)

const isRequestUri = (text: string) => {
  try {
    parseUrl(text)
    return true
  } catch (error) {
    if (error instanceof CelError) return false
    throw error
  }
}

const durationUnits = ['ns', 'us', 'µs', 'ms', 's', 'm', 'h', 'hr', 'd', 'w', 'wk']
const durationNames = ['nano', 'micro', 'milli', 'sec', 'min', 'hour', 'day', 'week']

/** go-openapi also takes `5 minutes`, as Scala writes durations: any number with a unit in the text will do. */
const isDuration = (text: string) => {
  if (parseDuration(text) !== undefined) return true
  return [...text.matchAll(/\d+\s*([A-Za-zµ]+)/g)].some(([, word = '']) => {
    const unit = word.toLowerCase()
    return durationUnits.includes(unit) || durationNames.some((name) => unit.startsWith(name))
  })
}

const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && parseTimestamp(`${text}T00:00:00Z`) !== undefined

const isDateTime = (text: string) => {
  const [day = '', time = ''] = text.toLowerCase().split('t')
  const [, hour = '', minute = '', second = ''] = /^(\d\d):(\d\d):(\d\d)(?:.\d+)?(?:z|[+-]\d\d:\d\d)$/.exec(time) ?? []
  return isDate(day) && hour !== '' && hour <= '23' && minute <= '59' && second <= '59'
}

/**
 * The string formats that a custom resource's schema may ask for, by their names without dashes (apiextensions' formats.go, v0.34); any
 * other name is ignored, those of numbers included.
 */
export const formats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['bsonobjectid', matches(/^[0-9a-fA-F]{24}$/)],
  ['uri', isRequestUri],
  ['email', matches(/^(?:[^<>@]*<)?(?:[^\s@<>,;:]+|"[^"\\]*")@[^\s@<>,;:]+>?$/)],
  ['hostname', isHostname],
  ['ipv4', isIpv4],
  ['ipv6', (text) => isIPv6(text) && !text.includes('%')],
  ['cidr', isCidr],
  [
    'mac',
    matches(
      /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?:(?:\1[0-9a-f]{2}){2}|(?:\1[0-9a-f]{2}){14})?)$|^[0-9a-f]{4}(?:(?:\.[0-9a-f]{4}){2,3}|(?:\.[0-9a-f]{4}){9})$/i,
    ),
  ],
  ['uuid', matches(uuid('[0-9a-f]'))],
  ['uuid3', matches(uuid('3'))],
  ['uuid4', matches(uuid('4', '[89ab]'))],
  ['uuid5', matches(uuid('5', '[89ab]'))],
  ['isbn', (text) => isbn10(text) || isbn13(text)],
  ['isbn10', isbn10],
  ['isbn13', isbn13],
  ['creditcard', creditCard],
  ['ssn', matches(/^\d{3}[- ]\d{2}[- ]\d{4}$/)],
  ['hexcolor', matches(/^#?(?:[0-9a-f]{3}|[0-9a-f]{6})$/i)],
  [
    'rgbcolor',
    matches(
      /^rgb\(\s*(?:0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*(?:,\s*(?:0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*){2}\)$/,
    ),
  ],
  ['byte', matches(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/)],
  ['password', () => true],
  ['date', isDate],
  ['duration', isDuration],
  ['datetime', isDateTime],
])
