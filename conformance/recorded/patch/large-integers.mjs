const path = '/apis/apps/v1/namespaces/${NS}/deployments'
const labels = { a: 'b' }
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd' },
  spec: {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'i' }] } },
  },
}
const ignore = ['metadata.managedFields']
const patch = (type, body) => ({
  request: {
    path: `${path}/d`,
    method: 'PATCH',
    query: { dryRun: 'All', ...(type === 'apply-patch+yaml' ? { fieldManager: 'm', force: 'true' } : {}) },
    headers: { 'content-type': `application/${type}` },
    body,
  },
  ignore,
})
const apply = (spec) =>
  patch('apply-patch+yaml', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' }, spec })
const strategic = (spec) => patch('strategic-merge-patch+json', { spec })

export default {
  about: 'integers that 32 bits do not hold, merged and applied',
  needs: ['apiserver'],
  steps: [
    { request: { path, method: 'POST', body: deployment }, unrecorded: true },
    strategic({ replicas: 3_000_000_000 }),
    strategic({ replicas: 4_294_967_299 }),
    strategic({ replicas: 2.5 }),
    strategic({ replicas: 3_000_000_000, paused: 'x' }),
    strategic({ strategy: { rollingUpdate: { maxSurge: 3_000_000_000 } } }),
    apply({ replicas: 3_000_000_000 }),
    apply({ replicas: 4_294_967_299 }),
  ],
}
