const create = (note, body, rest) => ({
  request: { method: 'POST', path: '/api/v1/namespaces/${NS}/pods', query: { dryRun: 'All' }, body },
  note,
  ...rest,
})

export default {
  about: 'pods that are accepted with warnings, and pods as they are stored',
  needs: ['apiserver'],
  steps: [
    create(
      'gitrepo',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: { containers: [{ name: 'c', image: 'i' }], volumes: [{ name: 'g', gitRepo: {} }] },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'images',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i', volumeMounts: [{ name: 'img', mountPath: '/x' }] }],
          volumes: [{ name: 'img', image: { reference: 'x' } }],
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'hostnet',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          hostNetwork: true,
          containers: [{ name: 'c', image: 'i', ports: [{ containerPort: 1 }, { containerPort: 2, hostPort: 3 }] }],
          initContainers: [{ name: 'i', image: 'i', ports: [{ containerPort: 4, hostPort: 3 }] }],
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'podres2',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i', resources: { requests: { cpu: '1', memory: '1Gi' } } }],
          resources: { limits: { cpu: '2' } },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'podres3',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [
            { name: 'c', image: 'i', resources: { limits: { cpu: '1', memory: '1Gi' } } },
            { name: 'd', image: 'i', resources: { limits: { cpu: '1', memory: '1Gi' } } },
          ],
          resources: { limits: { cpu: '2', memory: '2Gi' } },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'podres4',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i', resources: { limits: { cpu: '1' } } }],
          resources: { requests: { cpu: '2' }, limits: {} },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'podres5',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: { containers: [{ name: 'c', image: 'i', resources: { limits: { cpu: '1' } } }], resources: {} },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'podres6',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i', resources: { limits: { 'hugepages-2Mi': '2Mi', cpu: '1' } } }],
          resources: { limits: { cpu: '4', memory: '1Gi' } },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'podres7',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          os: { name: 'windows' },
          containers: [{ name: 'c', image: 'i' }],
          resources: { limits: { cpu: '4', memory: '1Gi' } },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'annots2',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: 'p',
          labels: { app: 'x' },
          annotations: {
            'container.apparmor.security.beta.kubernetes.io/c': 'localhost/x',
            'container.apparmor.security.beta.kubernetes.io/d': 'runtime/default',
            'container.apparmor.security.beta.kubernetes.io/e': 'runtime/default',
          },
        },
        spec: {
          containers: [
            { name: 'c', image: 'i' },
            { name: 'd', image: 'i' },
            { name: 'e', image: 'i', securityContext: { appArmorProfile: { type: 'Unconfined' } } },
          ],
          securityContext: { appArmorProfile: { type: 'RuntimeDefault' } },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'annots3',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: 'p',
          labels: { app: 'x' },
          annotations: {
            'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default',
            'container.seccomp.security.alpha.kubernetes.io/c': 'localhost/../x',
            'container.apparmor.security.beta.kubernetes.io/c': 'unconfined',
            'controller.kubernetes.io/pod-deletion-cost': '10',
          },
        },
        spec: { containers: [{ name: 'c', image: 'i' }] },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'annots4',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: 'p',
          labels: { app: 'x' },
          annotations: {
            'seccomp.security.alpha.kubernetes.io/pod': 'localhost/y',
            'container.seccomp.security.alpha.kubernetes.io/c': 'runtime/default',
          },
        },
        spec: {
          containers: [{ name: 'c', image: 'i', securityContext: { seccompProfile: { type: 'Unconfined' } } }],
          securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'x' } },
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'dnsok',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i' }],
          hostAliases: [{ ip: '01.2.3.4' }, { ip: '2001:DB8::1' }, { ip: '::ffff:1.2.3.4' }],
          dnsConfig: { nameservers: ['010.1.1.1', '::ffff:1.2.3.4', '2001:DB8::0'] },
          imagePullSecrets: [{ name: 'a' }, { name: 'a' }, {}, { name: '' }],
          terminationGracePeriodSeconds: -5,
          overhead: { memory: '1.5' },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'prio4',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: { containers: [{ name: 'c', image: 'i' }], priorityClassName: 'system-cluster-critical' },
      },
      { only: [] },
    ),
    create(
      'dotname',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'a.b', labels: { app: 'x' } },
        spec: { containers: [{ name: 'c', image: 'i' }] },
      },
      { only: [] },
    ),
    create(
      'longname2',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
          labels: { app: 'x' },
        },
        spec: { containers: [{ name: 'c', image: 'i' }] },
      },
      { only: [] },
    ),
    create(
      'status',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: { containers: [{ name: 'c', image: 'i' }] },
        status: { phase: 'Running', podIP: '1.2.3.4', conditions: [{ type: 'x', status: 'True' }] },
      },
      { only: [] },
    ),
    create(
      'sa3',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i' }],
          serviceAccountName: 'default',
          automountServiceAccountToken: false,
          volumes: [{ name: 'x', projected: { sources: [{ serviceAccountToken: { path: 'x' } }] } }],
        },
      },
      { only: [] },
    ),
  ],
}
