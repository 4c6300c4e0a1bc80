const pods = '/api/v1/namespaces/${NS}/pods'
const pod = (name, spec = {}) => ({
  request: {
    method: 'POST',
    path: pods,
    body: { metadata: { name }, spec: { ...spec, containers: [{ name: 'main', image: 'registry.example/app:1' }] } },
  },
  unrecorded: true,
})
const remove = (name, query = {}) => ({
  request: { method: 'DELETE', path: `${pods}${name}`, query },
  only: ['metadata.deletionGracePeriodSeconds', 'metadata.generation'],
})

export default {
  about: 'a pod that goes at once is seen marked before it is gone',
  needs: ['apiserver'],
  steps: [
    { ...pod('before'), save: { version: 'metadata.resourceVersion' } },
    pod('unbound'),
    remove('/unbound'),
    pod('bound', { nodeName: 'nowhere' }),
    remove('/bound', { gracePeriodSeconds: '5' }),
    remove('/bound', { gracePeriodSeconds: '0' }),
    pod('one-of-all', { nodeName: 'nowhere' }),
    remove('', { gracePeriodSeconds: '0', fieldSelector: 'metadata.name=one-of-all' }),
    {
      request: {
        method: 'GET',
        path: pods,
        query: { watch: 'true', resourceVersion: '${version}', timeoutSeconds: '1' },
      },
      only: [
        '*.type',
        '*.object.metadata.name',
        '*.object.metadata.generation',
        '*.object.metadata.deletionGracePeriodSeconds',
      ],
    },
  ],
}
