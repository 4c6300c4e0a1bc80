import type { KubeObject, MatchCondition } from '../../../../api/index.js'
import type { CompiledRule } from '../../../../registry/index.js'
import { CelError, CompileError, CostExceeded, celTypes, compileRule } from '../../../../registry/index.js'
import { celValueOf } from '../cel-values.js'

/** What conditions may name. */
export interface MatchInput {
  readonly object: KubeObject | undefined
  readonly oldObject: KubeObject | undefined
  /** The request of the review, without the objects. */
  readonly request: object
}

const variables = new Map([
  ['object', celTypes.dyn],
  ['oldObject', celTypes.dyn],
  ['request', celTypes.dyn],
])

/** The matchConditions of webhooks (apiserver's pkg/admission/plugin/webhook/matchconditions, v0.34). Expressions compile when they are first met. */
export class MatchConditions {
  readonly #compiled = new WeakMap<MatchCondition, CompiledRule | Error>()

  /** Whether all conditions hold. One that is false decides; else throws an Error where one could not be evaluated. */
  hold(conditions: readonly MatchCondition[], { object, oldObject, request }: MatchInput): boolean {
    const bindings = {
      object: celValueOf(object ?? null),
      oldObject: celValueOf(oldObject ?? null),
      request: celValueOf(request),
    }
    const errors: string[] = []
    for (const condition of conditions) {
      try {
        if (this.#program(condition).evaluate(bindings) !== true) return false
      } catch (error) {
        if (error instanceof CelError || error instanceof CostExceeded) {
          errors.push(`expression '${condition.expression}' resulted in error: ${error.message}`)
        } else if (error instanceof CompileError) errors.push(`compilation error: ${error.message}`)
        else throw error
      }
    }
    const [first, ...more] = errors
    if (first === undefined) return true
    throw new MatchConditionError(more.length === 0 ? first : `[${errors.join(', ')}]`)
  }

  #program(condition: MatchCondition): CompiledRule {
    let known = this.#compiled.get(condition)
    if (!known) {
      known = compiled(condition.expression)
      this.#compiled.set(condition, known)
    }
    if (known instanceof Error) throw known
    return known
  }
}

/** Conditions could not be evaluated: the failurePolicy decides. */
export class MatchConditionError extends Error {}

function compiled(expression: string): CompiledRule | Error {
  try {
    return compileRule(expression, { types: variables })
  } catch (error) {
    if (error instanceof CompileError) return error
    throw error
  }
}
