import type { ExpressionWarning, JSONSchemaProps, ValidatingAdmissionPolicy, Variable } from '../../api/index.js'
import { parseApiVersion } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { KindSchemas } from './kind-schemas.js'
import type { Kind } from './matched-kinds.js'

interface NamedSchema {
  /** What its types are called in messages. */
  readonly name: string
  readonly schema: JSONSchemaProps
}

/** Makes what checks expressions against one kind: it answers what is wrong with one, in the words of CEL's compiler, or undefined. */
export type CheckPolicyTypes = (types: {
  readonly object: NamedSchema
  /** Absent: expressions do not see `params`. */
  readonly params?: NamedSchema
  readonly variables: readonly Variable[]
}) => (expression: string) => string | undefined

export interface WarningTools {
  readonly schemas: KindSchemas
  readonly check: CheckPolicyTypes
  readonly clock: Clock
}

/** What is wrong with the validations of a policy, for each expression with all kinds (policy/validating/typechecking.go, v0.34). */
export async function expressionWarnings(
  { spec = {} }: ValidatingAdmissionPolicy,
  kinds: readonly Kind[],
  { schemas, check, clock }: WarningTools,
): Promise<readonly ExpressionWarning[]> {
  // Upstream tells types of several policies apart by the nanoseconds of the clock.
  let suffix = (clock.now() % 1000) * 1_000_000
  const named = async (kind: Kind): Promise<NamedSchema | undefined> => {
    const schema = await schemas.of(kind)
    return schema && { name: `${kind.kind}${suffix++}`, schema }
  }
  const { variables = [], validations = [], paramKind } = spec
  const params =
    paramKind && (await named({ ...parseApiVersion(paramKind.apiVersion ?? ''), kind: paramKind.kind ?? '' }))
  const checks: { readonly title: string; readonly check: (expression: string) => string | undefined }[] = []
  for (const kind of kinds) {
    const object = await named(kind)
    if (!object) continue
    const title = `${kind.group}/${kind.version}, Kind=${kind.kind}`
    checks.push({ title, check: check({ object, variables, ...(params ? { params } : {}) }) })
  }
  const warnings: ExpressionWarning[] = []
  const add = (fieldRef: string, expression: string) => {
    const texts = checks.flatMap(({ title, check }) => {
      const issues = check(expression)
      return issues === undefined ? [] : [`${title}: ${issues}\n`]
    })
    if (texts.length > 0) warnings.push({ fieldRef, warning: texts.join('\n') })
  }
  validations.forEach(({ expression = '', messageExpression }, index) => {
    add(`spec.validations[${index}].expression`, expression)
    if (messageExpression) add(`spec.validations[${index}].messageExpression`, messageExpression)
  })
  return warnings
}
