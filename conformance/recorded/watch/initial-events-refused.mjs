export default {
  about: 'sendInitialEvents with versions and matches that do not go together',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { limit: 1 } },
      save: { rv: 'metadata.resourceVersion' },
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
      watch: {
        id: 'w133',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: { watch: 1, timeoutSeconds: 1, sendInitialEvents: '', resourceVersionMatch: 'Exact' },
      },
    },
    { collect: { id: 'w133', closed: true, withinMs: 6000 } },
    {
      watch: {
        id: 'w134',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          watch: 1,
          timeoutSeconds: 1,
          sendInitialEvents: '',
          resourceVersionMatch: 'Exact',
          allowWatchBookmarks: 'true',
        },
      },
    },
    { collect: { id: 'w134', closed: true, withinMs: 6000 } },
    {
      watch: {
        id: 'w135',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          watch: 1,
          timeoutSeconds: 1,
          sendInitialEvents: '',
          resourceVersionMatch: 'Exact',
          resourceVersion: '',
        },
      },
    },
    { collect: { id: 'w135', closed: true, withinMs: 6000 } },
    {
      watch: {
        id: 'w136',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          watch: 1,
          timeoutSeconds: 1,
          sendInitialEvents: '',
          resourceVersionMatch: 'Exact',
          resourceVersion: '',
          allowWatchBookmarks: 'true',
        },
      },
    },
    { collect: { id: 'w136', closed: true, withinMs: 6000 } },
    {
      watch: {
        id: 'w137',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          watch: 1,
          timeoutSeconds: 1,
          sendInitialEvents: '',
          resourceVersionMatch: 'Exact',
          resourceVersion: '0',
        },
      },
    },
    { collect: { id: 'w137', closed: true, withinMs: 6000 } },
    {
      watch: {
        id: 'w138',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          watch: 1,
          timeoutSeconds: 1,
          sendInitialEvents: '',
          resourceVersionMatch: 'Exact',
          resourceVersion: '0',
          allowWatchBookmarks: 'true',
        },
      },
    },
    { collect: { id: 'w138', closed: true, withinMs: 6000 } },
    {
      watch: {
        id: 'w139',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          watch: 1,
          timeoutSeconds: 1,
          sendInitialEvents: '',
          resourceVersionMatch: 'Exact',
          resourceVersion: '${rv}',
        },
      },
    },
    { collect: { id: 'w139', closed: true, withinMs: 6000 } },
    {
      watch: {
        id: 'w140',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          watch: 1,
          timeoutSeconds: 1,
          sendInitialEvents: '',
          resourceVersionMatch: 'Exact',
          resourceVersion: '${rv}',
          allowWatchBookmarks: 'true',
        },
      },
    },
    { collect: { id: 'w140', closed: true, withinMs: 6000 } },
    {
      watch: {
        id: 'w141',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          watch: 1,
          timeoutSeconds: 1,
          sendInitialEvents: '',
          resourceVersionMatch: 'Exact',
          resourceVersion: 'abc',
        },
      },
    },
    { collect: { id: 'w141', closed: true, withinMs: 6000 } },
    {
      watch: {
        id: 'w142',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          watch: 1,
          timeoutSeconds: 1,
          sendInitialEvents: '',
          resourceVersionMatch: 'Exact',
          resourceVersion: 'abc',
          allowWatchBookmarks: 'true',
        },
      },
    },
    { collect: { id: 'w142', closed: true, withinMs: 6000 } },
    {
      watch: {
        id: 'w143',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          watch: 1,
          timeoutSeconds: 1,
          sendInitialEvents: '',
          resourceVersionMatch: 'Exact',
          resourceVersion: '99999999',
        },
      },
    },
    { collect: { id: 'w143', closed: true, withinMs: 6000 } },
    {
      watch: {
        id: 'w144',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          watch: 1,
          timeoutSeconds: 1,
          sendInitialEvents: '',
          resourceVersionMatch: 'Exact',
          resourceVersion: '99999999',
          allowWatchBookmarks: 'true',
        },
      },
    },
    { collect: { id: 'w144', closed: true, withinMs: 6000 } },
  ],
}
