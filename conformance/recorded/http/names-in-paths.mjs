const configMaps = '/api/v1/namespaces/${NS}/configmaps'
const get = (path) => ({ request: { method: 'GET', path } })

export default {
  about: 'names that no key can hold, paths that lead nowhere, and what cannot be tried',
  needs: ['apiserver'],
  steps: [
    get(`${configMaps}/%2e%2e`),
    get(`${configMaps}/a%2fb`),
    { request: { method: 'DELETE', path: `${configMaps}/a%25b` } },
    {
      request: {
        method: 'PATCH',
        path: `${configMaps}/%2e`,
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    get('/api/v1/namespaces/${NS}/pods/a%25b/log'),
    get('/api/v1/pods/x/log'),
    get('/api/v1/watch/namespaces/${NS}/bindings'),
    get('/apis/apps/v1/deployments/x/scale'),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/finalize/x' } },
    ...['proxy', 'exec'].map((name) => ({
      request: { method: 'POST', path: `/api/v1/namespaces/\${NS}/pods/x/${name}`, query: { dryRun: 'All' } },
    })),
    {
      request: {
        method: 'POST',
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        body: { metadata: { name: 'x' }, spec: { user: 'u', resourceAttributes: { namespace: '${NS}', verb: 'get' } } },
      },
      ignore: ['metadata.managedFields'],
    },
  ],
}
