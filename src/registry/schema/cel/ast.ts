import type { CelType } from './types.js'

/** A literal: int is a bigint, double a number, uint a bigint with a mark. */
export type Literal =
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int' | 'uint'; readonly value: bigint }
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'null' }

interface Node {
  /** Where upstream's messages point: the operator, the dot, the opening parenthesis, or the first character. */
  readonly start: number
  /** Set by the checker. */
  type?: CelType
}

export interface ConstExpr extends Node {
  readonly op: 'const'
  readonly literal: Literal
}

export interface IdentExpr extends Node {
  readonly op: 'ident'
  name: string
}

export interface SelectExpr extends Node {
  readonly op: 'select'
  readonly operand: Expr
  readonly field: string
  /** `has(operand.field)`. */
  readonly isTest: boolean
  /** Set by the checker: the whole is the name of a type, such as google.protobuf.Timestamp. */
  qualified?: string
}

export interface CallExpr extends Node {
  readonly op: 'call'
  /** The checker replaces `quantity` and its like by their full names: `format.named`, `ip.isCanonical`. */
  fn: string
  target: Expr | undefined
  readonly args: readonly Expr[]
  /** Set by the checker: ids of the overloads that may be meant. */
  overloads?: readonly string[]
}

export interface ListExpr extends Node {
  readonly op: 'list'
  readonly items: readonly { readonly value: Expr; readonly optional: boolean }[]
}

export interface MapExpr extends Node {
  readonly op: 'map'
  readonly entries: readonly {
    readonly start: number
    readonly key: Expr
    readonly value: Expr
    readonly optional: boolean
  }[]
}

export interface StructExpr extends Node {
  readonly op: 'struct'
  readonly name: string
  readonly fields: readonly {
    readonly start: number
    readonly name: string
    readonly value: Expr
    readonly optional: boolean
  }[]
}

/** What macros become: a loop over `range` that carries `accu`. */
export interface FoldExpr extends Node {
  readonly op: 'fold'
  readonly range: Expr
  readonly iter: string
  readonly iter2: string | undefined
  readonly accu: string
  readonly init: Expr
  readonly condition: Expr
  readonly step: Expr
  readonly result: Expr
}

export type Expr = ConstExpr | IdentExpr | SelectExpr | CallExpr | ListExpr | MapExpr | StructExpr | FoldExpr

/** The accumulator's name, which no expression can write. */
export const accumulator = '@result'

/** The dotted name that an expression spells, `a.b.c`; undefined: it is something else. */
export function qualifiedName(expr: Expr): string | undefined {
  if (expr.op === 'ident') return expr.name
  if (expr.op !== 'select' || expr.isTest) return undefined
  const operand = qualifiedName(expr.operand)
  return operand === undefined ? undefined : `${operand}.${expr.field}`
}

/** Visits an expression and all expressions in it, outermost first. */
export function eachExpr(expr: Expr, visit: (expr: Expr) => void): void {
  visit(expr)
  for (const child of childrenOf(expr)) eachExpr(child, visit)
}

export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case 'select':
      return [expr.operand]
    case 'call':
      return expr.target ? [expr.target, ...expr.args] : expr.args
    case 'list':
      return expr.items.map((item) => item.value)
    case 'map':
      return expr.entries.flatMap((entry) => [entry.key, entry.value])
    case 'struct':
      return expr.fields.map((field) => field.value)
    case 'fold':
      return [expr.range, expr.init, expr.condition, expr.step, expr.result]
    default:
      return []
  }
}
