const base = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'rqs', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    hard: { pods: '1' },
    scopes: ['BestEffort'],
    scopeSelector: {
      matchExpressions: [
        { scopeName: 'PriorityClass', operator: 'In', values: ['x'] },
        { scopeName: 'NotTerminating', operator: 'Exists' },
      ],
    },
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
    path: '/api/v1/namespaces/${NS}/resourcequotas',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/resourcequotas/rqs',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a quota with scopes',
  needs: ['apiserver'],
  steps: [
    create(['spec', 'hard'], { pods: '1', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' }),
    create(['spec', 'hard', 'pods'], '-1'),
    create(['spec', 'hard', 'pods'], '1.5'),
    create(['spec', 'scopes'], ['']),
    create(['spec', 'scopeSelector', 'matchExpressions'], [{}], { ignore: ['message'] }),
    create(['spec', 'scopeSelector', 'matchExpressions', 0, 'values'], []),
    create(
      ['spec', 'scopeSelector', 'matchExpressions', 1],
      {
        scopeName: 'NotTerminating',
        operator: 'Exists',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    create(
      ['spec', 'scopeSelector', 'matchExpressions', 1],
      { scopeName: 'NotTerminating', operator: 'Exists', 'Bad Key!': 'x' },
      { only: [] },
    ),
    create(['spec', 'scopeSelector', 'matchExpressions', 1, 'operator'], '', { ignore: ['message'] }),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/resourcequotas',
        body: {
          apiVersion: 'v1',
          kind: 'ResourceQuota',
          metadata: { name: 'rqs', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            hard: { pods: '1' },
            scopes: ['BestEffort'],
            scopeSelector: {
              matchExpressions: [
                { scopeName: 'PriorityClass', operator: 'In', values: ['x'] },
                { scopeName: 'NotTerminating', operator: 'Exists' },
              ],
            },
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(['spec'], undefined),
    update(['spec', 'scopes'], [''], { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/resourcequotas/rqs' }, unrecorded: true },
  ],
}
