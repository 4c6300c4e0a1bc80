import { type CompiledRule, compileRule } from './compile.js'
import { InstantiationError } from './fold-literals.js'
import { CompileError } from './source.js'
import { type CelType, goTypeName, opaqueNames, sameType, types } from './types.js'

type Members = Readonly<Record<string, CelType>>

export function objectType(name: string, members: Members): CelType {
  const fields = new Map(Object.entries(members).map(([field, type]) => [field, { shape: { type } }]))
  return { kind: 'object', name, shape: { fields } }
}

const { string, bool, int, dyn, timestamp } = types
const texts = types.list(string)
const textMap = types.map(string, string)

const kindType = objectType('kubernetes.GroupVersionKind', { group: string, version: string, kind: string })
const resourceType = objectType('kubernetes.GroupVersionResource', {
  group: string,
  version: string,
  resource: string,
})

/** The request of a review, without its objects and its uid. */
const requestType = objectType('kubernetes.AdmissionRequest', {
  kind: kindType,
  resource: resourceType,
  subResource: string,
  requestKind: kindType,
  requestResource: resourceType,
  requestSubResource: string,
  name: string,
  namespace: string,
  operation: string,
  userInfo: objectType('kubernetes.UserInfo', {
    username: string,
    uid: string,
    groups: texts,
    extra: types.map(string, texts),
  }),
  dryRun: bool,
  options: dyn,
})

const namespaceType = objectType('kubernetes.Namespace', {
  metadata: objectType('kubernetes.NamespaceMetadata', {
    name: string,
    generateName: string,
    namespace: string,
    labels: textMap,
    annotations: textMap,
    UID: string,
    creationTimestamp: timestamp,
    deletionGracePeriodSeconds: int,
    deletionTimestamp: timestamp,
    generation: int,
    resourceVersion: string,
    finalizers: texts,
  }),
  spec: objectType('kubernetes.NamespaceSpec', { finalizers: texts }),
  status: objectType('kubernetes.NamespaceStatus', {
    conditions: types.list(
      objectType('kubernetes.NamespaceCondition', {
        status: string,
        type: string,
        lastTransitionTime: timestamp,
        message: string,
        reason: string,
      }),
    ),
    phase: string,
  }),
})

/** What is wrong with an expression, in upstream's words. */
export class AdmissionExpressionError extends Error {}

export interface AdmissionExpressionOptions {
  /** What it may give: one of these exactly. Empty: anything. */
  readonly returns: readonly CelType[]
  readonly hasParams: boolean
  readonly hasAuthorizer: boolean
  /** Types of the variables of the policy by their names; absent where there are none. */
  readonly variables?: ReadonlyMap<string, CelType>
}

/**
 * Compiles an expression of a webhook or an admission policy (apiserver's pkg/admission/plugin/cel/compile.go, v0.34). Throws an AdmissionExpressionError.
 */
export function compileAdmissionExpression(expression: string, options: AdmissionExpressionOptions): CompiledRule {
  try {
    const compiled = compileRule(expression, { types: typesFor(options) })
    const problem = mismatch(compiled.type, options.returns)
    if (problem !== undefined) throw new AdmissionExpressionError(problem)
    compiled.instantiate()
    return compiled
  } catch (error) {
    if (error instanceof CompileError) throw new AdmissionExpressionError(`compilation failed: ${error.message}`)
    if (!(error instanceof InstantiationError)) throw error
    throw new AdmissionExpressionError(`program instantiation failed: ${error.message}`)
  }
}

function mismatch(type: CelType, returns: readonly CelType[]): string | undefined {
  if (returns.length === 0 || returns.some((one) => sameType(one, type))) return undefined
  const given = goTypeName(type)
  const [first] = returns
  return returns.length === 1 && first
    ? `must evaluate to ${goTypeName(first)} but got ${given}`
    : `must evaluate to one of [${returns.map(goTypeName).join(' ')}] but got ${given}`
}

/** What a variable of a policy is to other expressions: the members of objects are not known to them (composition.go, v0.34). */
export function variableType(type: CelType): CelType {
  switch (type.kind) {
    case 'list':
      return types.list(variableType(type.elem))
    case 'map':
      return types.map(variableType(type.key), variableType(type.value))
    case 'object':
    case 'opaque':
    case 'optional':
    case 'type':
      return dyn
    default:
      return type
  }
}

/** Looks a variable up when it is named: policies have as many of these types as variables. */
function variablesType(variables: ReadonlyMap<string, CelType>): CelType {
  const get = (name: string) => {
    const type = variables.get(name)
    return type && { shape: { type } }
  }
  return { kind: 'object', name: 'kubernetes.variables', shape: { fields: { get } } }
}

function typesFor({ hasParams, hasAuthorizer, variables }: AdmissionExpressionOptions) {
  const all = commonTypes(dyn)
  if (hasParams) all.set('params', dyn)
  if (hasAuthorizer) {
    all.set('authorizer', authorizerType)
    all.set('authorizer.requestResource', types.opaque(opaqueNames.resourceCheck ?? ''))
  }
  if (variables) all.set('variables', variablesType(variables))
  return all
}

export const authorizerType = types.opaque(opaqueNames.authorizer ?? '')

/** What every expression of a policy or webhook may name. */
export function commonTypes(object: CelType): Map<string, CelType> {
  return new Map([
    ['object', object],
    ['oldObject', object],
    ['namespaceObject', namespaceType],
    ['request', requestType],
  ])
}
