export default {
  about: 'finalizers and policies of an object on its way out',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'f', finalizers: ['a.io/x', 'b.io/y'] } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/f', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/f', method: 'DELETE' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/f',
        method: 'DELETE',
        body: { propagationPolicy: 'Orphan' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/f',
        method: 'DELETE',
        body: { propagationPolicy: 'Foreground' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/f',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/f',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: ['b.io/y', 'a.io/x'] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/f',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: ['a.io/x'] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/f',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { deletionTimestamp: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/f',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: [] } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/f' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'g', finalizers: ['bad'] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'g', finalizers: ['kubernetes'] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'g', finalizers: ['orphan', 'foregroundDeletion'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'g', finalizers: ['a.io/x', 'a.io/x'] } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/g', method: 'DELETE' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/g',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'h', deletionTimestamp: '2020-01-01T00:00:00Z', deletionGracePeriodSeconds: 5 },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/h', method: 'DELETE' } },
  ],
}
