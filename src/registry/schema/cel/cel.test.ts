import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type FieldError, type JSONSchemaProps, path } from '../../../api/index.js'
import {
  CelError,
  CompileError,
  CostExceeded,
  celTypes,
  compileRule,
  InstantiationError,
  ObjectRules,
  policyTypeChecker,
  validateRules,
} from './index.js'

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

/** After an error of syntax upstream goes on and may find more, which we do not. */
const firstIssue = (text: string) => (text.includes('Syntax error') ? text.split('\nERROR: ')[0] : text)

function schemaOf({ rule, schema }: Case): JSONSchemaProps {
  if (schema) return schema
  const spec: JSONSchemaProps = { type: 'object', properties: answers.properties }
  if (rule) spec['x-kubernetes-validations'] = [rule]
  return { type: 'object', properties: { spec } }
}

describe('rules of custom resources, as upstream answers them', () => {
  // What keywords say is tested with definitions; Go walks maps in no order.
  const isElsewhere = ({ definition = [] }: Case) =>
    definition.length > 10 ||
    definition.some((text) => /\.(?:fieldPath|message): |structural$|rule is not specified/.test(text))
  const ownCases = answers.cases.filter((one) => !isElsewhere(one))
  const name = (one: Case) => JSON.stringify(one.rule ?? one.schema).slice(0, 150)
  it.each(ownCases.map((one) => [name(one), one] as const))('%s', (_name, one) => {
    const schema = schemaOf(one)
    const place = path('spec', 'validation', 'openAPIV3Schema')
    const definition = texts(validateRules(schema, place, []))
    const expected = one.definition ?? []
    expect(definition.map(firstIssue)).toEqual(expected.map(firstIssue))
    if (expected.length > 0) return
    const { errors } = new ObjectRules(schema).validate(one.object ?? answers.object, one.old)
    expect(texts(errors)).toEqual(one.errors)
  })
})

describe('what an evaluation may take', () => {
  const integers = (size: number): JSONSchemaProps => ({ type: 'array', maxItems: size, items: { type: 'integer' } })
  const run = (rule: string, spec: JSONSchemaProps, value: unknown) => {
    const schema: JSONSchemaProps = {
      type: 'object',
      properties: { spec: { ...spec, 'x-kubernetes-validations': [{ rule }] } },
    }
    const started = performance.now()
    const errors = texts(new ObjectRules(schema).validate({ spec: value }, undefined).errors)
    return { errors, ms: performance.now() - started }
  }
  const long = 'a'.repeat(100_000)
  const text: JSONSchemaProps = { type: 'string' }
  const list = Array.from({ length: 2000 }, (_, index) => index)

  it.each([
    ['nested loops', 'self.all(x, self.all(y, self.all(z, x + y + z >= 0)))', integers(2000), list],
    ['nested lists', 'self.map(x, self).all(l, self.map(y, self) == self.map(y, self))', integers(2000), list],
    ['growing texts', 'self.map(x, self.map(y, "abcdefgh").join(",")).join(",").size() > 0', integers(2000), list],
    [
      'patterns over long texts',
      "[1,2,3,4,5,6,7,8,9,10].all(x, self.matches('(a+)+$') || self.matches('(a|a)*b'))",
      text,
      long,
    ],
    ['patterns in a loop', "self.split('').all(x, self.matches('(a+)+b') || true)", text, long],
    ['searches in a loop', "self.split('').all(x, self.indexOf('b') == -1)", text, long],
    ['sizes in a loop', "self.split('').all(x, (self + x).size() > 0)", text, long],
    ['replacements', "self.replace('', self).size() > 0", text, long],
    [
      'replacements of replacements',
      "self.replace('', 'bbbb').replace('', 'cccc').replace('', 'dddd').replace('', 'eeee').size() > 0",
      text,
      long,
    ],
    [
      'formats',
      "'%s%s%s%s'.format([self, self, self, self]).split('').map(x, '%s'.format([self])).size() > 0",
      text,
      long,
    ],
  ])('%s end soon', (_name, rule, schema, value) => {
    const { ms } = run(rule, schema, value)
    // A second on a quiet machine; without a limit on the work it would be hours.
    expect(ms).toBeLessThan(15_000)
  })

  it('stops a rule that passes the limit of a call', () => {
    const { errors } = run('self.all(x, self.all(y, self.all(z, x + y + z >= 0)))', integers(2000), list)
    expect(errors).toEqual([
      'spec: Invalid value: "array": \'operation cancelled: actual cost limit exceeded\': no further validation rules will be run due to call cost exceeds limit for rule: self.all(x, self.all(y, self.all(z, x + y + z >= 0)))',
    ])
  })
})

