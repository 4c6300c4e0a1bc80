export default {
  about: 'which headers make whom',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { 'impersonate-user': 'bob' } },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'bob', 'impersonate-group': ['a', 'b'] },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'bob', 'impersonate-group': ['a', 'b'] },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { 'impersonate-user': '' } },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-group': 'a' },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { 'impersonate-group': 'a' } },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'bob', 'impersonate-uid': '7' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'bob', 'impersonate-uid': '7' },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-uid': '7' },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { 'impersonate-uid': '7' } },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: {
          'impersonate-user': 'bob',
          'impersonate-extra-scopes': ['x', 'y'],
          'impersonate-extra-acme.com%2fproject': 'p',
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: {
          'impersonate-user': 'bob',
          'impersonate-extra-scopes': ['x', 'y'],
          'impersonate-extra-acme.com%2fproject': 'p',
        },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-extra-a': 'b' },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { 'impersonate-extra-a': 'b' } },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'system:serviceaccount:${NS}:x' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'system:serviceaccount:${NS}:x' },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'system:serviceaccount:x' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'system:serviceaccount:x' },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'system:anonymous' },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { 'impersonate-user': 'system:anonymous' } },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'bob', 'impersonate-group': 'system:masters' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'bob', 'impersonate-group': 'system:masters' },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'bob', 'impersonate-group': 'system:authenticated' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'bob', 'impersonate-group': 'system:authenticated' },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'bob', 'impersonate-group': 'system:unauthenticated' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'bob', 'impersonate-group': 'system:unauthenticated' },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'system:node:n1', 'impersonate-group': 'system:nodes' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'system:node:n1', 'impersonate-group': 'system:nodes' },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'system:serviceaccount:${NS}:x', 'impersonate-group': 'g' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'system:serviceaccount:${NS}:x', 'impersonate-group': 'g' },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { authorization: '', 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { authorization: '', 'impersonate-user': 'bob' },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'bob', 'impersonate-extra-UPPER': 'Z' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'bob', 'impersonate-extra-UPPER': 'Z' },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'bob', 'impersonate-extra-': 'z' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'bob', 'impersonate-extra-': 'z' },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        method: 'POST',
        body: { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        headers: { 'impersonate-user': 'system:anonymous', 'impersonate-group': ['system:unauthenticated', 'x'] },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { 'impersonate-user': 'system:anonymous', 'impersonate-group': ['system:unauthenticated', 'x'] },
      },
      only: ['kind', 'message', 'code', 'reason', 'details'],
    },
  ],
}
