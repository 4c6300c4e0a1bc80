const base = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'tls', labels: { a: 'b' }, annotations: { c: 'd' } },
  stringData: { 'tls.crt': 'a', 'tls.key': 'b' },
  type: 'kubernetes.io/tls',
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
    path: '/api/v1/namespaces/${NS}/secrets/tls',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a pair of keys that is none',
  needs: ['apiserver'],
  steps: [
    create(['stringData'], undefined, { ignore: ['message'] }),
    create(['stringData'], { 'tls.crt': 'a', 'tls.key': 'b', 'Bad Key!': 'x' }),
    create(
      ['stringData'],
      { 'tls.crt': 'a', 'tls.key': 'b', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['stringData', 'tls.crt'], undefined),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/secrets',
        body: {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'tls', labels: { a: 'b' }, annotations: { c: 'd' } },
          stringData: { 'tls.crt': 'a', 'tls.key': 'b' },
          type: 'kubernetes.io/tls',
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(['type'], undefined),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/secrets/tls' }, unrecorded: true },
  ],
}
