import type { CelValue } from '../../../../registry/index.js'
import { CelError, CostExceeded, Meter } from '../../../../registry/index.js'
import type { Program } from './program.js'

/** The expressions of a policy together may cost so much, and its conditions (apiserver's pkg/apis/cel/config.go, v0.34). */
export const policyBudget = 10_000_000
export const conditionsBudget = 2_500_000

const outOfBudget = 'validation failed due to running out of cost budget, no further validation rules will be run'

/** Nothing more is evaluated. */
export class BudgetExceeded extends Error {
  constructor() {
    super(outOfBudget)
  }
}

export type Outcome = { readonly value: CelValue } | { readonly error: string }

export type Bindings = Readonly<Record<string, CelValue>>

/** Evaluates the expressions of one policy for one request, within a budget. */
export class Evaluation {
  readonly #bindings: Bindings
  readonly #variables: ReadonlyMap<string, Program>
  #budget: number

  constructor(bindings: Bindings, variables: ReadonlyMap<string, Program>, budget: number) {
    this.#budget = budget
    this.#variables = variables
    this.#bindings = variables.size === 0 ? bindings : { ...bindings, variables: this.#lazily(bindings) }
  }

  /** Throws BudgetExceeded. */
  outcomeOf({ expression, rule }: Program): Outcome {
    if (rule instanceof Error) return { error: `compilation error: ${rule.message}` }
    const meter = new Meter()
    try {
      const value = rule.evaluate(this.#bindings, meter)
      this.#spend(meter.cost)
      return { value }
    } catch (error) {
      if (!(error instanceof CelError || error instanceof CostExceeded)) throw error
      this.#spend(meter.cost)
      return { error: `expression '${expression}' resulted in error: ${error.message}` }
    }
  }

  #spend(cost: number): void {
    this.#budget -= cost
    if (this.#budget < 0) throw new BudgetExceeded()
  }

  /** Variables are evaluated when they are first looked at, once; each sees the others. */
  #lazily(bindings: Bindings): CelValue {
    const known = new Map<string, CelValue>()
    const variables: CelValue = {
      entries: this.#variables.size,
      keys: () => this.#variables.keys(),
      find: (name: CelValue) => {
        if (typeof name !== 'string') return undefined
        const program = this.#variables.get(name)
        if (!program) return undefined
        let value = known.get(name)
        if (value === undefined) {
          value = this.#variable(name, program, { ...bindings, variables })
          known.set(name, value)
        }
        return value
      },
    }
    return variables
  }

  #variable(name: string, { rule }: Program, bindings: Bindings): CelValue {
    if (rule instanceof Error) {
      throw new CelError(`composited variable ${JSON.stringify(name)} fails to compile: ${rule.message}`)
    }
    const meter = new Meter()
    try {
      return rule.evaluate(bindings, meter)
    } catch (error) {
      if (!(error instanceof CelError || error instanceof CostExceeded)) throw error
      throw new CelError(`composited variable ${JSON.stringify(name)} fails to evaluate: ${error.message}`)
    } finally {
      this.#spend(meter.cost)
    }
  }
}
