const merge = { 'content-type': 'application/merge-patch+json' }
const set = '/apis/apps/v1/namespaces/${NS}/daemonsets/ag'
const pods = '/api/v1/namespaces/${NS}/pods'
const revisions = '/apis/apps/v1/namespaces/${NS}/controllerrevisions'
const node = (name, labels = {}) => [
  {
    request: {
      method: 'POST',
      path: '/api/v1/nodes',
      body: {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name: `${name}-\${ID}`, labels: { case: '${ID}', ...labels } },
        status: { conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'ready' }] },
      },
    },
    unrecorded: true,
  },
  {
    request: {
      method: 'PATCH',
      path: `/api/v1/nodes/${name}-\${ID}`,
      body: { spec: { taints: null } },
      headers: merge,
    },
    unrecorded: true,
  },
]
const taint = (name, taints) => ({
  request: { method: 'PATCH', path: `/api/v1/nodes/${name}-\${ID}`, body: { spec: { taints } }, headers: merge },
  unrecorded: true,
})
const change = (body) => ({ request: { method: 'PATCH', path: set, body, headers: merge }, unrecorded: true })
const image = (name) => ({ spec: { template: { spec: { containers: [{ name: 'c', image: name }] } } } })
const until = (where, equals) => ({ until: { path: set, where, equals, withinMs: 40000 } })
const run = (where, equals) => ({
  runPods: { selector: 'app=ag', withinMs: 40000, bind: 'self', until: { path: set, where, equals } },
})
const look = { request: { method: 'GET', path: set }, only: ['status', 'metadata.generation', 'metadata.annotations'] }

export default {
  about: 'taints that keep and that drive away, a failed pod, percentages, the limit of the history, an adopted pod',
  needs: ['apiserver', 'controllers', 'nodes'],
  steps: [
    ...node('n1'),
    ...node('n2'),
    ...node('n3', { spare: 'yes' }),
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/daemonsets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'DaemonSet',
          metadata: { name: 'ag', annotations: { note: 'x' } },
          spec: {
            revisionHistoryLimit: 1,
            updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '60%' } },
            selector: { matchLabels: { app: 'ag' } },
            template: {
              metadata: { labels: { app: 'ag' } },
              spec: {
                schedulerName: 'by-hand',
                hostNetwork: true,
                terminationGracePeriodSeconds: 0,
                nodeSelector: { case: '${ID}' },
                affinity: {
                  nodeAffinity: {
                    requiredDuringSchedulingIgnoredDuringExecution: {
                      nodeSelectorTerms: [{ matchExpressions: [{ key: 'spare', operator: 'DoesNotExist' }] }],
                    },
                  },
                },
                tolerations: [
                  {
                    key: 'node.kubernetes.io/not-ready',
                    operator: 'Exists',
                    effect: 'NoExecute',
                    tolerationSeconds: 9,
                  },
                ],
                containers: [{ name: 'c', image: 'one' }],
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    run('status.numberAvailable', 2),
    look,
    {
      request: { method: 'GET', path: pods },
      sort: 'items',
      sortBy: 'spec.nodeName',
      only: [
        'items.*.metadata.generateName',
        'items.*.metadata.labels',
        'items.*.spec.affinity',
        'items.*.spec.tolerations',
        'items.*.spec.nodeSelector',
      ],
    },
    {
      request: { method: 'GET', path: revisions },
      only: ['items.*.metadata.annotations', 'items.*.data', 'items.*.revision'],
    },
    taint('n1', [{ key: 'team', value: 'a', effect: 'NoSchedule' }]),
    // A taint that keeps new pods away alone is no reason to look.
    change({ metadata: { annotations: { look: 'here' } } }),
    until('status.desiredNumberScheduled', 1),
    look,
    taint('n1', null),
    until('status.desiredNumberScheduled', 2),
    taint('n2', [{ key: 'team', value: 'a', effect: 'NoExecute' }]),
    until('status.numberMisscheduled', 0),
    until('status.desiredNumberScheduled', 1),
    { until: { path: pods, where: 'items.length', equals: 1, withinMs: 40000 } },
    look,
    taint('n2', null),
    run('status.numberAvailable', 2),
    change(image('two')),
    until('status.observedGeneration', 2),
    run('status.updatedNumberScheduled', 2),
    run('status.numberAvailable', 2),
    change(image('three')),
    until('status.observedGeneration', 3),
    run('status.updatedNumberScheduled', 2),
    run('status.numberAvailable', 2),
    { until: { path: revisions, where: 'items.length', equals: 2, withinMs: 40000 } },
    {
      request: { method: 'GET', path: revisions },
      sort: 'items',
      sortBy: 'revision',
      only: ['items.*.revision', 'items.*.metadata.annotations', 'items.*.data.spec.template.spec.containers.*.image'],
    },
    look,
    {
      request: { method: 'GET', path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=ag' },
      only: ['items.0.type', 'items.0.reason', 'items.0.source.component'],
    },
    { runPods: { selector: 'app=ag', withinMs: 40000, bind: 'self', phase: 'Failed', limit: 1, count: 1 } },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=ag,reason=FailedDaemonPod',
        where: 'items.length',
        equals: 1,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=ag,reason=FailedDaemonPod',
      },
      only: ['items.0.type', 'items.0.source.component', 'items.0.count'],
    },
    run('status.numberAvailable', 2),
    change({ spec: { template: { spec: { nodeSelector: { case: 'none' } } } } }),
    until('status.desiredNumberScheduled', 0),
    { until: { path: pods, where: 'items.length', equals: 0, withinMs: 40000 } },
    until('status.numberMisscheduled', 0),
    look,
    { request: { method: 'DELETE', path: '/api/v1/nodes/n1-${ID}' }, unrecorded: true },
    { request: { method: 'DELETE', path: '/api/v1/nodes/n2-${ID}' }, unrecorded: true },
    { request: { method: 'DELETE', path: '/api/v1/nodes/n3-${ID}' }, unrecorded: true },
  ],
}
