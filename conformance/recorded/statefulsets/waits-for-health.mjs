const set = '/apis/apps/v1/namespaces/${NS}/statefulsets/db'
const pods = '/api/v1/namespaces/${NS}/pods'
const merge = { 'content-type': 'application/merge-patch+json' }
const change = (body) => ({ request: { method: 'PATCH', path: set, body, headers: merge }, unrecorded: true })
const run = (more) => ({ runPods: { selector: 'app=db', withinMs: 40000, bind: 'hand-${ID}', ...more } })
const look = { request: { method: 'GET', path: set }, only: ['status'] }
const names = {
  request: { method: 'GET', path: pods },
  only: ['items.*.metadata.name', 'items.*.metadata.labels', 'items.*.spec.containers.*.image'],
}

export default {
  about:
    'OrderedReady waits for pods that are not ready and for minReadySeconds; labels of a pod that somebody changed come back; a foreign claim stops it',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/statefulsets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          metadata: { name: 'db' },
          spec: {
            serviceName: 'db',
            replicas: 2,
            minReadySeconds: 3,
            selector: { matchLabels: { app: 'db' } },
            template: {
              metadata: { labels: { app: 'db' } },
              spec: {
                schedulerName: 'by-hand',
                terminationGracePeriodSeconds: 0,
                containers: [{ name: 'c', image: 'one' }],
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    run({ count: 1, ready: false }),
    { settle: { ms: 400 } },
    names,
    look,
    run({ count: 1 }),
    { until: { path: set, where: 'status.readyReplicas', equals: 1, withinMs: 40000 } },
    look,
    run({ until: { path: set, where: 'status.availableReplicas', equals: 2 } }),
    look,
    {
      request: {
        method: 'PATCH',
        path: `${pods}/db-1`,
        body: {
          metadata: { labels: { 'statefulset.kubernetes.io/pod-name': null, 'apps.kubernetes.io/pod-index': null } },
        },
        headers: merge,
      },
      unrecorded: true,
    },
    { until: { path: `${pods}/db-1`, where: 'metadata.labels', contains: 'pod-name', withinMs: 40000 } },
    names,
    change({ spec: { template: { spec: { containers: [{ name: 'c', image: 'broken' }] } } } }),
    { until: { path: `${pods}/db-1`, where: 'spec.containers.0.image', equals: 'broken', withinMs: 40000 } },
    { settle: { ms: 400 } },
    look,
    change({ spec: { template: { spec: { containers: [{ name: 'c', image: 'fine' }] } } } }),
    { until: { path: set, where: 'status.observedGeneration', equals: 3, withinMs: 40000 } },
    { settle: { ms: 400 } },
    names,
    look,
    {
      request: { method: 'GET', path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=db' },
      sort: 'items',
      sortBy: 'message',
      only: ['items.*.type', 'items.*.reason', 'items.*.message'],
    },
  ],
}
