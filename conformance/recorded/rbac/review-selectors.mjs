const path = '/apis/authorization.k8s.io/v1/subjectaccessreviews'
const selectors = [
  { fieldSelector: { rawSelector: 'metadata.name=x' }, labelSelector: { rawSelector: 'a in (b,c)' } },
  { fieldSelector: { rawSelector: 'nonsense' } },
  { labelSelector: { rawSelector: 'a in (' } },
  { fieldSelector: { rawSelector: 'nonsense' }, labelSelector: { rawSelector: '!!' } },
  { fieldSelector: { requirements: [{ key: 'a', operator: 'In', values: ['b'] }] } },
  { fieldSelector: { requirements: [{ key: 'a', operator: 'In', values: ['b', 'c'] }] } },
  { fieldSelector: { requirements: [{ key: 'a', operator: 'Exists' }] } },
  {
    fieldSelector: {
      requirements: [
        { key: 'a', operator: 'Exists' },
        { key: 'a', operator: 'NotIn', values: ['b'] },
      ],
    },
  },
  { labelSelector: { requirements: [{ key: 'a', operator: 'Newer', values: ['b'] }] } },
  {
    labelSelector: {
      requirements: [
        { key: 'a', operator: 'Newer' },
        { key: 'a', operator: 'Exists' },
      ],
    },
  },
  { fieldSelector: {}, labelSelector: {} },
  {
    fieldSelector: { rawSelector: 'a=b', requirements: [{ key: '', operator: 'In' }] },
    labelSelector: { rawSelector: 'a=b', requirements: [{ key: 'a b', operator: 'In', values: ['c d'] }] },
  },
  {
    fieldSelector: { requirements: [{ key: 'a', operator: 'DoesNotExist', values: ['b'] }] },
    labelSelector: {
      requirements: [
        { key: '', operator: 'Exists', values: ['b'] },
        { key: 'a', operator: 'NotIn' },
      ],
    },
  },
]

export default {
  about: 'selectors of access reviews: what is wrong with them, and what is left out of the question',
  needs: ['apiserver'],
  steps: selectors.map((given) => ({
    request: {
      method: 'POST',
      path,
      body: {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: { user: 'nobody', resourceAttributes: { verb: 'list', resource: 'pods', namespace: '${NS}', ...given } },
      },
    },
    // What the authorizer says is another matter.
    ignore: ['status.reason', 'status.allowed'],
  })),
}
