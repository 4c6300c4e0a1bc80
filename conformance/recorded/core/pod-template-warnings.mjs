const create = (note, body, rest) => ({
  request: { method: 'POST', path: '/api/v1/namespaces/${NS}/replicationcontrollers', query: { dryRun: 'All' }, body },
  note,
  ...rest,
})

export default {
  about: 'the same in a template',
  needs: ['apiserver'],
  steps: [
    create(
      'gitrepo',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: { containers: [{ name: 'c', image: 'i' }], volumes: [{ name: 'g', gitRepo: {} }] },
          },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'images',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              containers: [{ name: 'c', image: 'i', volumeMounts: [{ name: 'img', mountPath: '/x' }] }],
              volumes: [{ name: 'img', image: { reference: 'x' } }],
            },
          },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'ephemeral',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              containers: [{ name: 'c', image: 'i' }],
              ephemeralContainers: [{ name: 'e', image: 'x', targetContainerName: 'c', ports: [{ containerPort: 1 }] }],
            },
          },
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'dupnames',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              containers: [
                { name: 'c', image: 'i' },
                { name: 'c', image: 'i' },
              ],
              initContainers: [
                { name: 'c', image: 'i' },
                { name: 'i', image: 'i' },
                { name: 'i', image: 'i' },
              ],
            },
          },
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'hostports',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              containers: [
                {
                  name: 'c',
                  image: 'i',
                  ports: [
                    { containerPort: 1, hostPort: 5 },
                    { containerPort: 2, hostPort: 5 },
                    { containerPort: 1, hostPort: 5, protocol: 'UDP' },
                    { containerPort: 1, hostPort: 6, hostIP: '1.1.1.1' },
                    { containerPort: 1 },
                    { containerPort: 1, name: 'a' },
                    { containerPort: 3, name: 'a' },
                  ],
                },
                { name: 'd', image: 'i', ports: [{ name: 'a', containerPort: 1, hostPort: 6 }] },
              ],
              initContainers: [{ name: 'i', image: 'i', ports: [{ containerPort: 9, name: 'a' }] }],
            },
          },
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'hostnet',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              hostNetwork: true,
              containers: [{ name: 'c', image: 'i', ports: [{ containerPort: 1 }, { containerPort: 2, hostPort: 3 }] }],
              initContainers: [{ name: 'i', image: 'i', ports: [{ containerPort: 4, hostPort: 3 }] }],
            },
          },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'env',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              containers: [
                {
                  name: 'c',
                  image: 'i',
                  env: [
                    { name: 'A', value: '1' },
                    { name: 'A', value: '$(A)2' },
                    { name: 'A', value: '$(A)' },
                    { name: 'A', value: 'z' },
                    { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
                    { name: 'B', value: 'x', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
                    { name: 'C', valueFrom: {} },
                    { name: 'D', valueFrom: { fieldRef: { fieldPath: 'metadata.name', apiVersion: 'v2' } } },
                    { name: 'E', valueFrom: { fieldRef: { fieldPath: "metadata.labels['a']" } } },
                    { name: 'F', valueFrom: { fieldRef: { fieldPath: 'metadata.labels' } } },
                    { name: 'G', valueFrom: { resourceFieldRef: { resource: 'foo' } } },
                    { name: 'H', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '3' } } },
                    { name: 'I', valueFrom: { resourceFieldRef: { resource: 'requests.memory', divisor: '1m' } } },
                    {
                      name: 'J',
                      valueFrom: { configMapKeyRef: { name: 'x', key: '..' }, secretKeyRef: { name: 'X_', key: '' } },
                    },
                    { name: '' },
                    { name: '1=a' },
                    { name: 'K', valueFrom: { fieldRef: { fieldPath: '' } } },
                    { name: 'L', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'p', key: 'k' } } },
                    { name: 'M', valueFrom: { fieldRef: { fieldPath: "metadata.annotations['a b']" } } },
                    { name: 'N', valueFrom: { fieldRef: { fieldPath: "metadata.name['a']" } } },
                    { name: 'O', valueFrom: { fieldRef: { fieldPath: 'status.podIPs' } } },
                    { name: 'P', valueFrom: { fieldRef: { fieldPath: 'status.hostIPs' } } },
                  ],
                  envFrom: [
                    {},
                    { configMapRef: {}, secretRef: {} },
                    { prefix: '=', configMapRef: { name: 'x' } },
                    { configMapRef: { name: 'Bad' } },
                  ],
                },
              ],
            },
          },
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'podres2',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              containers: [{ name: 'c', image: 'i', resources: { requests: { cpu: '1', memory: '1Gi' } } }],
              resources: { limits: { cpu: '2' } },
            },
          },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'podres6',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              containers: [{ name: 'c', image: 'i', resources: { limits: { 'hugepages-2Mi': '2Mi', cpu: '1' } } }],
              resources: { limits: { cpu: '4', memory: '1Gi' } },
            },
          },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'hostproc',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              securityContext: { windowsOptions: { hostProcess: true } },
              containers: [
                { name: 'c', image: 'i' },
                { name: 'd', image: 'i', securityContext: { windowsOptions: { hostProcess: false } } },
              ],
            },
          },
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'annots2',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: {
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
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'dnsok',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              containers: [{ name: 'c', image: 'i' }],
              hostAliases: [{ ip: '01.2.3.4' }, { ip: '2001:DB8::1' }, { ip: '::ffff:1.2.3.4' }],
              dnsConfig: { nameservers: ['010.1.1.1', '::ffff:1.2.3.4', '2001:DB8::0'] },
              imagePullSecrets: [{ name: 'a' }, { name: 'a' }, {}, { name: '' }],
              terminationGracePeriodSeconds: -5,
              overhead: { memory: '1.5' },
            },
          },
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'gates',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              containers: [{ name: 'c', image: 'i' }],
              schedulingGates: [{ name: 'a' }, { name: 'a' }, { name: '' }, { name: 'a b' }],
              nodeName: 'n',
            },
          },
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'sa3',
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 't' },
        spec: {
          replicas: 1,
          selector: { app: 'x' },
          template: {
            metadata: { labels: { app: 'x' } },
            spec: {
              containers: [{ name: 'c', image: 'i' }],
              serviceAccountName: 'default',
              automountServiceAccountToken: false,
              volumes: [{ name: 'x', projected: { sources: [{ serviceAccountToken: { path: 'x' } }] } }],
            },
          },
        },
      },
      { only: [] },
    ),
  ],
}
