const base = {
  apiVersion: 'v1',
  kind: 'PodTemplate',
  metadata: { name: 'pt', labels: { a: 'b' }, annotations: { c: 'd' } },
  template: {
    metadata: { labels: { app: 'x' }, annotations: { q: 'r' } },
    spec: { containers: [{ name: 'c', image: 'i' }], restartPolicy: 'Never' },
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
    path: '/api/v1/namespaces/${NS}/podtemplates',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/podtemplates/pt',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a pod template',
  needs: ['apiserver'],
  steps: [
    create(['template'], undefined),
    create(['template', 'metadata', 'labels'], {
      app: 'x',
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
    }),
    create(['template', 'metadata', 'labels'], { app: 'x', 'Bad Key!': 'x' }),
    create(['template', 'metadata', 'labels', 'app'], 'Bad_Name!'),
    create(
      ['template', 'metadata', 'labels', 'app'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['template', 'metadata', 'annotations'], { q: 'r', 'Bad Key!': 'x' }),
    create(['template', 'metadata', 'annotations'], {
      q: 'r',
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
    }),
    create(
      ['template', 'spec', 'containers'],
      [
        { name: 'c', image: 'i' },
        { name: 'c', image: 'i' },
      ],
    ),
    create(['template', 'spec', 'containers'], [{}], { ignore: ['message'] }),
    create(['template', 'spec', 'containers', 0], { name: 'c', image: 'i', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['template', 'spec', 'containers', 0],
      { name: 'c', image: 'i', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['template', 'spec', 'containers', 0, 'name'], '-'),
    create(
      ['template', 'spec', 'containers', 0, 'name'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['template', 'spec', 'containers', 0, 'name'], '999.1.1.1'),
    create(['template', 'spec', 'restartPolicy'], 'Bad_Name!'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/podtemplates',
        body: {
          apiVersion: 'v1',
          kind: 'PodTemplate',
          metadata: { name: 'pt', labels: { a: 'b' }, annotations: { c: 'd' } },
          template: {
            metadata: { labels: { app: 'x' }, annotations: { q: 'r' } },
            spec: { containers: [{ name: 'c', image: 'i' }], restartPolicy: 'Never' },
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/podtemplates/pt' }, unrecorded: true },
  ],
}
