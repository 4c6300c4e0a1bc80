export default {
  about: 'who owns lists that come empty, null or not at all',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
        body: {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: { name: 'a' },
          addressType: 'FQDN',
          endpoints: [],
          ports: [],
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
        body: {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: { name: 'b' },
          addressType: 'IPv4',
          endpoints: [],
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
        body: {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: { name: 'c' },
          addressType: 'IPv4',
          endpoints: null,
          ports: null,
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
        body: {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: { name: 'd' },
          addressType: 'IPv4',
          endpoints: [{ addresses: ['1.2.3.4'] }],
          ports: [],
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/rbac.authorization.k8s.io/v1/namespaces/${NS}/roles',
        body: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'a' } },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/rbac.authorization.k8s.io/v1/namespaces/${NS}/roles',
        body: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'b' }, rules: [] },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/rbac.authorization.k8s.io/v1/namespaces/${NS}/roles',
        body: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'c' }, rules: null },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels: {}, annotations: {} }, data: {} },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/secrets',
        body: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'c' }, data: {}, stringData: {} },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/endpoints',
        body: { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'c' }, subsets: [] },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/limitranges',
        body: { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'c' }, spec: { limits: [] } },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/limitranges',
        body: { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'd' } },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts',
        body: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'd' }, secrets: [], imagePullSecrets: [] },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/networking.k8s.io/v1/namespaces/${NS}/networkpolicies',
        body: {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          metadata: { name: 'd' },
          spec: { podSelector: {}, ingress: [], egress: [], policyTypes: ['Ingress'] },
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/networking.k8s.io/v1/namespaces/${NS}/networkpolicies',
        body: {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          metadata: { name: 'e' },
          spec: { podSelector: { matchLabels: {}, matchExpressions: [] }, ingress: [{ from: [], ports: [] }] },
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/networking.k8s.io/v1/namespaces/${NS}/ingresses',
        body: {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'Ingress',
          metadata: { name: 'e' },
          spec: {
            tls: [],
            rules: [
              {
                host: 'a.b',
                http: {
                  paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'a', port: { number: 1 } } } }],
                },
              },
            ],
          },
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'c', labels: {}, ownerReferences: [], finalizers: [] },
          spec: {
            containers: [
              {
                name: 'a',
                image: 'b',
                env: [],
                ports: [],
                volumeMounts: [],
                args: [],
                command: [],
                resources: { limits: {}, requests: {} },
                securityContext: {},
              },
            ],
            volumes: [],
            tolerations: [],
            nodeSelector: {},
            affinity: {},
            hostAliases: [],
            imagePullSecrets: [],
            initContainers: [],
            securityContext: {},
            topologySpreadConstraints: [],
            readinessGates: [],
          },
          status: {},
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'c', labels: {} },
          spec: {
            selector: { matchLabels: { a: 'b' }, matchExpressions: [] },
            strategy: {},
            template: {
              metadata: { labels: { a: 'b' }, annotations: {} },
              spec: { containers: [{ name: 'a', image: 'b', env: [] }] },
            },
          },
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}' },
          spec: { request: 'Zm9v', signerName: 'a.b/c', usages: [] },
        },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets',
        body: { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'c' }, spec: { selector: {} } },
      },
    },
  ],
}
