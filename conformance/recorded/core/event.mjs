const base = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'ev', labels: { a: 'b' }, annotations: { c: 'd' } },
  involvedObject: {
    kind: 'Pod',
    name: 'x',
    namespace: '${NS}',
    uid: 'u',
    apiVersion: 'v1',
    resourceVersion: '5',
    fieldPath: 'spec',
  },
  reason: 'R',
  message: 'M',
  source: { component: 'c', host: 'h' },
  firstTimestamp: '2020-01-01T00:00:00Z',
  lastTimestamp: '2020-01-01T00:00:00Z',
  count: 2,
  type: 'Normal',
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
    path: '/api/v1/namespaces/${NS}/events',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/events/ev',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'an event of the old form',
  needs: ['apiserver'],
  steps: [
    create(['involvedObject'], undefined),
    create(
      ['involvedObject'],
      {
        kind: 'Pod',
        name: 'x',
        namespace: 'hc-rukd0',
        uid: 'u',
        apiVersion: 'v1',
        resourceVersion: '5',
        fieldPath: 'spec',
        'Bad Key!': 'x',
      },
      { only: [] },
    ),
    create(
      ['involvedObject'],
      {
        kind: 'Pod',
        name: 'x',
        namespace: 'hc-rukd0',
        uid: 'u',
        apiVersion: 'v1',
        resourceVersion: '5',
        fieldPath: 'spec',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    create(['source'], { component: 'c', host: 'h', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['source'],
      { component: 'c', host: 'h', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['firstTimestamp'], ''),
    create(['count'], 3000000000),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/events',
        body: {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: 'ev', labels: { a: 'b' }, annotations: { c: 'd' } },
          involvedObject: {
            kind: 'Pod',
            name: 'x',
            namespace: '${NS}',
            uid: 'u',
            apiVersion: 'v1',
            resourceVersion: '5',
            fieldPath: 'spec',
          },
          reason: 'R',
          message: 'M',
          source: { component: 'c', host: 'h' },
          firstTimestamp: '2020-01-01T00:00:00Z',
          lastTimestamp: '2020-01-01T00:00:00Z',
          count: 2,
          type: 'Normal',
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/events/ev' }, unrecorded: true },
  ],
}
