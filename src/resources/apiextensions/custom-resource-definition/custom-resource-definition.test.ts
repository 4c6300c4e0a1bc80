import { readFileSync } from 'node:fs'
import type { CustomResourceDefinition, FieldError } from '../../../api/index.js'
import { invalidObject } from '../../../api/index.js'
import { deepClone } from '../../../base/index.js'
import { customResourceDefinitions } from './custom-resource-definition.js'

const context = {} as never

interface Recorded {
  readonly steps: readonly {
    readonly status?: number
    readonly body?: { readonly message?: string }
  }[]
}

/** Cases and answers of a real control plane. */
async function golden(name: string): Promise<{ request: CustomResourceDefinition; message: string }[]> {
  const file = new URL(`../../../../conformance/golden/cases/crd/${name}`, import.meta.url)
  const cases = (await import(`${file.pathname}.mjs`)) as {
    default: { steps: { request: { body: CustomResourceDefinition } }[] }
  }
  const { steps } = JSON.parse(readFileSync(`${file.pathname}.golden.json`, 'utf8')) as Recorded
  return cases.default.steps.map((step, index) => ({
    request: JSON.parse(JSON.stringify(step.request.body).replaceAll('${ID}', 'id')) as CustomResourceDefinition,
    message: (steps[index]?.body?.message ?? '').replaceAll('${ID}', 'id'),
  }))
}

function created(crd: CustomResourceDefinition): CustomResourceDefinition {
  const object = deepClone(crd)
  customResourceDefinitions.defaults?.(object)
  customResourceDefinitions.prepareForCreate?.(object, context)
  return object
}

function message(errors: readonly FieldError[], name: string): string {
  return errors.length === 0
    ? ''
    : invalidObject({ group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' }, name, errors).message
}

const judged = (crd: CustomResourceDefinition): string =>
  message(customResourceDefinitions.validate?.(created(crd), context) ?? [], crd.metadata?.name ?? '')

describe('definitions of custom resources', () => {
  it.each(['bad-definitions', 'bad-schemas'])('are refused as recorded: %s', async (name) => {
    for (const { request, message: expected } of await golden(name)) expect(judged(request)).toBe(expected)
  })
})

const widgets = (schema: object, more: object = {}, version: object = {}): CustomResourceDefinition => ({
  metadata: { name: 'widgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'widgets', kind: 'Widget' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', properties: { spec: schema } } },
        ...version,
      },
    ],
    ...more,
  },
})

