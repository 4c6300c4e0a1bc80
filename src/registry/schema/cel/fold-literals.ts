import { patternError } from '../patterns.js'
import { type CallExpr, childrenOf, type Expr } from './ast.js'
import { CelError } from './errors.js'
import { evaluate } from './interpreter.js'
import { Meter } from './meter.js'

/** Upstream converts literals when it makes the program; what cannot be converted is refused with this. */
export class InstantiationError extends Error {}

const conversions = new Set([
  'bool',
  'bytes',
  'double',
  'duration',
  'dyn',
  'int',
  'string',
  'timestamp',
  'type',
  'uint',
])

/** Throws an InstantiationError for a conversion of a literal, or of what is made of literals, that fails (cel-go's interpreter/decorators.go). */
export function foldLiterals(root: Expr): void {
  isConstant(root)
}

/** Whether upstream knows the value before it evaluates. */
function isConstant(expr: Expr): boolean {
  const known = childrenOf(expr).map(isConstant)
  if (expr.op === 'const') return true
  if (expr.op === 'list' || expr.op === 'map') return known.every(Boolean)
  if (expr.op !== 'call') return false
  checkPattern(expr)
  if (!conversions.has(expr.fn) || expr.target || known.length !== 1 || !known[0]) return false
  try {
    evaluate(expr, undefined, new Meter())
    return true
  } catch (error) {
    if (error instanceof CelError) throw new InstantiationError(error.message)
    throw error
  }
}

/** Functions that search, and which of their operands is the pattern. */
const patternAt: Readonly<Record<string, number>> = { find: 1, findAll: 1, matches: 1 }

function checkPattern({ fn, target, args }: CallExpr): void {
  const at = Object.hasOwn(patternAt, fn) ? patternAt[fn] : undefined
  const pattern = at === undefined ? undefined : (target ? [target, ...args] : args)[at]
  if (pattern?.op !== 'const' || pattern.literal.kind !== 'string') return
  const why = patternError(pattern.literal.value)
  if (why !== undefined) throw new InstantiationError(why)
}
