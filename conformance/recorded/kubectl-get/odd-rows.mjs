const autoscaler = (name, metric, status) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name },
  spec: { scaleTargetRef: { kind: 'Deployment', name: 'd', apiVersion: 'apps/v1' }, maxReplicas: 5, metrics: [metric] },
  status,
})

const root = { path: '/', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }

const ingress = (name, hosts) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name },
  spec: {
    defaultBackend: { service: { name: 's', port: { number: 80 } } },
    rules: hosts.map((host) => (host === '' ? { http: { paths: [root] } } : { host })),
  },
})

const patchStatus = (path, status) => ({
  request: {
    method: 'PATCH',
    path: `${path}/status`,
    headers: { 'content-type': 'application/merge-patch+json' },
    body: { status },
  },
  unrecorded: true,
})

const cpu = (target) => ({ type: 'Resource', resource: { name: 'cpu', target } })
const average = { type: 'AverageValue', averageValue: '500m' }
const observed = (current) => ({
  currentReplicas: 1,
  desiredReplicas: 1,
  currentMetrics: [{ type: 'Resource', resource: { name: 'cpu', current } }],
})

export default {
  about:
    'rows of metrics without the wanted quantity, of ingresses with rules that name no host, of a pod once gated; a node without addresses',
  needs: ['apiserver'],
  steps: [
    {
      kubectl: ['create', '-f', '${DIR}/setup.json'],
      files: {
        'setup.json': {
          apiVersion: 'v1',
          kind: 'List',
          items: [
            autoscaler('average', cpu(average)),
            autoscaler('utilization', cpu({ type: 'Utilization', averageUtilization: 50 })),
            ingress('three', ['a.test', 'b.test', 'c.test']),
            ingress('five', ['a.test', 'b.test', 'c.test', 'd.test', 'e.test']),
            ingress('hostless', ['', 'a.test', 'b.test', 'c.test', '']),

            { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n-${ID}' } },
            {
              apiVersion: 'v1',
              kind: 'Pod',
              metadata: { name: 'gated' },
              spec: { nodeName: 'n-${ID}', containers: [{ name: 'main', image: 'x' }] },
            },
          ],
        },
      },
      unrecorded: true,
    },
    patchStatus(
      '/apis/autoscaling/v2/namespaces/${NS}/horizontalpodautoscalers/average',
      observed({ averageUtilization: 3 }),
    ),
    patchStatus(
      '/apis/autoscaling/v2/namespaces/${NS}/horizontalpodautoscalers/utilization',
      observed({ averageValue: '1' }),
    ),
    patchStatus('/api/v1/namespaces/${NS}/pods/gated', {
      phase: 'Failed',
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
    }),
    { kubectl: ['get', 'componentstatus', 'etcd-0', '-o', 'yaml'] },
    { kubectl: ['get', 'hpa'] },
    { kubectl: ['get', 'ingress'] },
    { kubectl: ['get', 'pod', 'gated', '-o', 'wide'] },
    { kubectl: ['logs', 'gated'] },
    { kubectl: ['exec', 'gated', '--', 'ls'] },
    { request: { method: 'GET', path: '/api/v1/nodes/n-${ID}/proxy/metrics' } },
    { kubectl: ['patch', 'pod', 'gated', '-p', '{"spec":{"hostname":"a","dnsPolicy":"Default"}}'] },
    { kubectl: ['delete', 'node', 'n-${ID}'], unrecorded: true },
  ],
}
