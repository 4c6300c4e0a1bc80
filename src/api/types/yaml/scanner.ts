import { isAlpha, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isEnd } from './characters.js'
import { Cursor } from './cursor.js'
import { scannerError } from './errors.js'
import { scanBlock, scanPlain, scanQuoted } from './scalars.js'
import { scanDirective, scanTag } from './tags.js'
import type { Token, TokenType } from './token.js'

/** Go's limit on both nested flow collections and indentation. */
const maxDepth = 10_000
/** A simple key is found out by its colon, which must come soon. */
const maxKeyLength = 1024

/** A token that turns out to be a key if a colon follows. */
class SimpleKey {
  possible: boolean
  readonly required: boolean
  /** The number of its token, counted from the first. */
  readonly token: number
  readonly at: number
  readonly line: number
  readonly column: number
  /** The token is not handed out before it is known. */
  holds: boolean

  constructor(possible: boolean, required: boolean, token: number, { at, line, column }: Cursor) {
    this.possible = possible
    this.required = required
    this.token = token
    this.at = at
    this.line = line
    this.column = column
    this.holds = possible
  }
}

interface QueuedToken extends Token {
  readonly key: SimpleKey | undefined
}

/**
 * Tokens of a YAML text, as libyaml and go-yaml cut it.
 * https://github.com/yaml/go-yaml/blob/v2.4.2/scannerc.go
 *
 * @throws YamlSyntaxError in Go's words
 */
export class Scanner {
  readonly #cursor: Cursor
  #tokens: QueuedToken[] = []
  #head = 0
  /** Tokens handed out. */
  #taken = 0
  #isDone = false
  #indent = -1
  readonly #indents: number[] = []
  #flowLevel = 0
  #mayStartKey = true
  readonly #keys: SimpleKey[]
  /** Of the token that comes next. */
  #savedKey: SimpleKey | undefined

  constructor(text: string) {
    this.#cursor = new Cursor(text)
    this.#keys = [new SimpleKey(false, false, 0, this.#cursor)]
  }

  peek(): Token {
    while (this.#needsMore()) this.#fetch()
    return this.#tokens[this.#head] as Token
  }

  take(): Token {
    const token = this.peek()
    this.#head++
    this.#taken++
    if (this.#head === this.#tokens.length || this.#head > 256) {
      this.#tokens = this.#tokens.slice(this.#head)
      this.#head = 0
    }
    return token
  }

  #needsMore(): boolean {
    if (this.#head === this.#tokens.length) return true
    const { key } = this.#tokens[this.#head] as QueuedToken
    return key?.holds === true && this.#isValid(key) && !this.#isDone
  }

  /** Whether a colon may still make a key of it. */
  #isValid(key: SimpleKey): boolean {
    if (!key.possible) return false
    const { line, at } = this.#cursor
    if (key.line === line && key.at + maxKeyLength >= at) return true
    if (key.required) throw scannerError("could not find expected ':'", line)
    key.possible = false
    return false
  }

