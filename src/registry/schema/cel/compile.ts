import { check } from './checker.js'
import { estimateCost } from './estimate.js'
import { foldLiterals } from './fold-literals.js'
import { evaluate, Scope } from './interpreter.js'
import { Meter } from './meter.js'
import { parse } from './parser.js'
import type { Range } from './ranges.js'
import type { Shape } from './shape.js'
import type { CelType } from './types.js'
import type { Value } from './values.js'

export interface RuleOptions {
  /** The variables that the expression may name. */
  readonly types: ReadonlyMap<string, CelType>
  /** The schema that sizes in estimates are taken from. Default: sizes are unknown. */
  readonly root?: Shape
  /** Whether there is the macro `cel.bind`. Default false. */
  readonly hasBindings?: boolean
}

export interface CompiledRule {
  readonly type: CelType
  /** Variables that the expression names. */
  readonly uses: ReadonlySet<string>
  /** Throws an InstantiationError for literals that cannot be what the expression makes of them. */
  readonly instantiate: () => void
  /** What an evaluation costs at least and at the most, in upstream's units. */
  readonly estimate: () => Range
  /**
   * Computes the value; a variable without a binding is an error when it is looked at. Throws a CelError, or CostExceeded when the meter's limits are passed.
   */
  readonly evaluate: (bindings: Readonly<Record<string, Value>>, meter?: Meter) => Value
}

/** Reads and checks an expression of CEL as Kubernetes v1.34 has it. Throws a CompileError with upstream's message. */
export function compileRule(expression: string, { types, root, hasBindings }: RuleOptions): CompiledRule {
  const expr = parse(expression, hasBindings)
  const { type, uses } = check(expression, expr, types)
  const patterns: Meter['patterns'] = new Map()
  return {
    type,
    uses,
    instantiate: () => foldLiterals(expr),
    estimate: () => estimateCost(expr, root),
    evaluate(bindings, meter = new Meter()) {
      meter.patterns = patterns
      let scope: Scope | undefined
      for (const [name, value] of Object.entries(bindings)) scope = new Scope(name, value, scope)
      return evaluate(expr, scope, meter)
    },
  }
}
