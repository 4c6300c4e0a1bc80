import type { JSONSchemaProps } from '../../../api/index.js'
import { authorizerType, commonTypes, objectType, variableType } from './admission.js'
import { check } from './checker.js'
import { parse } from './parser.js'
import { shapeOf } from './shape.js'
import { CompileError } from './source.js'
import { type CelType, types } from './types.js'

export interface PolicyTypes {
  /** A kind that the policy matches: its schema without references, and what its types are called in messages. */
  readonly object: NamedSchema
  /** Absent: expressions do not see `params`. */
  readonly params?: NamedSchema
  readonly variables: readonly { readonly name?: string; readonly expression?: string }[]
}

export interface NamedSchema {
  readonly name: string
  readonly schema: JSONSchemaProps
}

/**
 * Says what is wrong with an expression of a policy when its objects are of one kind; undefined: nothing (apiserver's policy/validating/typechecking.go, v0.34).
 */
export function policyTypeChecker({
  object,
  params,
  variables,
}: PolicyTypes): (expression: string) => string | undefined {
  const all = commonTypes(typeOfKind(object))
  if (params) all.set('params', typeOfKind(params))
  all.set('authorizer', authorizerType)
  const declared: Record<string, CelType> = {}
  for (const { name = '', expression = '' } of variables) {
    all.set('variables', objectType('kubernetes.variables', declared))
    const found = checkedType(expression, all)
    declared[name] = typeof found === 'string' ? types.dyn : variableType(found)
  }
  all.set('variables', objectType('kubernetes.variables', declared))
  return (expression) => {
    const found = checkedType(expression, all)
    return typeof found === 'string' ? found : undefined
  }
}

const typeOfKind = ({ name, schema }: NamedSchema) => shapeOf(schema, true, name)?.type ?? types.dyn

/** Or what is wrong with it. */
function checkedType(expression: string, all: ReadonlyMap<string, CelType>): CelType | string {
  try {
    return check(expression, parse(expression), all).type
  } catch (error) {
    if (error instanceof CompileError) return error.message
    throw error
  }
}
