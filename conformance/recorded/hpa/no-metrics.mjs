const autoscaler = (name, spec) => ({
  request: {
    method: 'POST',
    path: '/apis/autoscaling/v2/namespaces/${NS}/horizontalpodautoscalers',
    body: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name }, spec },
  },
  unrecorded: true,
})
const target = (kind, name) => ({ scaleTargetRef: { apiVersion: 'apps/v1', kind, name }, maxReplicas: 4 })
const path = (name) => `/apis/autoscaling/v2/namespaces/\${NS}/horizontalpodautoscalers/${name}`
const look = (name, reason) => [
  { until: { path: path(name), where: 'status.conditions', contains: reason, withinMs: 40000 } },
  {
    request: { method: 'GET', path: path(name) },
    only: [
      'status.currentReplicas',
      'status.desiredReplicas',
      'status.currentMetrics',
      'status.conditions.*.type',
      'status.conditions.*.status',
      'status.conditions.*.reason',
      'status.conditions.*.message',
    ],
  },
  {
    request: { method: 'GET', path: `/api/v1/namespaces/\${NS}/events?fieldSelector=involvedObject.name=${name}` },
    sort: 'items',
    sortBy: 'message',
    only: ['items.*.type', 'items.*.reason', 'items.*.message', 'items.*.source.component'],
  },
]

export default {
  about:
    'what an autoscaler says when nobody serves metrics, of kinds that there are not, and when it goes up to its minimum',
  needs: ['apiserver', 'controllers'],
  steps: [
    ...[
      ['web', 3],
      ['low', 1],
    ].map(([name, replicas]) => ({
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: { name },
          spec: {
            replicas,
            selector: { matchLabels: { app: name } },
            template: {
              metadata: { labels: { app: name } },
              spec: { schedulerName: 'by-hand', containers: [{ name: 'c', image: 'x' }] },
            },
          },
        },
      },
      unrecorded: true,
    })),
    autoscaler('metrics', {
      ...target('ReplicaSet', 'web'),
      minReplicas: 2,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
        { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Mi' } } },
        { type: 'Pods', pods: { metric: { name: 'qps' }, target: { type: 'AverageValue', averageValue: '10' } } },
        {
          type: 'Object',
          object: {
            describedObject: { kind: 'Service', name: 's', apiVersion: 'v1' },
            metric: { name: 'hits' },
            target: { type: 'Value', value: '10' },
          },
        },
        {
          type: 'Object',
          object: {
            describedObject: { kind: 'Service', name: 's', apiVersion: 'v1' },
            metric: { name: 'hits' },
            target: { type: 'AverageValue', averageValue: '10' },
          },
        },
        {
          type: 'External',
          external: {
            metric: {
              name: 'jobs',
              selector: {
                matchLabels: { b: '2', a: '1' },
                matchExpressions: [{ key: 'k', operator: 'In', values: ['x', 'y'] }],
              },
            },
            target: { type: 'AverageValue', averageValue: '3' },
          },
        },
        { type: 'External', external: { metric: { name: 'jobs' }, target: { type: 'Value', value: '3' } } },
        {
          type: 'ContainerResource',
          containerResource: { name: 'memory', container: 'c', target: { type: 'AverageValue', averageValue: '3' } },
        },
      ],
    }),
    autoscaler('nokind', target('Widget', 'web')),
    autoscaler('raise', { ...target('ReplicaSet', 'low'), minReplicas: 2 }),
    ...look('metrics', 'FailedGetResourceMetric'),
    ...look('nokind', 'FailedGetScale'),
    ...look('raise', 'Succeeded'),
    { request: { method: 'GET', path: '/apis/apps/v1/namespaces/${NS}/replicasets/low' }, only: ['spec.replicas'] },
  ],
}
