export default {
  about: 'in which form an error comes',
  needs: ['apiserver'],
  steps: [
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json' } },
      as: 'text',
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: '*/*' } }, as: 'text' },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/*' } }, as: 'text' },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'text/*' } }, as: 'text' },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'text/html' } }, as: 'text' },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/yaml' } },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;q=0.5,application/yaml;q=0.9' },
      },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;q=0' } },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/yaml;q=0,application/json' },
      },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json, */*' } },
      as: 'text',
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'foo/bar' } }, as: 'text' },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'foo/bar,*/*;q=0.1' } },
      as: 'text',
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: '' } }, as: 'text' },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'json' } }, as: 'text' },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application' } }, as: 'text' },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;charset=utf-8' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;charset=latin1' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json; stream=watch' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as=Table;v=v1beta1;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as=Table;v=v2;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as=Table;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as=Table;v=v1' },
      },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;as=Table' } },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as=Foo;v=v1;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as=Foo;v=v1;g=meta.k8s.io,application/json' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as=PartialObjectMetadata;v=v1beta1;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/yaml;as=Table;v=v1;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/yaml;as=PartialObjectMetadata;v=v1;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: {
          accept:
            'application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1;g=meta.k8s.io',
        },
      },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;export=1' } },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;pretty=1' } },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;pretty=true' },
      },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;pretty=0' } },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;foo=bar' } },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/cbor' } },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/cbor,application/json' },
      },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/cbor-seq' } },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;;' } },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;q=abc' } },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;q=2' } },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;q=-1' } },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'APPLICATION/JSON' } },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/JSON;as=table;v=v1;g=meta.k8s.io' },
      },
      as: 'text',
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'text/plain' } }, as: 'text' },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;q=0.1,application/vnd.kubernetes.protobuf;q=0.2' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;g=meta.k8s.io;v=v1;as=PartialObjectMetadata' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as="Table";v="v1";g="meta.k8s.io"' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/apply-patch+yaml' },
      },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;profile=x' } },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: 'application/json;v=v1' } },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;g=meta.k8s.io' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: {
          accept:
            'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io',
        },
      },
      as: 'text',
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps/none', headers: { accept: ' application/json' } },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json ,application/yaml' },
      },
      as: 'text',
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/none',
        headers: { accept: 'application/json;as=APIGroupDiscoveryList;v=v2;g=apidiscovery.k8s.io' },
      },
      as: 'text',
    },
  ],
}
