import type { JSONSchemaProps } from '../../../api/index.js'
import { type CompiledRule, compileRule } from './compile.js'
import { fieldPathOf } from './field-path.js'
import { InstantiationError } from './fold-literals.js'
import { type Shape, shapeOf } from './shape.js'
import { CompileError } from './source.js'
import { type CelType, types } from './types.js'

type Rule = NonNullable<JSONSchemaProps['x-kubernetes-validations']>[number]

/** One of x-kubernetes-validations, compiled (apiextensions' schema/cel/compilation.go). */
export interface SchemaRule {
  readonly rule: Rule
  /** None: the rule is empty, or does not compile. */
  readonly program?: CompiledRule
  /** Why it does not compile. */
  readonly error?: string
  readonly usesOldSelf: boolean
  readonly message?: CompiledRule
  readonly messageError?: string
  /** Where errors are shown, below the value. */
  readonly fieldPath?: string
}

export function compileSchemaRule(rule: Rule, shape: Shape): SchemaRule {
  if ((rule.rule ?? '').trim() === '') return { rule, usesOldSelf: false }
  const oldType = rule.optionalOldSelf ? types.optional(shape.type) : shape.type
  const variables = new Map([
    ['self', shape.type],
    ['oldSelf', oldType],
  ])
  const options = { types: variables, root: shape }
  const program = compiled(rule.rule, options, {
    name: '',
    type: types.bool,
    mismatch: 'cel expression must evaluate to a bool',
  })
  if (typeof program === 'string') return { rule, error: program, usesOldSelf: false }
  const base = { rule, program, usesOldSelf: program.uses.has('oldSelf') }
  const fieldPath = rule.fieldPath ? fieldPathOf(rule.fieldPath, shape.schema) : undefined
  const placed = fieldPath === undefined ? base : { ...base, fieldPath }
  if (!rule.messageExpression) return placed
  const message = compiled(rule.messageExpression, options, {
    name: 'messageExpression ',
    type: types.string,
    mismatch: 'messageExpression must evaluate to a string',
  })
  return typeof message === 'string' ? { ...placed, messageError: message } : { ...placed, message }
}

interface Wanted {
  /** What stands before the reasons. */
  readonly name: string
  readonly type: CelType
  readonly mismatch: string
}

/** Upstream looks at the type before it makes the program. */
function compiled(
  expression: string,
  options: Parameters<typeof compileRule>[1],
  { name, type, mismatch }: Wanted,
): CompiledRule | string {
  try {
    const program = compileRule(expression, options)
    if (program.type.kind !== type.kind) return mismatch
    program.instantiate()
    return program
  } catch (error) {
    if (error instanceof CompileError) return `${name}compilation failed: ${error.message}`
    if (error instanceof InstantiationError) return `${name || 'program '}instantiation failed: ${error.message}`
    throw error
  }
}

/** The rules of one schema, compiled at first use. They live as long as the schema. */
export class SchemaRules {
  readonly #compiled = new WeakMap<JSONSchemaProps, Compiled>()

  /** undefined: rules do not see values of this schema. */
  of(schema: JSONSchemaProps, isResource: boolean): Compiled | undefined {
    const known = this.#compiled.get(schema)
    if (known) return known
    const shape = shapeOf(schema, isResource, 'object')
    if (!shape) return undefined
    const rules = (schema['x-kubernetes-validations'] ?? []).map((rule) => compileSchemaRule(rule, shape))
    const compiled = { shape, rules }
    this.#compiled.set(schema, compiled)
    return compiled
  }
}

export interface Compiled {
  readonly shape: Shape
  readonly rules: readonly SchemaRule[]
}
