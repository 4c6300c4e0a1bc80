const base = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'djson', labels: { a: 'b' }, annotations: { c: 'd' } },
  data: { '.dockerconfigjson': 'e30=' },
  type: 'kubernetes.io/dockerconfigjson',
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
    path: '/api/v1/namespaces/${NS}/secrets/djson',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a docker configuration',
  needs: ['apiserver'],
  steps: [
    create(['data'], undefined),
    create(['data'], { '.dockerconfigjson': 'e30=', 'Bad Key!': 'x' }),
    create(['data', '.dockerconfigjson'], ''),
    create(['data', '.dockerconfigjson'], 'Bad_Name!'),
    create(['data', '.dockerconfigjson'], 'UPPER'),
    create(['data', '.dockerconfigjson'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(
      ['data', '.dockerconfigjson'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['data', '.dockerconfigjson'], '1.2.3.4'),
    create(['data', '.dockerconfigjson'], '10.0.0.0/8'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/secrets',
        body: {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'djson', labels: { a: 'b' }, annotations: { c: 'd' } },
          data: { '.dockerconfigjson': 'e30=' },
          type: 'kubernetes.io/dockerconfigjson',
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(['type'], undefined),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/secrets/djson' }, unrecorded: true },
  ],
}
