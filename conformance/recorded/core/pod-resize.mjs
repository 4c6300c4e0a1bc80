const base = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'rsz', labels: { a: 'b' } },
  spec: {
    automountServiceAccountToken: false,
    initContainers: [
      { name: 'i', image: 'i', restartPolicy: 'Always', resources: { requests: { cpu: '1' } } },
      { name: 'j', image: 'i', resources: { requests: { cpu: '1' }, limits: { cpu: '2' } } },
    ],
    containers: [
      {
        name: 'c',
        image: 'i',
        resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
        resources: {
          requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
          limits: { cpu: '2', memory: '2Gi' },
        },
      },
      { name: 'd', image: 'i' },
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

const resize = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/pods/rsz/resize',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'what a resize may change',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'rsz', labels: { a: 'b' } },
          spec: {
            automountServiceAccountToken: false,
            initContainers: [
              { name: 'i', image: 'i', restartPolicy: 'Always', resources: { requests: { cpu: '1' } } },
              { name: 'j', image: 'i', resources: { requests: { cpu: '1' }, limits: { cpu: '2' } } },
            ],
            containers: [
              {
                name: 'c',
                image: 'i',
                resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
                resources: {
                  requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
                  limits: { cpu: '2', memory: '2Gi' },
                },
              },
              { name: 'd', image: 'i' },
            ],
          },
        },
      },
      unrecorded: true,
    },
    resize(['spec'], {}, { ignore: ['message'] }),
    resize(
      ['spec', 'initContainers'],
      [
        { name: 'i', image: 'i', restartPolicy: 'Always', resources: { requests: { cpu: '1' } } },
        { name: 'j', image: 'i', resources: { requests: { cpu: '1' }, limits: { cpu: '2' } } },
        { name: 'i', image: 'i', restartPolicy: 'Always', resources: { requests: { cpu: '1' } } },
      ],
      { ignore: ['message'] },
    ),
    resize(
      ['spec', 'initContainers'],
      [
        { name: 'j', image: 'i', resources: { requests: { cpu: '1' }, limits: { cpu: '2' } } },
        { name: 'i', image: 'i', restartPolicy: 'Always', resources: { requests: { cpu: '1' } } },
      ],
      { ignore: ['message'] },
    ),
    resize(['spec', 'initContainers'], [{}], { ignore: ['message'] }),
    resize(['spec', 'initContainers', 0], {}, { ignore: ['message'] }),
    resize(['spec', 'initContainers', 0, 'name'], '-', { ignore: ['message'] }),
    resize(['spec', 'initContainers', 0, 'name'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', {
      ignore: ['message'],
    }),
    resize(['spec', 'initContainers', 0, 'name'], '1.2.3.4', { ignore: ['message'] }),
    resize(['spec', 'initContainers', 0, 'resources'], undefined),
    resize(['spec', 'initContainers', 0, 'resources', 'requests'], { cpu: '1', 'Bad Key!': 'x' }),
    resize(['spec', 'initContainers', 0, 'resources', 'requests', 'cpu'], '-1'),
    resize(['spec', 'initContainers', 1, 'resources'], undefined),
    resize(['spec', 'initContainers', 1, 'resources', 'requests', 'cpu'], '1Ki', { ignore: ['message'] }),
    resize(['spec', 'initContainers', 1, 'resources', 'limits', 'cpu'], '-', { ignore: ['message'] }),
    resize(['spec', 'initContainers', 1, 'resources', 'limits', 'cpu'], '-1', { ignore: ['message'] }),
    resize(['spec', 'initContainers', 1, 'resources', 'limits', 'cpu'], '1m', { ignore: ['message'] }),
    resize(
      ['spec', 'containers'],
      [
        {
          name: 'c',
          image: 'i',
          resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
          resources: {
            requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
            limits: { cpu: '2', memory: '2Gi' },
          },
        },
        { name: 'd', image: 'i' },
        {
          name: 'c',
          image: 'i',
          resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
          resources: {
            requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
            limits: { cpu: '2', memory: '2Gi' },
          },
        },
      ],
      { ignore: ['message'] },
    ),
    resize(
      ['spec', 'containers'],
      [
        { name: 'd', image: 'i' },
        {
          name: 'c',
          image: 'i',
          resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
          resources: {
            requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
            limits: { cpu: '2', memory: '2Gi' },
          },
        },
      ],
      { ignore: ['message'] },
    ),
    resize(['spec', 'containers'], [{}], { ignore: ['message'] }),
    resize(['spec', 'containers', 0], {}, { ignore: ['message'] }),
    resize(['spec', 'containers', 0, 'name'], 'UPPER', { ignore: ['message'] }),
    resize(['spec', 'containers', 0, 'name'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', {
      ignore: ['message'],
    }),
    resize(['spec', 'containers', 0, 'name'], '1.2.3.4', { ignore: ['message'] }),
    resize(['spec', 'containers', 0, 'resizePolicy'], undefined),
    resize(
      ['spec', 'containers', 0, 'resizePolicy'],
      [
        { resourceName: 'cpu', restartPolicy: 'NotRequired' },
        { resourceName: 'cpu', restartPolicy: 'NotRequired' },
      ],
      { ignore: ['message'] },
    ),
    resize(['spec', 'containers', 0, 'resizePolicy'], [{}], { ignore: ['message'] }),
    resize(['spec', 'containers', 0, 'resizePolicy', 0, 'resourceName'], undefined, { ignore: ['message'] }),
    resize(['spec', 'containers', 0, 'resizePolicy', 0, 'resourceName'], 'Bad_Name!', { ignore: ['message'] }),
    resize(['spec', 'containers', 0, 'resources'], undefined, { ignore: ['message'] }),
    resize(['spec', 'containers', 0, 'resources', 'requests', 'cpu'], '-1'),
    resize(['spec', 'containers', 0, 'resources', 'requests', 'cpu'], '1Ki'),
    resize(['spec', 'containers', 0, 'resources', 'requests', 'memory'], '1E30'),
    resize(['spec', 'containers', 0, 'resources', 'limits', 'cpu'], '-'),
    resize(['spec', 'containers', 0, 'resources', 'limits', 'cpu'], '-1', { ignore: ['message'] }),
    resize(['spec', 'containers', 0, 'resources', 'limits', 'cpu'], '1m'),
    resize(['spec', 'containers', 0, 'resources', 'limits', 'memory'], '-'),
    resize(['spec', 'containers', 0, 'resources', 'limits', 'memory'], '-1', { ignore: ['message'] }),
    resize(['spec', 'containers', 0, 'resources', 'limits', 'memory'], '1.5'),
    resize(['spec', 'containers', 0, 'resources', 'limits', 'memory'], '1m'),
    resize(['spec', 'containers', 0, 'resources', 'limits', 'memory'], '1Ki'),
    resize(['spec', 'containers', 0, 'resources', 'limits', 'memory'], '1e3'),
    resize(['spec', 'containers', 0, 'resources', 'limits', 'memory'], '0.1Gi'),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/pods/rsz' }, unrecorded: true },
  ],
}
