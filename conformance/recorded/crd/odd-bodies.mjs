const collection = '/apis/${ID}.example.com/v1/namespaces/${NS}/ints'
const only = ['message', 'reason', 'code', 'spec', 'metadata.name', 'metadata.labels']
const patch = (type, rawBody, query = {}) => ({
  request: {
    method: 'PATCH',
    path: `${collection}/x`,
    query: { dryRun: 'All', ...query },
    headers: { 'content-type': `application/${type}` },
    rawBody,
  },
  only,
})
const post = (rawBody) => ({ request: { method: 'POST', path: collection, query: { dryRun: 'All' }, rawBody }, only })

const merges = [
  '{"apiVersion":null}',
  '{"apiVersion":""}',
  '{"apiVersion":1}',
  '{"kind":null}',
  '{"kind":""}',
  '{"kind":1}',
  '{"kind":"Other"}',
  '{"apiVersion":"v1"}',
  '{"apiVersion":"${ID}.example.com/v2"}',
  '{"apiVersion":"a/b/c"}',
  '{"apiVersion":"x/"}',
  '{"metadata":null}',
  '{"metadata":1}',
  '{"metadata":{"name":null}}',
  '{"metadata":{"name":1}}',
  '{"metadata":{"labels":{"a":1}}}',
  '{"metadata":{"labels":[]}}',
  '{"metadata":{"foo":1}}',
  '{"spec":1}',
  '{"spec":{"i":"x"}}',
  '{"spec":{"i":1,"i":2}}',
  '{"spec":{"zz":1}}',
  '{"foo":1}',
  '[]',
  '1',
  '{"metadata":{"finalizers":[1]}}',
  '{"metadata":{"ownerReferences":[{}]}}',
  '{"metadata":{"generation":"x"}}',
  '{"status":{"a":1}}',
  '{"metadata":{"managedFields":1}}',
  '{"metadata":{"managedFields":[{"manager":1}]}}',
]

const jsonPatches = [
  '[{"op":"remove","path":"/kind"}]',
  '[{"op":"remove","path":"/apiVersion"}]',
  '[{"op":"remove","path":"/metadata"}]',
  '[{"op":"replace","path":"","value":{}}]',
  '[{"op":"replace","path":"","value":[]}]',
  '[{"op":"replace","path":"/spec","value":[]}]',
  '[{"op":"add","path":"/spec/i","value":1e3}]',
]

const configs = [
  '',
  'null',
  '[]',
  '1',
  '"a"',
  '{}',
  'a: b',
  '{"kind":"Int"}',
  '{"apiVersion":"${ID}.example.com/v1"}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int"}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"y"}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":1}',
  '{"apiVersion":"${ID}.example.com/v2","kind":"Int","metadata":{"name":"x"}}',
  '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x"}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Other","metadata":{"name":"x"}}',
  '{"apiVersion":1,"kind":"Int"}',
  '{"apiVersion":"${ID}.example.com/v1","kind":1}',
  '{"apiVersion":"a/b/c","kind":"Int"}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x"},"spec":{"zz":1}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x"},"spec":1}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x"},"spec":{"i":"x"}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x"},"spec":{"i":null}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x"},"spec":{"i":1,"i":2}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x","managedFields":[{"manager":"a"}]}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x","managedFields":[]}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x","resourceVersion":"1"}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x","uid":"u"}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x","namespace":"other"}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x"},"foo":1}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x","foo":1}}',
]

const bodies = [
  '',
  'null',
  '[]',
  '1',
  '{}',
  '{"kind":"Int"}',
  '{"apiVersion":"${ID}.example.com/v1"}',
  '{"apiVersion":"${ID}.example.com/v1","kind":""}',
  '{"apiVersion":"","kind":"Int"}',
  '{"apiVersion":"${ID}.example.com/v2","kind":"Int","metadata":{"name":"y"}}',
  '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"y"}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Other","metadata":{"name":"y"}}',
  '{"apiVersion":1,"kind":"Int"}',
  '{"apiVersion":"${ID}.example.com/v1","kind":{}}',
  '{"apiVersion":"a/b/c","kind":"Int"}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int"}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":1}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":null}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":1}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"y","labels":1}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"y","labels":{"a":1}}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"y","foo":1},"bar":2,"spec":{"zz":1}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"y","finalizers":"x"}}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"IntList","metadata":{"name":"y"},"items":[]}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"y"},"items":[]}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"y"},"spec":null}',
  '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"y"},"spec":{"i":null}}',
  '{"Kind":"Int","metadata":{"name":"y","labels":{}},"apiVersion":"${ID}.example.com/v1"}',
]

const schema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: { i: { type: 'integer' }, l: { type: 'integer' } },
      'x-kubernetes-validations': [{ rule: '!has(self.l) || self.l != 5' }],
    },
  },
}

export default {
  about: 'bodies and patches of custom resources that are none, or of another kind, or odd',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
        body: {
          metadata: { name: 'ints.${ID}.example.com' },
          spec: {
            group: '${ID}.example.com',
            scope: 'Namespaced',
            names: { plural: 'ints', kind: 'Int' },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                subresources: { status: {} },
                schema: { openAPIV3Schema: schema },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    { until: { path: collection, where: 'kind', equals: 'IntList', withinMs: 10_000 } },
    {
      request: {
        method: 'POST',
        path: collection,
        rawBody: '{"apiVersion":"${ID}.example.com/v1","kind":"Int","metadata":{"name":"x"},"spec":{"i":1}}',
      },
      unrecorded: true,
    },
    ...merges.map((one) => patch('merge-patch+json', one)),
    ...jsonPatches.map((one) => patch('json-patch+json', one)),
    ...configs.map((one) => patch('apply-patch+yaml', one, { fieldManager: 'a' })),
    ...bodies.map(post),
    {
      request: {
        method: 'DELETE',
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/ints.${ID}.example.com',
      },
      unrecorded: true,
    },
  ],
}
