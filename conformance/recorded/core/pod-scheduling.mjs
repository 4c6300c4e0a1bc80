const base = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', labels: { app: 'x' } },
  spec: {
    containers: [{ name: 'c', image: 'i' }],
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            {
              matchExpressions: [
                { key: 'k', operator: 'In', values: ['v'] },
                { key: 'g', operator: 'Gt', values: ['1'] },
                { key: 'x', operator: 'DoesNotExist' },
              ],
              matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n'] }],
            },
          ],
        },
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 1,
            preference: {
              matchExpressions: [
                { key: 'k', operator: 'In', values: ['v'] },
                { key: 'g', operator: 'Gt', values: ['1'] },
                { key: 'x', operator: 'DoesNotExist' },
              ],
              matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n'] }],
            },
          },
        ],
      },
      podAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            labelSelector: {
              matchLabels: { a: 'b' },
              matchExpressions: [
                { key: 'k', operator: 'In', values: ['v'] },
                { key: 'e', operator: 'Exists' },
              ],
            },
            topologyKey: 't',
            namespaces: ['n'],
            namespaceSelector: { matchLabels: { c: 'd' } },
            matchLabelKeys: ['app'],
            mismatchLabelKeys: ['zz'],
          },
        ],
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 5,
            podAffinityTerm: {
              labelSelector: {
                matchLabels: { a: 'b' },
                matchExpressions: [
                  { key: 'k', operator: 'In', values: ['v'] },
                  { key: 'e', operator: 'Exists' },
                ],
              },
              topologyKey: 't',
              namespaces: ['n'],
              namespaceSelector: { matchLabels: { c: 'd' } },
              matchLabelKeys: ['app'],
              mismatchLabelKeys: ['zz'],
            },
          },
        ],
      },
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            labelSelector: {
              matchLabels: { a: 'b' },
              matchExpressions: [
                { key: 'k', operator: 'In', values: ['v'] },
                { key: 'e', operator: 'Exists' },
              ],
            },
            topologyKey: 't',
            namespaces: ['n'],
            namespaceSelector: { matchLabels: { c: 'd' } },
            matchLabelKeys: ['app'],
            mismatchLabelKeys: ['zz'],
          },
        ],
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 5,
            podAffinityTerm: {
              labelSelector: {
                matchLabels: { a: 'b' },
                matchExpressions: [
                  { key: 'k', operator: 'In', values: ['v'] },
                  { key: 'e', operator: 'Exists' },
                ],
              },
              topologyKey: 't',
              namespaces: ['n'],
              namespaceSelector: { matchLabels: { c: 'd' } },
              matchLabelKeys: ['app'],
              mismatchLabelKeys: ['zz'],
            },
          },
        ],
      },
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'z',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'k', operator: 'NotIn', values: ['v'] }] },
        minDomains: 2,
        nodeAffinityPolicy: 'Honor',
        nodeTaintsPolicy: 'Ignore',
        matchLabelKeys: ['app'],
      },
      { maxSkew: 2, topologyKey: 'y', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: {} },
    ],
    schedulingGates: [{ name: 'g' }, { name: 'x/y' }],
    resourceClaims: [
      { name: 'a', resourceClaimName: 'b' },
      { name: 'b', resourceClaimTemplateName: 'c' },
    ],
    resources: { limits: { cpu: '3', memory: '1Gi', 'hugepages-2Mi': '4Mi' }, requests: { cpu: '1' } },
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
    path: '/api/v1/namespaces/${NS}/pods',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'affinity, topology spread, gates, claims and resources of a pod',
  needs: ['apiserver'],
  steps: [
    create(['spec'], undefined),
    create(
      ['spec', 'containers'],
      [
        { name: 'c', image: 'i' },
        { name: 'c', image: 'i' },
      ],
    ),
    create(['spec', 'containers'], [{}], { ignore: ['message'] }),
    create(['spec', 'containers', 0, 'name'], 'Bad_Name!'),
    create(['spec', 'containers', 0, 'name'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'containers', 0, 'name'], '1.2.3.4'),
    create(['spec', 'containers', 0, 'image'], ' sp '),
    create(['spec', 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'], {}),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        0,
        'key',
      ],
      'Bad_Name!',
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        0,
        'key',
      ],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        0,
        'key',
      ],
      '../x',
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        0,
        'key',
      ],
      '/abs/x',
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        0,
        'operator',
      ],
      '',
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        0,
        'values',
      ],
      undefined,
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        0,
        'values',
        0,
      ],
      'Bad_Name!',
    ),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        0,
        'values',
        0,
      ],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        1,
        'values',
      ],
      ['1', '1'],
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchFields',
      ],
      [{}],
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchFields',
        0,
        'values',
      ],
      undefined,
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchFields',
        0,
        'values',
        0,
      ],
      '',
      { ignore: ['message'] },
    ),
    create(['spec', 'affinity', 'nodeAffinity', 'preferredDuringSchedulingIgnoredDuringExecution'], [{}]),
    create(
      ['spec', 'affinity', 'nodeAffinity', 'preferredDuringSchedulingIgnoredDuringExecution', 0, 'weight'],
      3000000000,
    ),
    create(['spec', 'affinity', 'podAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'], [{}], {
      ignore: ['message'],
    }),
    create(
      [
        'spec',
        'affinity',
        'podAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        0,
        'labelSelector',
        'matchLabels',
      ],
      { a: 'b', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'podAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        0,
        'labelSelector',
        'matchLabels',
        'a',
      ],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'podAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        0,
        'labelSelector',
        'matchExpressions',
        0,
        'key',
      ],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'podAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        0,
        'labelSelector',
        'matchExpressions',
        0,
        'operator',
      ],
      '',
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'podAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        0,
        'labelSelector',
        'matchExpressions',
        0,
        'values',
      ],
      undefined,
      { ignore: ['message'] },
    ),
    create(
      [
        'spec',
        'affinity',
        'podAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        0,
        'labelSelector',
        'matchExpressions',
        0,
        'values',
        0,
      ],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      { ignore: ['message'] },
    ),
    create(
      ['spec', 'affinity', 'podAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 0, 'topologyKey'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      { ignore: ['message'] },
    ),
    create(
      ['spec', 'affinity', 'podAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 0, 'namespaces', 0],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      { ignore: ['message'] },
    ),
  ],
}
