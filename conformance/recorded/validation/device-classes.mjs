/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/resource.k8s.io/v1/deviceclasses',
    object: {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'DeviceClass',
      metadata: { name: 'hd-dc-${ID}' },
      spec: {
        selectors: [{ cel: { expression: 'device.driver == "gpu.example.com"' } }],
        config: [{ opaque: { driver: 'x.example.com', parameters: { a: 1 } } }],
        extendedResourceName: 'example.com/gpu',
      },
    },
    creates: [
      [
        [['spec', 'config'], [{}]],
        [['spec', 'selectors'], [{}]],
      ],
      [
        [['spec', 'config', 0, 'opaque'], {}],
        [['spec', 'selectors', 0, 'cel'], {}],
      ],
      [[['spec', 'selectors', 0, 'cel', 'expression'], 'Bad_Name!']],
      [[['spec', 'selectors', 0, 'cel', 'expression'], 'x']],
      [[['spec', 'selectors', 0, 'cel', 'expression'], 'a.b/c']],
      [[['spec', 'selectors', 0, 'cel', 'expression'], ' ']],
      [[['spec', 'selectors', 0, 'cel', 'expression'], '10.0.0.1']],
      [[['spec', 'selectors', 0, 'cel', 'expression'], 'fd00::1']],
      [[['spec', 'selectors', 0, 'cel', 'expression'], '*']],
      [[['spec', 'selectors', 0, 'cel', 'expression'], '-lead']],
    ],
    updates: [],
    statuses: [],
  },
  {
    path: '/apis/resource.k8s.io/v1/resourceslices',
    object: {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ResourceSlice',
      metadata: { name: 'hd-rs-${ID}' },
      spec: {
        driver: 'gpu.example.com',
        nodeName: 'node-1',
        pool: { name: 'pool-a', generation: 1, resourceSliceCount: 1 },
        devices: [
          {
            name: 'gpu-0',
            attributes: { model: { string: 'X1' }, n: { int: 3 }, b: { bool: true }, v: { version: '1.0.0' } },
            capacity: { memory: { value: '8Gi' } },
            taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }],
            consumesCounters: [{ counterSet: 'cs', counters: { c: { value: '1' } } }],
          },
        ],
        sharedCounters: [{ name: 'cs', counters: { c: { value: '5' } } }],
      },
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'allNodes'], true],
        [['spec', 'devices'], [{}]],
        [['spec', 'nodeName'], 'Bad_Name!'],
        [['spec', 'nodeSelector'], {}],
        [['spec', 'pool', 'generation'], -1],
        [['spec', 'pool', 'name'], 'Bad_Name!'],
      ],
      [
        [['spec', 'allNodes'], false],
        [['spec', 'devices', 0, 'attributes'], { '': {} }],
        [['spec', 'devices', 0, 'capacity'], { '': { value: '1' } }],
        [['spec', 'devices', 0, 'name'], '10.0.0.1'],
        [['spec', 'nodeName'], ''],
      ],
      [
        [['spec', 'devices', 0, 'attributes'], { 'bad key!': {} }],
        [['spec', 'devices', 0, 'capacity'], { 'bad key!': { value: '1' } }],
        [['spec', 'nodeSelector', 'nodeSelectorTerms'], []],
      ],
      [
        [['spec', 'devices', 0, 'attributes'], { x: {} }],
        [['spec', 'nodeSelector', 'nodeSelectorTerms', 0, 'matchExpressions'], [{}]],
        [['spec', 'nodeSelector', 'nodeSelectorTerms', 0, 'matchFields'], [{ key: 'x', operator: 'DoesNotExist' }]],
      ],
      [
        [['spec', 'devices', 0, 'attributes'], { 'a/b': {} }],
        [['spec', 'nodeSelector', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'operator'], 'Gt'],
        [['spec', 'nodeSelector', 'nodeSelectorTerms', 0, 'matchFields', 0, 'operator'], 'In'],
      ],
      [
        [['spec', 'devices', 0, 'attributes'], { 'A.b/c/d': {} }],
        [['spec', 'nodeSelector', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'operator'], 'In'],
      ],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [
        { op: 'add', path: '/spec/allNodes', value: true },
        { op: 'replace', path: '/spec/devices', value: [{}] },
        { op: 'replace', path: '/spec/nodeName', value: 'Bad_Name!' },
        { op: 'add', path: '/spec/nodeSelector', value: {} },
        { op: 'replace', path: '/spec/pool/generation', value: -1 },
        { op: 'replace', path: '/spec/pool/name', value: 'Bad_Name!' },
      ],
      [{ op: 'add', path: '/spec/devices/0/capacity/memory/requestPolicy', value: { default: 'abc' } }],
      [{ op: 'add', path: '/spec/devices/0/taints', value: [{ timeAdded: 'bogus' }] }],
    ],
    statuses: [],
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
  about: 'what is wrong with device classes and slices',
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
