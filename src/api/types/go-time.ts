/**
 * Times as Go's time.Parse reads them with the two layouts of meta/v1 (time.go, micro_time.go of apimachinery v0.34), and its error texts.
 * https://github.com/golang/go/blob/go1.24.0/src/time/format.go
 */
export interface GoTime {
  /** RFC 3339 in UTC: seconds for a Time, six digits for a MicroTime; undefined if the text is no time. */
  readonly time: string | undefined
  /** Go's words when it is none. */
  readonly error: string
}

const secondsLayout = '2006-01-02T15:04:05Z07:00'
const microLayout = '2006-01-02T15:04:05.000000Z07:00'

/** `2024-01-02T03:04:05Z`; a fraction is dropped, an offset is applied. */
export function canonicalTime(text: string): GoTime {
  return isPlain(text) ? { time: text, error: '' } : parse(text, secondsLayout)
}

/** `2024-01-02T03:04:05.000006Z`; exactly six digits are read. */
export function canonicalMicroTime(text: string): GoTime {
  return parse(text, microLayout)
}

/** The common case, twenty characters in UTC that need no change. Days are checked against the shortest month only. */
function isPlain(text: string): boolean {
  return /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(text)
}

interface Part {
  readonly name: string
  readonly digits: readonly [least: number, most: number]
  readonly range?: readonly [low: number, high: number, what: string]
}

const year: Part = { name: '2006', digits: [4, 4] }
const parts: readonly (Part | string)[] = [
  year,
  '-',
  { name: '01', digits: [2, 2], range: [1, 12, 'month'] },
  '-',
  { name: '02', digits: [2, 2] },
  'T',
  { name: '15', digits: [1, 2], range: [0, 23, 'hour'] },
  ':',
  { name: '04', digits: [2, 2], range: [0, 59, 'minute'] },
  ':',
  { name: '05', digits: [2, 2], range: [0, 59, 'second'] },
]

function parse(text: string, layout: string): GoTime {
  const quoted = goQuote(text)
  const bad = (rest: string, element: string): GoTime => ({
    time: undefined,
    error: `parsing time ${quoted} as ${goQuote(layout)}: cannot parse ${goQuote(rest)} as ${goQuote(element)}`,
  })
  const outOfRange = (what: string): GoTime => ({
    time: undefined,
    error: `parsing time ${quoted}: ${what} out of range`,
  })
  const numbers: number[] = []
  let rest = text
  for (const part of parts) {
    if (typeof part === 'string') {
      if (!rest.startsWith(part)) return bad(rest, part)
      rest = rest.slice(part.length)
      continue
    }
    const digits = new RegExp(`^\\d{${part.digits[0]},${part.digits[1]}}`).exec(rest)?.[0]
    if (digits === undefined) return bad(rest, part.name)
    const number = Number(digits)
    if (part.range && (number < part.range[0] || number > part.range[1])) return outOfRange(part.range[2])
    numbers.push(number)
    rest = rest.slice(digits.length)
  }
  let micros = 0
  if (layout === microLayout) {
    const fraction = /^[.,](\d{6})/.exec(rest)?.[1]
    if (fraction === undefined) return bad(rest, '.000000')
    micros = Number(fraction)
    rest = rest.slice(7)
  } else {
    rest = rest.replace(/^[.,]\d+/, '')
  }
  let offsetMinutes = 0
  if (rest.startsWith('Z')) {
    rest = rest.slice(1)
  } else {
    const zone = /^([+-])(\d\d):(\d\d)/.exec(rest)
    if (!zone) return bad(rest, 'Z07:00')
    const [hours, minutes] = [Number(zone[2]), Number(zone[3])]
    if (hours > 24) return outOfRange('time zone offset hour')
    if (minutes > 60) return outOfRange('time zone offset minute')
    offsetMinutes = (zone[1] === '-' ? -1 : 1) * (hours * 60 + minutes)
    rest = rest.slice(6)
  }
  if (rest !== '') return { time: undefined, error: `parsing time ${quoted}: extra text: ${goQuote(rest)}` }
  const [y = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers
  if (day < 1 || day > daysIn(y, month)) return outOfRange('day')
  const date = new Date(0)
  date.setUTCFullYear(y, month - 1, day)
  date.setUTCHours(hour, minute - offsetMinutes, second)
  const seconds = date.toISOString().slice(0, -5)
  if (seconds === '0001-01-01T00:00:00' && micros === 0) return { time: zeroTime, error: '' }
  return { time: layout === microLayout ? `${seconds}.${String(micros).padStart(6, '0')}Z` : `${seconds}Z`, error: '' }
}

/** Go's zero time: it prints as null. */
export const zeroTime = '0001-01-01T00:00:00Z'

function daysIn(y: number, month: number): number {
  if (month === 2) return y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** As Go's time package quotes: byte by byte, what is not ASCII in hexadecimal. */
function goQuote(text: string): string {
  let quoted = ''
  for (const byte of Buffer.from(text)) {
    const character = String.fromCharCode(byte)
    if (byte >= 0x80 || byte < 0x20) quoted += `\\x${byte.toString(16).padStart(2, '0')}`
    else quoted += character === '"' || character === '\\' ? `\\${character}` : character
  }
  return `"${quoted}"`
}
