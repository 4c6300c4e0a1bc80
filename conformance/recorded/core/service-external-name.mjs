const base = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'svcn', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: { type: 'ExternalName', externalName: 'x.y', ports: [{ port: 80 }] },
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
    path: '/api/v1/namespaces/${NS}/services',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/services/svcn',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'an external name: new and updated',
  needs: ['apiserver'],
  steps: [
    create(['spec'], undefined),
    create(['spec', 'type'], 'Bad_Name!'),
    create(['spec', 'externalName'], undefined),
    create(['spec', 'externalName'], 'Bad_Name!'),
    create(['spec', 'ports'], [{ port: 80 }, { port: 80 }], { ignore: ['message'] }),
    create(['spec', 'ports'], [{}], { ignore: ['message'] }),
    create(['spec', 'ports', 0, 'port'], 3000000000),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/services',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'svcn', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: { type: 'ExternalName', externalName: 'x.y', ports: [{ port: 80 }] },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/services/svcn' }, unrecorded: true },
  ],
}
