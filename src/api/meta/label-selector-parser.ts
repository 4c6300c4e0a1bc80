import type { Selector, SelectorOperator, SelectorRequirement } from './label-selector.js'
import { checkedRequirement, labelKeyError, SelectorError, selectorOf } from './label-selector.js'

type TokenKind = 'identifier' | 'end' | 'error' | ')' | ',' | '!' | '==' | '=' | '>' | '<' | '!=' | '(' | 'in' | 'notin'

interface Token {
  readonly kind: TokenKind
  readonly text: string
}

const symbols: ReadonlySet<string> = new Set([')', ',', '!', '==', '=', '>', '<', '!=', '('])
const isSpecial = (character: string) => '=!(),><'.includes(character)
const isSpace = (character: string) => ' \t\r\n'.includes(character)

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  while (position < text.length) {
    const character = text.charAt(position)
    // Go's lexer takes a NUL byte for the end.
    if (character === '\0') break
    if (isSpace(character)) {
      position++
    } else if (isSpecial(character)) {
      const two = text.slice(position, position + 2)
      const symbol = two.length === 2 && symbols.has(two) ? two : character
      tokens.push({ kind: symbol as TokenKind, text: symbol })
      position += symbol.length
    } else {
      const start = position
      while (position < text.length && !isSpecial(text.charAt(position)) && !isSpace(text.charAt(position))) position++
      const word = text.slice(start, position)
      tokens.push({ kind: word === 'in' || word === 'notin' ? word : 'identifier', text: word })
    }
  }
  tokens.push({ kind: 'end', text: '' })
  return tokens
}

const operators: Readonly<Partial<Record<TokenKind, SelectorOperator>>> = {
  in: 'in',
  notin: 'notin',
  '=': '=',
  '==': '==',
  '!=': '!=',
  '>': 'gt',
  '<': 'lt',
}

/**
 * Reads the string form of a label selector (`a=b,c in (d,e),!f`). Throws a SelectorError with upstream's message
 * (apimachinery's pkg/labels/selector.go, v0.34).
 */
export function parseLabelSelector(text: string): Selector {
  return selectorOf(new Parser(tokenize(text)).parse())
}

class Parser {
  readonly #tokens: readonly Token[]
  #position = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): SelectorRequirement[] {
    const requirements: SelectorRequirement[] = []
    for (;;) {
      const next = this.#peek()
      if (next.kind === 'end') return requirements
      if (next.kind !== 'identifier' && next.kind !== '!') {
        throw new SelectorError(`found '${next.text}', expected: !, identifier, or 'end of string'`)
      }
      requirements.push(this.#requirement())
      const separator = this.#take()
      if (separator.kind === 'end') return requirements
      if (separator.kind !== ',') {
        throw new SelectorError(`found '${separator.text}', expected: ',' or 'end of string'`)
      }
      const after = this.#peek()
      if (after.kind !== 'identifier' && after.kind !== '!') {
        throw new SelectorError(`found '${after.text}', expected: identifier after ','`)
      }
    }
  }

  #requirement(): SelectorRequirement {
    try {
      return this.#keyAndRest()
    } catch (error) {
      if (error instanceof SelectorError) throw new SelectorError(`unable to parse requirement: ${error.message}`)
      throw error
    }
  }

  #keyAndRest(): SelectorRequirement {
    let token = this.#take()
    const negated = token.kind === '!'
    if (negated) token = this.#take()
    if (token.kind !== 'identifier') throw new SelectorError(`found '${token.text}', expected: identifier`)
    const key = token.text
    const wrongKey = labelKeyError(key)
    if (wrongKey !== undefined) throw new SelectorError(wrongKey)
    if (negated) return checkedRequirement(key, '!', [])
    const next = this.#peek()
    if (next.kind === 'end' || next.kind === ',') return checkedRequirement(key, 'exists', [])
    const written = this.#takeRaw()
    const operator = operators[written.kind]
    if (!operator) {
      throw new SelectorError(`found '${written.text}', expected: in, notin, =, ==, !=, gt, lt`)
    }
    const values = operator === 'in' || operator === 'notin' ? this.#valueSet() : [this.#exactValue()]
    return checkedRequirement(key, operator, values)
  }

  #exactValue(): string {
    const next = this.#peek()
    if (next.kind === 'end' || next.kind === ',') return ''
    const token = this.#take()
    if (token.kind !== 'identifier') throw new SelectorError(`found '${token.text}', expected: identifier`)
    return token.text
  }

  #valueSet(): string[] {
    const open = this.#take()
    if (open.kind !== '(') throw new SelectorError(`found '${open.text}' expected: '('`)
    const first = this.#peek()
    if (first.kind === ')') {
      this.#take()
      return ['']
    }
    if (first.kind !== 'identifier' && first.kind !== ',') {
      throw new SelectorError(`found '${first.text}', expected: ',', ')' or identifier`)
    }
    const values = this.#identifiers()
    if (this.#take().kind !== ')') throw new SelectorError(`found '${first.text}', expected: ')'`)
    return [...values].sort()
  }

  #identifiers(): Set<string> {
    const values = new Set<string>()
    for (;;) {
      const token = this.#take()
      if (token.kind === 'identifier') {
        values.add(token.text)
        const next = this.#peek()
        if (next.kind === ')') return values
        if (next.kind !== ',') throw new SelectorError(`found '${next.text}', expected: ',' or ')'`)
      } else if (token.kind === ',') {
        if (values.size === 0) values.add('')
        const next = this.#peek()
        if (next.kind === ')') return values.add('')
        if (next.kind === ',') values.add('')
      } else {
        throw new SelectorError(`found '${token.text}', expected: ',', or identifier`)
      }
    }
  }

  /** `in` and `notin` are ordinary words where a key or value stands. */
  #peek(): Token {
    const token = this.#at(this.#position)
    return token.kind === 'in' || token.kind === 'notin' ? { kind: 'identifier', text: token.text } : token
  }

  #take(): Token {
    const token = this.#peek()
    this.#position++
    return token
  }

  #takeRaw(): Token {
    return this.#at(this.#position++)
  }

  #at(position: number): Token {
    return this.#tokens[Math.min(position, this.#tokens.length - 1)] ?? { kind: 'end', text: '' }
  }
}
