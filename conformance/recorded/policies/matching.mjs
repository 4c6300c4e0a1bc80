const group = '/apis/admissionregistration.k8s.io/v1'
const rule = (apiGroups, apiVersions, resources, operations = ['CREATE', 'UPDATE'], more = {}) => ({
  apiGroups,
  apiVersions,
  operations,
  resources,
  ...more,
})
const own = { matchLabels: { 'kubernetes.io/metadata.name': '${NS}' } }

/** What policies match; each says its name and what it sees. */
const policies = {
  status: { resourceRules: [rule(['apps'], ['v1'], ['deployments/status'])] },
  scale: { resourceRules: [rule(['apps'], ['v1'], ['deployments/scale'])] },
  'all-subresources': { resourceRules: [rule(['apps'], ['v1'], ['replicasets/*'])] },
  'all-of-all': { resourceRules: [rule(['batch'], ['*'], ['*/*'])] },
  excluded: {
    resourceRules: [rule([''], ['v1'], ['configmaps', 'secrets'])],
    excludeResourceRules: [rule([''], ['v1'], ['secrets'], ['*'])],
    objectSelector: { matchLabels: { case: 'excluded' } },
  },
  named: { resourceRules: [rule([''], ['v1'], ['configmaps'], ['UPDATE'], { resourceNames: ['named'] })] },
  'cluster-only': { resourceRules: [rule([''], ['v1'], ['configmaps'], ['CREATE'], { scope: 'Cluster' })] },
  equivalent: {
    resourceRules: [rule(['autoscaling'], ['v1'], ['horizontalpodautoscalers'])],
    objectSelector: { matchLabels: { case: 'equivalent' } },
  },
  exact: {
    matchPolicy: 'Exact',
    resourceRules: [rule(['autoscaling'], ['v1'], ['horizontalpodautoscalers'])],
    objectSelector: { matchLabels: { case: 'exact' } },
  },
  'by-labels': {
    resourceRules: [rule([''], ['v1'], ['configmaps'])],
    objectSelector: { matchExpressions: [{ key: 'watched', operator: 'Exists' }] },
  },
  evicted: { resourceRules: [rule([''], ['v1'], ['pods/eviction'], ['CREATE'])] },
}

function policySteps([label, matches]) {
  const name = `${label}-\${ID}`
  const messageExpression =
    '[request.operation, request.kind.?group.orValue("-"), request.kind.version, request.kind.kind, request.resource.resource, request.?subResource.orValue("-"), request.requestKind.version, request.requestResource.version, request.?requestSubResource.orValue("-"), string(object.kind), string(object.apiVersion)].join(",")'
  const post = (plural, body) => ({
    request: {
      method: 'POST',
      path: `${group}/${plural}`,
      body: { apiVersion: 'admissionregistration.k8s.io/v1', ...body },
    },
    unrecorded: true,
  })
  return [
    post('validatingadmissionpolicies', {
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: {
        matchConstraints: { namespaceSelector: own, ...matches },
        validations: [{ expression: 'false', messageExpression }],
      },
    }),
    post('validatingadmissionpolicybindings', {
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: {
        policyName: name,
        validationActions: ['Deny'],
        // The binding narrows what the policy takes.
        ...(label === 'by-labels'
          ? { matchResources: { objectSelector: { matchLabels: { watched: 'closely' } } } }
          : {}),
      },
    }),
  ]
}

const spaced = (api, plural, rest = '') => `${api}/namespaces/\${NS}/${plural}${rest}`
const configmaps = spaced('/api/v1', 'configmaps')
const map = (name, labels) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...(labels ? { labels } : {}) },
})
const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'i' }] } }
const workload = (kind) => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'w' },
  spec: { selector: { matchLabels: { app: 'a' } }, template },
})
const scaler = (version, label) => ({
  apiVersion: `autoscaling/${version}`,
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: `h-${version}`, labels: { case: label } },
  spec: { maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'w', apiVersion: 'apps/v1' } },
})
const merge = { 'content-type': 'application/merge-patch+json' }
const only = ['kind', 'status', 'details', 'message', 'reason', 'code']
const ask = (method, path, body, headers) => ({
  request: { method, path, ...(body ? { body } : {}), ...(headers ? { headers } : {}) },
  only,
})

export default {
  about: 'what policies match: subresources, names, versions, labels of both forms, and what bindings leave out',
  needs: ['apiserver'],
  steps: [
    ...Object.entries(policies).flatMap(policySteps),
    { settle: { ms: 3000 } },
    ask('POST', spaced('/apis/apps/v1', 'deployments'), workload('Deployment')),
    ask('PATCH', spaced('/apis/apps/v1', 'deployments', '/w/status'), { status: { replicas: 1 } }, merge),
    ask('PATCH', spaced('/apis/apps/v1', 'deployments', '/w/scale'), { spec: { replicas: 2 } }, merge),
    ask('POST', spaced('/apis/apps/v1', 'replicasets'), workload('ReplicaSet')),
    ask('PATCH', spaced('/apis/apps/v1', 'replicasets', '/w'), { spec: { replicas: 2 } }, merge),
    ask('PATCH', spaced('/apis/apps/v1', 'replicasets', '/w/scale'), { spec: { replicas: 2 } }, merge),
    ask('PATCH', spaced('/apis/apps/v1', 'replicasets', '/w/status'), { status: { replicas: 2 } }, merge),
    ask('POST', spaced('/apis/batch/v1', 'jobs'), {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'j' },
      spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } },
    }),
    ask('POST', configmaps, map('e', { case: 'excluded' })),
    ask('POST', spaced('/api/v1', 'secrets'), {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'e', labels: { case: 'excluded' } },
    }),
    ask('POST', configmaps, map('named')),
    ask('PUT', `${configmaps}/named`, { ...map('named'), data: { a: 'b' } }),
    ...['v1', 'v2'].flatMap((version) =>
      ['equivalent', 'exact'].map((label) =>
        ask(
          'POST',
          `${spaced(`/apis/autoscaling/${version}`, 'horizontalpodautoscalers')}?dryRun=All`,
          scaler(version, label),
        ),
      ),
    ),
    ask('POST', configmaps, map('l', { watched: 'loosely' })),
    ask('PATCH', `${configmaps}/l`, { metadata: { labels: { watched: 'closely' } } }, merge),
    ask('POST', configmaps, map('m', { watched: 'closely' })),
    ask('PUT', `${configmaps}/l`, map('l')),
    ask('POST', spaced('/api/v1', 'pods'), {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p' },
      spec: template.spec,
    }),
    ask('POST', spaced('/api/v1', 'pods', '/p/eviction'), {
      apiVersion: 'policy/v1',
      kind: 'Eviction',
      metadata: { name: 'p' },
    }),
    // Policies do not judge policies.
    ask('POST', `${group}/validatingadmissionpolicies?dryRun=All`, {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'p-${ID}' },
      spec: {
        matchConstraints: { resourceRules: [rule(['*'], ['*'], ['*'])] },
        validations: [{ expression: 'false' }],
      },
    }),
    ...Object.keys(policies).flatMap((label) =>
      ['validatingadmissionpolicybindings', 'validatingadmissionpolicies'].map((plural) => ({
        request: { method: 'DELETE', path: `${group}/${plural}/${label}-\${ID}` },
        unrecorded: true,
      })),
    ),
  ],
}
