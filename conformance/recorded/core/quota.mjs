const base = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'rq', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    hard: {
      cpu: '1',
      'requests.memory': '1Gi',
      pods: '5',
      'count/deployments.apps': '3',
      'requests.example.com/gpu': '2',
      'gold.storageclass.storage.k8s.io/requests.storage': '1Gi',
      'services.nodeports': '1',
    },
  },
}

const base2 = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'rq', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    hard: {
      cpu: '1',
      'requests.memory': '1Gi',
      pods: '5',
      'count/deployments.apps': '3',
      'requests.example.com/gpu': '2',
      'gold.storageclass.storage.k8s.io/requests.storage': '1Gi',
      'services.nodeports': '1',
    },
  },
  status: { hard: { cpu: '1', pods: '5' }, used: { cpu: '500m', pods: '2' } },
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
    path: '/api/v1/namespaces/${NS}/resourcequotas',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/resourcequotas/rq',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const updateStatus = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/resourcequotas/rq/status',
    query: { dryRun: 'All' },
    body: having(base2, place, value),
  },
  ...rest,
})

export default {
  about: 'a quota: new, updated and its status',
  needs: ['apiserver'],
  steps: [
    create(['spec', 'hard'], {
      cpu: '1',
      'requests.memory': '1Gi',
      pods: '5',
      'count/deployments.apps': '3',
      'requests.example.com/gpu': '2',
      'gold.storageclass.storage.k8s.io/requests.storage': '1Gi',
      'services.nodeports': '1',
      'Bad Key!': 'x',
    }),
    create(['spec', 'hard', 'cpu'], '-1'),
    create(['spec', 'hard', 'pods'], '1m'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/resourcequotas',
        body: {
          apiVersion: 'v1',
          kind: 'ResourceQuota',
          metadata: { name: 'rq', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            hard: {
              cpu: '1',
              'requests.memory': '1Gi',
              pods: '5',
              'count/deployments.apps': '3',
              'requests.example.com/gpu': '2',
              'gold.storageclass.storage.k8s.io/requests.storage': '1Gi',
              'services.nodeports': '1',
            },
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    updateStatus(['status', 'hard', 'cpu'], '-1'),
    updateStatus(['status', 'hard', 'pods'], '1.5'),
    updateStatus(['status', 'used', 'cpu'], '-1'),
    updateStatus(['status', 'used', 'pods'], '1.5'),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/resourcequotas/rq' }, unrecorded: true },
  ],
}
