/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/resource.k8s.io/v1/namespaces/${NS}/resourceclaims',
    object: {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ResourceClaim',
      metadata: { name: 'one' },
      spec: {
        devices: {
          requests: [
            {
              name: 'gpu',
              exactly: {
                deviceClassName: 'gpu.example.com',
                selectors: [{ cel: { expression: 'device.driver == "x"' } }],
                allocationMode: 'ExactCount',
                count: 2,
                adminAccess: false,
                tolerations: [{ key: 'a', operator: 'Equal', value: 'b', effect: 'NoSchedule' }],
                capacity: { requests: { memory: '1Gi' } },
              },
            },
            {
              name: 'alt',
              firstAvailable: [
                { name: 's1', deviceClassName: 'a.example.com', count: 1, allocationMode: 'ExactCount' },
                { name: 's2', deviceClassName: 'b.example.com', allocationMode: 'All' },
              ],
            },
          ],
          constraints: [{ requests: ['gpu'], matchAttribute: 'x.example.com/a' }],
          config: [{ requests: ['gpu'], opaque: { driver: 'x.example.com', parameters: { a: 1 } } }],
        },
      },
    },
    status: {
      allocation: { devices: { results: [{ request: 'gpu', driver: 'x.example.com', pool: 'p', device: 'd' }] } },
      reservedFor: [{ resource: 'pods', name: 'p', uid: 'u' }],
      devices: [
        {
          driver: 'x.example.com',
          pool: 'p',
          device: 'd',
          networkData: { interfaceName: 'eth0', ips: ['10.0.0.1/24'], hardwareAddress: 'aa' },
        },
      ],
    },
    creates: [
      [
        [['spec', 'devices', 'config'], [{}]],
        [['spec', 'devices', 'constraints'], [{}]],
        [['spec', 'devices', 'requests', 0, 'exactly'], {}],
        [['spec', 'devices', 'requests', 0, 'firstAvailable'], [{ name: 'x', deviceClassName: 'x' }]],
        [['spec', 'devices', 'requests', 1, 'firstAvailable', 0, 'selectors', 0, 'cel'], {}],
        [['spec', 'devices', 'requests', 1, 'firstAvailable', 1, 'count'], -1],
      ],
      [
        [['spec', 'devices', 'config', 0, 'opaque'], {}],
        [
          ['spec', 'devices', 'config', 0, 'requests'],
          ['gpu', 'gpu'],
        ],
        [['spec', 'devices', 'constraints', 0, 'matchAttribute'], ''],
        [
          ['spec', 'devices', 'constraints', 0, 'requests'],
          ['gpu', 'gpu'],
        ],
        [['spec', 'devices', 'requests'], [{}]],
      ],
      [
        [['spec', 'devices', 'config', 0, 'requests'], ['']],
        [['spec', 'devices', 'constraints', 0, 'matchAttribute'], 'Bad_Name!'],
        [['spec', 'devices', 'constraints', 0, 'requests'], ['']],
        [['spec', 'devices', 'requests', 0, 'exactly', 'allocationMode'], 'Bad_Name!'],
        [['spec', 'devices', 'requests', 0, 'exactly', 'deviceClassName'], 'Bad_Name!'],
        [['spec', 'devices', 'requests', 0, 'exactly', 'selectors'], [{}]],
        [['spec', 'devices', 'requests', 0, 'exactly', 'tolerations', 0, 'effect'], 'Bad_Name!'],
      ],
      [
        [['spec', 'devices', 'config', 0, 'requests'], ['a.b/c']],
        [['spec', 'devices', 'constraints', 0, 'requests'], ['a.b/c']],
        [['spec', 'devices', 'requests', 0, 'exactly', 'count'], -1],
        [['spec', 'devices', 'requests', 0, 'exactly', 'selectors', 0, 'cel'], {}],
        [['spec', 'devices', 'requests', 0, 'exactly', 'tolerations', 0, 'key'], 'Bad_Name!'],
        [['spec', 'devices', 'requests', 0, 'exactly', 'tolerations', 0, 'operator'], 'Bad_Name!'],
        [
          ['spec', 'devices', 'requests', 0, 'firstAvailable'],
          [
            { name: 'x', deviceClassName: 'x' },
            { name: 'x', deviceClassName: 'x' },
          ],
        ],
      ],
      [[['spec', 'devices', 'requests', 0, 'exactly', 'adminAccess'], true]],
      [
        [['spec', 'devices', 'requests', 0, 'exactly', 'selectors', 0, 'cel', 'expression'], 'Bad_Name!'],
        [['spec', 'devices', 'requests', 0, 'exactly', 'tolerations', 0, 'operator'], 'Exists'],
        [['spec', 'devices', 'requests', 0, 'firstAvailable'], [{}]],
        [['spec', 'devices', 'requests', 0, 'name'], '10.0.0.1'],
        [['spec', 'devices', 'requests', 1, 'firstAvailable', 0, 'selectors', 0, 'cel', 'expression'], 'Bad_Name!'],
      ],
      [
        [['spec', 'devices', 'requests', 0, 'exactly', 'selectors', 0, 'cel', 'expression'], 'x'],
        [['spec', 'devices', 'requests', 0, 'exactly', 'tolerations', 0, 'value'], 'Bad_Name!'],
        [['spec', 'devices', 'requests', 0, 'firstAvailable', 0, 'allocationMode'], 'Bad_Name!'],
        [['spec', 'devices', 'requests', 0, 'firstAvailable', 0, 'selectors'], [{}]],
        [['spec', 'devices', 'requests', 0, 'firstAvailable', 0, 'tolerations', 0, 'effect'], 'Bad_Name!'],
        [['spec', 'devices', 'requests', 0, 'firstAvailable', 0, 'tolerations', 0, 'key'], 'Bad_Name!'],
        [['spec', 'devices', 'requests', 0, 'firstAvailable', 0, 'tolerations', 0, 'operator'], 'Bad_Name!'],
      ],
      [
        [['spec', 'devices', 'requests', 0, 'exactly', 'selectors', 0, 'cel', 'expression'], 'a.b/c'],
        [['spec', 'devices', 'requests', 0, 'firstAvailable', 0, 'count'], -1],
        [['spec', 'devices', 'requests', 0, 'firstAvailable', 0, 'selectors', 0, 'cel'], { expression: 'x' }],
        [['spec', 'devices', 'requests', 0, 'firstAvailable', 0, 'tolerations', 0, 'value'], 'Bad_Name!'],
        [['spec', 'devices', 'requests', 1, 'firstAvailable', 0, 'selectors', 0, 'cel', 'expression'], 'a.b/c'],
      ],
      [
        [['spec', 'devices', 'requests', 0, 'exactly', 'selectors', 0, 'cel', 'expression'], ' '],
        [['spec', 'devices', 'requests', 0, 'firstAvailable', 0, 'deviceClassName'], 'Bad_Name!'],
        [['spec', 'devices', 'requests', 1, 'firstAvailable', 0, 'selectors', 0, 'cel', 'expression'], ' '],
      ],
      [
        [['spec', 'devices', 'requests', 0, 'exactly', 'selectors', 0, 'cel', 'expression'], '10.0.0.1'],
        [['spec', 'devices', 'requests', 0, 'firstAvailable', 0, 'name'], '10.0.0.1'],
        [['spec', 'devices', 'requests', 1, 'firstAvailable', 0, 'selectors', 0, 'cel', 'expression'], '10.0.0.1'],
      ],
      [
        [['spec', 'devices', 'requests', 0, 'exactly', 'selectors', 0, 'cel', 'expression'], 'fd00::1'],
        [['spec', 'devices', 'requests', 1, 'firstAvailable', 0, 'selectors', 0, 'cel', 'expression'], 'fd00::1'],
      ],
      [
        [['spec', 'devices', 'requests', 0, 'exactly', 'selectors', 0, 'cel', 'expression'], '*'],
        [['spec', 'devices', 'requests', 1, 'firstAvailable', 0, 'selectors', 0, 'cel', 'expression'], '*'],
      ],
      [
        [['spec', 'devices', 'requests', 0, 'exactly', 'selectors', 0, 'cel', 'expression'], '-lead'],
        [['spec', 'devices', 'requests', 1, 'firstAvailable', 0, 'selectors', 0, 'cel', 'expression'], '-lead'],
      ],
    ],
    updates: [],
    statuses: [
      [
        { op: 'remove', path: '/status/allocation' },
        {
          op: 'replace',
          path: '/status/reservedFor',
          value: [
            { resource: 'pods', name: 'p', uid: 'u' },
            { resource: 'pods', name: 'p', uid: 'u' },
          ],
        },
      ],
      [
        {
          op: 'replace',
          path: '/status/devices/0/conditions',
          value: [{ type: 'x', status: 'x', lastTransitionTime: '2020-01-01T00:00:00Z', reason: 'x', message: 'x' }],
        },
        { op: 'add', path: '/status/devices/0/data', value: 'x' },
        { op: 'replace', path: '/status/devices/0/networkData/ips', value: ['10.0.0.1/24', '10.0.0.1/24'] },
        { op: 'replace', path: '/status/reservedFor', value: [{}] },
      ],
      [
        { op: 'replace', path: '/status/devices/0/conditions', value: [{}] },
        { op: 'replace', path: '/status/devices/0/networkData/ips', value: [''] },
      ],
      [{ op: 'replace', path: '/status/devices/0/conditions', value: [{ observedGeneration: -1 }] }],
      [{ op: 'replace', path: '/status/devices/0/conditions', value: [{ reason: 'Bad_Name!' }] }],
    ],
  },
]

