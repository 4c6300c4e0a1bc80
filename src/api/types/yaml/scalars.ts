import { isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isDigit, isEnd } from './characters.js'
import type { Cursor } from './cursor.js'
import { scannerError } from './errors.js'

export interface ScannedScalar {
  readonly value: string
  /** It went over line breaks at its end. */
  readonly endsAtLineStart: boolean
}

/** What line breaks between the words of a scalar become. */
class Folding {
  #breaks: string[] = []

  get isEmpty(): boolean {
    return this.#breaks.length === 0
  }

  add(lineBreak: string): void {
    this.#breaks.push(lineBreak)
  }

  take(): string {
    const [first = '', ...rest] = this.#breaks
    this.#breaks = []
    if (first !== '\n') return first + rest.join('')
    return rest.length === 0 ? ' ' : rest.join('')
  }
}

export function scanPlain(cursor: Cursor, { indent, inFlow }: { indent: number; inFlow: boolean }): ScannedScalar {
  const startLine = cursor.line
  let value = ''
  let between = ''
  const folding = new Folding()
  for (;;) {
    if (cursor.isAtIndicator() || cursor.peek() === 35) break
    const length = plainLength(cursor, inFlow)
    if (length > 0) {
      value += folding.isEmpty ? between : folding.take()
      between = ''
      value += cursor.text.slice(cursor.at, cursor.at + length)
      cursor.skip(length)
    }
    if (!isBlank(cursor.peek()) && !isBreak(cursor.peek())) break
    between = skipBetween(cursor, folding, between, (code) => {
      if (code === 9 && cursor.column < indent + 1) {
        throw scannerError('found a tab character that violates indentation', cursor.line || startLine)
      }
    })
    if (!inFlow && cursor.column < indent + 1) break
  }
  return { value, endsAtLineStart: !folding.isEmpty }
}

/** Characters up to a blank that may end it, a break or what ends a plain scalar. */
function plainLength({ text, at }: Cursor, inFlow: boolean): number {
  let end = at
  for (;;) {
    const code = text.charCodeAt(end)
    if (isBlankOrEnd(code) && !(code === 32 && isWord(text.charCodeAt(end + 1)))) break
    if (code === 58 && isBlankOrEnd(text.charCodeAt(end + 1))) break
    if (inFlow && (code === 44 || code === 63 || code === 91 || code === 93 || code === 123 || code === 125)) break
    end++
  }
  return end - at
}

/** What may follow a blank without ending the scalar, at a glance: a letter or a digit. */
function isWord(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 122)
}

/** Goes over blanks and breaks; gives the blanks that count where there was no break. */
function skipBetween(
  cursor: Cursor,
  folding: Folding,
  before: string,
  checkBlank: (code: number) => void = () => undefined,
): string {
  let blanks = before
  for (let code = cursor.peek(); isBlank(code) || isBreak(code); code = cursor.peek()) {
    if (isBreak(code)) {
      blanks = ''
      folding.add(cursor.skipLine())
    } else {
      if (folding.isEmpty) blanks += cursor.text[cursor.at]
      else checkBlank(code)
      cursor.skip()
    }
  }
  return blanks
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}
const hexEscapes: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

export function scanQuoted(cursor: Cursor, { single }: { single: boolean }): string {
  const quote = single ? 39 : 34
  cursor.skip()
  let value = ''
  const folding = new Folding()
  for (;;) {
    if (cursor.isAtIndicator()) throw scannerError('found unexpected document indicator', cursor.line)
    if (isEnd(cursor.peek())) throw scannerError('found unexpected end of stream', cursor.line)
    const word = scanWord(cursor, quote, folding)
    value += word
    if (cursor.peek() === quote) break
    const blanks = skipBetween(cursor, folding, '')
    value += folding.isEmpty ? blanks : folding.take()
  }
  cursor.skip()
  return value
}

