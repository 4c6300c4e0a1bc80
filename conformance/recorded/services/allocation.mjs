export default {
  about: 'addresses and node ports: asked for, kept, taken, given back',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Service', metadata: { name: 's' }, spec: { ports: [{ port: 80 }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'Service', metadata: { name: 's' }, spec: { ports: [{ port: 80 }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's' },
          spec: { ports: [{ port: 80 }], type: 'NodePort' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's' },
          spec: { ports: [{ port: 80 }], clusterIP: '10.96.3.3' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/new',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'new' }, spec: { ports: [{ port: 80 }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/new',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'new' },
          spec: { ports: [{ port: 80 }], clusterIP: 'None' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'h' },
          spec: { ports: [{ port: 80 }], clusterIP: 'None' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/h',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { clusterIP: '10.96.5.5' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/h',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'NodePort' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/h',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { clusterIP: null, clusterIPs: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/h',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { ports: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { loadBalancer: { ingress: [{ ip: '1.2.3.4', ports: [{ port: 80, protocol: 'TCP' }] }] } } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { loadBalancer: { ingress: [{ ip: 'bad' }] } } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'x', status: 'True', reason: 'R', message: '', lastTransitionTime: '2024-01-01T00:00:00Z' },
            ],
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'd1' },
          spec: { ports: [{ port: 80 }], clusterIP: '10.96.178.44' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'd2' },
          spec: { ports: [{ port: 80 }], clusterIP: '10.96.178.44' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'd3' },
          spec: { ports: [{ port: 80 }], clusterIP: '10.96.178.44' },
        },
        query: { dryRun: 'All' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/services/d1', method: 'DELETE' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'd2' },
          spec: { ports: [{ port: 80 }], clusterIP: '10.96.178.44' },
        },
      },
    },
    { request: { path: '/apis/networking.k8s.io/v1/ipaddresses/10.96.178.44' } },
    { request: { path: '/api/v1/namespaces/${NS}/services/d2', method: 'DELETE' } },
    { request: { path: '/apis/networking.k8s.io/v1/ipaddresses/10.96.178.44' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'n1' },
          spec: { ports: [{ port: 1, nodePort: 31711 }], type: 'NodePort' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'n2' },
          spec: { ports: [{ port: 1, nodePort: 31711 }], type: 'NodePort' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'n2' },
          spec: { ports: [{ port: 1, protocol: 'UDP', nodePort: 31711 }], type: 'NodePort' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/n1',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'ClusterIP' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'n3' },
          spec: { ports: [{ port: 1, nodePort: 31711 }], type: 'NodePort' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/services/n1', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/services/n2', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/services/n3', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/services', method: 'DELETE', query: { labelSelector: 'none' } } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
        query: { fieldSelector: 'spec.type=LoadBalancer' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/services', query: { fieldSelector: 'spec.clusterIP=None' } } },
    {
      request: {
        path: '/api/v1/namespaces/default/services',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'kubernetes' }, spec: { ports: [{ port: 80 }] } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/services', method: 'DELETE' }, only: [] },
  ],
}
