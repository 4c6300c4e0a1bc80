import type { ValidatingAdmissionPolicy } from '../../../../api/index.js'
import type { CelType, CompiledRule } from '../../../../registry/index.js'
import {
  AdmissionExpressionError,
  celTypes,
  compileAdmissionExpression,
  variableType,
} from '../../../../registry/index.js'

/** One expression, or what is wrong with it. */
export interface Program {
  readonly expression: string
  readonly rule: CompiledRule | Error
}

/** All expressions of a policy. */
export interface PolicyProgram {
  readonly conditions: readonly Program[]
  readonly variables: ReadonlyMap<string, Program>
  /** In the order of the validations; messages may be absent. */
  readonly validations: readonly Program[]
  readonly messages: readonly (Program | undefined)[]
  readonly annotations: readonly Program[]
}

interface Scope {
  readonly hasParams: boolean
  readonly variables?: ReadonlyMap<string, CelType>
}

export function compilePolicy({ spec = {} }: ValidatingAdmissionPolicy): PolicyProgram {
  const hasParams = spec.paramKind !== undefined
  const { matchConditions = [], validations = [], auditAnnotations = [] } = spec
  const types = new Map<string, CelType>()
  const variables = new Map<string, Program>()
  for (const { name, expression } of spec.variables ?? []) {
    const program = compile(expression, [], { hasParams, variables: types })
    variables.set(name, program)
    types.set(name, program.rule instanceof Error ? celTypes.dyn : variableType(program.rule.type))
  }
  const scope: Scope = { hasParams, ...(types.size > 0 ? { variables: types } : {}) }
  const { bool, string, null: none } = celTypes
  return {
    conditions: matchConditions.map(({ expression }) => compile(expression, [bool], { hasParams })),
    variables,
    validations: validations.map(({ expression }) => compile(expression, [bool], scope)),
    messages: validations.map(({ messageExpression }) =>
      messageExpression ? compile(messageExpression, [string], scope, false) : undefined,
    ),
    annotations: auditAnnotations.map(({ valueExpression }) => compile(valueExpression, [string, none], scope)),
  }
}

function compile(expression: string, returns: readonly CelType[], scope: Scope, hasAuthorizer = true): Program {
  try {
    return { expression, rule: compileAdmissionExpression(expression, { returns, hasAuthorizer, ...scope }) }
  } catch (error) {
    if (error instanceof AdmissionExpressionError) return { expression, rule: error }
    throw error
  }
}
