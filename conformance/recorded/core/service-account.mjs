const base = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'sa', labels: { a: 'b' }, annotations: { 'kubernetes.io/enforce-mountable-secrets': 'true' } },
  secrets: [{ name: 'x' }, { name: 'y', kind: 'Secret', namespace: 'z' }],
  imagePullSecrets: [{ name: 'p' }],
  automountServiceAccountToken: false,
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
    path: '/api/v1/namespaces/${NS}/serviceaccounts',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/serviceaccounts/sa',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a service account',
  needs: ['apiserver'],
  steps: [
    create(['secrets'], undefined, { only: [] }),
    create(['secrets', 0], { name: 'x', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['secrets', 0],
      { name: 'x', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['imagePullSecrets', 0], { name: 'p', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['imagePullSecrets', 0],
      { name: 'p', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts',
        body: {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: {
            name: 'sa',
            labels: { a: 'b' },
            annotations: { 'kubernetes.io/enforce-mountable-secrets': 'true' },
          },
          secrets: [{ name: 'x' }, { name: 'y', kind: 'Secret', namespace: 'z' }],
          imagePullSecrets: [{ name: 'p' }],
          automountServiceAccountToken: false,
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/serviceaccounts/sa' }, unrecorded: true },
  ],
}
