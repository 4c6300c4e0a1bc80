import { RE2JS } from 're2js'
import { type CallExpr, type Expr, eachExpr, type Literal } from './ast.js'
import type { Issue } from './source.js'
import { goDuration, isTime, rfc3339, second } from './time.js'
import { type CelType, formatType, runtimeName, sameType, types } from './types.js'

const literalChecks: readonly (readonly [fn: string, isFine: (literal: Literal) => boolean])[] = [
  // The checker knows durations of integers, the evaluation does not.
  ['duration', (literal) => literal.kind === 'string' && goDuration(literal.value) !== undefined],
  ['timestamp', isTimeLiteral],
  ['matches', (literal) => literal.kind !== 'string' || isPattern(literal.value)],
]

function isTimeLiteral(literal: Literal): boolean {
  const nanos =
    literal.kind === 'string' ? rfc3339(literal.value) : literal.kind === 'int' ? literal.value * second : undefined
  return nanos !== undefined && isTime(nanos)
}

/** Kubernetes' validators of literals: durations, times, patterns, and lists and maps of one type (cel/validator.go). */
export function checkLiterals(root: Expr, issues: Issue[]): void {
  for (const [fn, isFine] of literalChecks) {
    eachExpr(root, (expr) => {
      if (expr.op !== 'call' || expr.fn !== fn) return
      const [arg] = expr.args
      if (arg?.op === 'const' && !isFine(arg.literal)) {
        issues.push({ start: arg.start, message: `invalid ${fn} argument` })
      }
    })
  }
  const exempt = new Set<Expr>()
  eachExpr(root, (expr) => {
    if (expr.op !== 'call' || expr.fn !== 'format') return
    for (const part of expr.target ? [expr.target, ...expr.args] : expr.args) eachExpr(part, (one) => exempt.add(one))
    checkFormat(expr, issues)
  })
  eachExpr(root, (expr) => {
    if (exempt.has(expr)) return
    if (expr.op === 'list')
      checkSame(
        expr.items.map(({ value, optional }) => [value, optional]),
        issues,
      )
  })
  eachExpr(root, (expr) => {
    if (expr.op !== 'map' || exempt.has(expr)) return
    checkSame(
      expr.entries.map(({ key }) => [key, false]),
      issues,
    )
    checkSame(
      expr.entries.map(({ value, optional }) => [value, optional]),
      issues,
    )
  })
}

/** A literal text's clauses against a literal list of arguments (ext/formatting.go). */
function checkFormat(expr: CallExpr, issues: Issue[]): void {
  const { target, args } = expr
  const [list] = args
  if (target?.op !== 'const' || target.literal.kind !== 'string' || list?.op !== 'list') return
  let next = 0
  for (const [whole, verb] of target.literal.value.matchAll(/%(?:%|(?:\.\d+)?([^%])|$)/gsu)) {
    if (whole === '%%') continue
    if (verb === undefined) {
      issues.push({ start: expr.start, message: 'unexpected end of string' })
      return
    }
    const complaint = clauses[verb]
    const item = list.items[next++]?.value
    if (!complaint) {
      const message = `could not parse formatting clause: unrecognized formatting clause "${verb}"`
      issues.push({ start: expr.start, message })
      return
    }
    if (!item) {
      issues.push({ start: expr.start, message: `index ${next - 1} out of range` })
      return
    }
    const bad = verb === 's' ? firstWithoutText(item) : isAccepted(item, complaint.accepts) ? undefined : item
    if (!bad) continue
    const message = `error during formatting: ${complaint.text}, was given ${runtimeName(bad.type ?? types.dyn)}`
    issues.push({ start: bad.start, message })
    return
  }
  const unused = list.items[next]?.value
  if (unused)
    issues.push({
      start: expr.start,
      message: `too many arguments supplied to string.format (expected ${next}, got ${list.items.length})`,
    })
}

function isAccepted({ type }: Expr, kinds: readonly string[]): boolean {
  const kind = type?.kind ?? 'dyn'
  return kind === 'dyn' || kinds.includes(kind)
}

/** What `%s` cannot print: the value itself, or one written inside it. */
function firstWithoutText(expr: Expr): Expr | undefined {
  if (!isAccepted(expr, texts)) return expr
  const parts =
    expr.op === 'list'
      ? expr.items.map(({ value }) => value)
      : expr.op === 'map'
        ? expr.entries.flatMap(({ key, value }) => [key, value])
        : []
  for (const part of parts) {
    const bad = firstWithoutText(part)
    if (bad) return bad
  }
  return undefined
}

const texts = [
  'string',
  'bool',
  'bytes',
  'int',
  'uint',
  'double',
  'map',
  'list',
  'type',
  'duration',
  'timestamp',
  'null',
]
const clauses: Readonly<Record<string, { readonly text: string; readonly accepts: readonly string[] }>> = {
  s: {
    text: 'string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps',
    accepts: texts,
  },
  d: { text: 'decimal clause can only be used on integers', accepts: ['int', 'uint'] },
  f: { text: 'fixed-point clause can only be used on doubles', accepts: ['double', 'string'] },
  e: { text: 'scientific clause can only be used on doubles', accepts: ['double', 'string'] },
  b: { text: 'only integers and bools can be formatted as binary', accepts: ['int', 'uint', 'bool'] },
  x: {
    text: 'only integers, byte buffers, and strings can be formatted as hex',
    accepts: ['int', 'uint', 'bytes', 'string'],
  },
  X: {
    text: 'only integers, byte buffers, and strings can be formatted as hex',
    accepts: ['int', 'uint', 'bytes', 'string'],
  },
  o: { text: 'octal clause can only be used on integers', accepts: ['int', 'uint'] },
}

function isPattern(text: string): boolean {
  try {
    RE2JS.compile(text)
    return true
  } catch {
    return false
  }
}

function checkSame(parts: readonly (readonly [Expr, boolean])[], issues: Issue[]): void {
  let first: CelType | undefined
  for (const [expr, isOptional] of parts) {
    const own = expr.type ?? types.dyn
    const type = isOptional && own.kind === 'optional' ? own.of : own
    first ??= type
    if (isEquivalent(first, type)) continue
    issues.push({ start: expr.start, message: `expected type '${formatType(first)}' but found '${formatType(type)}'` })
    return
  }
}

const isEquivalent = (a: CelType, b: CelType) => sameType(a, b)
