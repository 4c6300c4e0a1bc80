export default {
  about: 'bodies that are no protobuf, no YAML, or CBOR',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: 'x',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PUT',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: 'x',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: 'x',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: 'k8s\u0000',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PUT',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: 'k8s\u0000',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: 'k8s\u0000',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: 'k8s\u0000\n',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PUT',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: 'k8s\u0000\n',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: 'k8s\u0000\n',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: '',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PUT',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: '',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: '',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PUT',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: '',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: 'a: b',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: '- a',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: 'a: [',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: y\ndata:\n  a: 1\n',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: y\ndata:\n  a: yes\n',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: y2\ndata:\n  a: "1"\n  a: "2"\n',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: y3\n---\napiVersion: v1\n',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: 'apiVersion: v1\nkind: ConfigMap\nmetadata: &m\n  name: y4\n',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: '\t',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: y5\nbogus: 1\n',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/cbor' },
        rawBody: 'x',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/apply-patch+cbor' },
        rawBody: 'x',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/cbor' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/apply-patch+cbor' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/cbor' },
        rawBody: 'ÙÙ÷',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/apply-patch+cbor' },
        rawBody: 'ÙÙ÷',
      },
    },
  ],
}