describe('schemas', () => {
  const at = 'spec.validation.openAPIV3Schema.properties[spec]'
  const item = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }
  it.each<[string, object, string[]]>([
    [
      'int or string by anyOf',
      { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
      [],
    ],
    ['a map', { type: 'object', additionalProperties: { type: 'string' } }, []],
    [
      'keys of a map list',
      { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['a'], items: item },
      [],
    ],
    [
      'keys that may be missing',
      {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['a'],
        items: { ...item, required: [] },
      },
      [
        `${at}.items.properties[a].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property`,
      ],
    ],
    [
      'a set of objects',
      { type: 'array', 'x-kubernetes-list-type': 'set', items: item },
      [
        `${at}.items.x-kubernetes-map-type: Invalid value: null: must be atomic as item of a list with x-kubernetes-list-type=set`,
      ],
    ],
    [
      'a default with what would be pruned',
      { type: 'object', properties: { a: { type: 'string' } }, default: { b: 1 } },
      [`${at}.default: Invalid value: {"b":1}: must not have unknown fields`],
    ],
    [
      'a default whose items and nulls are wrong, below its own place',
      {
        type: 'object',
        properties: { z: { type: 'array', items: { type: 'string' } }, a: { type: 'string' } },
        not: { required: ['z'] },
        default: { z: [1], a: null, '0': 1 },
      },
      [
        `${at}.default: Invalid value: {"0":1,"a":null,"z":[1]}: must not have unknown fields`,
        `${at}.default: Invalid value: "": "" must not validate the schema (not)`,
        `${at}.default.z[0]: Invalid value: "integer": z[0] in body must be of type string: "integer"`,
        `${at}.default.a: Invalid value: "null": a in body must be of type string: "null"`,
      ],
    ],
    [
      'a default that is a list',
      { type: 'array', items: { type: 'string' }, default: [1] },
      [`${at}.default.[0]: Invalid value: "integer": [0] in body must be of type string: "integer"`],
    ],
    [
      'a default with an embedded head',
      {
        type: 'object',
        'x-kubernetes-embedded-resource': true,
        'x-kubernetes-preserve-unknown-fields': true,
        default: { apiVersion: 'v1', kind: 'X', metadata: { labels: { a: 1 } } },
      },
      [
        `${at}.default.metadata: Invalid value: {"labels":{"a":1}}: json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string`,
      ],
    ],
    [
      'what keeps no structural schema from being one',
      { type: 'object', anyOf: [{ additionalProperties: false, default: null }] },
      [],
    ],
    [
      'what cannot become structural, without its other faults',
      {
        'x-kubernetes-preserve-unknown-fields': false,
        'x-kubernetes-validations': [{ rule: 'true', fieldPath: '.a' }],
      },
      [`${at}.x-kubernetes-preserve-unknown-fields: Invalid value: false: must be true or undefined`],
    ],
    [
      'a schema of its own kind',
      { type: 'string', default: 5, $schema: 'http://json-schema.org/draft-04/schema' },
      [`spec.validation.openAPIV3Schema: Invalid value: "": OpenAPIV3Schema 'schema' is not supported`],
    ],
    [
      'an unknown type',
      { type: 'text' },
      [
        `${at}.type: Unsupported value: "text": supported values: "array", "boolean", "integer", "number", "object", "string"`,
      ],
    ],
    [
      'a rule without a rule',
      { type: 'object', 'x-kubernetes-validations': [{ rule: ' ' }] },
      [`${at}.x-kubernetes-validations[0].rule: Required value: rule is not specified`],
    ],
    [
      'an embedded resource that says nothing',
      { type: 'object', 'x-kubernetes-embedded-resource': true },
      [
        `${at}.properties: Required value: must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields`,
      ],
    ],
  ])('%s', (_name, schema, expected) => {
    const errors = customResourceDefinitions.validate?.(created(widgets(schema)), context) ?? []
    expect(errors.map((error) => `${error.field}: ${error.message}`)).toEqual(expected)
  })

  it('have the paths of their versions where those differ', () => {
    const crd = widgets({ type: 'object' })
    crd.spec?.versions.push({
      name: 'v2',
      served: true,
      storage: false,
      schema: { openAPIV3Schema: { type: 'object', properties: { spec: {} } } },
    })
    expect(judged(crd)).toContain('spec.versions[1].schema.openAPIV3Schema.properties[spec].type: Required value')
  })

  it('are shown in their inner form where the status is apart and the root says too much', () => {
    const crd = widgets({ type: 'string' }, {}, { subresources: { status: {} } })
    const [version] = crd.spec?.versions ?? []
    if (version) version.schema = { openAPIV3Schema: { type: 'object', not: { required: ['x'] } } }
    expect(judged(crd)).toMatch(/Invalid value: \{"ID":"","Schema":"".*"Not":\{"ID":"".*\}: only \[Description Type /)
  })

  it('must describe at the root what they judge there', () => {
    const crd = widgets({ type: 'object' })
    const [version] = crd.spec?.versions ?? []
    if (version) version.schema = { openAPIV3Schema: { type: 'object', anyOf: [{ properties: { spec: {} } }] } }
    expect(judged(crd)).toBe(
      'CustomResourceDefinition.apiextensions.k8s.io "widgets.example.com" is invalid: spec.validation.openAPIV3Schema.properties[spec]: Required value: because it is defined in spec.validation.openAPIV3Schema.anyOf[0].properties[spec]',
    )
  })
})

describe('specs', () => {
  const object = { type: 'object' }
  const column = { name: 'A', type: 'text', jsonPath: 'spec.a' }
  it.each<[string, CustomResourceDefinition, string[]]>([
    [
      'a webhook without a place',
      widgets(object, { conversion: { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v2'] } } }),
      [
        'spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook',
        'spec.conversion.conversionReviewVersions: Invalid value: ["v2"]: must include at least one of v1, v1beta1',
      ],
    ],
    [
      'columns',
      widgets(object, {}, { additionalPrinterColumns: [column] }),
      [
        'spec.additionalPrinterColumns[0].type: Invalid value: "text": must be one of boolean,date,integer,number,string',
        'spec.additionalPrinterColumns[0].JSONPath: Invalid value: "spec.a": must be a simple json path starting with .',
      ],
    ],
    [
      'scale',
      widgets(object, {}, { subresources: { scale: { specReplicasPath: '.status.a', statusReplicasPath: '' } } }),
      [
        'spec.subresources.scale.specReplicasPath: Invalid value: ".status.a": should be a json path under .spec',
        'spec.subresources.scale.statusReplicasPath: Required value',
      ],
    ],
    [
      'a warning of what is not deprecated',
      widgets(object, {}, { deprecationWarning: 'old' }),
      ['spec.versions[0].deprecationWarning: Invalid value: "old": can only be set for deprecated versions'],
    ],
    [
      'a group of the community',
      { ...widgets(object, { group: 'x.k8s.io' }), metadata: { name: 'widgets.x.k8s.io' } },
      [
        'metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111',
      ],
    ],
    [
      'keeping unknown fields the old way',
      widgets(object, { preserveUnknownFields: true }),
      [
        'spec.preserveUnknownFields: Invalid value: true: cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead',
      ],
    ],
  ])('%s', (_name, crd, expected) => {
    const errors = customResourceDefinitions.validate?.(created(crd), context) ?? []
    expect(errors.map((error) => `${error.field}: ${error.message}`)).toEqual(expected)
  })

  it('keep scope and kind once they are established, group and plural always, and every version that is stored', () => {
    const old = created(widgets(object))
    const next = created(
      widgets(
        object,
        { scope: 'Cluster', group: 'other.com', names: { plural: 'gadgets', kind: 'Gadget' } },
        { name: 'v2' },
      ),
    )
    next.status = { ...next.status, storedVersions: ['v1', 'v2'] }
    const fields = () => customResourceDefinitions.validateUpdate?.(next, old, context).map((error) => error.field)
    expect(fields()).toEqual(['spec.group', 'spec.names.plural', 'status.storedVersions[0]'])
    old.status = { ...old.status, conditions: [{ type: 'Established', status: 'True' }] }
    expect(fields()?.slice(0, 2)).toEqual(['spec.scope', 'spec.names.kind'])
  })

  it('warn of formats that nothing checks, once', () => {
    const crd = widgets({ type: 'string', format: 'zipcode' })
    expect(customResourceDefinitions.warnings?.(crd, undefined)).toEqual(['unrecognized format "zipcode"'])
    expect(customResourceDefinitions.warnings?.(crd, crd)).toEqual([])
    for (const [type, format, warnings] of [
      ['string', 'int32', ['unrecognized format "int32"']],
      ['integer', 'zipcode', []],
    ] as const) {
      expect(customResourceDefinitions.warnings?.(widgets({ type, format }), undefined)).toEqual(warnings)
    }
  })
})
