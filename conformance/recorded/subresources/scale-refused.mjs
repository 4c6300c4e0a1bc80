const path = '/apis/apps/v1/namespaces/${NS}/deployments'
const labels = { a: 'b' }
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd' },
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'i' }] } },
  },
}
const put = (metadata, replicas = 3) => ({
  request: {
    path: `${path}/d/scale`,
    method: 'PUT',
    body: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'd', ...metadata }, spec: { replicas } },
  },
})

export default {
  about: "a Scale whose metadata is wrong, or another object's",
  needs: ['apiserver'],
  steps: [
    { request: { path, method: 'POST', body: deployment }, unrecorded: true },
    put({ uid: 'another' }),
    put({ uid: 'another' }, -1),
    put({ resourceVersion: 'x' }),
    put({ resourceVersion: '1' }),
    put({ finalizers: ['x'] }),
    put({ labels: { a: '-' } }, -1),
    {
      request: {
        path: `${path}/d/status`,
        method: 'PUT',
        body: { ...deployment, metadata: { name: 'd', uid: 'another' } },
      },
    },
    { request: { path: `${path}/d/scale` } },
  ],
}
