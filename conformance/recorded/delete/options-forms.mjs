export default {
  about: 'DeleteOptions of every form, in the body and in the query',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"kind":"DeleteOptions","apiVersion":"v1"}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"kind":"DeleteOptions","apiVersion":"meta.k8s.io/v1"}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"kind":"DeleteOptions","apiVersion":"apps/v1"}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"kind":"DeleteOptions","apiVersion":"policy/v1"}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"kind":"DeleteOptions","apiVersion":"nope/v1"}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"kind":"DeleteOptions"}' },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"kind":"Pod","apiVersion":"v1"}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"kind":"Status","apiVersion":"v1"}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"apiVersion":"v1"}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"bogus":1}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"gracePeriodSeconds":"x"}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"gracePeriodSeconds":-1}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"gracePeriodSeconds":1.5}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"propagationPolicy":"Bogus"}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"propagationPolicy":""}' },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"propagationPolicy":"Orphan","orphanDependents":true}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"orphanDependents":true}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"orphanDependents":false}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"orphanDependents":"x"}' },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"dryRun":["All"]}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"dryRun":["Bogus"]}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"dryRun":"All"}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"dryRun":[]}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"dryRun":["All","All"]}' },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"preconditions":{"uid":"x"}}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"preconditions":{}}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"preconditions":{"uid":""}}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{"preconditions":"x"}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"preconditions":{"resourceVersion":"abc"}}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"propagationPolicy":"Foreground"}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"propagationPolicy":"Background"}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"ignoreStoreReadErrorWithClusterBreakingPotential":true}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: '{"ignoreStoreReadErrorWithClusterBreakingPotential":false}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '[]' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '"x"' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '1' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: 'null' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?gracePeriodSeconds=5', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?gracePeriodSeconds=x', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?gracePeriodSeconds=', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?gracePeriodSeconds=-5', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?propagationPolicy=Orphan', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?propagationPolicy=bogus', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?propagationPolicy=', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?orphanDependents=true', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?orphanDependents=maybe', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?dryRun=All', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?dryRun=None', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?dryRun=', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?dryRun=All&dryRun=All', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?dryRun=All&dryRun=x', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x?propagationPolicy=Orphan&orphanDependents=false',
        method: 'DELETE',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?bogus=1', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?fieldValidation=Strict', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x?ignoreStoreReadErrorWithClusterBreakingPotential=true',
        method: 'DELETE',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?preconditions.uid=x', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?resourceVersion=1', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?pretty=true', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?dryRun=All', method: 'DELETE', body: {} } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x?propagationPolicy=Orphan',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x?gracePeriodSeconds=x', method: 'DELETE', body: {} } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x?dryRun=bogus',
        method: 'DELETE',
        body: { dryRun: ['All'] },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '{}x' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: 'kind: DeleteOptions\n' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: ' ' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE', rawBody: '"' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x', method: 'DELETE' }, unrecorded: true },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        rawBody: 'propagationPolicy: Orphan\n',
        headers: { 'content-type': 'application/yaml' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/x' } },
  ],
}
