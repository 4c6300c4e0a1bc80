const base = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'ev2', labels: { a: 'b' }, annotations: { c: 'd' } },
  involvedObject: { kind: 'Pod', name: 'x', namespace: '${NS}' },
  reason: 'R',
  message: 'M',
  eventTime: '2020-01-01T00:00:00.000000Z',
  series: { count: 2, lastObservedTime: '2020-01-01T00:00:00.000000Z' },
  action: 'A',
  related: { kind: 'Node', name: 'n' },
  reportingComponent: 'x/y',
  reportingInstance: 'i',
  type: 'Warning',
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
    path: '/api/v1/namespaces/${NS}/events/ev2',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'an event of the new form in the core group',
  needs: ['apiserver'],
  steps: [
    create(['involvedObject'], undefined),
    create(['involvedObject'], { kind: 'Pod', name: 'x', namespace: 'hc-rukd0', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['involvedObject'],
      {
        kind: 'Pod',
        name: 'x',
        namespace: 'hc-rukd0',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    create(['reason'], undefined),
    create(
      ['reason'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['eventTime'], ''),
    create(['series', 'count'], 3000000000),
    create(['action'], ''),
    create(
      ['action'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(
      ['related'],
      { kind: 'Node', name: 'n', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['related'], { kind: 'Node', name: 'n', 'Bad Key!': 'x' }, { only: [] }),
    create(['reportingComponent'], undefined, { ignore: ['message'] }),
    create(['reportingComponent'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['reportingComponent'], '../x'),
    create(['reportingComponent'], '/abs/x'),
    create(['reportingInstance'], undefined),
    create(
      ['reportingInstance'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/events',
        body: {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: 'ev2', labels: { a: 'b' }, annotations: { c: 'd' } },
          involvedObject: { kind: 'Pod', name: 'x', namespace: '${NS}' },
          reason: 'R',
          message: 'M',
          eventTime: '2020-01-01T00:00:00.000000Z',
          series: { count: 2, lastObservedTime: '2020-01-01T00:00:00.000000Z' },
          action: 'A',
          related: { kind: 'Node', name: 'n' },
          reportingComponent: 'x/y',
          reportingInstance: 'i',
          type: 'Warning',
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/events/ev2' }, unrecorded: true },
  ],
}
