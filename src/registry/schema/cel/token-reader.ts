import { type Token, tokenize } from './lexer.js'
import type { Issue } from './source.js'
import { expecting, followsOperand, startsExpression, words } from './token-kinds.js'

/** A bracket that is open. */
interface Open {
  readonly close: string
  /** Whether its content is separated by commas. */
  readonly hasCommas: boolean
}

/** Ends the reading at an error of syntax that upstream does not get over as we do. */
export class SyntaxStop extends Error {}

/**
 * The tokens of an expression, and what is said of those that do not fit: as ANTLR's default error strategy has it, a token too many is left out, and one
 * that is missing added.
 */
export class TokenReader {
  readonly source: string
  readonly issues: Issue[] = []
  readonly #tokens: readonly Token[]
  readonly #open: Open[] = []
  #at = 0
  /** Where a token was missing last. */
  #missingAt = -1

  constructor(source: string) {
    this.source = source
    this.#tokens = tokenize(source, this.issues)
  }

  /** How many tokens were read. */
  get at(): number {
    return this.#at
  }

  skip(count: number): void {
    this.#at += count
  }

  get token(): Token {
    return this.#tokens[this.#at] as Token
  }

  peek(offset = 1): Token {
    return this.#tokens[Math.min(this.#at + offset, this.#tokens.length - 1)] as Token
  }

  next(): Token {
    const token = this.token
    if (token.kind !== 'eof') this.#at++
    return token
  }

  is(text: string): boolean {
    const { kind, text: own } = this.token
    return own === text && (kind === 'punct' || (kind === 'ident' && words.has(text)))
  }

  take(text: string): Token | undefined {
    return this.is(text) ? this.next() : undefined
  }

  fail(message: string): never {
    this.#complain(message)
    throw new SyntaxStop()
  }

  /** Nothing is said twice of the place where a token was missing. */
  #complain(message: string): void {
    if (this.#missingAt !== this.#at) this.issue(this.token.start, `Syntax error: ${message}`)
  }

  issue(start: number, message: string): void {
    this.issues.push({ start, message })
  }

  /** One token too many where the next one would do is `extraneous`, and left out; anything else ends the reading. */
  unexpected(wanted: string): void {
    if (this.token.kind === 'eof' || !this.isWantedNext(wanted)) this.mismatched(wanted)
    this.extraneous(wanted)
  }

  isWantedNext(wanted: string): boolean {
    const next = this.peek()
    const fits = wanted === expecting.field ? next.kind === 'ident' : startsExpression(next)
    return fits || wanted.includes(`'${next.text}'`)
  }

  extraneous(wanted: string): void {
    this.#complain(`extraneous input '${this.token.text}' expecting ${wanted}`)
    this.next()
  }

  /** From a place in the source to a token that no rule of the grammar takes there. */
  noViable(from: number, to: Token): void {
    // What is no token at all is not shown.
    const gap = this.source.slice(from + 1, to.start).replace(/\S/g, '')
    const text = `${this.source.charAt(from)}${gap}${to.kind === 'eof' ? '' : to.text}`
    const shown = text.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    this.issue(to.start, `Syntax error: no viable alternative at input '${shown}'`)
  }

  mismatched(wanted: string): never {
    return this.fail(`mismatched input '${this.token.text}' expecting ${wanted}`)
  }

  /** A token that has to be there: one too many before it is `extraneous`, none at all `missing`, as if it had been there. */
  expect(text: string, canFollow: (token: Token) => boolean = (next) => this.#canFollow(next)): Token {
    const token = this.take(text)
    if (token) return token
    if (this.peek().text === text && this.token.kind !== 'eof') {
      this.extraneous(`'${text}'`)
      return this.next()
    }
    if (canFollow(this.token) || (text === ':' && startsExpression(this.token))) {
      this.#complain(`missing '${text}' at '${this.token.text}'`)
      this.#missingAt = this.#at
      return { ...this.token, text }
    }
    return this.mismatched(`'${text}'`)
  }

  /** What may stand after the innermost bracket, once it is closed. */
  #canFollow(token: Token): boolean {
    const around = this.#open.slice(0, -1)
    if (token.kind === 'eof') return around.length === 0
    if (token.kind !== 'punct') return followsOperand(token)
    if (token.text === ',') return around.some(({ hasCommas }) => hasCommas)
    if (/^[)\]}]$/.test(token.text)) return around.some(({ close }) => close === token.text)
    return followsOperand(token)
  }

  within<T>(close: string, hasCommas: boolean, read: () => T): T {
    this.#open.push({ close, hasCommas })
    const content = read()
    this.#open.pop()
    return content
  }

  /** Of a list or map, after which a comma may stand as well. */
  close(text: ']' | '}'): void {
    if (this.take(text)) return
    if (this.peek().text === text) {
      this.extraneous(`{'${text}', ','}`)
      this.next()
      return
    }
    this.mismatched(`{'${text}', ','}`)
  }

  unexpectedEnd(expecting: string): never {
    const isLast = this.peek().kind === 'eof'
    return this.fail(`${isLast ? 'extraneous' : 'mismatched'} input '${this.token.text}' expecting ${expecting}`)
  }
}
