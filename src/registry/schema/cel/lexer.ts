import type { Issue } from './source.js'

export type TokenKind = 'int' | 'uint' | 'float' | 'string' | 'bytes' | 'ident' | 'escaped' | 'punct' | 'eof'

export interface Token {
  readonly kind: TokenKind
  readonly start: number
  readonly text: string
}

const space = /[\t \r\n\f]+|\/\/[^\n]*/y
const escapePattern =
  String.raw`\\(?:[abfnrtv"'\\?` +
  '`' +
  String.raw`]|[0-3][0-7][0-7]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})`
const quoted = [
  String.raw`"""(?:${escapePattern}|[^\\])*?"""`,
  String.raw`'''(?:${escapePattern}|[^\\])*?'''`,
  String.raw`"(?:${escapePattern}|[^\\"\n\r])*"`,
  String.raw`'(?:${escapePattern}|[^\\'\n\r])*'`,
  String.raw`[rR]"""[^]*?"""`,
  String.raw`[rR]'''[^]*?'''`,
  String.raw`[rR]"[^"\n\r]*"`,
  String.raw`[rR]'[^'\n\r]*'`,
].join('|')
const rules: readonly (readonly [TokenKind, RegExp])[] = [
  ['string', new RegExp(quoted, 'yu')],
  ['bytes', new RegExp(`[bB](?:${quoted})`, 'yu')],
  ['float', /\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?/y],
  ['uint', /(?:0x[0-9a-fA-F]+|\d+)[uU]/y],
  ['int', /0x[0-9a-fA-F]+|\d+/y],
  ['ident', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['escaped', /`[A-Za-z0-9_./ -]+`/y],
  ['punct', /==|!=|<=|>=|&&|\|\||[<>[\]{}().,\-!?:+*/%]/y],
]

/** Reads all tokens of an expression; what is no token is told in `issues` and skipped, as upstream does. */
export function tokenize(source: string, issues: Issue[]): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < source.length) {
    space.lastIndex = at
    if (space.test(source)) {
      at = space.lastIndex
      continue
    }
    const token = tokenAt(source, at)
    if (token) {
      tokens.push(token)
      at += token.text.length
      continue
    }
    const bad = badTokenAt(source, at)
    issues.push({ start: at, message: `Syntax error: token recognition error at: '${bad}'` })
    at += bad.length
  }
  tokens.push({ kind: 'eof', start: source.length, text: '<EOF>' })
  return tokens
}

function tokenAt(source: string, at: number): Token | undefined {
  for (const [kind, rule] of rules) {
    rule.lastIndex = at
    const match = rule.exec(source)
    if (match) return { kind, start: at, text: match[0] }
  }
  return undefined
}

/** The longest beginning of what could have been a token, with the character that does not belong to it. */
function badTokenAt(source: string, at: number): string {
  const first = String.fromCodePoint(source.codePointAt(at) ?? 0)
  if (first === '=' || first === '&' || first === '|') return source.slice(at, at + 2)
  if (first !== '"' && first !== "'") return first
  beginning.lastIndex = at
  const text = beginning.exec(source)?.[0] ?? first
  const isEscape = source[at + text.length] === '\\'
  return source.slice(at, at + text.length + (isEscape ? 2 : 1))
}

const beginning = new RegExp(`(["'])(?:${escapePattern}|(?!\\1)[^\\\\\\n\\r])*`, 'yu')
