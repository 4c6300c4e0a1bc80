/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/networking.k8s.io/v1/namespaces/${NS}/networkpolicies',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'n' },
      spec: {
        podSelector: { matchLabels: { a: 'b' } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            ports: [{ protocol: 'TCP', port: 80, endPort: 90 }],
            from: [
              { podSelector: { matchLabels: { a: 'b' } }, namespaceSelector: { matchLabels: { a: 'b' } } },
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
            ],
          },
        ],
        egress: [{ ports: [{ protocol: 'UDP', port: 'dns' }], to: [{ ipBlock: { cidr: 'fd00::/64' } }] }],
      },
    },
    creates: [
      [
        [['spec', 'egress', 0, 'ports', 0, 'endPort'], -1],
        [['spec', 'egress', 0, 'ports', 0, 'port'], '-5%'],
        [['spec', 'egress', 0, 'ports', 0, 'protocol'], ''],
        [['spec', 'egress', 0, 'to'], [{}]],
        [['spec', 'ingress', 0, 'from'], [{}]],
        [['spec', 'ingress', 0, 'ports', 0, 'endPort'], -1],
        [['spec', 'ingress', 0, 'ports', 0, 'protocol'], ''],
      ],
      [
        [['spec', 'egress', 0, 'ports', 0, 'port'], -1],
        [['spec', 'egress', 0, 'to', 0, 'ipBlock'], {}],
        [['spec', 'egress', 0, 'to', 0, 'namespaceSelector'], {}],
        [['spec', 'egress', 0, 'to', 0, 'podSelector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
        [['spec', 'ingress', 0, 'from', 0, 'ipBlock'], { cidr: 'x' }],
        [['spec', 'ingress', 0, 'from', 0, 'namespaceSelector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
        [['spec', 'ingress', 0, 'from', 0, 'namespaceSelector', 'matchLabels'], { '': 'x' }],
      ],
      [
        [['spec', 'egress', 0, 'to', 0, 'ipBlock', 'cidr'], 'Bad_Name!'],
        [['spec', 'egress', 0, 'to', 0, 'namespaceSelector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
        [['spec', 'egress', 0, 'to', 0, 'podSelector', 'matchExpressions'], [{}]],
        [['spec', 'ingress', 0, 'from', 0, 'ipBlock'], {}],
        [['spec', 'ingress', 0, 'from', 0, 'namespaceSelector', 'matchExpressions'], [{}]],
        [['spec', 'ingress', 0, 'from', 0, 'namespaceSelector', 'matchLabels'], { 'A.b/c/d': 'x' }],
        [['spec', 'ingress', 0, 'from', 0, 'podSelector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
      ],
      [
        [['spec', 'egress', 0, 'to', 0, 'ipBlock', 'except'], ['x']],
        [['spec', 'egress', 0, 'to', 0, 'namespaceSelector', 'matchExpressions'], [{}]],
        [['spec', 'ingress', 0, 'from', 0, 'namespaceSelector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['spec', 'ingress', 0, 'from', 0, 'namespaceSelector', 'matchLabels'], { k: 'Bad_Name!' }],
        [['spec', 'ingress', 0, 'from', 0, 'podSelector', 'matchExpressions'], [{}]],
        [['spec', 'ingress', 0, 'from', 0, 'podSelector', 'matchLabels'], { 'A.b/c/d': 'x' }],
      ],
      [
        [['spec', 'ingress', 0, 'from', 0, 'podSelector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['spec', 'ingress', 0, 'from', 0, 'podSelector', 'matchLabels'], { '': 'x' }],
        [['spec', 'ingress', 0, 'from', 1, 'ipBlock', 'except'], ['']],
        [['spec', 'ingress', 0, 'ports', 0, 'port']],
        [['spec', 'podSelector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
        [['spec', 'podSelector', 'matchLabels'], { '': 'x' }],
        [['spec', 'policyTypes'], ['']],
      ],
      [
        [['spec', 'ingress', 0, 'from', 0, 'podSelector', 'matchLabels'], { k: 'Bad_Name!' }],
        [['spec', 'ingress', 0, 'ports', 0, 'port'], -1],
        [['spec', 'podSelector', 'matchExpressions'], [{}]],
        [['spec', 'podSelector', 'matchLabels'], { 'A.b/c/d': 'x' }],
      ],
      [
        [['spec', 'ingress', 0, 'ports', 0, 'port'], '-5%'],
        [['spec', 'podSelector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['spec', 'podSelector', 'matchLabels'], { k: 'Bad_Name!' }],
      ],
    ],
    updates: [],
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
  about: 'what is wrong with network policies',
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
