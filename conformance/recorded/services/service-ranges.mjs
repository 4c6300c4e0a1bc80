const ranges = '/apis/networking.k8s.io/v1/servicecidrs'
const addresses = '/apis/networking.k8s.io/v1/ipaddresses'
const services = '/api/v1/namespaces/${NS}/services'
const range = (name, ...cidrs) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'ServiceCIDR',
  metadata: { name },
  spec: { cidrs },
})
const service = (name, clusterIP) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { clusterIP, ports: [{ port: 80 }] },
})
const make = (path, body, rest = {}) => ({ request: { method: 'POST', path, body }, ...rest })
const remove = (path, rest = {}) => ({ request: { method: 'DELETE', path }, ...rest })
const shown = { only: ['metadata.finalizers', 'spec', 'status'] }
const see = (name, status) => [
  {
    until: {
      path: `${ranges}/${name}`,
      where: 'status.conditions[type=Ready].status',
      equals: status,
      withinMs: 20000,
    },
  },
  { request: { method: 'GET', path: `${ranges}/${name}` }, ...shown },
]

export default {
  about:
    'ranges of service addresses come, are used and stay for as long as a service has an address that is of them alone',
  needs: ['apiserver', 'controllers'],
  // Services of other cases would get addresses of these ranges.
  serial: true,
  steps: [
    make(services, service('too-early', '10.222.1.5'), { only: ['message', 'details', 'code'] }),
    make(ranges, range('own-${ID}', '10.222.1.0/24')),
    ...see('own-${ID}', 'True'),
    { settle: { ms: 1000 }, note: 'the allocator hears of it' },
    make(services, service('a', '10.222.1.5'), { only: ['spec'] }),
    { request: { method: 'GET', path: `${addresses}/10.222.1.5` }, only: ['metadata.labels', 'spec'] },
    make(services, service('b', '10.222.1.5'), { only: ['message', 'details', 'code'] }),
    make(services, service('network', '10.222.1.0'), { only: ['message', 'details', 'code'] }),
    make(services, service('broadcast', '10.222.1.255'), { only: ['message', 'details', 'code'] }),
    make(services, service('outside', '10.222.2.1'), { only: ['message', 'details', 'code'] }),
    make(ranges, range('inner-${ID}', '10.222.1.0/28')),
    ...see('inner-${ID}', 'True'),
    remove(`${ranges}/inner-\${ID}`, { unrecorded: true }),
    { until: { path: `${ranges}/inner-\${ID}`, gone: true, withinMs: 30000 }, note: 'the outer one has its addresses' },
    remove(`${ranges}/own-\${ID}`, { unrecorded: true }),
    ...see('own-${ID}', 'False'),
    { request: { method: 'GET', path: `${ranges}/own-\${ID}` }, ...shown },
    make(services, service('too-late', '10.222.1.6'), { only: ['message', 'details', 'code'] }),
    { kubectl: ['get', 'servicecidr', 'own-${ID}'] },
    remove(`${services}/a`, { unrecorded: true }),
    { until: { path: `${addresses}/10.222.1.5`, gone: true, withinMs: 20000 } },
    { until: { path: `${ranges}/own-\${ID}`, gone: true, withinMs: 30000 } },
    make(ranges, range('six-${ID}', '2001:db8:7::/112')),
    ...see('six-${ID}', 'True'),
    remove(`${ranges}/six-\${ID}`, { unrecorded: true }),
    { until: { path: `${ranges}/six-\${ID}`, gone: true, withinMs: 30000 } },
  ],
}
