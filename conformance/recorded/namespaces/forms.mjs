export default {
  about: 'namespaces of every form, on their way out too, and those that stay',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x-${ID}', labels: { a: 'b' } } },
      },
    },
    { request: { path: '/api/v1/namespaces/x-${ID}' } },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x-${ID}' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'Bad' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a.b' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { generateName: 'gg-' } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'y-${ID}' }, spec: { finalizers: ['bad'] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'y-${ID}' }, spec: { finalizers: ['ex.io/a'] } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: 'y-${ID}' },
          spec: { finalizers: [] },
          status: { phase: 'Terminating' },
        },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: 'y-${ID}', labels: { 'kubernetes.io/metadata.name': 'other' } },
        },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { labels: { 'kubernetes.io/metadata.name': 'other' } } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { labels: { 'kubernetes.io/metadata.name': null } } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { labels: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { finalizers: ['ex.io/z'] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { finalizers: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { phase: 'Terminating' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: ['ex.io/f'] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x-${ID}', finalizers: ['ex.io/f'] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: 'x-${ID}' },
          spec: { finalizers: ['kubernetes'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: ['ex.io/f'] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } },
      },
    },
    { request: { path: '/api/v1/namespaces/x-${ID}', method: 'DELETE', query: { dryRun: 'All' } } },
    { request: { path: '/api/v1/namespaces/x-${ID}', method: 'DELETE', body: { preconditions: { uid: 'z' } } } },
    { request: { path: '/api/v1/namespaces/x-${ID}', method: 'DELETE', body: { gracePeriodSeconds: 0 } } },
    { request: { path: '/api/v1/namespaces/x-${ID}' } },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    { request: { path: '/api/v1/namespaces/x-${ID}', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/x-${ID}', method: 'DELETE', body: { propagationPolicy: 'Orphan' } } },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'd' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'd' } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}/configmaps/c',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { a: 'b' } },
      },
    },
    { request: { path: '/api/v1/namespaces/x-${ID}/leases/c', method: 'PUT', body: {} } },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { data: { c: 'd' } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/x-${ID}/deployments',
        method: 'POST',
        body: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' } },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/x-${ID}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: { user: 'u', resourceAttributes: { namespace: 'x-${ID}', verb: 'get', resource: 'pods' } },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}/configmaps/c',
        method: 'PATCH',
        query: { fieldManager: 'm' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'new' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}/configmaps/new',
        method: 'PATCH',
        query: { fieldManager: 'm' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'new' } },
      },
    },
    { request: { path: '/api/v1/namespaces/x-${ID}/configmaps/c', method: 'DELETE' } },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}/finalize',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x-${ID}' }, spec: { finalizers: [] } },
      },
    },
    { request: { path: '/api/v1/namespaces/x-${ID}' } },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
    },
    { request: { path: '/api/v1/namespaces/x-${ID}' } },
    {
      request: {
        path: '/api/v1/namespaces/x-${ID}/finalize',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x-${ID}' }, spec: { finalizers: [] } },
      },
    },
    { request: { path: '/api/v1/namespaces/default', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/kube-system', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/kube-public', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces', query: { fieldSelector: 'status.phase=Active,metadata.name=${NS}' } } },
    { request: { path: '/api/v1/namespaces', query: { fieldSelector: 'name=x' } } },
    { request: { path: '/api/v1/namespaces', query: { fieldSelector: 'metadata.namespace=x' } } },
  ],
}
