/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/apiregistration.k8s.io/v1/apiservices',
    object: {
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: 'v1.hd.example.com-${ID}' },
      spec: {
        group: 'hd.example.com',
        version: 'v1',
        groupPriorityMinimum: 1000,
        versionPriority: 10,
        insecureSkipTLSVerify: true,
        service: { namespace: 'fixtures', name: 'one', port: 444 },
      },
    },
    status: {
      conditions: [
        { type: 'Available', status: 'True', reason: 'r', message: 'm', lastTransitionTime: '2020-01-01T00:00:00Z' },
      ],
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'caBundle'], 'aGVsbG8='],
        [['spec', 'group'], 'a.b/c'],
        [['spec', 'service'], {}],
      ],
      [[['spec', 'service']]],
      [[['spec', 'service', 'port'], -1]],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [
        { op: 'add', path: '/spec/caBundle', value: 'aGVsbG8=' },
        { op: 'replace', path: '/spec/group', value: 'a.b/c' },
        { op: 'replace', path: '/spec/service', value: {} },
      ],
      [{ op: 'remove', path: '/spec/service' }],
      [{ op: 'replace', path: '/spec/service/port', value: -1 }],
    ],
    statuses: [[{ op: 'replace', path: '/status/conditions', value: [{}] }]],
  },
]

/** The value with another at a path of it; without it where there is none. */
function changed(value, [key, ...rest], ...to) {
  const copy = Array.isArray(value) ? [...value] : typeof key === 'number' && !value ? [] : { ...value }
  if (rest.length > 0) copy[key] = changed(copy[key], rest, ...to)
  else if (to.length > 0) copy[key] = to[0]
  else if (Array.isArray(copy)) copy.splice(key, 1)
  else delete copy[key]
  return copy
}

const answer = { only: ['kind', 'status', 'details', 'message', 'reason', 'code'] }
const patch = (path, body) => ({
  request: {
    method: 'PATCH',
    path: `${path}?dryRun=All`,
    body,
    headers: { 'content-type': 'application/json-patch+json' },
  },
  ...answer,
})

export default {
  about: 'what is wrong with API services',
  needs: ['apiserver'],
  steps: kinds.flatMap(({ path, object, status, creates, updates, statuses }) => {
    const item = `${path}/${object.metadata.name}`
    return [
      ...creates.map((changes) => ({
        request: {
          method: 'POST',
          path: `${path}?dryRun=All`,
          body: changes.reduce((body, [at, ...to]) => changed(body, at, ...to), object),
        },
        ...answer,
      })),
      { request: { method: 'POST', path, body: object }, unrecorded: true },
      ...updates.map((body) => patch(item, body)),
      ...(status
        ? [
            {
              request: {
                method: 'PATCH',
                path: `${item}/status`,
                body: { status },
                headers: { 'content-type': 'application/merge-patch+json' },
              },
              unrecorded: true,
            },
          ]
        : []),
      ...statuses.map((body) => patch(`${item}/status`, body)),
      { request: { method: 'DELETE', path: item }, unrecorded: true },
    ]
  }),
}
