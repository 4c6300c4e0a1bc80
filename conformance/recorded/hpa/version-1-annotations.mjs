const prefix = 'autoscaling.alpha.kubernetes.io/'
const collection = (version) => `/apis/autoscaling/${version}/namespaces/\${NS}/horizontalpodautoscalers`
const ignore = ['metadata.managedFields']
const autoscaler = (version, name, annotations, spec = {}) => ({
  apiVersion: `autoscaling/${version}`,
  kind: 'HorizontalPodAutoscaler',
  metadata: { name, annotations },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' }, maxReplicas: 3, ...spec },
})
const cases = {
  empty: { metrics: '[]', behavior: '{"ScaleUp":null}', conditions: 'null' },
  broken: { metrics: '{', behavior: '-1', conditions: 'x', 'current-metrics': '0' },
  'half-a-rule': { behavior: '{"ScaleUp":{"Policies":[{"Type":"Pods","Value":4,"PeriodSeconds":15}]}}' },
  pods: { metrics: '[{"type":"Pods","pods":{"metricName":"m","targetAverageValue":3}}]' },
}
const steps = Object.entries(cases).flatMap(([name, parts]) => {
  const annotations = Object.fromEntries(Object.entries(parts).map(([key, value]) => [prefix + key, value]))
  const body = autoscaler('v1', name, { kept: 'yes', ...annotations })
  return [
    { request: { path: collection('v1'), method: 'POST', body }, ignore },
    { request: { path: `${collection('v2')}/${name}` }, ignore },
  ]
})
const refused = (metrics) => ({
  request: {
    path: collection('v1'),
    method: 'POST',
    body: autoscaler('v1', 'refused', { [`${prefix}metrics`]: metrics }),
  },
})
const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }
const pods = { type: 'Pods', pods: { metric: { name: 'p' }, target: { type: 'AverageValue', averageValue: '100m' } } }

export default {
  about: 'what autoscaling/v1 keeps in annotations, where it cannot be read or says half, and the rows of v1',
  needs: ['apiserver'],
  steps: [
    ...steps,
    refused('[{}]'),
    refused('[{"type":"Resource"}]'),
    {
      request: {
        path: collection('v2'),
        method: 'POST',
        body: autoscaler('v2', 'two', { kept: 'yes', [`${prefix}metrics`]: '[]' }, { metrics: [cpu, pods] }),
      },
      ignore,
    },
    {
      request: {
        path: `${collection('v1')}/two`,
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
      ignore: ['columnDefinitions', 'rows.0.object.metadata.managedFields'],
    },
    {
      request: {
        path: collection('v2'),
        method: 'POST',
        query: { dryRun: 'All' },
        body: autoscaler('v2', 'none', {}, { behavior: { scaleUp: { policies: [] } } }),
      },
    },
  ],
}
