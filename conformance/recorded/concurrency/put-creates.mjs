const ranges = '/api/v1/namespaces/${NS}/limitranges'
const leases = '/apis/coordination.k8s.io/v1/namespaces/${NS}/leases'
const only = ['message', 'reason', 'code', 'details', 'metadata.name']
const put = (path, name, metadata) => ({
  request: { method: 'PUT', path: `${path}/${name}`, body: { metadata: { name, ...metadata } } },
  only,
})
const doubled = [
  { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'u' },
  { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'u' },
]
const patch = (type, body) => ({
  request: {
    method: 'PATCH',
    path: '/api/v1/namespaces/${NS}/configmaps/owned',
    headers: { 'content-type': type },
    body,
  },
  only: ['metadata.ownerReferences'],
})

export default {
  about:
    'PUT of what there is not yet: a uid is refused, a resourceVersion only has to be a number; doubled owners in a patch; a system priority class stays',
  needs: ['apiserver'],
  steps: [
    ...[ranges, leases].flatMap((path) => [
      put(path, 'with-uid', { uid: 'x' }),
      put(path, 'with-version', { resourceVersion: '5' }),
      put(path, 'with-word', { resourceVersion: 'abc' }),
      put(path, 'with-too-much', { resourceVersion: '18446744073709551616' }),
      put(path, 'plain', {}),
      put(path, 'plain', { resourceVersion: '5' }),
    ]),
    {
      request: { method: 'POST', path: '/api/v1/namespaces/${NS}/configmaps', body: { metadata: { name: 'owned' } } },
      unrecorded: true,
    },
    patch('application/merge-patch+json', { metadata: { ownerReferences: doubled } }),
    patch('application/json-patch+json', [{ op: 'add', path: '/metadata/ownerReferences', value: doubled }]),
    {
      request: {
        method: 'DELETE',
        path: '/apis/scheduling.k8s.io/v1/priorityclasses/system-node-critical',
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        method: 'POST',
        path: ranges,
        body: { metadata: { name: 'limits' }, spec: { limits: [{ type: 'Container', max: { cpu: '2' } }] } },
      },
      unrecorded: true,
    },
    { settle: { ms: 500 } },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          metadata: { name: 'twice' },
          spec: { containers: ['a', 'b'].map((name) => ({ name, image: 'i', resources: { limits: { cpu: '3' } } })) },
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/resourcequotas',
        body: {
          metadata: { name: 'q' },
          spec: {
            hard: { services: '1' },
            scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Exists' }] },
          },
        },
      },
    },
  ],
}
