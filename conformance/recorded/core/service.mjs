const base = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'svc', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    type: 'LoadBalancer',
    selector: { app: 'x' },
    ports: [
      { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP', nodePort: 31080, appProtocol: 'http' },
      { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
    ],
    sessionAffinity: 'ClientIP',
    sessionAffinityConfig: { clientIP: { timeoutSeconds: 10 } },
    loadBalancerIP: '1.2.3.4',
    loadBalancerSourceRanges: ['10.0.0.0/8', ' 11.0.0.0/8 '],
    externalIPs: ['8.8.8.8'],
    externalTrafficPolicy: 'Local',
    healthCheckNodePort: 31200,
    clusterIP: '10.96.77.71',
    internalTrafficPolicy: 'Cluster',
    allocateLoadBalancerNodePorts: true,
    loadBalancerClass: 'x/y',
    publishNotReadyAddresses: true,
    ipFamilyPolicy: 'SingleStack',
    ipFamilies: ['IPv4'],
    trafficDistribution: 'PreferClose',
  },
}

const base2 = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'svc', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    type: 'LoadBalancer',
    selector: { app: 'x' },
    ports: [
      { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP', nodePort: 31080, appProtocol: 'http' },
      { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
    ],
    sessionAffinity: 'ClientIP',
    sessionAffinityConfig: { clientIP: { timeoutSeconds: 10 } },
    loadBalancerIP: '1.2.3.4',
    loadBalancerSourceRanges: ['10.0.0.0/8', ' 11.0.0.0/8 '],
    externalIPs: ['8.8.8.8'],
    externalTrafficPolicy: 'Local',
    healthCheckNodePort: 31200,
    clusterIP: '10.96.77.71',
    internalTrafficPolicy: 'Cluster',
    allocateLoadBalancerNodePorts: true,
    loadBalancerClass: 'x/y',
    publishNotReadyAddresses: true,
    ipFamilyPolicy: 'SingleStack',
    ipFamilies: ['IPv4'],
    trafficDistribution: 'PreferClose',
  },
  status: {
    loadBalancer: {
      ingress: [{ ip: '1.2.3.4', hostname: 'h', ipMode: 'VIP', ports: [{ port: 80, protocol: 'TCP', error: 'e' }] }],
    },
    conditions: [
      {
        type: 'x',
        status: 'True',
        reason: 'R',
        message: 'm',
        lastTransitionTime: '2020-01-01T00:00:00Z',
        observedGeneration: 1,
      },
    ],
  },
}

/** The same with another value at a place; without it when there is none. */
function having(object, place, value) {
  const copy = structuredClone(object)
  const parent = place.slice(0, -1).reduce((at, key) => at[key], copy)
  const key = place.at(-1)
  if (value !== undefined) parent[key] = value
  else if (Array.isArray(parent)) parent.splice(key, 1)
  else delete parent[key]
  return copy
}

const create = (place, value, rest) => ({
  request: {
    method: 'POST',
    path: '/api/v1/namespaces/${NS}/services',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/services/svc',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const updateStatus = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/services/svc/status',
    query: { dryRun: 'All' },
    body: having(base2, place, value),
  },
  ...rest,
})

