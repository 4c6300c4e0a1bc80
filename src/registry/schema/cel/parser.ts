import type { Expr, ListExpr, Literal, MapExpr, StructExpr } from './ast.js'
import type { Token } from './lexer.js'
import { expandMacro, MacroError } from './macros.js'
import { CompileError } from './source.js'
import { expecting, isBinary, isNumber, startsExpression, startsMember, words } from './token-kinds.js'
import { SyntaxStop, TokenReader } from './token-reader.js'
import { unquoteBytes, unquoteText } from './unquote.js'

const maxLength = 100_000
const maxDepth = 250
const reserved = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(' '),
)
const relations = new Set(['<', '<=', '>', '>=', '==', '!=', 'in'])

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

class Parser {
  readonly #in: TokenReader
  readonly #hasBindings: boolean
  #depth = 0
  /** More than an expression may stand where this one begins. */
  #start: { readonly at: number; readonly expecting: string } | undefined

  constructor(source: string, hasBindings: boolean) {
    this.#in = new TokenReader(source)
    this.#hasBindings = hasBindings
  }

  parse(): Expr {
    let expr: Expr | undefined
    try {
      expr = this.#expression()
      if (this.#in.token.kind !== 'eof') this.#in.unexpectedEnd('<EOF>')
    } catch (error) {
      if (!(error instanceof SyntaxStop)) throw error
    }
    if (!expr || this.#in.issues.length > 0) {
      throw new CompileError(
        this.#in.source,
        this.#in.issues.toSorted((a, b) => a.start - b.start),
      )
    }
    return expr
  }

  #deeper(message = `expression recursion limit exceeded: ${maxDepth}`): void {
    this.#depth++
    if (this.#depth <= maxDepth) return
    this.#in.issue(-1, message)
    throw new SyntaxStop()
  }

  #expression(): Expr {
    this.#deeper()
    const condition = this.#logical('||')
    const question = this.#in.take('?')
    if (!question) {
      this.#depth--
      return condition
    }
    const yes = this.#logical('||')
    this.#in.expect(':', () => false)
    const no = this.#expression()
    this.#depth--
    return { op: 'call', fn: '_?_:_', target: undefined, args: [condition, yes, no], start: question.start }
  }

