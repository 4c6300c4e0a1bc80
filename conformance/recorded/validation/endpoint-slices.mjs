/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
    object: {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'one' },
      addressType: 'IPv4',
      endpoints: [
        {
          addresses: ['192.0.2.1'],
          conditions: { ready: true, serving: true, terminating: false },
          hostname: 'h',
          targetRef: { kind: 'Pod', name: 'p', namespace: 'n' },
          deprecatedTopology: { a: 'b' },
          nodeName: 'node1',
          zone: 'z',
          hints: { forZones: [{ name: 'z' }], forNodes: [{ name: 'n' }] },
        },
      ],
      ports: [{ name: 'http', port: 80, protocol: 'TCP', appProtocol: 'http' }],
    },
    creates: [
      [
        [['addressType']],
        [['endpoints'], [{}]],
        [
          ['ports'],
          [
            { name: 'http', port: 80, protocol: 'TCP', appProtocol: 'http' },
            { name: 'http', port: 80, protocol: 'TCP', appProtocol: 'http' },
          ],
        ],
      ],
      [
        [['addressType'], 'Bad_Name!'],
        [
          ['endpoints', 0, 'hints', 'forNodes'],
          [{ name: 'n' }, { name: 'n' }],
        ],
        [
          ['endpoints', 0, 'hints', 'forZones'],
          [{ name: 'z' }, { name: 'z' }],
        ],
        [['endpoints', 0, 'hostname'], ''],
        [['endpoints', 0, 'nodeName'], ''],
        [['ports', 0, 'appProtocol'], ''],
        [['ports', 0, 'name'], 'Bad_Name!'],
      ],
      [
        [['addressType'], 'FQDN'],
        [['endpoints', 0, 'hints', 'forNodes'], [{}]],
        [['endpoints', 0, 'hints', 'forZones', 0, 'name'], 'Bad_Name!'],
        [['endpoints', 0, 'hostname'], '10.0.0.1'],
        [['ports', 0, 'name'], '10.0.0.1'],
        [['ports', 0, 'protocol'], ''],
      ],
      [[['addressType'], 'IPv6']],
      [[['endpoints', 0, 'addresses'], ['']]],
    ],
    updates: [
      [
        { op: 'remove', path: '/addressType' },
        { op: 'replace', path: '/endpoints', value: [{}] },
        {
          op: 'replace',
          path: '/ports',
          value: [
            { name: 'http', protocol: 'TCP', port: 80, appProtocol: 'http' },
            { name: 'http', protocol: 'TCP', port: 80, appProtocol: 'http' },
          ],
        },
      ],
      [
        { op: 'replace', path: '/addressType', value: 'Bad_Name!' },
        { op: 'replace', path: '/endpoints/0/hints/forNodes', value: [{ name: 'n' }, { name: 'n' }] },
        { op: 'replace', path: '/endpoints/0/hints/forZones', value: [{ name: 'z' }, { name: 'z' }] },
        { op: 'replace', path: '/endpoints/0/hostname', value: '' },
        { op: 'replace', path: '/endpoints/0/nodeName', value: '' },
        { op: 'replace', path: '/ports/0/appProtocol', value: '' },
        { op: 'replace', path: '/ports/0/name', value: 'Bad_Name!' },
      ],
      [
        { op: 'replace', path: '/endpoints/0/addresses', value: [''] },
        { op: 'replace', path: '/endpoints/0/hints/forNodes', value: [{}] },
        { op: 'replace', path: '/endpoints/0/hints/forZones/0/name', value: 'Bad_Name!' },
        { op: 'replace', path: '/endpoints/0/hostname', value: '10.0.0.1' },
        { op: 'replace', path: '/ports/0/name', value: '10.0.0.1' },
        { op: 'replace', path: '/ports/0/protocol', value: '' },
      ],
      [{ op: 'replace', path: '/endpoints/0/addresses', value: ['fd00::1'] }],
    ],
    statuses: [],
  },
  {
    path: '/apis/networking.k8s.io/v1/servicecidrs',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'ServiceCIDR',
      metadata: { name: 'hd-cidr-${ID}' },
      spec: { cidrs: ['198.51.100.128/25', 'fd00:1::/112'] },
    },
    status: {
      conditions: [
        { type: 'Ready', status: 'True', reason: 'r', message: 'm', lastTransitionTime: '2020-01-01T00:00:00Z' },
      ],
    },
    creates: [
      [[['spec']]],
      [
        [
          ['spec', 'cidrs'],
          ['198.51.100.128/25', '198.51.100.128/25'],
        ],
      ],
      [[['spec', 'cidrs'], ['']]],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [{ op: 'replace', path: '/spec/cidrs', value: ['198.51.100.128/25', '198.51.100.128/25'] }],
      [{ op: 'replace', path: '/spec/cidrs', value: ['198.51.100.128/25'] }],
    ],
    statuses: [[{ op: 'replace', path: '/status/conditions/0/lastTransitionTime', value: 'bogus' }]],
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
  about: 'what is wrong with endpoint slices, addresses and their ranges',
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
