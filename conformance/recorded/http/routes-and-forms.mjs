const as = (kind, type = 'json') => `application/${type};as=${kind};v=v1;g=meta.k8s.io`
const configMaps = '/api/v1/namespaces/${NS}/configmaps'
const review = { spec: { nonResourceAttributes: { path: '/', verb: 'get' } } }
const get = (path, accept, query = {}) => ({ request: { method: 'GET', path, query, headers: { accept } } })

export default {
  about:
    'what is looked at first: the path and its methods, then what the client accepts, then the form of what was found',
  needs: ['apiserver'],
  steps: [
    { request: { method: 'POST', path: configMaps, body: { metadata: { name: 'one' } } }, unrecorded: true },
    { request: { method: 'OPTIONS', path: configMaps, headers: { accept: 'text/html' } } },
    get(`${configMaps}/one/status`, 'text/html'),
    {
      request: {
        method: 'PATCH',
        path: `${configMaps}/one`,
        headers: { accept: 'text/html', 'content-type': 'text/plain' },
        rawBody: '{}',
      },
    },
    get(configMaps, 'text/html'),
    { request: { method: 'POST', path: configMaps, headers: { accept: 'text/html' }, body: {} } },
    { request: { method: 'DELETE', path: configMaps, headers: { accept: 'text/html' } } },
    get(`${configMaps}/one`, 'application/yaml;stream=watch'),
    get(`${configMaps}/none`, as('Table'), { includeObject: 'bad' }),
    get(`${configMaps}/one`, as('Table'), { includeObject: 'bad' }),
    get(configMaps, 'application/yaml', { watch: 'true', resourceVersion: 'abc' }),
    get(configMaps, as('Table'), { watch: 'true', resourceVersion: '0', includeObject: 'bad', timeoutSeconds: '1' }),
    {
      ...get(configMaps, as('PartialObjectMetadataList'), { watch: 'true', resourceVersion: '0', timeoutSeconds: '1' }),
      only: [],
      as: 'text',
    },
    get(`${configMaps}/one`, as('PartialObjectMetadataList', 'vnd.kubernetes.protobuf')),
    get(configMaps, as('PartialObjectMetadata', 'vnd.kubernetes.protobuf')),
    ...['PartialObjectMetadata', 'PartialObjectMetadataList', 'Table'].map((kind) => ({
      request: {
        method: 'POST',
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        headers: { accept: as(kind) },
        body: review,
      },
      ignore: ['metadata.managedFields'],
    })),
    {
      request: {
        method: 'POST',
        path: configMaps,
        query: { dryRun: 'All' },
        headers: { accept: as('Table') },
        body: { metadata: { name: 'two' } },
      },
      only: ['metadata', 'rows.*.cells'],
    },
    get(`/api/v1/watch/namespaces/\${NS}/pods/p/status`, 'application/json'),
    get('/api/v1/watch', 'application/json', { a: '1', b: '<' }),
    get(`/api/v1/watch/namespaces/\${NS}/configmaps`, 'application/json', { sendInitialEvents: 'true' }),
    { ...get(configMaps, 'application/json', { fieldSelector: '=' }), only: ['items.*.metadata.name', 'message'] },
    get(configMaps, 'application/json', { fieldSelector: 'a\\b=c' }),
    { request: { method: 'DELETE', path: configMaps, query: { resourceVersion: '99999999999' } }, ignore: ['message'] },
    get(`/apis/apps/v1/namespaces/\${NS}/deployments/d/scale`, 'application/json', { export: 'true' }),
  ],
}