/** The value with another at a path of it; without it where there is none. */
function changed(value, [key, ...rest], ...to) {
  const copy = Array.isArray(value) ? [...value] : typeof key === 'number' && !value ? [] : { ...value }
  if (rest.length > 0) copy[key] = changed(copy[key], rest, ...to)
  else if (to.length > 0) copy[key] = to[0]
  else if (Array.isArray(copy)) copy.splice(key, 1)
  else delete copy[key]
  return copy
}

const answer = { only: ['kind', 'status', 'details', 'message', 'reason', 'code'] }
const patch = (path, body) => ({
  request: {
    method: 'PATCH',
    path: `${path}?dryRun=All`,
    body,
    headers: { 'content-type': 'application/json-patch+json' },
  },
  ...answer,
})

export default {
  about: 'what is wrong with resource claims',
  needs: ['apiserver'],
  steps: kinds.flatMap(({ path, object, status, creates, updates, statuses }) => {
    const item = `${path}/${object.metadata.name}`
    return [
      ...creates.map((changes) => ({
        request: {
          method: 'POST',
          path: `${path}?dryRun=All`,
          body: changes.reduce((body, [at, ...to]) => changed(body, at, ...to), object),
        },
        ...answer,
      })),
      { request: { method: 'POST', path, body: object }, unrecorded: true },
      ...updates.map((body) => patch(item, body)),
      ...(status
        ? [
            {
              request: {
                method: 'PATCH',
                path: `${item}/status`,
                body: { status },
                headers: { 'content-type': 'application/merge-patch+json' },
              },
              unrecorded: true,
            },
          ]
        : []),
      ...statuses.map((body) => patch(`${item}/status`, body)),
      { request: { method: 'DELETE', path: item }, unrecorded: true },
    ]
  }),
}