  #logical(operator: '||' | '&&'): Expr {
    const operand = () => (operator === '||' ? this.#logical('&&') : this.#relation())
    const terms = [operand()]
    const starts: number[] = []
    for (let token = this.#in.take(operator); token; token = this.#in.take(operator)) {
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
    while (operators.has(this.#in.token.text) && this.#in.is(this.#in.token.text)) {
      const { start, text } = this.#in.next()
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
      if (!this.#in.is(operator) || (operator === '-' && isNumber(this.#in.peek()))) continue
      const { start } = this.#in.token
      let last = start
      let count = 0
      while (this.#in.is(operator) && !(operator === '-' && isNumber(this.#in.peek()))) {
        last = this.#in.next().start
        count++
      }
      if (!startsMember(this.#in.token, this.#in.peek())) this.#noOperand(operator, last)
      const operand = this.#member()
      if (count % 2 === 0) return operand
      return { op: 'call', fn: operator === '!' ? '!_' : '-_', target: undefined, args: [operand], start }
    }
    return this.#member()
  }

  /** After the last `!` or `-` of a row, which starts at `last`. */
  #noOperand(operator: '!' | '-', last: number): void {
    if (operator === '!' && !this.#in.is('-')) {
      const isLast = this.#in.token.kind === 'eof' || !startsExpression(this.#in.peek())
      this.#in.extraneous(expecting.expression)
      if (isLast) throw new SyntaxStop()
      return
    }
    const from = operator === '-' ? last : this.#in.next().start
    this.#in.noViable(from, this.#in.token)
    if (!this.#in.is('!') && !startsMember(this.#in.token, this.#in.peek())) this.#in.unexpected(expecting.expression)
    throw new SyntaxStop()
  }

  /** `wanted`: what may stand at its beginning. */
  #beginning(wanted: string): Expr {
    this.#start = { at: this.#in.at, expecting: wanted }
    return this.#expression()
  }

  #member(): Expr {
    let expr = this.#primary(this.#start?.at === this.#in.at ? this.#start.expecting : expecting.expression)
    const depth = this.#depth
    for (;;) {
      if (this.#in.is('.')) {
        this.#deeper()
        expr = this.#selection(expr)
      } else if (this.#in.is('[')) {
        this.#deeper()
        const { start } = this.#in.next()
        const isOptional = this.#in.take('?') !== undefined
        const index = this.#in.within(']', false, () => {
          const inner = this.#beginning(isOptional ? expecting.expression : expecting.index)
          this.#in.expect(']')
          return inner
        })
        const fn = isOptional ? '_[?_]' : '_[_]'
        expr = { op: 'call', fn, target: undefined, args: [expr, index], start }
      } else {
        this.#depth = depth
        return expr
      }
    }
  }

  #selection(operand: Expr): Expr {
    const dot = this.#in.next()
    const isOptional = this.#in.take('?') !== undefined
    const { kind, text, start } = this.#in.token
    if (kind === 'escaped') {
      this.#in.next()
      this.#in.issue(start, "unsupported syntax: '`'")
      return { op: 'select', operand, field: text.slice(1, -1), isTest: false, start: dot.start }
    }
    if (kind !== 'ident' || words.has(text)) {
      if (!isOptional) this.#noName(dot)
      const wanted = '{IDENTIFIER, ESC_IDENTIFIER}'
      if (this.#in.peek().kind !== 'ident') this.#in.mismatched(wanted)
      this.#in.extraneous(wanted)
      throw new SyntaxStop()
    }
    this.#in.next()
    if (isOptional) {
      const field: Expr = { op: 'const', literal: { kind: 'string', value: text }, start }
      return { op: 'call', fn: '_?._', target: undefined, args: [operand, field], start: dot.start }
    }
    const open = this.#in.take('(')
    if (!open) return { op: 'select', operand, field: text, isTest: false, start: dot.start }
    return this.#call(text, operand, this.#arguments(), open.start)
  }

  /** After a dot, where a name has to be. */
  #noName(dot: Token): never {
    const isLiteral = /^(?:true|false|null)$/.test(this.#in.token.text) && this.#in.token.start === dot.start + 1
    if (isLiteral) return this.#in.mismatched('IDENTIFIER')
    this.#in.noViable(dot.start, this.#in.token)
    throw new SyntaxStop()
  }

  #call(fn: string, target: Expr | undefined, args: readonly Expr[], start: number): Expr {
    try {
      const expanded = expandMacro(fn, target, args, start, this.#hasBindings)
      if (expanded) return expanded
    } catch (error) {
      if (!(error instanceof MacroError)) throw error
      this.#in.issue(error.start, error.message)
    }
    return { op: 'call', fn, target, args, start }
  }

  #arguments(): Expr[] {
    const args: Expr[] = []
    if (this.#in.take(')')) return args
    return this.#in.within(')', true, () => {
      args.push(this.#beginning(expecting.argument))
      while (this.#in.take(',')) args.push(this.#expression())
      this.#in.expect(')')
      return args
    })
  }

  #primary(wanted: string): Expr {
    const { kind, text, start } = this.#in.token
    if (this.#in.is('(')) {
      this.#in.next()
      return this.#in.within(')', false, () => {
        const inner = this.#expression()
        this.#in.expect(')')
        return inner
      })
    }
    if (this.#in.is('[')) return this.#list()
    if (this.#in.is('{')) return this.#map()
    if (this.#in.is('-') && isNumber(this.#in.peek())) {
      this.#in.next()
      return this.#number(this.#in.next(), start, '-')
    }
    if (isNumber(this.#in.token)) return this.#number(this.#in.next(), start, '')
    if (kind === 'uint') return this.#literal(this.#unsigned(text))
    if (kind === 'string' || kind === 'bytes') return this.#literal(this.#quoted(kind, text))
    if (kind === 'ident' && text === 'null') return this.#literal({ kind: 'null' })
    if (kind === 'ident' && (text === 'true' || text === 'false')) {
      return this.#literal({ kind: 'bool', value: text === 'true' })
    }
    const isDotted = this.#in.is('.')
    if (isDotted) {
      const dot = this.#in.next()
      if (this.#in.token.kind !== 'ident' || words.has(this.#in.token.text)) this.#noName(dot)
    }
    if (this.#in.token.kind === 'ident' && !words.has(this.#in.token.text)) return this.#name(isDotted ? '.' : '')
    // The reading goes on as if the operand before the operator were there.
    if (isBinary(this.#in.token) && !this.#in.isWantedNext(wanted)) {
      this.#in.issue(start, `Syntax error: mismatched input '${text}' expecting ${wanted}`)
      return { op: 'const', literal: { kind: 'null' }, start }
    }
    this.#in.unexpected(wanted)
    return this.#primary(wanted)
  }

  #name(dot: string): Expr {
    const { start, text } = this.#in.next()
    const struct = this.#structOf(dot + text)
    if (struct) return struct
    if (reserved.has(text)) this.#in.issue(start, `reserved identifier: ${text}`)
    const open = this.#in.take('(')
    if (open) return this.#call(dot + text, undefined, this.#arguments(), open.start)
    return { op: 'ident', name: dot + text, start }
  }

  /** `a.b.C{…}`: told from a selection by its brace. */
  #structOf(first: string): StructExpr | undefined {
    let offset = 0
    let name = first
    while (this.#in.peek(offset).text === '.' && this.#in.peek(offset + 1).kind === 'ident') {
      name += `.${this.#in.peek(offset + 1).text}`
      offset += 2
    }
    if (this.#in.peek(offset).text !== '{' || this.#in.peek(offset).kind !== 'punct') return undefined
    this.#in.skip(offset)
    const { start } = this.#in.next()
    return this.#in.within('}', true, () => ({ op: 'struct', name, fields: this.#fields(), start }))
  }

  #fields(): StructExpr['fields'] {
    const fields: { start: number; name: string; value: Expr; optional: boolean }[] = []
    const isField = () => this.#in.is('?') || this.#in.token.kind === 'ident' || this.#in.token.kind === 'escaped'
    this.#entries('}', isField, expecting.field, () => {
      const optional = this.#in.take('?') !== undefined
      const field = this.#in.next()
      if (field.kind === 'escaped') this.#in.issue(field.start, "unsupported syntax: '`'")
      const colon = this.#in.expect(':', () => false)
      fields.push({ start: colon.start, name: field.text, value: this.#expression(), optional })
    })
    return fields
  }

  /** A comma may stand at the end, and alone. */
  #entries(close: ']' | '}', isEntry: () => boolean, wanted: string, read: () => void): void {
    if (this.#in.is(close) || this.#in.is(',')) {
      this.#in.take(',')
      this.#in.expect(close)
      return
    }
    if (!isEntry()) {
      this.#in.unexpected(wanted)
      if (this.#in.is(close)) {
        this.#in.close(close)
        return
      }
    }
    for (;;) {
      read()
      if (!this.#in.take(',')) {
        this.#in.close(close)
        return
      }
      if (isEntry()) continue
      this.#in.expect(close)
      return
    }
  }

  #list(): ListExpr {
    const { start } = this.#in.next()
    const items: { value: Expr; optional: boolean }[] = []
    const read = () => {
      const optional = this.#in.take('?') !== undefined
      items.push({ value: this.#expression(), optional })
    }
    this.#in.within(']', true, () => this.#entries(']', () => this.#isEntry(), expecting.item, read))
    return { op: 'list', items, start }
  }

  #map(): MapExpr {
    const { start } = this.#in.next()
    const entries: { start: number; key: Expr; value: Expr; optional: boolean }[] = []
    const read = () => {
      const optional = this.#in.take('?') !== undefined
      const key = this.#expression()
      const colon = this.#in.expect(':', () => false)
      entries.push({ start: colon.start, key, value: this.#expression(), optional })
    }
    this.#in.within('}', true, () => this.#entries('}', () => this.#isEntry(), expecting.entry, read))
    return { op: 'map', entries, start }
  }

  #isEntry(): boolean {
    return this.#in.is('?') || startsExpression(this.#in.token)
  }

  #literal(literal: Literal): Expr {
    return { op: 'const', literal, start: this.#in.next().start }
  }

  #number({ kind, text }: Token, start: number, sign: '' | '-'): Expr {
    if (kind === 'float') {
      const value = Number(`${sign}${text}`)
      if (!Number.isFinite(value)) this.#in.issue(start, 'invalid double literal')
      return { op: 'const', literal: { kind: 'double', value }, start }
    }
    const magnitude = BigInt(text)
    const value = sign === '-' ? -magnitude : magnitude
    if (BigInt.asIntN(64, value) !== value) this.#in.issue(start, 'invalid int literal')
    return { op: 'const', literal: { kind: 'int', value }, start }
  }

  #unsigned(text: string): Literal {
    const value = BigInt(text.slice(0, -1))
    if (BigInt.asUintN(64, value) !== value) this.#in.issue(this.#in.token.start, 'invalid uint literal')
    return { kind: 'uint', value }
  }

  #quoted(kind: 'string' | 'bytes', text: string): Literal {
    try {
      return kind === 'string' ? { kind, value: unquoteText(text) } : { kind, value: unquoteBytes(text) }
    } catch (error) {
      this.#in.issue(this.#in.token.start, error instanceof Error ? error.message : String(error))
      return { kind: 'null' }
    }
  }
}

/** Long chains of one operator become a balanced tree, so that depth grows with the logarithm (parser/helper.go). */
function balanced(fn: string, terms: readonly Expr[], starts: readonly number[], low: number, high: number): Expr {
  if (starts.length === 0) return terms[0] as Expr
  const middle = Math.floor((low + high + 1) / 2)
  const left = middle === low ? (terms[middle] as Expr) : balanced(fn, terms, starts, low, middle - 1)
  const right = middle === high ? (terms[middle + 1] as Expr) : balanced(fn, terms, starts, middle + 1, high)
  return { op: 'call', fn, target: undefined, args: [left, right], start: starts[middle] as number }
}
