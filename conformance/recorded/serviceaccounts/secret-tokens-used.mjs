const accounts = '/api/v1/namespaces/${NS}/serviceaccounts'
const secrets = '/api/v1/namespaces/${NS}/secrets'
const label = 'kubernetes.io/legacy-token-invalid-since'
const path = `${secrets}/robot-token`
const ask = (rest = {}) => ({
  request: {
    method: 'GET',
    path: '/api/v1/namespaces/${NS}/configmaps',
    headers: { authorization: 'Bearer ${token}' },
  },
  only: ['message', 'code', 'reason'],
  ...rest,
})
const review = {
  request: {
    method: 'POST',
    path: '/apis/authentication.k8s.io/v1/tokenreviews',
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token: '${token}' } },
  },
  only: ['status.authenticated', 'status.user.username', 'status.error'],
}
const merge = (to, body) => ({
  request: { method: 'PATCH', path: to, headers: { 'content-type': 'application/merge-patch+json' }, body },
  unrecorded: true,
})

export default {
  about:
    'tokens of Secrets: their use is noted on the Secret; those that are marked invalid are refused; generated ones bring a warning',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      request: {
        method: 'POST',
        path: accounts,
        body: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'robot' } },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: secrets,
        body: {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'robot-token', annotations: { 'kubernetes.io/service-account.name': 'robot' } },
          type: 'kubernetes.io/service-account-token',
        },
      },
      unrecorded: true,
    },
    { until: { path, where: 'data.token', withinMs: 20000 } },
    {
      kubectl: ['get', 'secret', 'robot-token', '-o', 'go-template={{.data.token | base64decode}}'],
      only: ['exitCode'],
      save: { token: 'stdout' },
    },
    { request: { method: 'GET', path }, only: ['metadata.labels'] },
    ask({ note: 'nothing is allowed to it, but it is known' }),
    {
      until: { path, where: 'metadata.labels.kubernetes\\.io/legacy-token-last-used', withinMs: 5000 },
    },
    review,
    merge(path, { metadata: { labels: { [label]: '2024-01-01' } } }),
    { settle: { ms: 11000 }, note: 'upstream believes for ten seconds what it has seen' },
    ask(),
    review,
    merge(path, { metadata: { labels: { [label]: null } } }),
    { settle: { ms: 1500 } },
    ask(),
    merge(`${accounts}/robot`, { secrets: [{ name: 'robot-token' }] }),
    { settle: { ms: 11000 } },
    ask(),
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/kube-system/configmaps',
        query: { fieldSelector: 'metadata.name=kube-apiserver-legacy-service-account-token-tracking' },
      },
      only: ['items.0.metadata.name'],
    },
  ],
}
