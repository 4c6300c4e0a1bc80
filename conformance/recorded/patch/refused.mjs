const path = '/api/v1/namespaces/${NS}/configmaps/m'
const types = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
}
const patch = (type, rawBody, query = {}) => ({
  request: {
    method: 'PATCH',
    path,
    query: { dryRun: 'All', ...query },
    headers: { 'content-type': types[type] },
    rawBody,
  },
  only: ['message', 'reason', 'code', 'data'],
})
const ignore = { fieldValidation: 'Ignore' }
const strict = { fieldValidation: 'Strict' }

const jsonPatches = [
  '[1]',
  '[[]]',
  '[null]',
  '{',
  '[{]',
  '{}',
  'null',
  '"a"',
  '',
  '[]',
  '[{"op":1}]',
  '[{"op":null,"path":"/data"}]',
  '[{"op":"odd","path":"/data"}]',
  '[{"op":"add","path":1}]',
  '[{"op":"add","path":"/data/x","value":1e400}]',
  '[{"op":"add","path":"/data/x","value":1e3}]',
  '[{"op":"add","path":"/data/x","value":"a","value":"b"}]',
  '[{"op":"add","path":"/data/x","value":"a","foo":"b"}]',
  '[{"op":"add","path":"/data/x","value":{"a":1,"a":2}}]',
  '[{"op":"add","path":"/data/x"}]',
  '[{"op":"add","path":"/data/x","value":"<&>\\u2028"}]',
  '[{"op":"test","path":"/data/x","value":null}]',
  '[{"op":"test","path":"/data/a","value":null}]',
  '[{"op":"replace","path":"/data/zz","value":"1"}]',
  '[{"op":"replace","path":"","value":null}]',
  '[{"op":"replace","path":"","value":[]}]',
  '[{"op":"replace","path":"","value":{"kind":"ConfigMap","metadata":{"name":"m"}}}]',
  '[{"op":"replace","path":"/kind","value":"Secret"}]',
  '[{"op":"replace","path":"/kind","value":{}}]',
  '[{"op":"remove","path":"/kind"}]',
  '[{"op":"remove","path":"/apiVersion"}]',
  '[{"op":"replace","path":"/apiVersion","value":"a/b/c"}]',
  '[{"op":"remove","path":"/metadata/name"}]',
  '[{"op":"move","from":"/data/none","path":"/data/y"}]',
  '[{"op":"copy","from":"/data/none","path":"/data/y"}]',
  '[{"op":"copy","from":"/data","path":"/data/y"}]',
  '[{"op":"remove","path":"/data/a~2"}]',
  '[{"op":"remove","path":"x/data/a"}]',
  '[{"op":"remove","path":"/metadata/finalizers/-1"}]',
  '[{"op":"add","path":"/metadata/finalizers/01","value":"example.com/b"}]',
  '[{"op":"remove"}]',
]

const others = [
  '{',
  'null',
  '1',
  '[]',
  '{"data":{"a":1,"a":2}}',
  '{"data":{"x":1e400}}',
  '{"data":1}',
  '{"kind":1}',
  '{"kind":null}',
  '{"kind":"Secret"}',
  '{"apiVersion":"v2"}',
  '{"apiVersion":"a/b/c"}',
  '{"metadata":1}',
  '{"metadata":{"labels":1}}',
  '{"metadata":{"name":""}}',
  '{"metadata":{"name":null}}',
  '{"metadata":{"namespace":"other"}}',
  '{"Data":{"q":"1"}}',
  '{"immutable":"x"}',
  '{"binaryData":{"x":"!"}}',
  '{"binaryData":{"x":1}}',
  '{"metadata":{"creationTimestamp":1}}',
  '{"metadata":{"generation":1.5}}',
  '{"metadata":{"finalizers":[1]}}',
  '{"metadata":{"ownerReferences":{}}}',
  '{"z":1,"a":2}',
]

const none = { ...patch('json', '[1]') }
none.request = { ...none.request, path: '/api/v1/namespaces/${NS}/configmaps/none' }

export default {
  about: 'patches that are none, or make something else of the object: what is said, with and without field validation',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: { metadata: { name: 'm', finalizers: ['example.com/a'] }, data: { a: '1' } },
      },
      unrecorded: true,
    },
    none,
    ...jsonPatches.map((one) => patch('json', one)),
    ...jsonPatches.slice(0, 20).map((one) => patch('json', one, ignore)),
    patch('json', jsonPatches[17], strict),
    ...others.flatMap((one) => [patch('merge', one), patch('strategic', one)]),
    ...others.slice(0, 8).flatMap((one) => [patch('merge', one, ignore), patch('strategic', one, ignore)]),
    ...['{"Data":{"q":"1"}}', '{"z":1,"a":2}'].flatMap((one) => [
      patch('merge', one, strict),
      patch('strategic', one, strict),
    ]),
    {
      request: {
        method: 'PATCH',
        path,
        headers: { 'content-type': types.merge },
        rawBody: '{"metadata":{"finalizers":null}}',
      },
      unrecorded: true,
    },
  ],
}
