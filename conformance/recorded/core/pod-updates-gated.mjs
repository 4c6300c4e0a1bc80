const base = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'gated', labels: { foo: 'b' } },
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
    automountServiceAccountToken: false,
    nodeSelector: { a: 'b' },
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

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/pods/gated',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'what an update of a pod with scheduling gates may change',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'gated', labels: { foo: 'b' } },
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
                labelSelector: {
                  matchLabels: { a: 'b' },
                  matchExpressions: [{ key: 'k', operator: 'NotIn', values: ['v'] }],
                },
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
            automountServiceAccountToken: false,
            nodeSelector: { a: 'b' },
          },
        },
      },
      unrecorded: true,
    },
    update(['spec'], undefined, { ignore: ['message'] }),
    update(
      ['spec', 'containers'],
      [
        { name: 'c', image: 'i' },
        { name: 'c', image: 'i' },
      ],
      { ignore: ['message'] },
    ),
    update(['spec', 'containers', 0], { name: 'c', image: 'i', 'Bad Key!': 'x' }),
    update(['spec', 'containers', 0], {
      name: 'c',
      image: 'i',
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
    }),
    update(['spec', 'containers', 0, 'name'], undefined, { ignore: ['message'] }),
    update(['spec', 'containers', 0, 'name'], 'Bad_Name!', { ignore: ['message'] }),
    update(['spec', 'containers', 0, 'name'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', {
      ignore: ['message'],
    }),
    update(['spec', 'containers', 0, 'name'], '1.2.3.4', { ignore: ['message'] }),
    update(['spec', 'containers', 0, 'image'], undefined, { ignore: ['message'] }),
    update(['spec', 'containers', 0, 'image'], ' sp ', { ignore: ['message'] }),
    update(['spec', 'affinity', 'nodeAffinity'], undefined, { ignore: ['message'] }),
    update(
      ['spec', 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'],
      {},
      { ignore: ['message'] },
    ),
    update(
      ['spec', 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'],
      [],
      { ignore: ['message'] },
    ),
    update(
      ['spec', 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'],
      [{}],
      { ignore: ['message'] },
    ),
    update(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
      ],
      undefined,
      { ignore: ['message'] },
    ),
    update(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
      ],
      [
        { key: 'x', operator: 'DoesNotExist' },
        { key: 'g', operator: 'Gt', values: ['1'] },
        { key: 'k', operator: 'In', values: ['v'] },
      ],
      { ignore: ['message'] },
    ),
    update(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        0,
      ],
      undefined,
      { ignore: ['message'] },
    ),
    update(
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
      'UPPER',
      { ignore: ['message'] },
    ),
    update(
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
      ['v', 'v'],
      { ignore: ['message'] },
    ),
    update(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        2,
      ],
      undefined,
      { ignore: ['message'] },
    ),
    update(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        2,
      ],
      { key: 'x', operator: 'DoesNotExist', 'Bad Key!': 'x' },
    ),
    update(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchExpressions',
        2,
      ],
      { key: 'x', operator: 'DoesNotExist', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
    ),
    update(
      [
        'spec',
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        'nodeSelectorTerms',
        0,
        'matchFields',
      ],
      undefined,
      { ignore: ['message'] },
    ),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/pods/gated' }, unrecorded: true },
  ],
}
