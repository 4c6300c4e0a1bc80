import type { Token, TokenKind } from './lexer.js'

/** Names that are no identifiers. */
export const words: ReadonlySet<string> = new Set(['true', 'false', 'null', 'in'])

const literals = "'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"
/** What the grammar expects, as messages list it. */
export const expecting = {
  expression: `{'[', '{', '(', '.', '-', '!', ${literals}`,
  index: `{'[', '{', '(', '.', '-', '!', '?', ${literals}`,
  argument: `{'[', '{', '(', ')', '.', '-', '!', ${literals}`,
  item: `{'[', ']', '{', '(', '.', ',', '-', '!', '?', ${literals}`,
  entry: `{'[', '{', '}', '(', '.', ',', '-', '!', '?', ${literals}`,
  field: "{'}', ',', '?', IDENTIFIER, ESC_IDENTIFIER}",
}

/** May an expression begin with it? */
export function startsExpression({ kind, text }: Token): boolean {
  if (kind === 'punct') return /^[[{(.!-]$/.test(text)
  return kind !== 'eof' && kind !== 'escaped' && text !== 'in'
}

export const isNumber = ({ kind }: { kind: TokenKind }) => kind === 'int' || kind === 'float'

export const isBinary = ({ kind, text }: Token) =>
  (kind === 'punct' && /^([*/%+?]|[=!]=|[<>]=?|&&|\|\|)$/.test(text)) || text === 'in'

/** What may stand after a closed operand. */
export function followsOperand({ kind, text }: Token): boolean {
  return kind === 'eof' || (kind === 'punct' && !/^[!({]$/.test(text)) || text === 'in'
}

/** May an operand of `!` or `-` begin with it? */
export function startsMember(token: Token, next: Token): boolean {
  if (token.kind === 'punct' && token.text === '-') return isNumber(next)
  return startsExpression(token) && !(token.kind === 'punct' && token.text === '!')
}
