const base = {
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name: 'lr', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    limits: [
      {
        type: 'Container',
        max: { cpu: '2', memory: '2Gi' },
        min: { cpu: '1', memory: '1Gi' },
        default: { cpu: '2' },
        defaultRequest: { cpu: '1' },
        maxLimitRequestRatio: { cpu: '2' },
      },
      { type: 'Pod', max: { cpu: '4' }, min: { cpu: '1' }, maxLimitRequestRatio: { memory: '3' } },
      { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '2Gi' } },
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
    path: '/api/v1/namespaces/${NS}/limitranges',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/limitranges/lr',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'limit ranges',
  needs: ['apiserver'],
  steps: [
    create(
      ['spec', 'limits'],
      [
        {
          type: 'Container',
          max: { cpu: '2', memory: '2Gi' },
          min: { cpu: '1', memory: '1Gi' },
          default: { cpu: '2' },
          defaultRequest: { cpu: '1' },
          maxLimitRequestRatio: { cpu: '2' },
        },
        { type: 'Pod', max: { cpu: '4' }, min: { cpu: '1' }, maxLimitRequestRatio: { memory: '3' } },
        { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '2Gi' } },
        {
          type: 'Container',
          max: { cpu: '2', memory: '2Gi' },
          min: { cpu: '1', memory: '1Gi' },
          default: { cpu: '2' },
          defaultRequest: { cpu: '1' },
          maxLimitRequestRatio: { cpu: '2' },
        },
      ],
    ),
    create(['spec', 'limits'], [{}], { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'type'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'limits', 0, 'type'], 'UPPER'),
    create(['spec', 'limits', 0, 'type'], '../x'),
    create(['spec', 'limits', 0, 'type'], '/abs/x'),
    create(['spec', 'limits', 0, 'max'], { cpu: '2', memory: '2Gi', 'Bad Key!': 'x' }),
    create(['spec', 'limits', 0, 'max', 'cpu'], '-', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'max', 'cpu'], '-1', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'max', 'cpu'], '1m', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'max', 'cpu'], '1.5', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'max', 'memory'], '-', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'max', 'memory'], '-1', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'max', 'memory'], '1.5', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'max', 'memory'], '1m', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'max', 'memory'], '1Ki', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'max', 'memory'], '1e3', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'max', 'memory'], '0.1Gi', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'min', 'cpu'], '-1'),
    create(['spec', 'limits', 0, 'min', 'cpu'], '1.5', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'min', 'cpu'], '1Ki', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'min', 'cpu'], '1e3', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'min', 'cpu'], '0.1Gi', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'default', 'cpu'], '-', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'default', 'cpu'], '-1', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'default', 'cpu'], '500n', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'default', 'cpu'], '1Ki'),
    create(['spec', 'limits', 0, 'default', 'cpu'], '1e3'),
    create(['spec', 'limits', 0, 'default', 'cpu'], '0.1Gi'),
    create(['spec', 'limits', 0, 'defaultRequest', 'cpu'], '-'),
    create(['spec', 'limits', 0, 'defaultRequest', 'cpu'], '-1'),
    create(['spec', 'limits', 0, 'defaultRequest', 'cpu'], '1m'),
    create(['spec', 'limits', 0, 'defaultRequest', 'cpu'], '1e3', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'defaultRequest', 'cpu'], '1Ki', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'defaultRequest', 'cpu'], '0.1Gi', { ignore: ['message'] }),
    create(['spec', 'limits', 0, 'maxLimitRequestRatio', 'cpu'], '-'),
    create(['spec', 'limits', 0, 'maxLimitRequestRatio', 'cpu'], '-1'),
    create(['spec', 'limits', 0, 'maxLimitRequestRatio', 'cpu'], '1m'),
    create(['spec', 'limits', 0, 'maxLimitRequestRatio', 'cpu'], '1Ki'),
    create(['spec', 'limits', 0, 'maxLimitRequestRatio', 'cpu'], '1e3'),
    create(['spec', 'limits', 0, 'maxLimitRequestRatio', 'cpu'], '0.1Gi'),
    create(['spec', 'limits', 1, 'min', 'cpu'], '1Ki'),
    create(['spec', 'limits', 1, 'min', 'cpu'], '1e3'),
    create(['spec', 'limits', 1, 'min', 'cpu'], '0.1Gi'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/limitranges',
        body: {
          apiVersion: 'v1',
          kind: 'LimitRange',
          metadata: { name: 'lr', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            limits: [
              {
                type: 'Container',
                max: { cpu: '2', memory: '2Gi' },
                min: { cpu: '1', memory: '1Gi' },
                default: { cpu: '2' },
                defaultRequest: { cpu: '1' },
                maxLimitRequestRatio: { cpu: '2' },
              },
              { type: 'Pod', max: { cpu: '4' }, min: { cpu: '1' }, maxLimitRequestRatio: { memory: '3' } },
              { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '2Gi' } },
            ],
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/limitranges/lr' }, unrecorded: true },
  ],
}
