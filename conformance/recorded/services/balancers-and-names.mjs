const services = '/api/v1/namespaces/${NS}/services'
const merge = { 'content-type': 'application/merge-patch+json' }
const create = (spec, more = {}) => ({
  request: {
    method: 'POST',
    path: services,
    body: { apiVersion: 'v1', kind: 'Service', metadata: { name: 's' }, spec },
    ...more,
  },
})
const patch = (spec) => ({ request: { method: 'PATCH', path: `${services}/s`, headers: merge, body: { spec } } })
const shown = {
  only: ['spec.type', 'spec.ports', 'spec.allocateLoadBalancerNodePorts', 'spec.internalTrafficPolicy', 'message'],
}
const remove = { request: { method: 'DELETE', path: `${services}/s` }, unrecorded: true }
const dry = { query: { dryRun: 'All' } }
const port = { port: 80, nodePort: 32519 }

export default {
  about:
    'addresses of load balancers are warned of; node ports that are no longer asked for stay; names have no traffic policy',
  needs: ['apiserver'],
  steps: [
    {
      ...create(
        {
          type: 'LoadBalancer',
          loadBalancerIP: '010.0.0.1',
          loadBalancerSourceRanges: ['10.1.2.3/8', '010.0.0.0/8', '2001:DB8::/32', ' 10.0.0.0/8 '],
          externalIPs: ['192.0.2.010'],
          ports: [{ port: 80 }],
        },
        dry,
      ),
      only: ['kind', 'message'],
    },
    {
      ...create(
        { clusterIP: 'None', externalIPs: ['2001:DB8::1'], sessionAffinity: 'ClientIP', externalName: 'x' },
        dry,
      ),
      only: ['kind', 'message'],
    },
    { ...create({ type: 'LoadBalancer', ports: [port] }), ...shown },
    { ...patch({ allocateLoadBalancerNodePorts: false }), ...shown },
    { ...patch({ ports: [{ port: 81 }] }), ...shown },
    remove,
    { ...create({ type: 'NodePort', ports: [port] }), ...shown },
    { ...patch({ type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, ports: [{ port: 80 }] }), ...shown },
    remove,
    { ...create({ type: 'NodePort', ports: [port] }), ...shown },
    { ...patch({ type: 'LoadBalancer', allocateLoadBalancerNodePorts: false }), ...shown },
    { ...patch({ type: 'ClusterIP' }), ...shown },
    { ...patch({ type: 'ExternalName', externalName: 'a.b', internalTrafficPolicy: 'Local' }), ...shown },
    { ...patch({ internalTrafficPolicy: 'x' }), ...shown },
    remove,
    { ...create({ type: 'ExternalName', externalName: 'a.b', internalTrafficPolicy: 'Local' }), ...shown },
    { request: { method: 'GET', path: `${services}/s:99/proxy/` } },
    { request: { method: 'GET', path: `${services}/ftp:s:80/proxy/` } },
    { request: { method: 'GET', path: `${services}/a:b:c:d/proxy/` } },
    { request: { method: 'GET', path: `${services}/s/proxy/` } },
  ],
}
