const services = '/apis/apiregistration.k8s.io/v1/apiservices'
const namespaces = '/api/v1/namespaces'
const own = `${namespaces}/extra-\${ID}`
const condition = (type, status) => `status.conditions[type=${type}].${status}`

export default {
  about:
    'a namespace is not gone while a server behind an APIService does not answer, and says so; all else in it goes',
  needs: ['apiserver', 'controllers'],
  // Every namespace of the cluster would wait.
  serial: true,
  steps: [
    {
      request: {
        method: 'POST',
        path: services,
        body: {
          apiVersion: 'apiregistration.k8s.io/v1',
          kind: 'APIService',
          metadata: { name: 'v1.${ID}.example.com' },
          spec: {
            group: '${ID}.example.com',
            version: 'v1',
            groupPriorityMinimum: 100,
            versionPriority: 10,
            insecureSkipTLSVerify: true,
            service: { namespace: '${NS}', name: 'nobody' },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: `${services}/v1.\${ID}.example.com`,
        where: condition('Available', 'reason'),
        equals: 'ServiceNotFound',
      },
    },
    {
      request: {
        method: 'POST',
        path: namespaces,
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'extra-${ID}' } },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: `${own}/configmaps`,
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { own: 'yes' } } },
      },
      unrecorded: true,
    },
    { request: { method: 'DELETE', path: own }, unrecorded: true },
    {
      until: {
        path: own,
        where: condition('NamespaceDeletionDiscoveryFailure', 'reason'),
        equals: 'DiscoveryFailed',
        withinMs: 30000,
      },
    },
    { request: { method: 'GET', path: own }, only: ['spec', 'status'] },
    {
      request: { method: 'GET', path: `${own}/configmaps`, query: { labelSelector: 'own=yes' } },
      only: ['items'],
    },
    { request: { method: 'DELETE', path: `${services}/v1.\${ID}.example.com` }, unrecorded: true },
    { until: { path: own, gone: true, withinMs: 120000 } },
  ],
}
