export default {
  about: "what a write of a pod's status may and may not",
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
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Running',
            conditions: [{ type: 'Ready', status: 'True' }],
            podIP: '10.0.0.1',
            podIPs: [{ ip: '10.0.0.1' }],
            hostIP: '1.2.3.4',
            startTime: '2024-01-01T00:00:00Z',
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { phase: 'Bogus' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { podIP: 'bad' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { conditions: [{ type: 'Ready', status: 'Maybe' }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { containerStatuses: [{ name: 'c' }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            containerStatuses: [
              {
                name: 'c',
                image: 'i',
                imageID: 'x',
                ready: true,
                restartCount: 0,
                state: { running: { startedAt: null } },
              },
            ],
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: { containerStatuses: [{ name: 'nope', image: 'i', imageID: 'x', ready: true, restartCount: -1 }] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { qosClass: 'Guaranteed' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          spec: { nodeName: 'n' },
          metadata: {
            labels: { s: 't' },
            annotations: { a: 'b' },
            finalizers: ['a.io/b'],
            ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'q', uid: 'q' }],
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Ready', status: 'False', reason: 'r' },
              { type: 'X.io/y', status: 'True' },
            ],
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        query: { fieldManager: 'k', force: 'true' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, status: { message: 'hi' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: null,
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: null },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p' } },
  ],
}
