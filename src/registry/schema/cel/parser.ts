import type { Expr, ListExpr, Literal, MapExpr, StructExpr } from './ast.js'
import { type Token, type TokenKind, tokenize } from './lexer.js'
import { expandMacro, MacroError } from './macros.js'
import { CompileError, type Issue } from './source.js'
import { unquoteBytes, unquoteText } from './unquote.js'

const maxLength = 100_000
const maxDepth = 250
const reserved = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(' '),
)
const words = new Set(['true', 'false', 'null', 'in'])
const relations = new Set(['<', '<=', '>', '>=', '==', '!=', 'in'])
const startOfExpression =
  "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"
const startOfMember =
  "{'[', '{', '(', '.', '-', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"

/** Reads an expression by cel-go's grammar (parser/gen/CEL.g4, v0.26), macros expanded, `cel.bind` with `hasBindings`. Throws a CompileError. */
export function parse(source: string, hasBindings = false): Expr {
  if (source.length > maxLength) {
    const size = [...source].length
    if (size > maxLength) {
      const message = `expression code point size exceeds limit: size: ${size}, limit ${maxLength}`
      throw new CompileError('', [{ start: -1, message }])
    }
  }
  return new Parser(source, hasBindings).parse()
}

/** Ends the reading at the first error of syntax. */
class SyntaxStop extends Error {}

class Parser {
  readonly #source: string
  readonly #hasBindings: boolean
  readonly #issues: Issue[] = []
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(source: string, hasBindings: boolean) {
    this.#source = source
    this.#hasBindings = hasBindings
    this.#tokens = tokenize(source, this.#issues)
  }

  parse(): Expr {
    let expr: Expr | undefined
    try {
      expr = this.#expression()
      if (this.#token.kind !== 'eof') this.#unexpectedEnd('<EOF>')
    } catch (error) {
      if (!(error instanceof SyntaxStop)) throw error
    }
    if (!expr || this.#issues.length > 0) throw new CompileError(this.#source, this.#issues)
    return expr
  }

  get #token(): Token {
    return this.#tokens[this.#at] as Token
  }

  #peek(offset = 1): Token {
    return this.#tokens[Math.min(this.#at + offset, this.#tokens.length - 1)] as Token
  }

