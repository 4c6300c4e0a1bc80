const base = {
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata: { name: 'ep', labels: { a: 'b' }, annotations: { c: 'd' } },
  subsets: [
    {
      addresses: [
        {
          ip: '1.2.3.4',
          hostname: 'h',
          nodeName: 'n',
          targetRef: { kind: 'Pod', name: 'x', namespace: 'y', uid: 'u' },
        },
      ],
      notReadyAddresses: [{ ip: '2001:db8::1' }],
      ports: [
        { name: 'p', port: 80, protocol: 'TCP', appProtocol: 'http' },
        { name: 'q', port: 81 },
      ],
    },
    { addresses: [{ ip: '5.6.7.8' }], ports: [{ port: 1 }] },
  ],
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
    path: '/api/v1/namespaces/${NS}/endpoints',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/endpoints/ep',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'endpoints: new and updated',
  needs: ['apiserver'],
  steps: [
    create(['subsets'], undefined, { only: [] }),
    create(['subsets'], [{}]),
    create(['subsets', 0, 'addresses'], [{}], { ignore: ['message'] }),
    create(['subsets', 0, 'addresses', 0, 'ip'], '::1'),
    create(['subsets', 0, 'addresses', 0, 'hostname'], '-'),
    create(
      ['subsets', 0, 'addresses', 0, 'hostname'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['subsets', 0, 'addresses', 0, 'hostname'], '1.2.3.4'),
    create(['subsets', 0, 'addresses', 0, 'nodeName'], ''),
    create(
      ['subsets', 0, 'addresses', 0, 'targetRef'],
      { kind: 'Pod', name: 'x', namespace: 'y', uid: 'u', 'Bad Key!': 'x' },
      { only: [] },
    ),
    create(
      ['subsets', 0, 'addresses', 0, 'targetRef'],
      {
        kind: 'Pod',
        name: 'x',
        namespace: 'y',
        uid: 'u',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    create(['subsets', 0, 'notReadyAddresses'], [{}], { ignore: ['message'] }),
    create(['subsets', 0, 'notReadyAddresses', 0], { ip: '2001:db8::1', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['subsets', 0, 'notReadyAddresses', 0],
      { ip: '2001:db8::1', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['subsets', 0, 'notReadyAddresses', 0, 'ip'], '::1'),
    create(['subsets', 0, 'ports'], [{}]),
    create(['subsets', 0, 'ports', 0], {}, { ignore: ['message'] }),
    create(['subsets', 0, 'ports', 0, 'name'], 'Bad_Name!'),
    create(['subsets', 0, 'ports', 0, 'name'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['subsets', 0, 'ports', 0, 'name'], '999.1.1.1'),
    create(['subsets', 0, 'ports', 0, 'port'], 3000000000),
    create(['subsets', 0, 'ports', 0, 'protocol'], 'Bad_Name!'),
    create(['subsets', 0, 'ports', 0, 'appProtocol'], '', { ignore: ['message'] }),
    create(
      ['subsets', 0, 'ports', 0, 'appProtocol'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['subsets', 0, 'ports', 0, 'appProtocol'], '../x'),
    create(['subsets', 0, 'ports', 0, 'appProtocol'], '/abs/x'),
    create(['subsets', 1, 'addresses', 0], { ip: '5.6.7.8', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['subsets', 1, 'addresses', 0],
      { ip: '5.6.7.8', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['subsets', 1, 'ports'], [{ port: 1 }, { port: 1 }], { ignore: ['message'] }),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/endpoints',
        body: {
          apiVersion: 'v1',
          kind: 'Endpoints',
          metadata: { name: 'ep', labels: { a: 'b' }, annotations: { c: 'd' } },
          subsets: [
            {
              addresses: [
                {
                  ip: '1.2.3.4',
                  hostname: 'h',
                  nodeName: 'n',
                  targetRef: { kind: 'Pod', name: 'x', namespace: 'y', uid: 'u' },
                },
              ],
              notReadyAddresses: [{ ip: '2001:db8::1' }],
              ports: [
                { name: 'p', port: 80, protocol: 'TCP', appProtocol: 'http' },
                { name: 'q', port: 81 },
              ],
            },
            { addresses: [{ ip: '5.6.7.8' }], ports: [{ port: 1 }] },
          ],
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/endpoints/ep' }, unrecorded: true },
  ],
}