  #push(type: TokenType, line: number, value = '', suffix = '', isPlain = false): void {
    this.#tokens.push({ type, line, value, suffix, isPlain, key: this.#savedKey })
    this.#savedKey = undefined
  }

  /** Before the token of a key; behind all others if that has been handed out. */
  #insert(type: TokenType, line: number, tokenNumber: number): void {
    const token: QueuedToken = { type, line, value: '', suffix: '', isPlain: false, key: undefined }
    if (tokenNumber < this.#taken) this.#tokens.push(token)
    else this.#tokens.splice(this.#head + tokenNumber - this.#taken, 0, token)
  }

  /** The number of the token that comes next. */
  #next(): number {
    return this.#taken + this.#tokens.length - this.#head
  }

  #fetch(): void {
    const cursor = this.#cursor
    this.#skipToToken()
    this.#unroll(cursor.column)
    const code = cursor.peek()
    if (isEnd(code)) {
      this.#endStream()
    } else if (cursor.column === 0 && code === 37) {
      this.#resetIndent()
      const line = cursor.line
      const { type, value, suffix } = scanDirective(cursor)
      this.#push(type, line, value, suffix)
    } else if (cursor.isAtIndicator()) {
      this.#resetIndent()
      this.#push(code === 45 ? 'document start' : 'document end', cursor.line)
      cursor.skip(3)
    } else {
      this.#fetchIndicator(code)
    }
  }

  #fetchIndicator(code: number): void {
    if (this.#flowIndicator(code) || this.#blockIndicator(code) || this.#propertyOrScalar(code)) return
    const cursor = this.#cursor
    const { line } = cursor
    if (!this.#mayBePlain(code)) throw scannerError('found character that cannot start any token', line)
    this.#saveKey()
    this.#mayStartKey = false
    const { value, endsAtLineStart } = scanPlain(cursor, { indent: this.#indent, inFlow: this.#flowLevel > 0 })
    this.#push('scalar', line, value, '', true)
    if (endsAtLineStart) this.#mayStartKey = true
  }

  #flowIndicator(code: number): boolean {
    switch (code) {
      case 91:
        this.#startFlow('flow sequence start')
        return true
      case 123:
        this.#startFlow('flow mapping start')
        return true
      case 93:
        this.#endFlow('flow sequence end')
        return true
      case 125:
        this.#endFlow('flow mapping end')
        return true
      case 44:
        this.#removeKey()
        this.#mayStartKey = true
        this.#push('flow entry', this.#cursor.line)
        this.#cursor.skip()
        return true
      default:
        return false
    }
  }

  #blockIndicator(code: number): boolean {
    if (code !== 45 && code !== 63 && code !== 58) return false
    const isIndicator = isBlankOrEnd(this.#cursor.peek(1)) || (code !== 45 && this.#flowLevel > 0)
    if (!isIndicator) return false
    if (code === 45) this.#entry()
    else if (code === 63) this.#key()
    else this.#value()
    return true
  }

  #propertyOrScalar(code: number): boolean {
    const cursor = this.#cursor
    const { line } = cursor
    switch (code) {
      case 42:
      case 38:
        this.#anchor(code === 42 ? 'alias' : 'anchor')
        return true
      case 33: {
        this.#saveKey()
        this.#mayStartKey = false
        const { handle, suffix } = scanTag(cursor)
        this.#push('tag', line, handle, suffix)
        return true
      }
      case 124:
      case 62:
        if (this.#flowLevel > 0) return false
        this.#removeKey()
        this.#mayStartKey = true
        this.#push('scalar', line, scanBlock(cursor, { literal: code === 124, indent: this.#indent }))
        return true
      case 39:
      case 34:
        this.#saveKey()
        this.#mayStartKey = false
        this.#push('scalar', line, scanQuoted(cursor, { single: code === 39 }))
        return true
      default:
        return false
    }
  }

  #mayBePlain(code: number): boolean {
    const next = this.#cursor.peek(1)
    if (code === 45) return !isBlank(next)
    if (code === 63 || code === 58) return this.#flowLevel === 0 && !isBlankOrEnd(next)
    return !isBlankOrEnd(code) && !',[]{}#&*!|>\'"%@`'.includes(String.fromCharCode(code))
  }

  #skipToToken(): void {
    const cursor = this.#cursor
    for (;;) {
      if (cursor.column === 0 && cursor.peek() === 0xfeff) cursor.skip()
      for (;;) {
        const code = cursor.peek()
        if (code !== 32 && !(code === 9 && (this.#flowLevel > 0 || !this.#mayStartKey))) break
        cursor.skip()
      }
      if (cursor.peek() === 35) while (!isBreakOrEnd(cursor.peek())) cursor.skip()
      if (!isBreak(cursor.peek())) return
      cursor.skipLine()
      if (this.#flowLevel === 0) this.#mayStartKey = true
    }
  }

  #endStream(): void {
    const cursor = this.#cursor
    if (cursor.column !== 0) {
      cursor.column = 0
      cursor.line++
    }
    this.#resetIndent()
    this.#push('stream end', cursor.line)
    this.#isDone = true
  }

  #resetIndent(): void {
    this.#unroll(-1)
    this.#removeKey()
    this.#mayStartKey = false
  }

  #startFlow(type: TokenType): void {
    const { line } = this.#cursor
    this.#saveKey()
    this.#keys.push(new SimpleKey(false, false, this.#next(), this.#cursor))
    this.#flowLevel++
    if (this.#flowLevel > maxDepth) throw scannerError(`exceeded max depth of ${maxDepth}`, line)
    this.#mayStartKey = true
    this.#cursor.skip()
    this.#push(type, line)
  }

  #endFlow(type: TokenType): void {
    this.#removeKey()
    if (this.#flowLevel > 0) {
      this.#flowLevel--
      // Go then hands out the collection that ends, though it may yet become a key.
      const { token } = this.#keys.pop() as SimpleKey
      const outer = this.#keys.at(-1) as SimpleKey
      if (outer.token === token) outer.holds = false
    }
    this.#mayStartKey = false
    this.#push(type, this.#cursor.line)
    this.#cursor.skip()
  }

  #entry(): void {
    const { line, column } = this.#cursor
    if (this.#flowLevel === 0) {
      if (!this.#mayStartKey) throw scannerError('block sequence entries are not allowed in this context', line)
      this.#roll(column, 'block sequence start', line)
    }
    this.#removeKey()
    this.#mayStartKey = true
    this.#cursor.skip()
    this.#push('block entry', line)
  }

  #key(): void {
    const { line, column } = this.#cursor
    if (this.#flowLevel === 0) {
      if (!this.#mayStartKey) throw scannerError('mapping keys are not allowed in this context', line)
      this.#roll(column, 'block mapping start', line)
    }
    this.#removeKey()
    this.#mayStartKey = this.#flowLevel === 0
    this.#cursor.skip()
    this.#push('key', line)
  }

  #value(): void {
    const { line, column } = this.#cursor
    const key = this.#keys.at(-1) as SimpleKey
    if (this.#isValid(key)) {
      this.#insert('key', key.line, key.token)
      this.#roll(key.column, 'block mapping start', key.line, key.token)
      this.#forget(key)
      this.#mayStartKey = false
    } else {
      if (this.#flowLevel === 0) {
        if (!this.#mayStartKey) throw scannerError('mapping values are not allowed in this context', line)
        this.#roll(column, 'block mapping start', line)
      }
      this.#mayStartKey = this.#flowLevel === 0
    }
    this.#cursor.skip()
    this.#push('value', line)
  }

  #anchor(type: 'alias' | 'anchor'): void {
    this.#saveKey()
    this.#mayStartKey = false
    const cursor = this.#cursor
    const { line } = cursor
    cursor.skip()
    const start = cursor.at
    while (isAlpha(cursor.peek())) cursor.skip()
    const name = cursor.text.slice(start, cursor.at)
    const next = cursor.peek()
    if (name === '' || !(isBlankOrEnd(next) || '?:,]}%@`'.includes(String.fromCharCode(next)))) {
      throw scannerError('did not find expected alphabetic or numeric character', cursor.line)
    }
    this.#push(type, line, name)
  }

  #saveKey(): void {
    if (!this.#mayStartKey) return
    this.#removeKey()
    const isRequired = this.#flowLevel === 0 && this.#indent === this.#cursor.column
    this.#savedKey = new SimpleKey(true, isRequired, this.#next(), this.#cursor)
    this.#keys[this.#keys.length - 1] = this.#savedKey
  }

  #removeKey(): void {
    const key = this.#keys.at(-1) as SimpleKey
    if (!key.possible) return
    if (key.required) throw scannerError("could not find expected ':'", this.#cursor.line)
    this.#forget(key)
  }

  #forget(key: SimpleKey): void {
    key.possible = false
    key.holds = false
  }

  /** Begins a block collection where the column says so. */
  #roll(column: number, type: TokenType, line: number, tokenNumber?: number): void {
    if (this.#flowLevel > 0 || this.#indent >= column) return
    this.#indents.push(this.#indent)
    this.#indent = column
    if (this.#indents.length > maxDepth) throw scannerError(`exceeded max depth of ${maxDepth}`, this.#cursor.line)
    if (tokenNumber === undefined) this.#push(type, line)
    else this.#insert(type, line, tokenNumber)
  }

  #unroll(column: number): void {
    if (this.#flowLevel > 0) return
    while (this.#indent > column) {
      this.#push('block end', this.#cursor.line)
      this.#indent = this.#indents.pop() ?? -1
    }
  }
}
