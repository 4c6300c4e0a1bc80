import { readFileSync } from 'node:fs'
import { type FieldError, type JSONSchemaProps, path } from '../../../api/index.js'
import { ObjectRules, validateRules } from './index.js'

interface Case {
  readonly rule?: { readonly rule: string }
  readonly schema?: JSONSchemaProps
  readonly object?: unknown
  readonly old?: unknown
  readonly definition?: readonly string[]
  readonly errors?: readonly string[]
  readonly cost?: number
}

/** What Kubernetes v1.34.4 answers: errors of the definition, or of the object. */
const answers = JSON.parse(readFileSync('src/registry/schema/cel/testing/upstream-answers.json', 'utf8')) as {
  properties: Record<string, JSONSchemaProps>
  object: unknown
  cases: Case[]
}

const texts = (errors: readonly FieldError[]) => errors.map(({ field, message }) => `${field}: ${message}`)

function schemaOf({ rule, schema }: Case): JSONSchemaProps {
  if (schema) return schema
  const spec: JSONSchemaProps = { type: 'object', properties: answers.properties }
  if (rule) spec['x-kubernetes-validations'] = [rule]
  return { type: 'object', properties: { spec } }
}

describe('rules of custom resources, as upstream answers them', () => {
  // What keywords say is tested with definitions; Go walks maps in no order.
  const isElsewhere = ({ definition = [] }: Case) =>
    definition.length > 10 || definition.some((text) => /\.(?:fieldPath|message): |structural$/.test(text))
  const ownCases = answers.cases.filter((one) => !isElsewhere(one))
  const name = (one: Case) => JSON.stringify(one.rule ?? one.schema).slice(0, 150)
  it.each(ownCases.map((one) => [name(one), one] as const))('%s', (_name, one) => {
    const schema = schemaOf(one)
    const place = path('spec', 'validation', 'openAPIV3Schema')
    const definition = texts(validateRules(schema, place, []))
    const expected = one.definition ?? []
    expect(definition).toEqual(expected)
    if (expected.length > 0) return
    const { errors } = new ObjectRules(schema).validate(one.object ?? answers.object, one.old)
    expect(texts(errors)).toEqual(one.errors)
  })
})
