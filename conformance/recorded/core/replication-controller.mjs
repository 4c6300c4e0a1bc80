const base = {
  apiVersion: 'v1',
  kind: 'ReplicationController',
  metadata: { name: 'rc', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    replicas: 2,
    minReadySeconds: 3,
    selector: { app: 'x' },
    template: { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
  },
}

const base2 = {
  apiVersion: 'v1',
  kind: 'ReplicationController',
  metadata: { name: 'rc', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    replicas: 2,
    minReadySeconds: 3,
    selector: { app: 'x' },
    template: { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
  },
  status: {
    replicas: 2,
    fullyLabeledReplicas: 1,
    readyReplicas: 1,
    availableReplicas: 1,
    observedGeneration: 1,
    conditions: [
      { type: 'ReplicaFailure', status: 'True', reason: 'r', message: 'm', lastTransitionTime: '2020-01-01T00:00:00Z' },
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
    path: '/api/v1/namespaces/${NS}/replicationcontrollers',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/replicationcontrollers/rc',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const updateStatus = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/replicationcontrollers/rc/status',
    query: { dryRun: 'All' },
    body: having(base2, place, value),
  },
  ...rest,
})

export default {
  about: 'a replication controller: new, updated and its status',
  needs: ['apiserver'],
  steps: [
    create(['spec'], undefined, { ignore: ['message'] }),
    create(['spec', 'replicas'], -1),
    create(['spec', 'replicas'], 3000000000),
    create(['spec', 'minReadySeconds'], -1),
    create(['spec', 'selector'], { app: 'x', 'Bad Key!': 'x' }),
    create(['spec', 'template'], {}, { ignore: ['message'] }),
    create(['spec', 'template', 'metadata', 'labels'], { app: 'x', 'Bad Key!': 'x' }),
    create(['spec', 'template', 'metadata', 'labels'], {
      app: 'x',
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
    }),
    create(['spec', 'template', 'metadata', 'labels', 'app'], 'Bad_Name!', { ignore: ['message'] }),
    create(
      ['spec', 'template', 'metadata', 'labels', 'app'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      { ignore: ['message'] },
    ),
    create(
      ['spec', 'template', 'spec', 'containers'],
      [
        { name: 'c', image: 'i' },
        { name: 'c', image: 'i' },
      ],
    ),
    create(['spec', 'template', 'spec', 'containers'], [{}], { ignore: ['message'] }),
    create(['spec', 'template', 'spec', 'containers', 0], { name: 'c', image: 'i', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['spec', 'template', 'spec', 'containers', 0],
      { name: 'c', image: 'i', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['spec', 'template', 'spec', 'containers', 0, 'name'], 'Bad_Name!'),
    create(
      ['spec', 'template', 'spec', 'containers', 0, 'name'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'template', 'spec', 'containers', 0, 'name'], '1.2.3.4'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/replicationcontrollers',
        body: {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'rc', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            replicas: 2,
            minReadySeconds: 3,
            selector: { app: 'x' },
            template: { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(['spec'], undefined, { ignore: ['message'] }),
    update(['spec', 'replicas'], -1, { ignore: ['message'] }),
    update(['spec', 'minReadySeconds'], -1, { ignore: ['message'] }),
    update(['spec', 'selector'], { app: 'x', 'Bad Key!': 'x' }, { ignore: ['message'] }),
    update(['spec', 'template', 'metadata'], undefined, { ignore: ['message'] }),
    update(['spec', 'template'], {}, { ignore: ['message'] }),
    update(['spec', 'template', 'metadata', 'labels'], { app: 'x', 'Bad Key!': 'x' }, { ignore: ['message'] }),
    update(
      ['spec', 'template', 'metadata', 'labels'],
      { app: 'x', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { ignore: ['message'] },
    ),
    update(['spec', 'template', 'metadata', 'labels', 'app'], '-', { ignore: ['message'] }),
    update(
      ['spec', 'template', 'metadata', 'labels', 'app'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      { ignore: ['message'] },
    ),
    update(
      ['spec', 'template', 'spec', 'containers'],
      [
        { name: 'c', image: 'i' },
        { name: 'c', image: 'i' },
      ],
      { ignore: ['message'] },
    ),
    update(['spec', 'template', 'spec', 'containers'], [{}], { ignore: ['message'] }),
    update(['spec', 'template', 'spec', 'containers', 0, 'name'], 'Bad_Name!', { ignore: ['message'] }),
    update(
      ['spec', 'template', 'spec', 'containers', 0, 'name'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      { ignore: ['message'] },
    ),
    update(['spec', 'template', 'spec', 'containers', 0, 'name'], '1.2.3.4', { ignore: ['message'] }),
    updateStatus(['status', 'replicas'], undefined, { ignore: ['message'] }),
    updateStatus(['status', 'replicas'], -1, { ignore: ['message'] }),
    updateStatus(['status', 'fullyLabeledReplicas'], -1),
    updateStatus(['status', 'readyReplicas'], undefined),
    updateStatus(['status', 'readyReplicas'], -1, { ignore: ['message'] }),
    updateStatus(['status', 'availableReplicas'], -1),
    updateStatus(['status', 'observedGeneration'], -1),
    updateStatus(
      ['status', 'conditions', 0],
      {
        type: 'ReplicaFailure',
        status: 'True',
        reason: 'r',
        message: 'm',
        lastTransitionTime: '2020-01-01T00:00:00Z',
        'Bad Key!': 'x',
      },
      { only: [] },
    ),
    updateStatus(
      ['status', 'conditions', 0],
      {
        type: 'ReplicaFailure',
        status: 'True',
        reason: 'r',
        message: 'm',
        lastTransitionTime: '2020-01-01T00:00:00Z',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    updateStatus(['status', 'conditions', 0, 'lastTransitionTime'], 'Bad_Name!'),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/replicationcontrollers/rc' }, unrecorded: true },
  ],
}
