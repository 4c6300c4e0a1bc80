export default {
  about: 'tokens asked for with every kind of bound object',
  needs: ['apiserver'],
  kubectl: '>=1.34',
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts',
        body: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'bob' } },
      },
      save: { sa: 'metadata.uid' },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p' },
          spec: { serviceAccountName: 'bob', nodeName: 'nowhere', containers: [{ name: 'a', image: 'b' }] },
        },
      },
      save: { u: 'metadata.uid' },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'q' },
          spec: { containers: [{ name: 'a', image: 'b' }] },
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/secrets',
        body: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { audiences: ['a', 'b'], expirationSeconds: 700 },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 5 } },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { expirationSeconds: 50000000000 },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { audiences: [] } },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata: { name: 'x' }, spec: {} },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          metadata: { name: 'bob', namespace: 'x' },
          spec: {},
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata: { uid: 'x' }, spec: {} },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata: { uid: '${sa}' }, spec: {} },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          metadata: { uid: '${sa}', labels: { a: 'b' } },
          spec: {},
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: 'p' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: 'p', uid: '${u}' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
      save: { t: 'status.token' },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/authentication.k8s.io/v1/tokenreviews',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token: '${t}' } },
      },
      ignore: ['spec.token', 'status.user.extra.authentication\\.kubernetes\\.io/credential-id'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'x' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: 'q' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: 'ghost' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Secret', name: 's' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Secret', name: 'ghost' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Secret', name: 's', uid: 'x' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { apiVersion: 'v1', kind: 'ConfigMap', name: 's' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 's' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { kind: 'Pod', name: 'p' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { boundObjectRef: { name: 'p' } } },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { boundObjectRef: {} } },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Node', name: 'ghost' } },
        },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/ghost/token',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest' },
      },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    {
      request: { method: 'POST', path: '/api/v1/namespaces/${NS}/serviceaccounts/bob/token', body: {} },
      ignore: ['status.token', 'status.expirationTimestamp'],
    },
    { kubectl: ['create', 'token', 'bob'], only: ['exitCode', 'stderr'] },
    { kubectl: ['create', 'token', 'bob', '--duration=10s'] },
    { kubectl: ['create', 'token', 'ghost'] },
    { kubectl: ['create', 'token', 'bob', '--bound-object-kind=Pod', '--bound-object-name=q'] },
    { kubectl: ['create', 'token', 'bob', '--bound-object-kind=Foo', '--bound-object-name=q'] },
    {
      kubectl: [
        'create',
        'token',
        'bob',
        '--bound-object-kind=Pod',
        '--bound-object-name=p',
        '--bound-object-uid=x',
        '-o',
        'yaml',
        '--audience=x',
        '--audience=y',
      ],
    },
  ],
}
