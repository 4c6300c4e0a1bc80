const pods = '/api/v1/namespaces/${NS}/pods'
const pod = (name, { nodeName, finalizers } = {}) => ({
  request: {
    method: 'POST',
    path: pods,
    body: {
      metadata: { name, finalizers },
      spec: { nodeName, terminationGracePeriodSeconds: 30, containers: [{ name: 'c', image: 'i' }] },
    },
  },
  unrecorded: true,
})
const only = [
  'metadata.finalizers',
  'metadata.deletionGracePeriodSeconds',
  'metadata.generation',
  'status',
  'reason',
  'message',
]
const remove = (name, body) => ({ request: { method: 'DELETE', path: `${pods}/${name}`, body }, only })
const get = (name) => ({ request: { path: `${pods}/${name}` }, only })
const release = (name) => ({
  request: {
    method: 'PATCH',
    path: `${pods}/${name}`,
    headers: { 'content-type': 'application/merge-patch+json' },
    body: { metadata: { finalizers: null } },
  },
  unrecorded: true,
})

export default {
  about:
    'a second delete changes the finalizers of the garbage collector only when no grace period runs; orphanDependents: false answers 202',
  needs: ['apiserver'],
  steps: [
    pod('running', { nodeName: 'nowhere' }),
    remove('running', { propagationPolicy: 'Orphan' }),
    remove('running', { propagationPolicy: 'Background' }),
    remove('running', { orphanDependents: false }),
    remove('running', { gracePeriodSeconds: 40, propagationPolicy: 'Foreground' }),
    get('running'),
    remove('running', { gracePeriodSeconds: 5, propagationPolicy: 'Foreground' }),
    get('running'),
    remove('running', { gracePeriodSeconds: 0, orphanDependents: false }),
    release('running'),
    remove('running', { gracePeriodSeconds: 0 }),
    get('running'),
    pod('unbound', { finalizers: ['example.com/hold'] }),
    remove('unbound', { orphanDependents: true }),
    remove('unbound', { orphanDependents: false }),
    release('unbound'),
    get('unbound'),
    pod('orphaned'),
    remove('orphaned', { propagationPolicy: 'Orphan' }),
    remove('orphaned', { propagationPolicy: 'Background' }),
    get('orphaned'),
  ],
}
