export default {
  about: 'bodies that are no object, or of another kind, and unknown or doubled fields in each fieldValidation',
  needs: ['apiserver'],
  steps: [
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'POST', rawBody: '' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/k', method: 'PUT', rawBody: '' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'POST', rawBody: 'null' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/k', method: 'PUT', rawBody: 'null' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'POST', rawBody: '[]' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/k', method: 'PUT', rawBody: '[]' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'POST', rawBody: '"x"' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/k', method: 'PUT', rawBody: '"x"' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'POST', rawBody: '1' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/k', method: 'PUT', rawBody: '1' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'POST', rawBody: '{}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/k', method: 'PUT', rawBody: '{}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'POST', rawBody: '{"apiVersion":"v1"}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/k', method: 'PUT', rawBody: '{"apiVersion":"v1"}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'POST', rawBody: '{"kind":"ConfigMap"}' } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/k', method: 'PUT', rawBody: '{"kind":"ConfigMap"}' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap"}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap"}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"configmap","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"configmap","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v2","kind":"ConfigMap","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v2","kind":"ConfigMap","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"apps/v1","kind":"ConfigMap","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"apps/v1","kind":"ConfigMap","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"a/b/c","kind":"ConfigMap","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"a/b/c","kind":"ConfigMap","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":1,"kind":"ConfigMap","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":1,"kind":"ConfigMap","metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":["ConfigMap"],"metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":["ConfigMap"],"metadata":{"name":"k"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMapList","metadata":{},"items":[]}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMapList","metadata":{},"items":[]}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"List","items":[]}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"List","items":[]}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d1"},"data":{"a":1}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d1"},"data":{"a":1}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d2"},"data":{"a":null}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d2"},"data":{"a":null}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d3"},"data":null}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d3"},"data":null}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d4"},"binaryData":{"a":"!!"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d4"},"binaryData":{"a":"!!"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d5"},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d5"},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d6"},"immutable":"yes"}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d6"},"immutable":"yes"}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d7"},"DATA":{"a":"b"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d7"},"DATA":{"a":"b"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","Metadata":{"name":"d8"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","Metadata":{"name":"d8"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d9"}} trailing',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d9"}} trailing',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d10",}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d10",}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d11"}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d11"}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '﻿{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d12"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '﻿{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d12"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d13"},"data":{"a":"\\ud800"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d13"},"data":{"a":"\\ud800"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d14"},"data":{"":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d14"},"data":{"":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d15"},"data":{"a b":"x","..":"y"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d16"},"data":{"a":"x"},"binaryData":{"a":"eA=="}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d16"},"data":{"a":"x"},"binaryData":{"a":"eA=="}}',
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'POST', rawBody: "{'apiVersion':'v1'}" } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/k', method: 'PUT', rawBody: "{'apiVersion':'v1'}" } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: d17}\n',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: d17}\n',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d18","name":"d19"},"bogus":1,"data":{"x":"1"},"data":{"y":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/k',
        method: 'PUT',
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d18","name":"d19"},"bogus":1,"data":{"x":"1"},"data":{"y":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d5"},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 's' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PUT',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        headers: { 'content-type': 'application/json-patch+json' },
        rawBody: '[{"op":"add","path":"/bogus","value":1}]',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All', fieldManager: 'q' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"bogus":1}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d18","name":"d19"},"bogus":1,"data":{"x":"1"},"data":{"y":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 's' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PUT',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s","name":"s"},"bogus":1,"data":{"x":"1"},"data":{"y":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        headers: { 'content-type': 'application/json-patch+json' },
        rawBody: '[{"op":"add","path":"/bogus","value":1}]',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All', fieldManager: 'q' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"bogus":1}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s","x":1,"labels":{"a":"b"}},"y":[1],"data":{"a":"1","a":"2"},"z":{"q":1}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 's' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PUT',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s","x":1,"labels":{"a":"b"}},"y":[1],"data":{"a":"1","a":"2"},"z":{"q":1}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All' },
        headers: { 'content-type': 'application/json-patch+json' },
        rawBody: '[{"op":"add","path":"/bogus","value":1}]',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Ignore', dryRun: 'All', fieldManager: 'q' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"bogus":1}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d5"},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 's' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PUT',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        headers: { 'content-type': 'application/json-patch+json' },
        rawBody: '[{"op":"add","path":"/bogus","value":1}]',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All', fieldManager: 'q' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"bogus":1}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d18","name":"d19"},"bogus":1,"data":{"x":"1"},"data":{"y":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 's' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PUT',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s","name":"s"},"bogus":1,"data":{"x":"1"},"data":{"y":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        headers: { 'content-type': 'application/json-patch+json' },
        rawBody: '[{"op":"add","path":"/bogus","value":1}]',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All', fieldManager: 'q' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"bogus":1}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s","x":1,"labels":{"a":"b"}},"y":[1],"data":{"a":"1","a":"2"},"z":{"q":1}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 's' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PUT',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s","x":1,"labels":{"a":"b"}},"y":[1],"data":{"a":"1","a":"2"},"z":{"q":1}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All' },
        headers: { 'content-type': 'application/json-patch+json' },
        rawBody: '[{"op":"add","path":"/bogus","value":1}]',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Warn', dryRun: 'All', fieldManager: 'q' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"bogus":1}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d5"},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 's' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PUT',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        headers: { 'content-type': 'application/json-patch+json' },
        rawBody: '[{"op":"add","path":"/bogus","value":1}]',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All', fieldManager: 'q' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"bogus":1}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d18","name":"d19"},"bogus":1,"data":{"x":"1"},"data":{"y":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 's' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PUT',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s","name":"s"},"bogus":1,"data":{"x":"1"},"data":{"y":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        headers: { 'content-type': 'application/json-patch+json' },
        rawBody: '[{"op":"add","path":"/bogus","value":1}]',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All', fieldManager: 'q' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"bogus":1}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s","x":1,"labels":{"a":"b"}},"y":[1],"data":{"a":"1","a":"2"},"z":{"q":1}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 's' } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PUT',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        rawBody:
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s","x":1,"labels":{"a":"b"}},"y":[1],"data":{"a":"1","a":"2"},"z":{"q":1}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2},"data":{"a":"1","a":"2"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        rawBody: '{"bogus":1,"metadata":{"nope":2}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All' },
        headers: { 'content-type': 'application/json-patch+json' },
        rawBody: '[{"op":"add","path":"/bogus","value":1}]',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/s',
        method: 'PATCH',
        query: { fieldValidation: 'Strict', dryRun: 'All', fieldManager: 'q' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"bogus":1}',
      },
    },
  ],
}