function scanWord(cursor: Cursor, quote: number, folding: Folding): string {
  let word = ''
  for (;;) {
    const { text, at } = cursor
    let end = at
    let code = text.charCodeAt(end)
    while (!isBlankOrEnd(code) && code !== quote && code !== 92) code = text.charCodeAt(++end)
    if (quote === 39 && code === 92) {
      word += text.slice(at, end + 1)
      cursor.skip(end + 1 - at)
      continue
    }
    word += text.slice(at, end)
    cursor.skip(end - at)
    if (code === quote && quote === 39 && cursor.peek(1) === 39) {
      word += "'"
      cursor.skip(2)
    } else if (code === 92 && isBreak(cursor.peek(1))) {
      // An escaped line break joins the lines.
      cursor.skip()
      cursor.skipLine()
      folding.add('')
      return word
    } else if (code === 92) {
      word += scanEscape(cursor)
    } else {
      return word
    }
  }
}

function scanEscape(cursor: Cursor): string {
  const name = cursor.text[cursor.at + 1] ?? ''
  const length = hexEscapes[name]
  if (length === undefined) {
    const known = escapes[name]
    if (known === undefined) throw scannerError('found unknown escape character', cursor.line)
    cursor.skip(2)
    return known
  }
  cursor.skip(2)
  const digits = cursor.text.slice(cursor.at, cursor.at + length)
  if (digits.length < length || !/^[0-9a-fA-F]+$/.test(digits)) {
    throw scannerError('did not find expected hexdecimal number', cursor.line)
  }
  const code = Number.parseInt(digits, 16)
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw scannerError('found invalid Unicode character escape code', cursor.line)
  }
  cursor.skip(length)
  return String.fromCodePoint(code)
}

/** After `|` or `>`. */
export function scanBlock(cursor: Cursor, { literal, indent: parent }: { literal: boolean; indent: number }): string {
  cursor.skip()
  const { chomping, increment } = scanHeader(cursor)
  let indent = increment === 0 ? 0 : Math.max(parent, 0) + increment
  const breaks = (): string => {
    let found = ''
    let deepest = 0
    for (;;) {
      while ((indent === 0 || cursor.column < indent) && cursor.peek() === 32) cursor.skip()
      deepest = Math.max(deepest, cursor.column)
      if ((indent === 0 || cursor.column < indent) && cursor.peek() === 9) {
        throw scannerError('found a tab character where an indentation space is expected', cursor.line)
      }
      if (!isBreak(cursor.peek())) break
      found += cursor.skipLine()
    }
    if (indent === 0) indent = Math.max(deepest, parent + 1, 1)
    return found
  }
  const parts: string[] = []
  let trailing = breaks()
  let lineBreak = ''
  let wasIndented = false
  while (cursor.column === indent && !isEnd(cursor.peek())) {
    const isIndented = isBlank(cursor.peek())
    if (!literal && lineBreak === '\n' && !wasIndented && !isIndented) {
      if (trailing === '') parts.push(' ')
    } else {
      parts.push(lineBreak)
    }
    parts.push(trailing)
    wasIndented = isIndented
    const { text, at } = cursor
    let end = at
    while (!isBreakOrEnd(text.charCodeAt(end))) end++
    parts.push(text.slice(at, end))
    cursor.skip(end - at)
    lineBreak = cursor.skipLine()
    trailing = breaks()
  }
  if (chomping !== '-') parts.push(lineBreak)
  if (chomping === '+') parts.push(trailing)
  return parts.join('')
}

function scanHeader(cursor: Cursor): { chomping: string; increment: number } {
  let chomping = ''
  let increment = 0
  for (let turn = 0; turn < 2; turn++) {
    const code = cursor.peek()
    if (chomping === '' && (code === 43 || code === 45)) {
      chomping = String.fromCharCode(code)
      cursor.skip()
    } else if (increment === 0 && isDigit(code)) {
      if (code === 48) throw scannerError('found an indentation indicator equal to 0', cursor.line)
      increment = code - 48
      cursor.skip()
    }
  }
  while (isBlank(cursor.peek())) cursor.skip()
  if (cursor.peek() === 35) while (!isBreakOrEnd(cursor.peek())) cursor.skip()
  if (!isBreakOrEnd(cursor.peek())) throw scannerError('did not find expected comment or line break', cursor.line)
  cursor.skipLine()
  return { chomping, increment }
}
