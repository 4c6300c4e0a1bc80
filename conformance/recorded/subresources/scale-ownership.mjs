export default {
  about: 'a write through scale takes the replica count from who owned it, one that changes nothing too',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: { name: 'r' },
          spec: {
            replicas: 2,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.managedFields', 'metadata.resourceVersion'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { replicas: 2 } },
      },
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.managedFields', 'metadata.resourceVersion'],
    },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r/scale' }, save: { s: '' } },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r/scale', method: 'PUT', body: '${s}' } },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.managedFields', 'metadata.resourceVersion'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { replicas: 3 } },
      },
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.managedFields', 'metadata.resourceVersion'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.managedFields', 'metadata.resourceVersion'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.managedFields', 'metadata.resourceVersion'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'PATCH',
        query: { fieldManager: 'me', force: 'true' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: { name: 'r' },
          spec: {
            replicas: 2,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.managedFields', 'metadata.resourceVersion'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { labels: { x: 'y' } } },
      },
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.managedFields', 'metadata.resourceVersion'],
    },
  ],
}
