const merge = { 'content-type': 'application/merge-patch+json' }
const patch = (path, body) => ({ request: { method: 'PATCH', path, headers: merge, body, query: { dryRun: 'All' } } })
const post = (path, body) => ({ request: { method: 'POST', path, body }, unrecorded: true })
const jobs = '/apis/batch/v1/namespaces/${NS}/jobs'
const claims = '/apis/resource.k8s.io/v1/namespaces/${NS}/resourceclaims'
const templates = '/apis/resource.k8s.io/v1/namespaces/${NS}/resourceclaimtemplates'
const attachments = '/apis/storage.k8s.io/v1/volumeattachments'
const devices = (name) => ({
  devices: {
    requests: [
      {
        name,
        exactly: { deviceClassName: 'gpu', selectors: [{ cel: { expression: 'device.driver == "a" && 1 < 2' } }] },
      },
    ],
  },
})
const podSpec = {
  restartPolicy: 'Never',
  hostNetwork: true,
  nodeSelector: { b: '1', a: '2' },
  securityContext: { runAsUser: 5, fsGroup: 6 },
  volumes: [
    { name: 'v', emptyDir: { sizeLimit: '1Gi' } },
    { name: 's', secret: { secretName: 'x', items: [{ key: 'a', path: 'b' }] } },
  ],
  initContainers: [{ name: 'i', image: 'i', restartPolicy: 'Always' }],
  containers: [
    {
      name: 'c',
      image: 'c',
      env: [
        { name: 'A', value: '<b>' },
        { name: 'P', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      ],
      resources: { requests: { cpu: '100m' }, limits: { memory: '1Gi' } },
      ports: [{ containerPort: 80 }],
      livenessProbe: { httpGet: { port: 80 } },
      volumeMounts: [{ name: 'v', mountPath: '/v' }],
      securityContext: { capabilities: { add: ['NET_ADMIN'] } },
    },
  ],
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }],
      },
    },
  },
  tolerations: [{ key: 'k', operator: 'Exists' }],
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'z', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { a: 'b' } } },
  ],
}

export default {
  about: 'errors about immutable fields show the internal type of what they refuse, all its fields in Go’s order',
  needs: ['apiserver'],
  steps: [
    post(jobs, { metadata: { name: 'work' }, spec: { completions: 2, template: { spec: podSpec } } }),
    patch(`${jobs}/work`, { spec: { template: { metadata: { annotations: { a: 'b' } } } } }),
    patch(`${jobs}/work`, {
      spec: { podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] } },
    }),
    post(claims, { metadata: { name: 'one' }, spec: devices('a') }),
    patch(`${claims}/one`, { spec: devices('b') }),
    patch(`${claims}/one`, { spec: { devices: null } }),
    post(templates, { metadata: { name: 'one' }, spec: { metadata: { labels: { a: 'b' } }, spec: devices('a') } }),
    patch(`${templates}/one`, { spec: { metadata: { labels: { a: 'c' } } } }),
    post(attachments, {
      metadata: { name: 'va-${ID}' },
      spec: { attacher: 'a', nodeName: 'n', source: { persistentVolumeName: 'p' } },
    }),
    patch(`${attachments}/va-\${ID}`, { spec: { nodeName: 'other' } }),
    { request: { method: 'DELETE', path: `${attachments}/va-\${ID}` }, unrecorded: true },
    { request: { method: 'DELETE', path: `${jobs}/work` }, unrecorded: true },
  ],
}
