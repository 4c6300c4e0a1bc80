const request = (method, path, extra = {}) => ({ request: { method, path, ...extra } })
const text = { 'content-type': 'text/plain' }

export default {
  about: 'methods and paths that no route has: what is 404 and what is 405, and when a deprecated kind says so',
  needs: ['apiserver'],
  steps: [
    request('GET', '/api/v1/bindings'),
    request('POST', '/api/v1/bindings', { body: {} }),
    request('POST', '/apis/authorization.k8s.io/v1/localsubjectaccessreviews', { body: {} }),
    request('GET', '/api/v1/componentstatuses', { query: { watch: '1' } }),
    request('GET', '/api/v1/namespaces/x/namespaces'),
    request('GET', '/api/v1/namespaces/x/namespaces/none'),
    ...['status', 'log', 'exec', 'attach', 'portforward', 'ephemeralcontainers', 'resize', 'proxy', 'nope'].map(
      (name) => request('HEAD', `/api/v1/namespaces/\${NS}/pods/none/${name}`),
    ),
    ...['pods', 'services'].map((plural) => request('OPTIONS', `/api/v1/namespaces/\${NS}/${plural}/none/proxy`)),
    request('OPTIONS', '/api/v1/nodes/none/proxy'),
    request('OPTIONS', '/api/v1/namespaces/${NS}/pods/none/exec'),
    request('PATCH', '/api/v1/namespaces/${NS}/endpoints/none', { headers: text, rawBody: '{}' }),
    request('PATCH', '/api/v1/namespaces/${NS}/endpoints/none', {
      headers: { 'content-type': 'application/merge-patch+json' },
      rawBody: '{}',
    }),
    request('POST', '/apis/events.k8s.io/v1/namespaces/${NS}/events', { body: { apiVersion: 'v1', kind: 'Status' } }),
  ],
}
