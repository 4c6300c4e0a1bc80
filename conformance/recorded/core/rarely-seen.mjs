const dry = { dryRun: 'All' }
const post = (path, body) => ({
  request: { method: 'POST', path: `/api/v1/${path}`, query: dry, body: { apiVersion: 'v1', ...body } },
  only: ['kind', 'message', 'details.causes'],
})
const namespaced = (path, body) => post('namespaces/${NS}/' + path, { metadata: { name: 'x' }, ...body })
const quota = (spec) => namespaced('resourcequotas', { kind: 'ResourceQuota', spec })
const pod = (spec) => namespaced('pods', { kind: 'Pod', spec })
const main = { name: 'main', image: 'a' }
const pods = '/api/v1/namespaces/${NS}/pods'

export default {
  about:
    'scopes of quotas, debug containers in templates, paths of one volume, swap, finalizers of Events, containers to choose from',
  needs: ['apiserver'],
  steps: [
    quota({ hard: { pods: '1', 'requests.storage': '1Gi' }, scopes: ['VolumeAttributesClass'] }),
    quota({ hard: { 'ephemeral-storage': '1Gi', 'limits.ephemeral-storage': '1Gi' }, scopes: ['NotBestEffort'] }),
    quota({
      hard: { cpu: '1', persistentvolumeclaims: '1' },
      scopeSelector: { matchExpressions: [{ scopeName: 'VolumeAttributesClass', operator: 'In', values: ['a'] }] },
    }),
    namespaced('podtemplates', {
      kind: 'PodTemplate',
      template: {
        metadata: {},
        spec: {
          containers: [main],
          ephemeralContainers: [{ name: 'debug', image: 'b', lifecycle: {}, livenessProbe: {}, resources: {} }],
        },
      },
    }),
    pod({
      containers: [
        {
          ...main,
          volumeMounts: [
            { name: 'v', mountPath: '/a' },
            { name: 'v', mountPath: '/b' },
          ],
          volumeDevices: [{ name: 'w', devicePath: '/a' }],
        },
      ],
      volumes: [
        { name: 'v', emptyDir: {} },
        { name: 'w', persistentVolumeClaim: { claimName: 'w' } },
      ],
    }),
    pod({
      containers: [main],
      shareProcessNamespace: true,
      hostPID: true,
      securityContext: { runAsUser: -1, supplementalGroups: [-1] },
    }),
    post('nodes', { kind: 'Node', metadata: { name: 'n-${ID}' }, status: { nodeInfo: { swap: { capacity: 0 } } } }),
    post('persistentvolumes', {
      kind: 'PersistentVolume',
      metadata: { name: 'v-${ID}' },
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        hostPath: { path: '/x' },
        flexVolume: { driver: 'a/b' },
        nfs: { server: 'a', path: '/b' },
      },
    }),
    namespaced('events', {
      kind: 'Event',
      metadata: { name: 'x', finalizers: ['x'] },
      involvedObject: { namespace: '${NS}' },
    }),
    {
      request: {
        method: 'POST',
        path: pods,
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p', annotations: { 'kubectl.kubernetes.io/default-container': 'b' } },
          spec: {
            initContainers: [{ name: 'i', image: 'a' }],
            containers: [
              { name: 'a', image: 'a' },
              { name: 'b', image: 'b' },
            ],
          },
        },
      },
      unrecorded: true,
    },
    { request: { method: 'GET', path: `${pods}/p/log` } },
    { request: { method: 'POST', path: `${pods}/p/exec`, query: { command: 'x' } } },
    {
      request: {
        method: 'POST',
        path: `${pods}/p/eviction`,
        query: dry,
        body: {
          apiVersion: 'policy/v1',
          kind: 'Eviction',
          metadata: { name: 'p' },
          deleteOptions: { dryRun: ['Some'] },
        },
      },
    },
    { request: { method: 'GET', path: '/api/v1/componentstatuses/etcd-0' }, only: ['kind', 'apiVersion', 'metadata'] },
  ],
}
