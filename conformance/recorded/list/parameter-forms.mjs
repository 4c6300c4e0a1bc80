export default {
  about: 'query parameters of a list, well and ill formed',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x', tier: '1' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'x', 'ex.io/p': 'q' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'd' } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { limit: 1, labelSelector: 'app' } },
      save: { rv: 'metadata.resourceVersion', tok: 'metadata.continue' },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { limit: 'abc' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { limit: '1.5' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { limit: '' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { limit: '9999999999999999999999' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { limit: ' 1' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { limit: '1e2' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { limit: '+1' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { limit: '0x1' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { timeoutSeconds: 'abc' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { timeoutSeconds: '-1' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { timeoutSeconds: '0' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { timeoutSeconds: '' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { timeoutSeconds: '1.5' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { timeoutSeconds: '99999999999999999999' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { watch: '', timeoutSeconds: 1 } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { watch: 'TRUE', timeoutSeconds: 1 } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { watch: 'yes', timeoutSeconds: 1 } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { watch: '0' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { watch: 'f', timeoutSeconds: 1 } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { allowWatchBookmarks: 'maybe' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { resourceVersion: 'x' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { resourceVersion: '1 ' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { resourceVersion: ' 1' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { resourceVersion: '+1' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { resourceVersion: '99999999999999999999' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { includeObject: 'x' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { pretty: 'maybe' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { pretty: '2' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: '' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { fieldSelector: '' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { continue: '' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { sendInitialEvents: 'x' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { resourceVersionMatch: 'exact' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { bogus: '1' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { shardSelector: 'x' } },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?limit=1&limit=2' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?limit=2&limit=x' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?limit=x&limit=2' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?labelSelector=app%3Dx&labelSelector=app%3Dy' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps?fieldSelector=metadata.name%3Da&fieldSelector=metadata.name%3Db',
      },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?watch=0&watch=1' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?limit' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?labelSelector' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?limit=1;x=2' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?%zz=1' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?limit=%zz' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?&&limit=1' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?=1' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?LIMIT=1' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?resourceVersion=0&resourceVersion=5' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?limit=1&%zz' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?a=%' },
      only: ['kind', 'message', 'code', 'reason', 'details', 'items.*.metadata.name', 'metadata.remainingItemCount'],
    },
  ],
}
