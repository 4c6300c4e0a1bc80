import {
  type JSONSchemaProps,
  notFound,
  type RuleWithOperations,
  type ValidatingAdmissionPolicySpec,
} from '../../api/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { DiscoveredResources } from '../runtime/index.js'
import { KindSchemas } from './kind-schemas.js'
import { matchedKinds } from './matched-kinds.js'
import { expressionWarnings } from './warnings.js'

const rule = (apiGroups: string[], apiVersions: string[], resources: string[]): RuleWithOperations => ({
  apiGroups,
  apiVersions,
  operations: ['*'],
  resources,
})

/** `group/version plural Kind`. */
function served(...texts: readonly string[]): DiscoveredResources {
  const all = texts.map((text) => {
    const [group = '', version = '', plural = '', kind = ''] = text.split(/[/ ]/)
    const singular = kind.toLowerCase()
    return { token: { group, version, kind, plural, singular, listKind: `${kind}List`, namespaced: true }, verbs: [] }
  })
  return { preferred: all, all, forKind: () => undefined, failures: new Map() }
}

const kinds = ['pods Pod', 'services Service', 'secrets Secret', 'nodes Node', 'events Event'].map(
  (one) => `/v1 ${one}`,
)
kinds.push('apps/v1 deployments Deployment', 'events/v1 events Event', 'batch/v1 jobs Job')
const known = served(...kinds)
const later = served(...kinds, 'new/v1 things Thing')

describe('the kinds that a policy names', () => {
  const kindsOf = async (rules: RuleWithOperations[], asked: boolean[] = []) => {
    const policy = { spec: { matchConstraints: { resourceRules: rules } } }
    const kinds = await matchedKinds(policy, async (isFreshWanted) => {
      asked.push(isFreshWanted)
      return isFreshWanted ? later : known
    })
    return kinds.map(({ group, version, kind }) => `${group}/${version} ${kind}`)
  }

  it('come by group, version and kind, once each', async () => {
    const rules = [rule(['apps', ''], ['v1'], ['secrets', 'deployments']), rule([''], ['v1'], ['pods', 'pod'])]
    expect(await kindsOf(rules)).toEqual(['/v1 Pod', '/v1 Secret', 'apps/v1 Deployment'])
  })
  it.each([
    ['groups with a wildcard', rule(['apps', '*'], ['v1'], ['deployments']), []],
    ['versions with a wildcard', rule(['apps'], ['v1', '*'], ['deployments']), []],
    ['resources with a wildcard and subresources', rule([''], ['v1'], ['*', 'pods/*', '*/scale', 'pods/status']), []],
    ['what is not served', rule(['apps'], ['v2'], ['deployments']), []],
    ['the others of such resources', rule([''], ['v1'], ['*', 'pods']), ['/v1 Pod']],
    ['any group for the core group', rule([''], ['v1'], ['events']), ['/v1 Event', 'events/v1 Event']],
  ])('leave out or take in %s', async (_name, one, kinds) => {
    expect(await kindsOf([one])).toEqual(kinds)
  })
  it('are ten of a rule at the most, and none of the rules after it', async () => {
    const twice = Array.from({ length: 5 }, () => ['pods', 'nodes']).flat()
    const rules = [rule([''], ['v1'], [...twice, 'services']), rule(['apps'], ['v1'], ['deployments'])]
    expect(await kindsOf(rules)).toEqual(['/v1 Node', '/v1 Pod'])
  })
  it('are looked for once more when one is unknown, and then no more', async () => {
    const asked: boolean[] = []
    expect(await kindsOf([rule(['new', 'gone'], ['v1', 'v2'], ['things'])], asked)).toEqual(['new/v1 Thing'])
    expect(asked).toEqual([false, true])
  })
})

