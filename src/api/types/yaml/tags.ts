import { isAlpha, isBlank, isBlankOrEnd, isBreakOrEnd } from './characters.js'
import type { Cursor } from './cursor.js'
import { scannerError } from './errors.js'

export interface ScannedTag {
  readonly handle: string
  readonly suffix: string
}

export interface ScannedDirective {
  readonly type: 'version directive' | 'tag directive'
  /** The version, or the handle of the tag. */
  readonly value: string
  readonly suffix: string
}

/** After `!`. */
export function scanTag(cursor: Cursor): ScannedTag {
  const found = cursor.text[cursor.at + 1] === '<' ? scanVerbatim(cursor) : scanShorthand(cursor)
  if (!isBlankOrEnd(cursor.peek())) throw scannerError('did not find expected whitespace or line break', cursor.line)
  return found
}

function scanVerbatim(cursor: Cursor): ScannedTag {
  cursor.skip(2)
  const suffix = scanUri(cursor, '')
  if (cursor.peek() !== 62) throw scannerError("did not find the expected '>'", cursor.line)
  cursor.skip()
  return { handle: '', suffix }
}

function scanShorthand(cursor: Cursor): ScannedTag {
  const handle = scanHandle(cursor)
  if (handle.length > 1 && handle.endsWith('!')) return { handle, suffix: scanUri(cursor, '') }
  const suffix = scanUri(cursor, handle)
  // A lone exclamation mark is the tag itself.
  return suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix }
}

function scanHandle(cursor: Cursor): string {
  const start = cursor.at
  cursor.skip()
  while (isAlpha(cursor.peek())) cursor.skip()
  if (cursor.peek() === 33) cursor.skip()
  return cursor.text.slice(start, cursor.at)
}

const uriCharacters = ";/?:@&=+$,.!~*'()[]%"

/** What follows a handle; the head is what was taken for one and is none. */
function scanUri(cursor: Cursor, head: string): string {
  const start = cursor.at
  while (isAlpha(cursor.peek()) || uriCharacters.includes(cursor.text[cursor.at] ?? ' ')) cursor.skip()
  const found = cursor.text.slice(start, cursor.at)
  if (head === '' && found === '') throw scannerError('did not find expected tag URI', cursor.line)
  try {
    return head.slice(1) + decodeURIComponent(found)
  } catch {
    throw scannerError('did not find URI escaped octet', cursor.line)
  }
}

/** After `%` at the beginning of a line. */
export function scanDirective(cursor: Cursor): ScannedDirective {
  cursor.skip()
  const start = cursor.at
  while (isAlpha(cursor.peek())) cursor.skip()
  const name = cursor.text.slice(start, cursor.at)
  if (name === '') throw scannerError('could not find expected directive name', cursor.line)
  if (!isBlankOrEnd(cursor.peek())) throw scannerError('found unexpected non-alphabetical character', cursor.line)
  const found = directives[name]?.(cursor)
  if (!found) throw scannerError('found unknown directive name', cursor.line)
  skipBlanks(cursor)
  if (cursor.peek() === 35) while (!isBreakOrEnd(cursor.peek())) cursor.skip()
  if (!isBreakOrEnd(cursor.peek())) throw scannerError('did not find expected comment or line break', cursor.line)
  cursor.skipLine()
  return found
}

const directives: Readonly<Record<string, (cursor: Cursor) => ScannedDirective>> = {
  YAML(cursor) {
    skipBlanks(cursor)
    const major = scanNumber(cursor)
    if (cursor.peek() !== 46) throw scannerError("did not find expected digit or '.' character", cursor.line)
    cursor.skip()
    return { type: 'version directive', value: `${major}.${scanNumber(cursor)}`, suffix: '' }
  },
  TAG(cursor) {
    skipBlanks(cursor)
    if (cursor.peek() !== 33) throw scannerError("did not find expected '!'", cursor.line)
    const value = scanHandle(cursor)
    if (value !== '!' && !value.endsWith('!')) throw scannerError("did not find expected '!'", cursor.line)
    if (!isBlank(cursor.peek())) throw scannerError('did not find expected whitespace', cursor.line)
    skipBlanks(cursor)
    const suffix = scanUri(cursor, '')
    if (!isBlankOrEnd(cursor.peek())) throw scannerError('did not find expected whitespace or line break', cursor.line)
    return { type: 'tag directive', value, suffix }
  },
}

function skipBlanks(cursor: Cursor): void {
  while (isBlank(cursor.peek())) cursor.skip()
}

function scanNumber(cursor: Cursor): number {
  const digits = /^\d*/.exec(cursor.text.slice(cursor.at, cursor.at + 3))?.[0] ?? ''
  if (digits.length > 2) throw scannerError('found extremely long version number', cursor.line)
  if (digits === '') throw scannerError('did not find expected version number', cursor.line)
  cursor.skip(digits.length)
  return Number(digits)
}
