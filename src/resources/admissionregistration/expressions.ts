import type { FieldError, FieldPath, MatchCondition } from '../../api/index.js'
import { addReasons, duplicate, invalid, isQualifiedName, required, tooMany } from '../../api/index.js'
import type { CelType } from '../../registry/schema/index.js'
import { AdmissionExpressionError, celTypes, compileAdmissionExpression } from '../../registry/schema/index.js'

/** What the expressions of one policy or webhook may name. */
export interface ExpressionScope {
  readonly hasParams: boolean
  /** Types of a policy's variables; absent where it has none. */
  readonly variables?: Map<string, CelType>
}

export interface ExpressionRule extends ExpressionScope {
  readonly returns: readonly CelType[]
  /** Default true. */
  readonly hasAuthorizer?: boolean
  /** What the error shows, where it is not the expression. */
  readonly shown?: string
}

/** The type of an expression; undefined where it does not compile, which is an error. */
export function addExpressionErrors(
  errors: FieldError[],
  expression: string,
  at: FieldPath,
  { shown = expression, hasAuthorizer = true, ...rule }: ExpressionRule,
): CelType | undefined {
  try {
    return compileAdmissionExpression(expression, { hasAuthorizer, ...rule }).type
  } catch (error) {
    if (!(error instanceof AdmissionExpressionError)) throw error
    errors.push(invalid(at, shown, error.message))
    return undefined
  }
}

/** Conditions under which a webhook or policy is asked: their names, and expressions that do not see the variables of a policy. */
export function addMatchConditionErrors(
  errors: FieldError[],
  conditions: readonly MatchCondition[] = [],
  at: FieldPath,
  { hasParams }: Pick<ExpressionScope, 'hasParams'>,
): void {
  if (conditions.length > 64) errors.push(tooMany(at, conditions.length, 64))
  const names = new Set<string>()
  conditions.forEach(({ name = '', expression = '' }, index) => {
    const here = at.index(index)
    const trimmed = expression.trim()
    if (trimmed === '') errors.push(required(here.child('expression')))
    else addExpressionErrors(errors, trimmed, here.child('expression'), { hasParams, returns: [celTypes.bool] })
    if (name === '') {
      errors.push(required(here.child('name')))
      return
    }
    addReasons(errors, here.child('name'), name, isQualifiedName(name))
    if (names.has(name)) errors.push(duplicate(here.child('name'), name))
    names.add(name)
  })
}
