export default {
  about: 'ephemeral containers and resize',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p' },
          spec: {
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/ephemeralcontainers' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/ephemeralcontainers',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/ephemeralcontainers',
        headers: { accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/ephemeralcontainers',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: { spec: { ephemeralContainers: [{ name: 'e', image: 'x' }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/ephemeralcontainers',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: { spec: { ephemeralContainers: [{ name: 'e', image: 'y' }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/ephemeralcontainers',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: { spec: { ephemeralContainers: [{ name: 'c', image: 'y' }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/ephemeralcontainers',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: {
          spec: {
            ephemeralContainers: [{ name: 'f', image: 'y', ports: [{ containerPort: 1 }], targetContainerName: 'zz' }],
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/ephemeralcontainers',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { ephemeralContainers: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/ephemeralcontainers',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { containers: [{ name: 'c', image: 'z' }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/ephemeralcontainers',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { labels: { x: 'y' } } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/ephemeralcontainers',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { phase: 'Running' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/ephemeralcontainers',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/resize' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/resize',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/resize',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          spec: {
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: { requests: { cpu: '150m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
              },
            ],
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/resize',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: { spec: { containers: [{ name: 'c', resources: { limits: { cpu: '300m' } } }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/resize',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: { spec: { containers: [{ name: 'c', resources: { limits: { memory: '32Mi' } } }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/resize',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: { spec: { containers: [{ name: 'c', image: 'other' }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/resize',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: { spec: { containers: [{ name: 'new', image: 'other' }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/resize',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: { spec: { containers: [{ name: 'c', resources: { limits: { 'ex.io/gpu': 1 } } }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/resize',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { labels: { x: 'y' } } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/resize',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { containers: [{ name: 'c', image: 'i' }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/resize',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/status' } },
  ],
}
