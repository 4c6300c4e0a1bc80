const base = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'svcnp', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    clusterIP: '10.96.77.72',
    type: 'NodePort',
    selector: { app: 'x' },
    ports: [{ port: 80, nodePort: 31090 }],
    externalTrafficPolicy: 'Cluster',
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
    path: '/api/v1/namespaces/${NS}/services',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/services/svcnp',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a service with a node port: new and updated',
  needs: ['apiserver'],
  steps: [
    create(['spec'], undefined),
    create(['spec', 'clusterIP'], 'Bad_Name!'),
    create(['spec', 'clusterIP'], '::1'),
    create(['spec', 'type'], 'Bad_Name!', { ignore: ['message'] }),
    create(['spec', 'type'], undefined, { ignore: ['message'] }),
    create(['spec', 'selector'], { app: 'x', 'Bad Key!': 'x' }),
    create(['spec', 'selector'], { app: 'x', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' }),
    create(['spec', 'selector', 'app'], '-'),
    create(['spec', 'selector', 'app'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'ports'], [{}], { ignore: ['message'] }),
    create(
      ['spec', 'ports'],
      [
        { port: 80, nodePort: 31090 },
        { port: 80, nodePort: 31090 },
      ],
      { ignore: ['message'] },
    ),
    create(['spec', 'ports', 0, 'port'], 3000000000),
    create(['spec', 'ports', 0, 'nodePort'], 3000000000),
    create(['spec', 'externalTrafficPolicy'], 'Bad_Name!'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/services',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'svcnp', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            clusterIP: '10.96.77.72',
            type: 'NodePort',
            selector: { app: 'x' },
            ports: [{ port: 80, nodePort: 31090 }],
            externalTrafficPolicy: 'Cluster',
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(['spec', 'clusterIP'], '1.2.3.4'),
    update(
      ['spec', 'ports'],
      [
        { port: 80, nodePort: 31090 },
        { port: 80, nodePort: 31090 },
      ],
    ),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/services/svcnp' }, unrecorded: true },
  ],
}
