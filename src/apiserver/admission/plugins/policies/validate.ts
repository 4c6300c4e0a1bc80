import type { ValidatingAdmissionPolicy } from '../../../../api/index.js'
import type { Bindings, Outcome } from './evaluation.js'
import { BudgetExceeded, conditionsBudget, Evaluation, policyBudget } from './evaluation.js'
import type { PolicyProgram } from './program.js'

/** What speaks against a request. */
export interface Denial {
  readonly message: string
  /** Default `Invalid`. */
  readonly reason?: string
  /** Even where the binding only warns: an annotation of the audit log could not be made. */
  readonly isForced?: true
}

const maxMessage = 5 * 1024

/** What a policy says to one request with one parameter (apiserver's pkg/admission/plugin/policy/validating/validator.go, v0.34). */
export function denialsOf(
  { spec = {} }: ValidatingAdmissionPolicy,
  program: PolicyProgram,
  bindings: Bindings,
): readonly Denial[] {
  const isFatal = spec.failurePolicy !== 'Ignore'
  const failed = (message: string): readonly Denial[] => (isFatal ? [{ message }] : [])
  const verdict = conditionsVerdict(program, bindings)
  if (verdict !== true) return verdict === false ? [] : failed(verdict)
  try {
    const evaluation = new Evaluation(bindings, program.variables, policyBudget)
    const outcomes = program.validations.map((one) => evaluation.outcomeOf(one))
    const denials = outcomes.flatMap((outcome, index): readonly Denial[] => {
      if ('error' in outcome) return failed(outcome.error)
      if (outcome.value === true) return []
      const { reason, message = '', expression } = spec.validations?.[index] ?? { expression: '' }
      const said = program.messages[index]
      const own = said ? messageOf(evaluation.outcomeOf(said)) : ''
      const text = own || message.trim() || `failed expression: ${expression.trim()}`
      return [{ message: text, ...(reason === undefined ? {} : { reason }) }]
    })
    return [...denials, ...annotationDenials(program, bindings, isFatal)]
  } catch (error) {
    if (error instanceof BudgetExceeded) return failed(error.message)
    throw error
  }
}

/** A text: they could not be evaluated. One that is false decides. */
function conditionsVerdict({ conditions }: PolicyProgram, bindings: Bindings): boolean | string {
  if (conditions.length === 0) return true
  const evaluation = new Evaluation({ ...bindings, namespaceObject: null }, new Map(), conditionsBudget)
  const errors: string[] = []
  try {
    for (const condition of conditions) {
      const outcome = evaluation.outcomeOf(condition)
      if ('error' in outcome) errors.push(outcome.error)
      else if (outcome.value !== true) return false
    }
  } catch (error) {
    if (error instanceof BudgetExceeded) return error.message
    throw error
  }
  const unique = [...new Set(errors)]
  const [first] = unique
  if (first === undefined) return true
  return unique.length === 1 ? first : `[${unique.join(', ')}]`
}

/** '': the message is none that could be shown. */
function messageOf(outcome: Outcome): string {
  if ('error' in outcome || typeof outcome.value !== 'string') return ''
  const text = outcome.value.trim()
  return Buffer.byteLength(text) > maxMessage || text.includes('\n') ? '' : text
}

/** There is no audit log to publish them in, yet they must be computable. */
function annotationDenials(program: PolicyProgram, bindings: Bindings, isFatal: boolean): readonly Denial[] {
  const evaluation = new Evaluation(bindings, program.variables, policyBudget)
  return program.annotations.flatMap((one): readonly Denial[] => {
    const outcome = evaluation.outcomeOf(one)
    return 'error' in outcome && isFatal ? [{ message: outcome.error, isForced: true }] : []
  })
}
