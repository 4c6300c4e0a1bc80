const base = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node-${ID}', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    podCIDR: '10.0.0.0/24',
    podCIDRs: ['10.0.0.0/24', 'fd00::/64'],
    providerID: 'p',
    unschedulable: true,
    taints: [
      { key: 'k', value: 'v', effect: 'NoSchedule', timeAdded: '2020-01-01T00:00:00Z' },
      { key: 'k', effect: 'NoExecute' },
    ],
    configSource: { configMap: { namespace: 'n', name: 'm', uid: 'u', kubeletConfigKey: 'k' } },
    externalID: 'e',
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
  request: { method: 'POST', path: '/api/v1/nodes', query: { dryRun: 'All' }, body: having(base, place, value) },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/nodes/node-${ID}',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a node: new, updated and its status',
  needs: ['apiserver'],
  steps: [
    create(['spec', 'podCIDR'], '', { only: [] }),
    create(['spec', 'podCIDR'], 'Bad_Name!'),
    create(['spec', 'podCIDRs'], ['10.0.0.0/24', 'fd00::/64', '10.0.0.0/24']),
    create(['spec', 'podCIDRs', 1], '', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], '-', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], 'Bad_Name!', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', {
      ignore: ['message'],
    }),
    create(['spec', 'podCIDRs', 1], 'UPPER', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], '../x', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], '/abs/x', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], ' sp ', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], '1.2.3.4', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], '::1', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], '999.1.1.1', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], 'a.b/c', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], 'a/b/c', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], '0', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], 'ok-name', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], '-1', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], '*.x', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], 'é', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], 'x:y', { ignore: ['message'] }),
    create(['spec', 'podCIDRs', 1], 'x=x=x=', { ignore: ['message'] }),
    create(['spec', 'taints'], [{}], { ignore: ['message'] }),
    create(
      ['spec', 'taints'],
      [
        { key: 'k', value: 'v', effect: 'NoSchedule', timeAdded: '2020-01-01T00:00:00Z' },
        { key: 'k', effect: 'NoExecute' },
        { key: 'k', value: 'v', effect: 'NoSchedule', timeAdded: '2020-01-01T00:00:00Z' },
      ],
    ),
    create(
      ['spec', 'taints', 0],
      { key: 'k', value: 'v', effect: 'NoSchedule', timeAdded: '2020-01-01T00:00:00Z', 'Bad Key!': 'x' },
      { only: [] },
    ),
    create(
      ['spec', 'taints', 0],
      {
        key: 'k',
        value: 'v',
        effect: 'NoSchedule',
        timeAdded: '2020-01-01T00:00:00Z',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    create(['spec', 'taints', 0, 'key'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'taints', 0, 'key'], '/abs/x'),
    create(['spec', 'taints', 0, 'key'], '../x'),
    create(['spec', 'taints', 0, 'value'], 'Bad_Name!'),
    create(['spec', 'taints', 0, 'value'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'taints', 0, 'effect'], 'Bad_Name!'),
    create(['spec', 'taints', 0, 'timeAdded'], ''),
    create(
      ['spec', 'configSource', 'configMap'],
      {
        namespace: 'n',
        name: 'm',
        uid: 'u',
        kubeletConfigKey: 'k',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    create(
      ['spec', 'configSource', 'configMap'],
      { namespace: 'n', name: 'm', uid: 'u', kubeletConfigKey: 'k', 'Bad Key!': 'x' },
      { only: [] },
    ),
    {
      request: {
        method: 'POST',
        path: '/api/v1/nodes',
        body: {
          apiVersion: 'v1',
          kind: 'Node',
          metadata: { name: 'node-${ID}', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            podCIDR: '10.0.0.0/24',
            podCIDRs: ['10.0.0.0/24', 'fd00::/64'],
            providerID: 'p',
            unschedulable: true,
            taints: [
              { key: 'k', value: 'v', effect: 'NoSchedule', timeAdded: '2020-01-01T00:00:00Z' },
              { key: 'k', effect: 'NoExecute' },
            ],
            configSource: { configMap: { namespace: 'n', name: 'm', uid: 'u', kubeletConfigKey: 'k' } },
            externalID: 'e',
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(['spec'], undefined, { ignore: ['message'] }),
    update(
      ['spec', 'taints'],
      [
        { key: 'k', value: 'v', effect: 'NoSchedule', timeAdded: '2020-01-01T00:00:00Z' },
        { key: 'k', effect: 'NoExecute' },
        { key: 'k', value: 'v', effect: 'NoSchedule', timeAdded: '2020-01-01T00:00:00Z' },
      ],
      { ignore: ['message'] },
    ),
    update(['spec', 'taints'], [{}], { ignore: ['message'] }),
    update(['spec', 'taints', 0, 'key'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', {
      ignore: ['message'],
    }),
    update(['spec', 'taints', 0, 'key'], '../x', { ignore: ['message'] }),
    update(['spec', 'taints', 0, 'key'], '/abs/x', { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/nodes/node-${ID}' }, unrecorded: true },
  ],
}
