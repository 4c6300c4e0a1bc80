export default {
  about: 'content types of bodies',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/json' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/json;charset=utf-8' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/json;charset=utf-8' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/json;charset=utf-8' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/json;charset=utf-8' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=UTF-8' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/json; charset=UTF-8' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/json; charset=UTF-8' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/json; charset=UTF-8' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/yaml' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/yaml' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'text/yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'text/yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'text/yaml' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'text/yaml' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'text/plain' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'text/plain' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'text/plain' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/octet-stream' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/octet-stream' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': '' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': '' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': '' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': '' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'foo' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'foo' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'foo' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'foo' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/json;foo=bar' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/json;foo=bar' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/json;foo=bar' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/json;foo=bar' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/json;;' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/json;;' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/json;;' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/json;;' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'APPLICATION/JSON' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'APPLICATION/JSON' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'APPLICATION/JSON' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'APPLICATION/JSON' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/cbor' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/cbor' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/cbor' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/cbor' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'multipart/form-data' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'multipart/form-data' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'multipart/form-data' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/json, application/yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/json, application/yaml' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/json, application/yaml' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/json, application/yaml' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/merge-patch+json' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/*' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/*' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/*' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/*' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': '*/*' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': '*/*' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': '*/*' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': '*/*' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'text/json' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'text/json' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'text/json' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'text/json' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/json; q=1' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/json; q=1' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/json; q=1' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/json; q=1' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'application/json;as=Table' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'application/json;as=Table' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'application/json;as=Table' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'application/json;as=Table' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': 'json' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': 'json' },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': 'json' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': 'json' },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        headers: { 'content-type': null },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"x-"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PUT',
        headers: { 'content-type': null },
        rawBody: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'PATCH',
        headers: { 'content-type': null },
        rawBody: '{}',
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/x',
        method: 'DELETE',
        headers: { 'content-type': null },
        rawBody: '{}',
      },
    },
  ],
}
