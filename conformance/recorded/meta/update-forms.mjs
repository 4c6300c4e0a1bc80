export default {
  about: 'metadata in a PUT and in merge patches: names, versions, uids, managed fields',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', labels: { a: 'b' } }, data: { a: '1' } },
      },
      save: { obj: '', rv: 'metadata.resourceVersion', uid: 'metadata.uid' },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u' }, data: { a: '1' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'u', resourceVersion: '${rv}', labels: { c: 'd' } },
          data: { a: '3' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'u', resourceVersion: '${rv}' },
          data: { a: '5' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', resourceVersion: '0' }, data: { a: '7' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', resourceVersion: '' }, data: { a: '9' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'u', resourceVersion: 'abc' },
          data: { a: '11' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'u', resourceVersion: '-1' },
          data: { a: '13' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'u', resourceVersion: '99999999999999999999' },
          data: { a: '15' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', uid: '${uid}' }, data: { a: '17' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', uid: 'other' }, data: { a: '19' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', uid: '' }, data: { a: '21' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'v' }, data: { a: '23' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: {}, data: { a: '25' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', namespace: 'other' }, data: { a: '27' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', namespace: '${NS}' }, data: { a: '29' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'u', creationTimestamp: '2020-01-01T00:00:00Z' },
          data: { a: '31' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', generation: 9 }, data: { a: '33' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'u', deletionTimestamp: '2020-01-01T00:00:00Z' },
          data: { a: '35' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', selfLink: 'x' }, data: { a: '37' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', generateName: 'zz-' }, data: { a: '39' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', managedFields: [] }, data: { a: '41' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u' }, data: { a: '43' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u', managedFields: [{}] }, data: { a: '45' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'u',
            managedFields: [
              {
                manager: 'm',
                operation: 'Update',
                apiVersion: 'v1',
                fieldsType: 'FieldsV1',
                fieldsV1: { 'f:data': { 'f:a': {} } },
              },
            ],
          },
          data: { a: '47' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'u', ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u' }] },
          data: { a: '49' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'u', finalizers: ['a.io/b'] },
          data: { a: '51' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'u' }, data: { a: '53' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/u' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { resourceVersion: '1' } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { resourceVersion: 'abc' } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { resourceVersion: '' } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { resourceVersion: '0' } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { uid: 'x' } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { uid: null } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { name: null } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { namespace: 'zz' } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { namespace: null } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { creationTimestamp: null } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { generation: 5 } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { managedFields: null } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { labels: { a: null } } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { kind: 'X' },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { apiVersion: 'v2' },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { apiVersion: null },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { kind: null },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: null },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: null,
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { data: 'x' },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { immutable: true },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/u',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { data: { b: 'c' } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/u' },
      only: ['metadata.name', 'metadata.labels', 'data', 'metadata.uid', 'metadata.managedFields'],
    },
  ],
}