export default {
  about: 'a load balancer: new, updated and its status',
  needs: ['apiserver'],
  steps: [
    create(['spec', 'type'], undefined, { ignore: ['message'] }),
    create(['spec'], undefined),
    create(['spec', 'type'], 'Bad_Name!', { ignore: ['message'] }),
    create(['spec', 'selector'], { app: 'x', 'Bad Key!': 'x' }),
    create(['spec', 'selector'], { app: 'x', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' }),
    create(['spec', 'selector', 'app'], 'Bad_Name!'),
    create(['spec', 'selector', 'app'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(
      ['spec', 'ports'],
      [
        { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP', nodePort: 31080, appProtocol: 'http' },
        { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
        { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP', nodePort: 31080, appProtocol: 'http' },
      ],
      { ignore: ['message'] },
    ),
    create(['spec', 'ports', 0, 'name'], undefined),
    create(['spec', 'ports'], [{}], { ignore: ['message'] }),
    create(['spec', 'ports', 0, 'name'], 'Bad_Name!'),
    create(['spec', 'ports', 0, 'name'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'ports', 0, 'name'], '1.2.3.4'),
    create(['spec', 'ports', 0, 'port'], 3000000000),
    create(['spec', 'ports', 0, 'targetPort'], 3000000000),
    create(['spec', 'ports', 0, 'protocol'], 'Bad_Name!'),
    create(['spec', 'ports', 0, 'nodePort'], 3000000000),
    create(['spec', 'ports', 0, 'appProtocol'], '', { ignore: ['message'] }),
    create(['spec', 'ports', 0, 'appProtocol'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'ports', 0, 'appProtocol'], '../x'),
    create(['spec', 'ports', 0, 'appProtocol'], '/abs/x'),
    create(['spec', 'ports', 1, 'targetPort'], 'Bad_Name!'),
    create(['spec', 'ports', 1, 'targetPort'], '-', { ignore: ['message'] }),
    create(['spec', 'ports', 1, 'targetPort'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'sessionAffinity'], 'Bad_Name!'),
    create(['spec', 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'], -1),
    create(['spec', 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'], 3000000000),
    create(['spec', 'loadBalancerSourceRanges'], ['']),
    create(['spec', 'externalIPs'], ['']),
    create(['spec', 'externalIPs', 0], '::1'),
    create(['spec', 'externalTrafficPolicy'], 'Bad_Name!', { ignore: ['message'] }),
    create(['spec', 'healthCheckNodePort'], -1),
    create(['spec', 'healthCheckNodePort'], 3000000000),
    create(['spec', 'clusterIP'], 'Bad_Name!'),
    create(['spec', 'clusterIP'], '::1'),
    create(['spec', 'internalTrafficPolicy'], 'Bad_Name!'),
    create(['spec', 'loadBalancerClass'], '', { ignore: ['message'] }),
    create(['spec', 'loadBalancerClass'], '../x'),
    create(['spec', 'loadBalancerClass'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'loadBalancerClass'], '/abs/x'),
    create(['spec', 'ipFamilyPolicy'], ''),
    create(['spec', 'ipFamilies'], ['IPv4', 'IPv4']),
    create(['spec', 'ipFamilies'], ['']),
    create(['spec', 'trafficDistribution'], 'Bad_Name!'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/services',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'svc', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            type: 'LoadBalancer',
            selector: { app: 'x' },
            ports: [
              { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP', nodePort: 31080, appProtocol: 'http' },
              { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
            ],
            sessionAffinity: 'ClientIP',
            sessionAffinityConfig: { clientIP: { timeoutSeconds: 10 } },
            loadBalancerIP: '1.2.3.4',
            loadBalancerSourceRanges: ['10.0.0.0/8', ' 11.0.0.0/8 '],
            externalIPs: ['8.8.8.8'],
            externalTrafficPolicy: 'Local',
            healthCheckNodePort: 31200,
            clusterIP: '10.96.77.71',
            internalTrafficPolicy: 'Cluster',
            allocateLoadBalancerNodePorts: true,
            loadBalancerClass: 'x/y',
            publishNotReadyAddresses: true,
            ipFamilyPolicy: 'SingleStack',
            ipFamilies: ['IPv4'],
            trafficDistribution: 'PreferClose',
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(
      ['spec', 'ports'],
      [
        { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP', nodePort: 31080, appProtocol: 'http' },
        { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
        { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP', nodePort: 31080, appProtocol: 'http' },
      ],
    ),
    update(['spec', 'healthCheckNodePort'], -1, { ignore: ['message'] }),
    update(['spec', 'clusterIP'], '1.2.3.4'),
    update(['spec', 'loadBalancerClass'], undefined),
    update(['spec', 'loadBalancerClass'], '', { ignore: ['message'] }),
    update(['spec', 'loadBalancerClass'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', {
      ignore: ['message'],
    }),
    update(['spec', 'loadBalancerClass'], '../x', { ignore: ['message'] }),
    update(['spec', 'loadBalancerClass'], '/abs/x', { ignore: ['message'] }),
    updateStatus(['status', 'loadBalancer', 'ingress', 0, 'ip'], 'Bad_Name!'),
    updateStatus(['status', 'loadBalancer', 'ingress', 0, 'ip'], ''),
    updateStatus(['status', 'loadBalancer', 'ingress', 0, 'hostname'], 'Bad_Name!'),
    updateStatus(['status', 'loadBalancer', 'ingress', 0, 'hostname'], '1.2.3.4'),
    updateStatus(['status', 'loadBalancer', 'ingress', 0, 'ipMode'], ''),
    updateStatus(['status', 'loadBalancer', 'ingress', 0, 'ports', 0, 'port'], 3000000000),
    updateStatus(['status', 'conditions', 0, 'lastTransitionTime'], 'Bad_Name!'),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/services/svc' }, unrecorded: true },
  ],
}
