const path = '/api/v1/namespaces/${NS}/configmaps'
const create = (metadata, query = {}) => ({
  request: { path, method: 'POST', query, body: { apiVersion: 'v1', kind: 'ConfigMap', metadata } },
})
const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { generateName: 'j-' },
  spec: {
    template: {
      metadata: { labels: { a: 'b' } },
      spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] },
    },
  },
}
const review = {
  apiVersion: 'authorization.k8s.io/v1',
  kind: 'LocalSubjectAccessReview',
  metadata: { name: 'n' },
  spec: { user: 'x', resourceAttributes: { namespace: '${NS}', verb: 'get', resource: 'pods' } },
}

export default {
  about: 'names beside a base for names, labels that a Job with a generated name does not share, reviews with a name',
  needs: ['apiserver'],
  steps: [
    { ...create({ name: 'c', finalizers: ['example.com/f'] }), unrecorded: true },
    create({ name: 'c' }),
    create({ name: 'c', generateName: 'd-' }),
    create({ name: 'c', generateName: 'd-' }, { dryRun: 'All' }),
    create({ name: 'c', resourceVersion: '5', labels: { a: '-' } }),
    { request: { path: `${path}/c`, method: 'DELETE' }, unrecorded: true },
    create({ name: 'c', generateName: 'd-' }),
    {
      request: {
        path: `${path}/c`,
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: { path: '/apis/batch/v1/namespaces/${NS}/jobs', method: 'POST', query: { dryRun: 'All' }, body: job },
      ignore: ['metadata.name', 'metadata.managedFields', 'spec'],
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: review,
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: {
            user: 'system:kube-scheduler',
            resourceAttributes: { namespace: '${NS}', verb: 'create', resource: 'pods', subresource: 'binding' },
          },
        },
      },
    },
  ],
}
