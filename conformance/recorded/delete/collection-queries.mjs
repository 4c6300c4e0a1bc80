export default {
  about: 'the query of a DELETE of a collection',
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
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?labelSelector=app%3Dx', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?fieldSelector=metadata.name%3Da', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?limit=1', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?limit=2', method: 'DELETE', body: {} },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?dryRun=All', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?', method: 'DELETE', body: { dryRun: ['All'] } },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?labelSelector=app%20in%20(', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?fieldSelector=x%3Dy', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?propagationPolicy=Orphan', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps?',
        method: 'DELETE',
        body: { preconditions: { uid: 'x' } },
      },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps?',
        method: 'DELETE',
        body: { preconditions: { resourceVersion: '1' } },
      },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?resourceVersion=abc', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?resourceVersionMatch=Exact', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?continue=abc', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?limit=x', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?gracePeriodSeconds=0', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?labelSelector=app%3Dnone', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?sendInitialEvents=true', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?timeoutSeconds=x', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?watch=true', method: 'DELETE' },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?bogus=1', method: 'DELETE', body: { bogus: 1 } },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps?', method: 'DELETE', body: { propagationPolicy: 'bogus' } },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps?',
        method: 'DELETE',
        body: { kind: 'Pod', apiVersion: 'v1' },
      },
      ignore: ['items.*.metadata.managedFields'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', query: { labelSelector: 'app' } },
      only: ['items.*.metadata.name', 'items.*.metadata.finalizers'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/b', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/c',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/c', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: { app: 'y' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'DELETE',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/b',
        method: 'DELETE',
        headers: { accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps?labelSelector=app',
        method: 'DELETE',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/zz',
        method: 'DELETE',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'q', labels: { app: 'x' } } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps?labelSelector=app',
        method: 'DELETE',
        headers: { accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps?labelSelector=app',
        method: 'DELETE',
        headers: { accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p' },
          spec: { containers: [{ name: 'c', image: 'i' }] },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p',
        method: 'DELETE',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p' },
          spec: { containers: [{ name: 'c', image: 'i' }] },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p',
        method: 'DELETE',
        headers: { accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: { path: '/api/v1/namespaces', method: 'DELETE' },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/services', method: 'DELETE' },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/bindings', method: 'DELETE' },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: { path: '/api/v1/nodes?labelSelector=none-here', method: 'DELETE' },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: { path: '/api/v1/componentstatuses', method: 'DELETE' },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events?limit=1', method: 'DELETE' },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: { path: '/apis/authorization.k8s.io/v1/subjectaccessreviews', method: 'DELETE' },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
  ],
}
