const base = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'sec', labels: { a: 'b' }, annotations: { c: 'd' } },
  data: { a: 'AAEC' },
  stringData: { b: 'x' },
  type: 'Opaque',
  immutable: false,
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
    path: '/api/v1/namespaces/${NS}/secrets',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/secrets/sec',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a secret',
  needs: ['apiserver'],
  steps: [
    create(['data'], { a: 'AAEC', 'Bad Key!': 'x' }),
    create(['data', 'a'], 'UPPER'),
    create(['data', 'a'], 'Bad_Name!'),
    create(
      ['data', 'a'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['data', 'a'], '1.2.3.4'),
    create(['data', 'a'], 'ok-name'),
    create(['stringData'], { b: 'x', 'Bad Key!': 'x' }),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/secrets',
        body: {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'sec', labels: { a: 'b' }, annotations: { c: 'd' } },
          data: { a: 'AAEC' },
          stringData: { b: 'x' },
          type: 'Opaque',
          immutable: false,
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(['type'], 'Bad_Name!'),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/secrets/sec' }, unrecorded: true },
  ],
}
