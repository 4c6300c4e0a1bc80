import { Entries, RawNumber } from './json-tree.js'

/** Not JSON; the message is that of Go's encoding/json. */
export class JsonSyntaxError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'JsonSyntaxError'
  }
}

/** Go's limit on nesting. */
export const maxDepth = 10_000

const end = 'unexpected end of JSON input'

/**
 * Parses JSON slowly and faithfully: the messages of Go's scanner, duplicates and numbers kept.
 * https://github.com/golang/go/blob/go1.24.0/src/encoding/json/scanner.go
 *
 * @throws JsonSyntaxError
 */
export function parseJsonTree(bytes: Uint8Array): unknown {
  return new Parser(bytes).document()
}

/** An object or a list whose end has not come yet. */
interface Open {
  readonly entries: [string, unknown][] | undefined
  readonly items: unknown[]
  key: string
}

const opening = Symbol('opening')

function closed({ entries, items }: Open): unknown {
  return entries ? new Entries(entries) : items
}

class Parser {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  document(): unknown {
    this.#space()
    const value = this.#value()
    this.#space()
    if (this.#at < this.#bytes.length) this.#fail('after top-level value')
    return value
  }

  #peek(): number {
    return this.#bytes[this.#at] ?? -1
  }

  #space(): void {
    for (let byte = this.#peek(); byte === 32 || byte === 10 || byte === 13 || byte === 9; byte = this.#peek())
      this.#at++
  }

  #fail(context: string): never {
    if (this.#at >= this.#bytes.length) throw new JsonSyntaxError(end)
    throw new JsonSyntaxError(`invalid character ${quotedByte(this.#peek())} ${context}`)
  }

  /** One loop with a stack of its own: no text is too deep for it. */
  #value(): unknown {
    const open: Open[] = []
    for (;;) {
      let value = this.#begin(open)
      if (value === opening) continue
      for (;;) {
        const innermost = open.at(-1)
        if (!innermost) return value
        if (innermost.entries) innermost.entries.push([innermost.key, value])
        else innermost.items.push(value)
        if (!this.#ends(innermost)) break
        open.pop()
        value = closed(innermost)
      }
    }
  }

  /** A scalar, an empty object or list, or `opening`: the next value is inside. */
  #begin(open: Open[]): unknown {
    const byte = this.#peek()
    if (byte !== 123 && byte !== 91) return this.#scalar(byte)
    if (open.length >= maxDepth) this.#fail('exceeded max depth')
    this.#at++
    const isObject = byte === 123
    const begun: Open = { entries: isObject ? [] : undefined, items: [], key: '' }
    this.#space()
    if (this.#peek() === (isObject ? 125 : 93)) {
      this.#at++
      return closed(begun)
    }
    if (isObject) begun.key = this.#key()
    open.push(begun)
    return opening
  }

  /** What follows a member or an entry: the end, or the next one. */
  #ends(innermost: Open): boolean {
    this.#space()
    const byte = this.#peek()
    const end = innermost.entries ? 125 : 93
    if (byte !== 44 && byte !== end) {
      this.#fail(innermost.entries ? 'after object key:value pair' : 'after array element')
    }
    this.#at++
    if (byte === end) return true
    if (innermost.entries) innermost.key = this.#key()
    else this.#space()
    return false
  }

  #key(): string {
    this.#space()
    if (this.#peek() !== 34) this.#fail('looking for beginning of object key string')
    const key = this.#string()
    this.#space()
    if (this.#peek() !== 58) this.#fail('after object key')
    this.#at++
    this.#space()
    return key
  }

  #scalar(byte: number): unknown {
    switch (byte) {
      case 34:
        return this.#string()
      case 116:
        return this.#literal('true', true)
      case 102:
        return this.#literal('false', false)
      case 110:
        return this.#literal('null', null)
    }
    if (byte === 45 || isDigit(byte)) return this.#number()
    return this.#fail('looking for beginning of value')
  }

  #literal(word: string, value: unknown): unknown {
    for (let index = 1; index < word.length; index++) {
      this.#at++
      if (this.#peek() !== word.charCodeAt(index)) this.#fail(`in literal ${word} (expecting '${word[index]}')`)
    }
    this.#at++
    return value
  }

  #string(): string {
    const start = this.#at
    let isPlain = true
    this.#at++
    for (let byte = this.#peek(); byte !== 34; byte = this.#peek()) {
      if (byte < 32) this.#fail('in string literal')
      this.#at++
      if (byte >= 128) isPlain = false
      if (byte === 92) {
        isPlain = false
        this.#escape()
      }
    }
    this.#at++
    const { buffer, byteOffset } = this.#bytes
    if (isPlain) return Buffer.from(buffer, byteOffset + start + 1, this.#at - start - 2).toString('latin1')
    // Bytes that are no UTF-8 and halves of surrogate pairs become U+FFFD, as in Go.
    return wellFormed(JSON.parse(Buffer.from(buffer, byteOffset + start, this.#at - start).toString('utf8')) as string)
  }

  #escape(): void {
    const byte = this.#peek()
    if (byte === 117) {
      for (let digit = 0; digit < 4; digit++) {
        this.#at++
        if (!isHexDigit(this.#peek())) this.#fail('in \\u hexadecimal character escape')
      }
    } else if (!'"\\/bfnrt'.includes(String.fromCharCode(byte)) || byte < 0) {
      this.#fail('in string escape code')
    }
    this.#at++
  }

  /** A number, where that is what is written. */
  #number(): number | RawNumber {
    const start = this.#at
    const isNegative = this.#peek() === 45
    if (isNegative) {
      this.#at++
      if (!isDigit(this.#peek())) this.#fail('in numeric literal')
    }
    const digits = this.#at
    if (this.#peek() === 48) this.#at++
    else this.#digits()
    const isShort = this.#at - digits < 16
    const next = this.#peek()
    if (isShort && next !== 46 && next !== 69 && next !== 101 && !isNegative) return this.#integer(digits)
    if (next === 46) {
      this.#at++
      if (!isDigit(this.#peek())) this.#fail('after decimal point in numeric literal')
      this.#digits()
    }
    if (this.#peek() === 69 || this.#peek() === 101) {
      this.#at++
      if (this.#peek() === 43 || this.#peek() === 45) this.#at++
      if (!isDigit(this.#peek())) this.#fail('in exponent of numeric literal')
      this.#digits()
    }
    const { buffer, byteOffset } = this.#bytes
    return new RawNumber(Buffer.from(buffer, byteOffset + start, this.#at - start).toString('latin1'))
  }

  #integer(start: number): number {
    let value = 0
    for (let at = start; at < this.#at; at++) value = value * 10 + (this.#bytes[at] as number) - 48
    return value
  }

  #digits(): void {
    while (isDigit(this.#peek())) this.#at++
  }
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57
}

function isHexDigit(byte: number): boolean {
  return isDigit(byte) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102)
}

const named: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  92: '\\\\',
  39: "\\'",
}

/** As Go's scanner names a byte: `'x'`, `'\n'`, `'\u009e'`. */
function quotedByte(byte: number): string {
  const known = named[byte]
  if (known !== undefined) return `'${known}'`
  if (byte < 32 || byte === 127) return `'\\x${byte.toString(16).padStart(2, '0')}'`
  const isPrintable = byte < 127 || (byte > 160 && byte !== 173)
  return `'${isPrintable ? String.fromCharCode(byte) : `\\u${byte.toString(16).padStart(4, '0')}`}'`
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

function wellFormed(text: string): string {
  return text.replace(loneSurrogate, '\ufffd')
}