describe('expressions of a policy, of a kind that it matches', () => {
  const member: JSONSchemaProps = { type: 'object', properties: { name: { type: 'string' } } }
  const schema: JSONSchemaProps = {
    type: 'object',
    properties: {
      number: { type: 'integer' },
      members: { type: 'array', items: member },
      port: { 'x-kubernetes-int-or-string': true },
      untyped: {},
    },
  }
  const check = policyTypeChecker({
    object: { name: 'Widget1', schema },
    params: { name: 'Params1', schema: { type: 'object', properties: { text: { type: 'string' } } } },
    variables: [
      { name: 'number', expression: 'object.number + 1' },
      { name: 'members', expression: 'object.members' },
      { name: 'names', expression: 'object.members.map(m, m.name)' },
      { name: 'wrong', expression: 'object.nothing' },
    ],
  })

  it.each([
    ['object.number > 3 && oldObject.members[0].name == params.text', undefined],
    ['object.port == 1 && object.port == "x"', undefined],
    ['object.kind == "Widget" && object.metadata.name == "x"', undefined],
    ['object.untyped == 1', "1:7: undefined field 'untyped'"],
    ['object.number', undefined],
    ["object.number == 'x'", "1:15: found no matching overload for '_==_' applied to '(int, string)'"],
    [
      'object.members == 1',
      "1:16: found no matching overload for '_==_' applied to '(list(Widget1.members.@idx), int)'",
    ],
    ['oldObject.members.all(m, m.x)', "1:27: undefined field 'x'"],
    ['params.nothing == 1', "1:7: undefined field 'nothing'"],
    ["variables.number == 'x'", "1:18: found no matching overload for '_==_' applied to '(int, string)'"],
    ['variables.names[0] == 1', "1:20: found no matching overload for '_==_' applied to '(string, int)'"],
    // What members objects have is not known of variables.
    ['variables.members[0].x == 1', undefined],
    ['variables.wrong.x == 1', undefined],
    ['variables.none', "1:10: undefined field 'none'"],
    ['authorizer.requestResource', "1:11: unexpected failed resolution of 'kubernetes.authorization.Authorizer'"],
  ])('%s', (expression, issue) => {
    const [first] = check(expression)?.split('\n') ?? []
    expect(first).toBe(issue && `ERROR: <input>:${issue}`)
  })

  it('do not see parameters of an unknown kind', () => {
    const other = policyTypeChecker({ object: { name: 'Widget1', schema }, variables: [] })
    expect(other('params.text == ""')).toContain("undeclared reference to 'params' (in container '')")
  })
})

describe('any text', () => {
  const pieces = answers.cases.flatMap(({ rule }) => rule?.rule.match(/\w+|\s+|[^\w\s]/g) ?? [])
  const variables = new Map([['self', celTypes.dyn]])

  it('compiles or is refused, and evaluates or fails, always in our own words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
        try {
          const rule = compileRule(parts.join(''), { types: variables })
          rule.estimate()
          rule.evaluate({ self: 1n })
        } catch (error) {
          const isOurs = [CompileError, InstantiationError, CelError, CostExceeded].some((one) => error instanceof one)
          if (!isOurs) throw error
        }
      }),
      { numRuns: 3000 },
    )
  })
})
