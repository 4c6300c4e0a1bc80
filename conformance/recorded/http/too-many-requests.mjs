const group = '/apis/flowcontrol.apiserver.k8s.io/v1'
const apiVersion = 'flowcontrol.apiserver.k8s.io/v1'
/** A level without seats, and a schema that leads a user of the same name there. */
const level = (name, limitResponse) => [
  {
    request: {
      method: 'POST',
      path: `${group}/prioritylevelconfigurations`,
      body: {
        apiVersion,
        kind: 'PriorityLevelConfiguration',
        metadata: { name },
        spec: {
          type: 'Limited',
          limited: { nominalConcurrencyShares: 0, borrowingLimitPercent: 0, limitResponse },
        },
      },
    },
    only: ['spec'],
  },
  {
    request: {
      method: 'POST',
      path: `${group}/flowschemas`,
      body: {
        apiVersion,
        kind: 'FlowSchema',
        metadata: { name },
        spec: {
          matchingPrecedence: 100,
          priorityLevelConfiguration: { name },
          distinguisherMethod: { type: 'ByUser' },
          rules: [
            {
              subjects: [{ kind: 'User', user: { name } }],
              resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], namespaces: ['*'] }],
            },
          ],
        },
      },
    },
    only: ['spec'],
  },
]
const ask = (user, path, query) => ({
  request: {
    method: 'GET',
    path: `/api/v1/namespaces/\${NS}/${path}`,
    query,
    headers: { 'impersonate-user': user, accept: 'application/json' },
  },
  recordHeaders: ['retry-after', 'x-content-type-options'],
})
const short = { timeout: '2s' }

export default {
  about:
    'a request that finds no seat waits for a quarter of its time and is refused in plain text; without queues one is let in',
  needs: ['apiserver'],
  steps: [
    ...level('queue-${ID}', { type: 'Queue', queuing: { queues: 1, handSize: 1, queueLengthLimit: 1 } }),
    ...level('reject-${ID}', { type: 'Reject' }),
    { settle: { ms: 2500 } },
    ask('queue-${ID}', 'configmaps/none', short),
    ask('queue-${ID}', 'configmaps', short),
    ask('reject-${ID}', 'configmaps/none', short),
    ask('nobody-${ID}', 'configmaps/none', short),
    ...['queue-${ID}', 'reject-${ID}'].flatMap((name) =>
      ['flowschemas', 'prioritylevelconfigurations'].map((plural) => ({
        request: { method: 'DELETE', path: `${group}/${plural}/${name}` },
        unrecorded: true,
      })),
    ),
  ],
}
