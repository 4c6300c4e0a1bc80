const steps = []
const A = 'application/apply-patch+yaml',
  MP = 'application/merge-patch+json',
  _SM = 'application/strategic-merge-patch+json'
const ap = (note, path, body, query = {}) =>
  steps.push({
    note,
    request: { method: 'PATCH', path, query: { fieldManager: 'm1', ...query }, headers: { 'content-type': A }, body },
  })
const req = (note, method, path, body, query, ct) =>
  steps.push({
    note,
    request: {
      method,
      path,
      ...(body === undefined ? {} : { body }),
      ...(query ? { query } : {}),
      ...(ct ? { headers: { 'content-type': ct } } : {}),
    },
  })
const D = '/apis/apps/v1/namespaces/${NS}/deployments/d',
  NSP = '/api/v1/namespaces/${NS}'
const dep = (spec, meta = {}) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd', ...meta }, spec })
const tpl = (containers, more = {}) => ({ metadata: { labels: { a: 'b' } }, spec: { containers, ...more } })
const base = { selector: { matchLabels: { a: 'b' } }, template: tpl([{ name: 'c', image: 'i:1' }]) }
ap('create deployment', D, dep({ replicas: 2, ...base }))
ap(
  'second container',
  D,
  dep({ template: { spec: { containers: [{ name: 'd', image: 'i:2', ports: [{ containerPort: 80 }] }] } } }),
  { fieldManager: 'm2' },
)
ap('third changes image', D, dep({ template: { spec: { containers: [{ name: 'c', image: 'i:9' }] } } }), {
  fieldManager: 'm3',
})
ap('dup containers', D, dep({ template: { spec: { containers: [{ name: 'e' }, { name: 'e' }] } } }), {
  fieldManager: 'm3',
})
ap('container without name', D, dep({ template: { spec: { containers: [{ image: 'x' }] } } }), { fieldManager: 'm3' })
ap(
  'ports default key',
  D,
  dep({
    template: {
      spec: {
        containers: [
          {
            name: 'd',
            ports: [
              { containerPort: 80, protocol: 'TCP', name: 'http' },
              { containerPort: 80, protocol: 'UDP' },
            ],
          },
        ],
      },
    },
  }),
  { fieldManager: 'm2' },
)
ap(
  'ports dup by default',
  D,
  dep({
    template: {
      spec: { containers: [{ name: 'd', ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'TCP' }] }] },
    },
  }),
  { fieldManager: 'm2' },
)
ap(
  'env',
  D,
  dep({
    template: {
      spec: {
        containers: [
          {
            name: 'c',
            env: [
              { name: 'A', value: '1' },
              { name: 'B', value: '2' },
            ],
          },
        ],
      },
    },
  }),
  { fieldManager: 'm4' },
)
ap(
  'env value to valueFrom',
  D,
  dep({
    template: {
      spec: {
        containers: [{ name: 'c', env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }],
      },
    },
  }),
  { fieldManager: 'm5' },
)
ap(
  'env force',
  D,
  dep({
    template: {
      spec: {
        containers: [{ name: 'c', env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }],
      },
    },
  }),
  { fieldManager: 'm5', force: true },
)
ap('selector atomic', D, dep({ selector: { matchLabels: { a: 'b', x: 'y' } } }), { fieldManager: 'm6' })
ap('strategy', D, dep({ strategy: { type: 'Recreate' } }), { fieldManager: 'm7' })
ap(
  'resources',
  D,
  dep({
    template: {
      spec: { containers: [{ name: 'c', resources: { limits: { cpu: '500m' }, requests: { cpu: '0.1' } } }] },
    },
  }),
  { fieldManager: 'm7', force: true },
)
ap(
  'quantity same value other text',
  D,
  dep({ template: { spec: { containers: [{ name: 'c', resources: { limits: { cpu: '0.5' } } }] } } }),
  { fieldManager: 'm8' },
)
ap(
  'volumes',
  D,
  dep({
    template: {
      spec: {
        volumes: [
          { name: 'v', emptyDir: {} },
          { name: 'w', configMap: { name: 'x', items: [{ key: 'k', path: 'p' }] } },
        ],
      },
    },
  }),
  { fieldManager: 'vol' },
)
ap('volumes union switch', D, dep({ template: { spec: { volumes: [{ name: 'v', hostPath: { path: '/x' } }] } } }), {
  fieldManager: 'vol',
})
ap('tolerations atomic', D, dep({ template: { spec: { tolerations: [{ key: 'a' }, { key: 'a' }] } } }), {
  fieldManager: 'tol',
})
ap('tolerations other', D, dep({ template: { spec: { tolerations: [{ key: 'b' }] } } }), { fieldManager: 'tol2' })
ap(
  'hostAliases',
  D,
  dep({
    template: {
      spec: {
        hostAliases: [{ ip: '1.1.1.1', hostnames: ['a'] }],
        imagePullSecrets: [{ name: 's' }, { name: 't' }],
        topologySpreadConstraints: [
          { maxSkew: 1, topologyKey: 'z', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} },
        ],
      },
    },
  }),
  { fieldManager: 'ha' },
)
ap('imagePullSecrets dup', D, dep({ template: { spec: { imagePullSecrets: [{ name: 's' }, { name: 's' }] } } }), {
  fieldManager: 'ha',
})
ap('int as string', D, dep({ replicas: '3' }), { fieldManager: 'bad' })
ap('replicas null', D, dep({ replicas: null }), { fieldManager: 'nul' })
ap('replicas conflict', D, dep({ replicas: 5 }), { fieldManager: 'hpa' })
ap(
  'scale apply',
  `${D}/scale`,
  { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'd' }, spec: { replicas: 5 } },
  { fieldManager: 'scaler' },
)
ap(
  'scale apply force',
  `${D}/scale`,
  { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'd' }, spec: { replicas: 5 } },
  { fieldManager: 'scaler', force: true },
)
req('get', 'GET', D)
ap('m1 gives up replicas', D, dep(base))
ap(
  'scale apply drop',
  `${D}/scale`,
  { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'd' } },
  { fieldManager: 'scaler' },
)
ap(
  'scale with status',
  `${D}/scale`,
  {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name: 'd' },
    spec: { replicas: 4 },
    status: { replicas: 9 },
  },
  { fieldManager: 'scaler', force: true },
)
req(
  'scale put',
  'PUT',
  `${D}/scale`,
  { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'd' }, spec: { replicas: 1 } },
  { fieldManager: 'sput' },
)
req('scale merge', 'PATCH', `${D}/scale`, { spec: { replicas: 2 } }, { fieldManager: 'smerge' }, MP)
ap('main after scale', D, dep({ replicas: 2, ...base }))
ap(
  'status apply',
  `${D}/status`,
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'd' },
    status: {
      replicas: 3,
      conditions: [
        {
          type: 'Available',
          status: 'True',
          lastUpdateTime: '2020-01-01T00:00:00Z',
          lastTransitionTime: '2020-01-01T00:00:00Z',
        },
      ],
    },
  },
  { fieldManager: 'st' },
)
ap(
  'status apply with spec',
  `${D}/status`,
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'd', labels: { q: 'r' } },
    spec: { paused: true },
    status: { replicas: 3 },
  },
  { fieldManager: 'st' },
)
ap('main apply with status', D, { ...dep({ paused: true }), status: { replicas: 8 } }, { fieldManager: 'ms' })
ap(
  'status conflict',
  `${D}/status`,
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' }, status: { replicas: 4 } },
  { fieldManager: 'st2' },
)
ap('status create missing', '/apis/apps/v1/namespaces/${NS}/deployments/nope/status', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'nope' },
  status: {},
})
ap('scale missing', '/apis/apps/v1/namespaces/${NS}/deployments/nope/scale', {
  apiVersion: 'autoscaling/v1',
  kind: 'Scale',
  metadata: { name: 'nope' },
  spec: { replicas: 1 },
})
req('get', 'GET', D)
// migration from client side apply
const last = JSON.stringify({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'csa', annotations: {} },
  data: { a: '1', b: '2' },
})
const csa = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'csa', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': last } },
  data: { a: '1', b: '2' },
}
req('csa', 'POST', `${NSP}/configmaps`, csa, { fieldManager: 'kubectl-client-side-apply' })
ap(
  'csa to ssa',
  `${NSP}/configmaps/csa`,
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'csa' }, data: { a: '1' } },
  { fieldManager: 'kubectl' },
)
ap(
  'csa to ssa other manager',
  `${NSP}/configmaps/csa`,
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'csa' }, data: { b: '5' } },
  { fieldManager: 'other' },
)
req(
  'csa2',
  'POST',
  `${NSP}/configmaps`,
  { ...csa, metadata: { ...csa.metadata, name: 'csa2' } },
  { fieldManager: 'kubectl-client-side-apply' },
)
ap(
  'csa2 with annotation',
  `${NSP}/configmaps/csa2`,
  { ...csa, metadata: { ...csa.metadata, name: 'csa2' }, data: { a: '3' } },
  { fieldManager: 'kubectl' },
)
ap(
  'csa2 force',
  `${NSP}/configmaps/csa2`,
  { ...csa, metadata: { ...csa.metadata, name: 'csa2' }, data: { a: '3' } },
  { fieldManager: 'kubectl', force: true },
)
req('before-first-apply', 'POST', `${NSP}/configmaps`, {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'bfa', managedFields: [{}] },
  data: { a: '1', b: '2' },
})
req('reset', 'PATCH', `${NSP}/configmaps/bfa`, { metadata: { managedFields: [{}] } }, undefined, MP)
ap('apply on unmanaged', `${NSP}/configmaps/bfa`, {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'bfa' },
  data: { a: '2' },
})
ap(
  'apply on unmanaged force',
  `${NSP}/configmaps/bfa`,
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'bfa' }, data: { a: '2' } },
  { force: true },
)
// other kinds
const S = `${NSP}/services/s`
ap('service', S, {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 's' },
  spec: { selector: { a: 'b' }, ports: [{ port: 80 }] },
})
ap(
  'service 2nd port same num',
  S,
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 's' },
    spec: { ports: [{ port: 80, protocol: 'UDP', name: 'u' }] },
  },
  { fieldManager: 'm2' },
)
ap('service rename port', S, {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 's' },
  spec: { selector: { a: 'b' }, ports: [{ port: 80, name: 't' }] },
})
ap(
  'service clusterIP',
  S,
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 's' }, spec: { type: 'ClusterIP', clusterIP: 'None' } },
  { fieldManager: 'm3' },
)
const SA = `${NSP}/serviceaccounts/sa`
ap('sa', SA, {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'sa' },
  secrets: [{ name: 'x' }, { name: 'y' }],
  imagePullSecrets: [{ name: 'z' }],
})
ap(
  'sa 2',
  SA,
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'sa' }, secrets: [{ name: 'w' }] },
  { fieldManager: 'm2' },
)
const SEC = `${NSP}/secrets/sec`
ap('secret stringData', SEC, {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'sec' },
  stringData: { a: 'x' },
  data: { b: 'eA==' },
})
ap(
  'secret stringData again',
  SEC,
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'sec' }, stringData: { a: 'y' } },
  { fieldManager: 'm2' },
)
ap('rbac role', '/apis/rbac.authorization.k8s.io/v1/namespaces/${NS}/roles/r', {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'r' },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
})
ap(
  'rbac role 2',
  '/apis/rbac.authorization.k8s.io/v1/namespaces/${NS}/roles/r',
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'r' },
    rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }],
  },
  { fieldManager: 'm2' },
)
ap('netpol', '/apis/networking.k8s.io/v1/namespaces/${NS}/networkpolicies/n', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'n' },
  spec: { podSelector: {}, ingress: [{}], policyTypes: ['Ingress'] },
})
ap('hpa v2', '/apis/autoscaling/v2/namespaces/${NS}/horizontalpodautoscalers/h', {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'h' },
  spec: {
    maxReplicas: 3,
    scaleTargetRef: { kind: 'Deployment', name: 'd', apiVersion: 'apps/v1' },
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
  },
})
ap(
  'hpa v1',
  '/apis/autoscaling/v1/namespaces/${NS}/horizontalpodautoscalers/h',
  { apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler', metadata: { name: 'h' }, spec: { maxReplicas: 4 } },
  { fieldManager: 'm2' },
)
ap(
  'hpa v1 force',
  '/apis/autoscaling/v1/namespaces/${NS}/horizontalpodautoscalers/h',
  {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'h' },
    spec: { maxReplicas: 4, targetCPUUtilizationPercentage: 70 },
  },
  { fieldManager: 'm2', force: true },
)
ap('hpa v2 again', '/apis/autoscaling/v2/namespaces/${NS}/horizontalpodautoscalers/h', {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'h' },
  spec: { maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'd', apiVersion: 'apps/v1' } },
})
ap('pod', `${NSP}/pods/p`, {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [{ name: 'c', image: 'x' }], nodeName: 'nn' },
})
ap('pod image', `${NSP}/pods/p`, {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [{ name: 'c', image: 'y' }], nodeName: 'nn' },
})
ap('pod forbidden', `${NSP}/pods/p`, {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [{ name: 'c', image: 'y', command: ['x'] }], nodeName: 'nn' },
})
ap(
  'pod status',
  `${NSP}/pods/p/status`,
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    status: { conditions: [{ type: 'x.io/Ready', status: 'True' }], podIPs: [{ ip: '1.2.3.4' }], phase: 'Running' },
  },
  { fieldManager: 'kubelet' },
)
ap(
  'pod status 2',
  `${NSP}/pods/p/status`,
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    status: { conditions: [{ type: 'y.io/Ready', status: 'True' }] },
  },
  { fieldManager: 'cond' },
)
ap('pod invalid create', `${NSP}/pods/q`, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'q' }, spec: {} })
ap('ns label', NSP, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '${NS}', labels: { team: 'x' } } })
req('cleanup', 'DELETE', `${NSP}/pods/p`, { gracePeriodSeconds: 0 })

const shown = /^get|^csa|^apply on|^service|^hpa|^pod status/
export default {
  about:
    'deployments, services, secrets and others applied by several managers, their scale and status, and what client-side apply left',
  needs: ['apiserver'],
  steps: [
    ...steps.map((step) =>
      step.request && !step.unrecorded
        ? {
            ...step,
            only: shown.test(step.note) ? ['message', 'spec', 'status', 'metadata.managedFields'] : ['message'],
          }
        : step,
    ),
  ],
}
