const services = '/apis/apiregistration.k8s.io/v1/apiservices'
const name = 'v1.${ID}.example.com'
const group = '${ID}.example.com'
const aggregated = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'
const available = 'status.conditions[type=Available]'
const patch = (path, body) => ({
  request: { method: 'PATCH', path, headers: { 'content-type': 'application/json-patch+json' }, body },
  unrecorded: true,
})
const get = (path, rest = {}) => ({ request: { method: 'GET', path }, ...rest })
const reason = (equals, of = name) => [
  { until: { path: `${services}/${of}`, where: `${available}.reason`, equals, withinMs: 20000 } },
  get(`${services}/${of}`, { only: ['spec', 'status', 'metadata.labels'] }),
]
const slices = '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices'
const slice = (endpoints, portName) => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 'extension', labels: { 'kubernetes.io/service-name': 'extension' } },
  addressType: 'IPv4',
  endpoints,
  ports: [{ name: portName, port: 8443 }],
})
const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.crd.${ID}.example.com' },
  spec: {
    group: 'crd.${ID}.example.com',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets' },
    versions: ['v1', 'v1beta1'].map((version, index) => ({
      name: version,
      served: true,
      storage: index === 0,
      schema: { openAPIV3Schema: { type: 'object' } },
    })),
  },
}
const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

export default {
  about:
    'APIServices: those of the server itself and of custom resources, how far others are available, what discovery and requests say then',
  needs: ['apiserver'],
  // Every client of the server sees its groups.
  serial: true,
  steps: [
    ...['v1.', 'v1.apps', 'v2.autoscaling', 'v1.apiextensions.k8s.io', 'v1.resource.k8s.io'].flatMap((one) =>
      reason('Local', one),
    ),
    get(services, { query: { labelSelector: 'kube-aggregator.kubernetes.io/automanaged=onstart' }, only: [] }),
    {
      kubectl: ['get', 'apiservices', '-l', 'kube-aggregator.kubernetes.io/automanaged=onstart', '--no-headers'],
    },
    get(`${services}/v1.apiregistration.k8s.io`),
    { request: { method: 'POST', path: definitions, body: definition }, unrecorded: true },
    ...reason('Local', 'v1.crd.${ID}.example.com'),
    ...reason('Local', 'v1beta1.crd.${ID}.example.com'),
    { request: { method: 'DELETE', path: `${services}/v1.crd.\${ID}.example.com` }, unrecorded: true },
    ...reason('Local', 'v1.crd.${ID}.example.com'),
    patch(`${services}/v1.crd.\${ID}.example.com`, [{ op: 'replace', path: '/spec/groupPriorityMinimum', value: 17 }]),
    { until: { path: `${services}/v1.crd.\${ID}.example.com`, where: 'spec.groupPriorityMinimum', equals: 1000 } },
    { request: { method: 'DELETE', path: `${definitions}/widgets.crd.\${ID}.example.com` }, unrecorded: true },
    { until: { path: `${services}/v1.crd.\${ID}.example.com`, gone: true, withinMs: 20000 } },
    { until: { path: `${services}/v1beta1.crd.\${ID}.example.com`, gone: true, withinMs: 20000 } },
    {
      request: {
        method: 'POST',
        path: services,
        body: {
          apiVersion: 'apiregistration.k8s.io/v1',
          kind: 'APIService',
          metadata: { name },
          spec: {
            group,
            version: 'v1',
            groupPriorityMinimum: 17850,
            versionPriority: 10,
            insecureSkipTLSVerify: true,
            service: { namespace: '${NS}', name: 'extension' },
          },
        },
      },
    },
    ...reason('ServiceNotFound'),
    { kubectl: ['get', 'apiservice', name], drop: 'NAME' },
    get(`/apis/${group}`),
    get(`/apis/${group}/v1`),
    get(`/apis/${group}/v1/namespaces/\${NS}/things`),
    { request: { method: 'POST', path: `/apis/${group}/v1/namespaces/\${NS}/things`, body: { kind: 'Thing' } } },
    get(`/apis/${group}/v2`),
    get('/apis', { only: ['groups.0.name', 'groups.1.name', 'groups.2.name'] }),
    {
      request: { method: 'GET', path: '/apis', headers: { accept: aggregated } },
      only: ['items.0.metadata.name', 'items.1', 'items.2.metadata.name'],
    },
    { kubectl: ['api-resources', `--api-group=${group}`] },
    { kubectl: ['get', 'things'] },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/services',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'extension' },
          spec: { ports: [{ name: 'https', port: 444 }] },
        },
      },
      unrecorded: true,
    },
    ...reason('ServicePortError'),
    patch('/api/v1/namespaces/${NS}/services/extension', [{ op: 'replace', path: '/spec/ports/0/port', value: 443 }]),
    ...reason('EndpointsNotFound'),
    {
      request: {
        method: 'POST',
        path: slices,
        body: slice([{ addresses: ['192.0.2.1'], conditions: { ready: false } }], 'https'),
      },
      unrecorded: true,
    },
    ...reason('MissingEndpoints'),
    patch(`${services}/${name}`, [{ op: 'replace', path: '/spec/service/name', value: 'headless' }]),
    ...reason('ServiceNotFound'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/services',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'headless' },
          spec: { type: 'ExternalName', externalName: 'nowhere.invalid' },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: `${services}/${name}`,
        where: `${available}.reason`,
        equals: 'FailedDiscoveryCheck',
        withinMs: 20000,
      },
    },
    get(`/apis/${group}/v1`),
    patch(`${services}/${name}`, [
      { op: 'remove', path: '/spec/service' },
      { op: 'remove', path: '/spec/insecureSkipTLSVerify' },
    ]),
    ...reason('Local'),
    get(`/apis/${group}`),
    get(`/apis/${group}/v1`),
    { request: { method: 'DELETE', path: `${services}/${name}` } },
    { until: { path: `/apis/${group}`, gone: true, withinMs: 20000 } },
    get(`/apis/${group}`),
  ],
}
