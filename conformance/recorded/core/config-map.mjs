const base = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'cm', labels: { a: 'b' }, annotations: { c: 'd' } },
  data: { a: 'b' },
  binaryData: { bin: 'AAEC' },
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
    path: '/api/v1/namespaces/${NS}/configmaps',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/configmaps/cm',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a config map',
  needs: ['apiserver'],
  steps: [
    create(['data'], { a: 'b', 'Bad Key!': 'x' }),
    create(['binaryData'], { bin: 'AAEC', 'Bad Key!': 'x' }),
    create(['binaryData', 'bin'], 'Bad_Name!'),
    create(['binaryData', 'bin'], 'UPPER'),
    create(
      ['binaryData', 'bin'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['binaryData', 'bin'], '1.2.3.4'),
    create(['binaryData', 'bin'], 'ok-name'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'cm', labels: { a: 'b' }, annotations: { c: 'd' } },
          data: { a: 'b' },
          binaryData: { bin: 'AAEC' },
          immutable: false,
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/configmaps/cm' }, unrecorded: true },
  ],
}