  #next(): Token {
    const token = this.#token
    this.#at++
    return token
  }

  #is(text: string): boolean {
    const { kind, text: own } = this.#token
    return own === text && (kind === 'punct' || (kind === 'ident' && words.has(text)))
  }

  #take(text: string): Token | undefined {
    return this.#is(text) ? this.#next() : undefined
  }

  #fail(message: string, start = this.#token.start): never {
    this.#issues.push({ start, message: `Syntax error: ${message}` })
    throw new SyntaxStop()
  }

  #issue(start: number, message: string): void {
    this.#issues.push({ start, message })
  }

  /** One token too many where the next one would do is `extraneous`. */
  #unexpected(expecting: string): never {
    const next = this.#peek()
    const isExtra = this.#token.kind !== 'eof' && startsExpression(next)
    if (isExtra) this.#fail(`extraneous input '${this.#token.text}' expecting ${expecting}`)
    return this.#mismatched(expecting)
  }

  #mismatched(expecting: string): never {
    return this.#fail(`mismatched input '${this.#token.text}' expecting ${expecting}`)
  }

  /** A token that has to be there: one too many before it is `extraneous`, none at all `missing`. */
  #expect(text: string, canFollow: (token: Token) => boolean = followsOperand): Token {
    const token = this.#take(text)
    if (token) return token
    if (this.#peek().text === text && this.#token.kind !== 'eof') {
      return this.#fail(`extraneous input '${this.#token.text}' expecting '${text}'`)
    }
    if (canFollow(this.#token) || (text === ':' && startsExpression(this.#token)))
      return this.#fail(`missing '${text}' at '${this.#token.text}'`)
    return this.#mismatched(`'${text}'`)
  }

  /** Of a list or map, after which a comma may stand as well. */
  #close(text: ']' | '}'): void {
    if (this.#take(text)) return
    if (this.#peek().text === text) this.#fail(`extraneous input '${this.#token.text}' expecting {'${text}', ','}`)
    this.#mismatched(`{'${text}', ','}`)
  }

  #unexpectedEnd(expecting: string): never {
    const isLast = this.#peek().kind === 'eof'
    return this.#fail(`${isLast ? 'extraneous' : 'mismatched'} input '${this.#token.text}' expecting ${expecting}`)
  }

  #deeper(message = `expression recursion limit exceeded: ${maxDepth}`): void {
    this.#depth++
    if (this.#depth <= maxDepth) return
    this.#issue(-1, message)
    throw new SyntaxStop()
  }

  #expression(): Expr {
    this.#deeper()
    const condition = this.#logical('||')
    const question = this.#take('?')
    if (!question) {
      this.#depth--
      return condition
    }
    const yes = this.#logical('||')
    this.#expect(':', () => false)
    const no = this.#expression()
    this.#depth--
    return { op: 'call', fn: '_?_:_', target: undefined, args: [condition, yes, no], start: question.start }
  }

  #logical(operator: '||' | '&&'): Expr {
    const operand = () => (operator === '||' ? this.#logical('&&') : this.#relation())
    const terms = [operand()]
    const starts: number[] = []
    for (let token = this.#take(operator); token; token = this.#take(operator)) {
      starts.push(token.start)
      terms.push(operand())
    }
    return balanced(`_${operator}_`, terms, starts, 0, starts.length - 1)
  }

  #relation(): Expr {
    return this.#binary(relations, () => this.#sum())
  }

  #sum(): Expr {
    return this.#binary(new Set(['+', '-']), () => this.#product())
  }

  #product(): Expr {
    return this.#binary(new Set(['*', '/', '%']), () => this.#unary())
  }

  #binary(operators: ReadonlySet<string>, operand: () => Expr): Expr {
    let left = operand()
    const depth = this.#depth
    while (operators.has(this.#token.text) && this.#is(this.#token.text)) {
      const { start, text } = this.#next()
      this.#deeper('max recursion depth exceeded')
      left = {
        op: 'call',
        fn: text === 'in' ? '@in' : `_${text}_`,
        target: undefined,
        args: [left, operand()],
        start,
      }
    }
    this.#depth = depth
    return left
  }

  #unary(): Expr {
    for (const operator of ['!', '-'] as const) {
      if (!this.#is(operator) || (operator === '-' && isNumber(this.#peek()))) continue
      const { start } = this.#token
      let count = 0
      while (this.#is(operator) && !(operator === '-' && isNumber(this.#peek()))) {
        this.#next()
        count++
      }
      const operand = this.#member(startOfMember)
      if (count % 2 === 0) return operand
      return { op: 'call', fn: operator === '!' ? '!_' : '-_', target: undefined, args: [operand], start }
    }
    return this.#member(startOfExpression)
  }

  #member(expecting: string): Expr {
    let expr = this.#primary(expecting)
    const depth = this.#depth
    for (;;) {
      if (this.#is('.')) {
        this.#deeper()
        expr = this.#selection(expr)
      } else if (this.#is('[')) {
        this.#deeper()
        const { start } = this.#next()
        const isOptional = this.#take('?') !== undefined
        if (!isOptional && (this.#token.kind === 'eof' || this.#is(']')))
          this.#mismatched(startOfExpression.replace("'!',", "'!', '?',"))
        const index = this.#expression()
        this.#expect(']')
        const fn = isOptional ? '_[?_]' : '_[_]'
        expr = { op: 'call', fn, target: undefined, args: [expr, index], start }
      } else {
        this.#depth = depth
        return expr
      }
    }
  }

  #selection(operand: Expr): Expr {
    const dot = this.#next()
    const isOptional = this.#take('?') !== undefined
    const { kind, text, start } = this.#token
    if (kind === 'escaped') {
      this.#next()
      this.#issue(start, "unsupported syntax: '`'")
      return { op: 'select', operand, field: text.slice(1, -1), isTest: false, start: dot.start }
    }
    if (kind !== 'ident' || words.has(text)) {
      const shown = kind === 'eof' ? '' : this.#source.slice(dot.start + 1, start) + text
      if (!isOptional && /^(?:true|false|null)$/.test(text))
        this.#fail(`mismatched input '${text}' expecting IDENTIFIER`)
      if (isOptional) this.#mismatched('{IDENTIFIER, ESC_IDENTIFIER}')
      this.#fail(`no viable alternative at input '.${shown}'`)
    }
    this.#next()
    if (isOptional) {
      const field: Expr = { op: 'const', literal: { kind: 'string', value: text }, start }
      return { op: 'call', fn: '_?._', target: undefined, args: [operand, field], start: dot.start }
    }
    const open = this.#take('(')
    if (!open) return { op: 'select', operand, field: text, isTest: false, start: dot.start }
    return this.#call(text, operand, this.#arguments(), open.start)
  }

  #call(fn: string, target: Expr | undefined, args: readonly Expr[], start: number): Expr {
    try {
      const expanded = expandMacro(fn, target, args, start, this.#hasBindings)
      if (expanded) return expanded
    } catch (error) {
      if (!(error instanceof MacroError)) throw error
      this.#issue(error.start, error.message)
    }
    return { op: 'call', fn, target, args, start }
  }

  #arguments(): Expr[] {
    const args: Expr[] = []
    if (this.#take(')')) return args
    if (this.#token.kind === 'eof') this.#mismatched(startOfExpression.replace("'(',", "'(', ')',"))
    do args.push(this.#expression())
    while (this.#take(','))
    this.#expect(')')
    return args
  }

  #primary(expecting: string): Expr {
    const { kind, text, start } = this.#token
    if (this.#is('(')) {
      this.#next()
      const inner = this.#expression()
      this.#expect(')')
      return inner
    }
    if (this.#is('[')) return this.#list()
    if (this.#is('{')) return this.#map()
    if (this.#is('-') && isNumber(this.#peek())) {
      this.#next()
      return this.#number(this.#next(), start, '-')
    }
    if (isNumber(this.#token)) return this.#number(this.#next(), start, '')
    if (kind === 'uint') return this.#literal(this.#unsigned(text))
    if (kind === 'string' || kind === 'bytes') return this.#literal(this.#quoted(kind, text))
    if (kind === 'ident' && text === 'null') return this.#literal({ kind: 'null' })
    if (kind === 'ident' && (text === 'true' || text === 'false')) {
      return this.#literal({ kind: 'bool', value: text === 'true' })
    }
    const isDotted = this.#is('.')
    if (isDotted && this.#peek().kind === 'ident') this.#next()
    if (this.#token.kind === 'ident' && !words.has(this.#token.text)) return this.#name(isDotted ? '.' : '')
    // The reading goes on as if the operand before the operator were there.
    if (isBinary(this.#token) && !startsExpression(this.#peek())) {
      this.#issue(start, `Syntax error: mismatched input '${text}' expecting ${expecting}`)
      return { op: 'const', literal: { kind: 'null' }, start }
    }
    return this.#unexpected(expecting)
  }

  #name(dot: string): Expr {
    const { start, text } = this.#next()
    const struct = this.#structOf(dot + text)
    if (struct) return struct
    if (reserved.has(text)) this.#issue(start, `reserved identifier: ${text}`)
    const open = this.#take('(')
    if (open) return this.#call(dot + text, undefined, this.#arguments(), open.start)
    return { op: 'ident', name: dot + text, start }
  }

  /** `a.b.C{…}`: told from a selection by its brace. */
  #structOf(first: string): StructExpr | undefined {
    let offset = 0
    let name = first
    while (this.#peek(offset).text === '.' && this.#peek(offset + 1).kind === 'ident') {
      name += `.${this.#peek(offset + 1).text}`
      offset += 2
    }
    if (this.#peek(offset).text !== '{' || this.#peek(offset).kind !== 'punct') return undefined
    this.#at += offset
    const { start } = this.#next()
    const fields: { start: number; name: string; value: Expr; optional: boolean }[] = []
    while (!this.#is('}')) {
      const optional = this.#take('?') !== undefined
      const field = this.#next()
      if (field.kind === 'escaped') this.#issue(field.start, "unsupported syntax: '`'")
      else if (field.kind !== 'ident')
        this.#fail(
          `extraneous input '${field.text}' expecting {'}', ',', '?', IDENTIFIER, ESC_IDENTIFIER}`,
          field.start,
        )
      const colon = this.#expect(':', () => false)
      fields.push({ start: colon.start, name: field.text, value: this.#expression(), optional })
      if (!this.#take(',')) break
    }
    this.#expect('}')
    return { op: 'struct', name, fields, start }
  }

  #list(): ListExpr {
    const { start } = this.#next()
    const items: { value: Expr; optional: boolean }[] = []
    this.#first("{'[', ']', '{', '(', '.', ',', '-', '!', '?',", ']')
    if (this.#is(',') && this.#peek().text === ']') this.#next()
    while (!this.#is(']')) {
      const optional = this.#take('?') !== undefined
      items.push({ value: this.#expression(), optional })
      if (!this.#take(',')) break
    }
    this.#close(']')
    return { op: 'list', items, start }
  }

  #map(): MapExpr {
    const { start } = this.#next()
    const entries: { start: number; key: Expr; value: Expr; optional: boolean }[] = []
    this.#first("{'[', '{', '}', '(', '.', ',', '-', '!', '?',", '}')
    if (this.#is(',') && this.#peek().text === '}') this.#next()
    while (!this.#is('}')) {
      const optional = this.#take('?') !== undefined
      const key = this.#expression()
      const colon = this.#expect(':', () => false)
      entries.push({ start: colon.start, key, value: this.#expression(), optional })
      if (!this.#take(',')) break
    }
    this.#close('}')
    return { op: 'map', entries, start }
  }

  /** What may stand after the opening bracket of a list or map. */
  #first(expecting: string, close: ']' | '}'): void {
    if (this.#is(close) || this.#is(',') || this.#is('?') || startsExpression(this.#token)) return
    this.#unexpected(startOfExpression.replace(/^.*'!',/, expecting))
  }

  #literal(literal: Literal): Expr {
    return { op: 'const', literal, start: this.#next().start }
  }

  #number({ kind, text }: Token, start: number, sign: '' | '-'): Expr {
    if (kind === 'float') {
      const value = Number(`${sign}${text}`)
      if (!Number.isFinite(value)) this.#issue(start, 'invalid double literal')
      return { op: 'const', literal: { kind: 'double', value }, start }
    }
    const magnitude = BigInt(text)
    const value = sign === '-' ? -magnitude : magnitude
    if (BigInt.asIntN(64, value) !== value) this.#issue(start, 'invalid int literal')
    return { op: 'const', literal: { kind: 'int', value }, start }
  }

  #unsigned(text: string): Literal {
    const value = BigInt(text.slice(0, -1))
    if (BigInt.asUintN(64, value) !== value) this.#issue(this.#token.start, 'invalid uint literal')
    return { kind: 'uint', value }
  }

  #quoted(kind: 'string' | 'bytes', text: string): Literal {
    try {
      return kind === 'string' ? { kind, value: unquoteText(text) } : { kind, value: unquoteBytes(text) }
    } catch (error) {
      this.#issue(this.#token.start, error instanceof Error ? error.message : String(error))
      return { kind: 'null' }
    }
  }
}

function startsExpression({ kind, text }: Token): boolean {
  if (kind === 'punct') return /^[[{(.!-]$/.test(text)
  return kind !== 'eof' && kind !== 'escaped' && text !== 'in'
}

const isNumber = ({ kind }: { kind: TokenKind }) => kind === 'int' || kind === 'float'

const isBinary = ({ kind, text }: Token) =>
  (kind === 'punct' && /^([*/%+?]|[=!]=|[<>]=?|&&|\|\|)$/.test(text)) || text === 'in'

/** What may stand after a closed operand. */
function followsOperand({ kind, text }: Token): boolean {
  return kind === 'eof' || (kind === 'punct' && !/^[!({]$/.test(text)) || text === 'in'
}

/** Long chains of one operator become a balanced tree, so that depth grows with the logarithm (parser/helper.go). */
function balanced(fn: string, terms: readonly Expr[], starts: readonly number[], low: number, high: number): Expr {
  if (starts.length === 0) return terms[0] as Expr
  const middle = Math.floor((low + high + 1) / 2)
  const left = middle === low ? (terms[middle] as Expr) : balanced(fn, terms, starts, low, middle - 1)
  const right = middle === high ? (terms[middle + 1] as Expr) : balanced(fn, terms, starts, middle + 1, high)
  return { op: 'call', fn, target: undefined, args: [left, right], start: starts[middle] as number }
}
