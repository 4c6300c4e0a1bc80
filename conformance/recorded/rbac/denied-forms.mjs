export default {
  about: 'how each verb, subresource and plain path is refused to a user without rights, and to nobody',
  needs: ['apiserver'],
  steps: [
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'GET', headers: { authorization: '' } } },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'GET', headers: { 'impersonate-user': 'bob' } },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/api/v1/configmaps', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/api/v1/configmaps', method: 'GET', headers: { authorization: '' } } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps?watch=1',
        method: 'GET',
        headers: { 'impersonate-user': 'bob' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps?watch=1', method: 'GET', headers: { authorization: '' } } },
    {
      request: {
        path: '/api/v1/watch/namespaces/${NS}/configmaps',
        method: 'GET',
        headers: { 'impersonate-user': 'bob' },
      },
    },
    { request: { path: '/api/v1/watch/namespaces/${NS}/configmaps', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/api/v1/watch/configmaps', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/api/v1/watch/configmaps', method: 'GET', headers: { authorization: '' } } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'impersonate-user': 'bob' },
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { authorization: '' },
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PUT',
        headers: { 'impersonate-user': 'bob' },
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PUT',
        headers: { authorization: '' },
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'impersonate-user': 'bob', 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { authorization: '', 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'DELETE',
        headers: { 'impersonate-user': 'bob' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'DELETE', headers: { authorization: '' } } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'DELETE',
        headers: { 'impersonate-user': 'bob' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'DELETE', headers: { authorization: '' } } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log', method: 'GET', headers: { authorization: '' } } },
    {
      request: { path: '/api/v1/namespaces/${NS}/pods/p/exec', method: 'POST', headers: { 'impersonate-user': 'bob' } },
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec', method: 'POST', headers: { authorization: '' } } },
    {
      request: { path: '/api/v1/namespaces/${NS}/pods/p/exec', method: 'GET', headers: { 'impersonate-user': 'bob' } },
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec', method: 'GET', headers: { authorization: '' } } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/proxy/x',
        method: 'GET',
        headers: { 'impersonate-user': 'bob' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy/x', method: 'GET', headers: { authorization: '' } } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        headers: { 'impersonate-user': 'bob' },
        body: {},
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        headers: { authorization: '' },
        body: {},
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PUT',
        headers: { 'impersonate-user': 'bob' },
        body: {},
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PUT',
        headers: { authorization: '' },
        body: {},
      },
    },
    { request: { path: '/api/v1/nodes', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/api/v1/nodes', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/api/v1/nodes/n', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/api/v1/nodes/n', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/api/v1/nodes/n/proxy', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/api/v1/nodes/n/proxy', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/api/v1/namespaces', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/api/v1/namespaces', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/api/v1/namespaces/${NS}', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/api/v1/namespaces/${NS}', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/api/v1/namespaces/${NS}', method: 'DELETE', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/api/v1/namespaces/${NS}', method: 'DELETE', headers: { authorization: '' } } },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'GET',
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'GET',
        headers: { authorization: '' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'impersonate-user': 'bob', 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { authorization: '', 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    { request: { path: '/apis/nope.io/v1/things', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/apis/nope.io/v1/things', method: 'GET', headers: { authorization: '' } } },
    {
      request: {
        path: '/apis/nope.io/v1/namespaces/x/things/y/sub',
        method: 'GET',
        headers: { 'impersonate-user': 'bob' },
      },
    },
    { request: { path: '/apis/nope.io/v1/namespaces/x/things/y/sub', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/apis/apps/v9/deployments', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/apis/apps/v9/deployments', method: 'GET', headers: { authorization: '' } } },
    {
      request: { path: '/metrics', method: 'GET', headers: { 'impersonate-user': 'bob' } },
      only: ['kind', 'message', 'code'],
    },
    { request: { path: '/metrics', method: 'GET', headers: { authorization: '' } }, only: ['kind', 'message', 'code'] },
    { request: { path: '/healthz', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/healthz', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/version', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/version', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/api', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/api', method: 'GET', headers: { authorization: '' } } },
    {
      request: { path: '/apis', method: 'GET', headers: { 'impersonate-user': 'bob' } },
      only: ['kind', 'message', 'code'],
    },
    { request: { path: '/apis', method: 'GET', headers: { authorization: '' } }, only: ['kind', 'message', 'code'] },
    { request: { path: '/apis/apps', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/apis/apps', method: 'GET', headers: { authorization: '' } } },
    {
      request: { path: '/openapi/v2', method: 'GET', headers: { 'impersonate-user': 'bob' } },
      only: ['kind', 'message', 'code'],
    },
    {
      request: { path: '/openapi/v2', method: 'GET', headers: { authorization: '' } },
      only: ['kind', 'message', 'code'],
    },
    { request: { path: '/logs', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/logs', method: 'GET', headers: { authorization: '' } } },
    {
      request: { path: '/', method: 'GET', headers: { 'impersonate-user': 'bob' } },
      only: ['kind', 'message', 'code'],
    },
    { request: { path: '/', method: 'GET', headers: { authorization: '' } }, only: ['kind', 'message', 'code'] },
    { request: { path: '/nope', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/nope', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/healthz', method: 'POST', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/healthz', method: 'POST', headers: { authorization: '' } } },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'HEAD', headers: { 'impersonate-user': 'bob' } },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'HEAD', headers: { authorization: '' } } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'OPTIONS',
        headers: { 'impersonate-user': 'bob' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', method: 'OPTIONS', headers: { authorization: '' } } },
    {
      request: { path: '/metrics', method: 'HEAD', headers: { 'impersonate-user': 'bob' } },
      only: ['kind', 'message', 'code'],
    },
    {
      request: { path: '/metrics', method: 'HEAD', headers: { authorization: '' } },
      only: ['kind', 'message', 'code'],
    },
    { request: { path: '/livez?verbose', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/livez?verbose', method: 'GET', headers: { authorization: '' } } },
    { request: { path: '/readyz/ping', method: 'GET', headers: { 'impersonate-user': 'bob' } } },
    { request: { path: '/readyz/ping', method: 'GET', headers: { authorization: '' } } },
    {
      request: { path: '/.well-known/openid-configuration', method: 'GET', headers: { 'impersonate-user': 'bob' } },
      only: ['kind', 'message', 'code'],
    },
    {
      request: { path: '/.well-known/openid-configuration', method: 'GET', headers: { authorization: '' } },
      only: ['kind', 'message', 'code'],
    },
    {
      request: { path: '/openid/v1/jwks', method: 'GET', headers: { 'impersonate-user': 'bob' } },
      only: ['kind', 'message', 'code'],
    },
    {
      request: { path: '/openid/v1/jwks', method: 'GET', headers: { authorization: '' } },
      only: ['kind', 'message', 'code'],
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        headers: { 'impersonate-user': 'bob' },
        body: {
          kind: 'SelfSubjectAccessReview',
          apiVersion: 'authorization.k8s.io/v1',
          spec: { nonResourceAttributes: { path: '/x', verb: 'get' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        headers: { authorization: '' },
        body: {
          kind: 'SelfSubjectAccessReview',
          apiVersion: 'authorization.k8s.io/v1',
          spec: { nonResourceAttributes: { path: '/x', verb: 'get' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        headers: { 'impersonate-user': 'bob' },
        body: {},
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        headers: { authorization: '' },
        body: {},
      },
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        headers: { 'impersonate-user': 'bob' },
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
      },
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        headers: { authorization: '' },
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
      },
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/tokenreviews',
        method: 'POST',
        headers: { 'impersonate-user': 'bob' },
        body: {},
      },
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/tokenreviews',
        method: 'POST',
        headers: { authorization: '' },
        body: {},
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/serviceaccounts/default/token',
        method: 'POST',
        headers: { 'impersonate-user': 'bob' },
        body: {},
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/serviceaccounts/default/token',
        method: 'POST',
        headers: { authorization: '' },
        body: {},
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/secrets?fieldSelector=metadata.name%3Dx',
        method: 'GET',
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/secrets?fieldSelector=metadata.name%3Dx',
        method: 'GET',
        headers: { authorization: '' },
      },
    },
    {
      request: {
        path: '/apis/rbac.authorization.k8s.io/v1/clusterroles/admin',
        method: 'GET',
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/rbac.authorization.k8s.io/v1/clusterroles/admin',
        method: 'GET',
        headers: { authorization: '' },
      },
    },
    {
      request: {
        path: '/apis/rbac.authorization.k8s.io/v1/namespaces/${NS}/rolebindings',
        method: 'POST',
        headers: { 'impersonate-user': 'bob' },
        body: {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata: { name: 'x' },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' },
        },
      },
    },
    {
      request: {
        path: '/apis/rbac.authorization.k8s.io/v1/namespaces/${NS}/rolebindings',
        method: 'POST',
        headers: { authorization: '' },
        body: {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata: { name: 'x' },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' },
        },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'GET', headers: { 'impersonate-user': 'bob' } },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/a', method: 'GET', headers: { authorization: '' } } },
  ],
}
