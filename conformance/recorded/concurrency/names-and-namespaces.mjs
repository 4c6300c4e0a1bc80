export default {
  about: "generated names, names that are taken, namespaces that are not there or not the URL's",
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'g-' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'g-' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'g-' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'e' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'e' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'e' } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'd-' } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/none-${ID}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/none-${ID}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: '${NS}' } },
      },
    },
    {
      request: {
        path: '/api/v1/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: '${NS}' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/e',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'e' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '${NS}' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x-${ID}', namespace: 'y' } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/none-${ID}/pods',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p' },
          spec: { containers: [{ name: 'c', image: 'i' }] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/none-${ID}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    { request: { path: '/api/v1/namespaces/none-${ID}/configmaps/x', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/none-${ID}/configmaps', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/none-${ID}/configmaps/x' } },
    { request: { path: '/api/v1/namespaces/none-${ID}/configmaps' } },
    {
      request: {
        path: '/apis/apps/v1/namespaces/none-${ID}/deployments',
        method: 'POST',
        body: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'p' } },
      },
    },
  ],
}