const gvk = (group: string, kind: string) => ({ 'x-kubernetes-group-version-kind': [{ group, version: 'v1', kind }] })
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const documents: Readonly<Record<string, unknown>> = {
  '/openapi/v3/apis/apps/v1': {
    Deployment: {
      type: 'object',
      ...gvk('apps', 'Deployment'),
      properties: { spec: { description: 'd', allOf: [to('Spec')] }, list: { type: 'array', items: to('Port') } },
    },
    Spec: {
      type: 'object',
      properties: { port: to('Port'), map: { type: 'object', additionalProperties: to('Spec') } },
    },
    Port: { format: 'int-or-string', oneOf: [{ type: 'integer' }, { type: 'string' }] },
  },
  '/openapi/v3/api/v1': { Eviction: { type: 'object', ...gvk('policy', 'Eviction') } },
}

function schemasOf(reads: string[] = []): KindSchemas {
  return new KindSchemas({
    async raw(_method, path) {
      reads.push(path)
      const schemas = documents[path]
      if (!schemas) throw notFound({ group: '', resource: 'documents' }, path)
      return { components: { schemas } }
    },
  })
}

describe('the schema of a kind', () => {
  const kind = (group: string, kind: string) => ({ group, version: 'v1', kind })

  it('has what its references lead to, and an empty object where it contains itself', async () => {
    const { properties } = (await schemasOf().of(kind('apps', 'Deployment'))) as JSONSchemaProps
    const { spec, list } = properties ?? {}
    expect(list?.items).toMatchObject({ format: 'int-or-string', 'x-kubernetes-int-or-string': true })
    expect(spec?.properties?.port).toEqual(list?.items)
    expect(spec?.properties?.map?.additionalProperties).toEqual({ type: 'object' })
  })
  it('is found with the resources that a subresource is of', async () => {
    expect(await schemasOf().of(kind('policy', 'Eviction'))).toMatchObject({ type: 'object' })
  })
  it('is unknown where no document tells of it; each document is read once', async () => {
    const reads: string[] = []
    const schemas = schemasOf(reads)
    expect(await schemas.of(kind('apps', 'Nothing'))).toBeUndefined()
    expect(await schemas.of(kind('none', 'Nothing'))).toBeUndefined()
    expect(await schemas.of(kind('none', 'Deployment'))).toBeUndefined()
    expect(reads).toEqual(['/openapi/v3/apis/apps/v1', '/openapi/v3/api/v1', '/openapi/v3/apis/none/v1'])
  })
})

describe('warnings', () => {
  const kind = (group: string, kind: string) => ({ group, version: 'v1', kind })
  const clock = new FakeClock()
  const warningsOf = (spec: ValidatingAdmissionPolicySpec, kinds = [kind('apps', 'Deployment')]) =>
    expressionWarnings({ spec }, kinds, {
      schemas: schemasOf(),
      clock,
      check:
        ({ params, variables }) =>
        (expression) =>
          expression === 'true' ? undefined : `${expression} ${variables.length} ${params !== undefined}`,
    })

  it('name each expression of the validations, with a line for each kind', async () => {
    const validations = [
      { expression: 'a', messageExpression: 'm' },
      { expression: 'true', messageExpression: '' },
      { expression: 'true', messageExpression: 'n' },
    ]
    const two = [kind('apps', 'Deployment'), kind('none', 'Gone'), kind('policy', 'Eviction')]
    const text = (one: string) =>
      `apps/v1, Kind=Deployment: ${one} 0 false\n\npolicy/v1, Kind=Eviction: ${one} 0 false\n`
    expect(await warningsOf({ validations }, two)).toEqual([
      { fieldRef: 'spec.validations[0].expression', warning: text('a') },
      { fieldRef: 'spec.validations[0].messageExpression', warning: text('m') },
      { fieldRef: 'spec.validations[2].messageExpression', warning: text('n') },
    ])
  })
  it('know of parameters where their kind is known, and of variables', async () => {
    const variables = [{ name: 'x', expression: '1' }]
    const validations = [{ expression: 'a' }]
    const texts = async (paramKind: { apiVersion: string; kind: string }) =>
      (await warningsOf({ validations, variables, paramKind })).map(({ warning }) => warning)
    expect(await texts({ apiVersion: 'policy/v1', kind: 'Eviction' })).toEqual(['apps/v1, Kind=Deployment: a 1 true\n'])
    expect(await texts({ apiVersion: 'none/v1', kind: 'Gone' })).toEqual(['apps/v1, Kind=Deployment: a 1 false\n'])
  })
})
