export default {
  about: 'scale in every verb and patch, finalize and status of a namespace',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd' },
          spec: {
            replicas: 2,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale' } },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        headers: { accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { replicas: 3 } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { replicas: -1 } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { replicas: 'x' } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { bogus: 1 } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { bogus: 1, replicas: 4 } },
        query: { fieldValidation: 'Strict' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { resourceVersion: '1' } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { uid: 'x' } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { labels: { a: 'b' } } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { replicas: 9 } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { replicas: 5 } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: null },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/json-patch+json' },
        body: [{ op: 'replace', path: '/spec/replicas', value: 6 }],
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: { spec: { replicas: 7 } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        query: { fieldManager: 'm' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'd' }, spec: { replicas: 8 } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        query: { fieldManager: 'm', force: 'true' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'd' }, spec: { replicas: 8 } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PUT',
        body: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'd' }, spec: { replicas: 1 } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PUT',
        body: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PUT',
        body: { apiVersion: 'autoscaling/v2', kind: 'Scale', metadata: { name: 'd' } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PUT',
        body: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'x' } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PUT',
        body: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'd', resourceVersion: '1' } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/zz/scale',
        method: 'PUT',
        body: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'zz' }, spec: { replicas: 1 } },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/zz/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { replicas: 1 } },
      },
    },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/zz/scale' } },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale', method: 'DELETE' } },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale', method: 'POST', body: {} } },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale/x' } },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/daemonsets/x/scale' } },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/d' },
      only: ['spec.replicas', 'metadata.generation', 'metadata.managedFields'],
    },
    { request: { path: '/api/v1/namespaces/${NS}/status' } },
    { request: { path: '/api/v1/namespaces/${NS}/finalize' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/finalize',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/finalize',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: '${NS}' },
          spec: { finalizers: ['kubernetes', 'ex.io/f'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/finalize',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '${NS}' }, spec: { finalizers: ['bad'] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/finalize',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: '${NS}' },
          spec: { finalizers: ['kubernetes'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { phase: 'Terminating' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { phase: 'Bogus', conditions: [{ type: 'x', status: 'True' }] } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}' } },
  ],
}
