const collection = '/apis/${ID}.example.com/v1/namespaces/${NS}/numbers'
const yaml = { accept: 'application/yaml' }
const object = (spec) =>
  `{"apiVersion":"\${ID}.example.com/v1","kind":"Number","metadata":{"name":"one"},"spec":${spec}}`

/** Answers as text, since JavaScript would round them, too; as YAML, whose keys are sorted. */
const create = (spec) => ({
  request: { method: 'POST', path: collection, query: { dryRun: 'All' }, headers: yaml, rawBody: object(spec) },
  as: 'text',
})
const patch = (type, rawBody, query = {}) => ({
  request: {
    method: 'PATCH',
    path: `${collection}/one`,
    query: { dryRun: 'All', ...query },
    headers: { ...yaml, 'content-type': type },
    rawBody,
  },
  as: 'text',
})
const json = 'application/json-patch+json'
const merge = 'application/merge-patch+json'
const apply = 'application/apply-patch+yaml'

const integer = { type: 'integer' }
const schema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        i: integer,
        l: { type: 'integer', format: 'int64' },
        n: { type: 'number' },
        either: { 'x-kubernetes-int-or-string': true },
        free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        small: { type: 'integer', minimum: 5, maximum: 10, multipleOf: 3 },
        set: { type: 'array', 'x-kubernetes-list-type': 'set', items: integer },
        one: { type: 'integer', enum: [1, 2] },
      },
    },
  },
}

export default {
  about: 'integers beyond 2^53 are kept exactly, numbers beyond int64 are floats',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
        body: {
          metadata: { name: 'numbers.${ID}.example.com' },
          spec: {
            group: '${ID}.example.com',
            scope: 'Namespaced',
            names: { plural: 'numbers', kind: 'Number' },
            versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
          },
        },
      },
      unrecorded: true,
    },
    { until: { path: collection, where: 'kind', equals: 'NumberList', withinMs: 10_000 } },
    ...[
      '9223372036854775807',
      '9223372036854775808',
      '-9223372036854775808',
      '9007199254740993',
      '1e18',
      '1e20',
      '-0',
    ].flatMap((number) => ['i', 'n', 'either'].map((field) => create(`{"${field}":${number}}`))),
    create('{"free":{"a":[9223372036854775807,1.5,1e21,1e-7]},"l":9007199254740993}'),
    create('{"small":9223372036854775807}'),
    create('{"one":9007199254740993}'),
    create('{"set":[9007199254740993,9007199254740993]}'),
    create('{"set":[9007199254740992,9007199254740993]}'),
    {
      request: {
        method: 'POST',
        path: collection,
        rawBody: object('{"l":9007199254740993,"free":{"a":9223372036854775807}}'),
      },
      unrecorded: true,
    },
    { request: { path: `${collection}/one`, headers: yaml }, as: 'text' },
    patch(merge, '{"spec":{"i":1}}'),
    patch(json, '[{"op":"test","path":"/spec/l","value":9007199254740993}]'),
    patch(json, '[{"op":"test","path":"/spec/l","value":9007199254740992}]'),
    patch(apply, object('{"l":9007199254740993}'), { fieldManager: 'a' }),
    patch(apply, object('{"l":9007199254740994}'), { fieldManager: 'a' }),
    patch(apply, object('{"set":[9007199254740993]}'), { fieldManager: 'a' }),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        query: { dryRun: 'All' },
        headers: yaml,
        rawBody:
          '{"metadata":{"name":"p"},"spec":{"automountServiceAccountToken":false,"terminationGracePeriodSeconds":9223372036854775807,"activeDeadlineSeconds":9007199254740993,"containers":[{"name":"a","image":"a"}]}}',
      },
      as: 'text',
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/numbers.${ID}.example.com',
      },
      unrecorded: true,
    },
  ],
}
