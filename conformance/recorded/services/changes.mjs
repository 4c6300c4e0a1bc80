export default {
  about: 'what may become of a service: types, ports, policies',
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
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'NodePort' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'ClusterIP' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'LoadBalancer' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'NodePort', externalTrafficPolicy: 'Local' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'ClusterIP' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'ExternalName', externalName: 'a.b' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'ClusterIP' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { clusterIP: '10.96.7.7' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { clusterIP: null, clusterIPs: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { clusterIP: 'None' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { clusterIP: '' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { clusterIPs: [] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { ports: [{ port: 81 }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { ports: [{ port: 81, targetPort: 'web' }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          spec: {
            ports: [
              { port: 81, name: 'x' },
              { port: 82, name: 'y' },
            ],
          },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { ports: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { selector: { a: 'b' } } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { selector: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { sessionAffinity: 'ClientIP' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { sessionAffinity: 'None' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { ipFamilyPolicy: 'PreferDualStack' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { ipFamilyPolicy: 'SingleStack' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { ipFamilies: ['IPv6'] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { ipFamilies: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'NodePort', ports: [{ port: 81, nodePort: 31691 }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { ports: [{ port: 81, nodePort: 31692 }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { ports: [{ port: 81 }] } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'ClusterIP' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { externalName: 'z.z' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { internalTrafficPolicy: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'LoadBalancer', loadBalancerClass: 'a.b/c' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { loadBalancerClass: 'a.b/d' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { loadBalancerClass: null } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services/s',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { type: 'ClusterIP', loadBalancerClass: null } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/services', method: 'DELETE' }, only: [] },
  ],
}
