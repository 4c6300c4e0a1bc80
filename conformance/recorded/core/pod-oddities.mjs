const create = (note, body, rest) => ({
  request: { method: 'POST', path: '/api/v1/namespaces/${NS}/pods', query: { dryRun: 'All' }, body },
  note,
  ...rest,
})

export default {
  about: 'pods with much that is wrong at once: all of it is said, in order',
  needs: ['apiserver'],
  steps: [
    create(
      'nocontainers',
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', labels: { app: 'x' } }, spec: { containers: [] } },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'ephemeral',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i' }],
          ephemeralContainers: [{ name: 'e', image: 'x', targetContainerName: 'c', ports: [{ containerPort: 1 }] }],
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'dupnames',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
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
      { ignore: ['message'] },
    ),
    create(
      'hostports',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
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
      { ignore: ['message'] },
    ),
    create(
      'env',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
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
      { ignore: ['message'] },
    ),
    create(
      'mounts',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [
            {
              name: 'c',
              image: 'i',
              volumeMounts: [
                { name: '', mountPath: '' },
                { name: 'nope', mountPath: '/a' },
                { name: 'v', mountPath: '/a' },
                { name: 'v', mountPath: '/a', subPath: '../x' },
                { name: 'v', mountPath: '/b', subPath: '/x' },
                { name: 'v', mountPath: '/c', subPath: 'a', subPathExpr: 'b' },
                { name: 'v', mountPath: '/d', subPathExpr: '../b' },
                { name: 'v', mountPath: '/e', mountPropagation: 'Foo' },
                { name: 'v', mountPath: '/f', mountPropagation: 'Bidirectional' },
                { name: 'v', mountPath: '/g', recursiveReadOnly: 'Enabled' },
                { name: 'v', mountPath: '/h', recursiveReadOnly: 'Foo', readOnly: true },
                {
                  name: 'v',
                  mountPath: '/i',
                  recursiveReadOnly: 'Enabled',
                  readOnly: true,
                  mountPropagation: 'HostToContainer',
                },
                { name: 'blk', mountPath: '/x:y' },
              ],
              volumeDevices: [
                { name: '', devicePath: '' },
                { name: 'blk', devicePath: '/dev/x' },
                { name: 'blk', devicePath: '/dev/x' },
                { name: 'v', devicePath: '/dev/../y' },
                { name: 'nope', devicePath: '/dev/z' },
                { name: 'blk2', devicePath: '/a' },
                { name: 'eph', devicePath: '/zz' },
              ],
            },
          ],
          volumes: [
            { name: 'v', emptyDir: {} },
            { name: 'blk', persistentVolumeClaim: { claimName: 'x' } },
            { name: 'blk2', persistentVolumeClaim: { claimName: 'x' } },
            {
              name: 'eph',
              ephemeral: {
                volumeClaimTemplate: {
                  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1' } } },
                },
              },
            },
          ],
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'volumes',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i' }],
          volumes: [
            { name: 'a' },
            { name: 'a', emptyDir: {} },
            { name: 'b', emptyDir: {}, hostPath: { path: '/x' }, secret: {} },
            { name: 'c', hostPath: { path: '/a/../b', type: 'Foo' } },
            { name: 'd', emptyDir: { sizeLimit: '-1' } },
            {
              name: 'e',
              secret: {
                secretName: '',
                items: [
                  { key: '', path: '' },
                  { key: 'a', path: '../b', mode: 1000 },
                ],
                defaultMode: -1,
              },
            },
            { name: 'f', projected: {} },
            {
              name: 'g',
              projected: {
                sources: [
                  {},
                  { secret: {} },
                  { secret: { name: 'x' }, configMap: { name: 'y' } },
                  { serviceAccountToken: { path: '', expirationSeconds: 1 } },
                  { serviceAccountToken: { path: '../x', expirationSeconds: 5000000000 } },
                  {
                    downwardAPI: {
                      items: [
                        { path: '' },
                        { path: '/x', fieldRef: { fieldPath: 'spec.nodeName' } },
                        {
                          path: 'y',
                          fieldRef: { fieldPath: 'metadata.name' },
                          resourceFieldRef: { resource: 'limits.cpu' },
                        },
                      ],
                    },
                  },
                  { configMap: { name: 'z', items: [{ key: 'a', path: 'p' }] } },
                  {
                    configMap: {
                      name: 'z2',
                      items: [
                        { key: 'a', path: 'p' },
                        { key: 'b', path: 'p/q' },
                      ],
                    },
                  },
                ],
              },
            },
            {
              name: 'h',
              downwardAPI: {
                items: [
                  { path: 'a/b', resourceFieldRef: { resource: 'limits.cpu' } },
                  { path: 'a/b', fieldRef: { fieldPath: "metadata.labels['x']" }, mode: 512 },
                  { path: 'c', fieldRef: { fieldPath: "metadata.labels['']" } },
                ],
              },
            },
            {
              name: 'i',
              configMap: {
                name: '',
                items: [
                  { key: 'k', path: 'a' },
                  { key: 'k', path: 'a/b' },
                ],
                defaultMode: 512,
              },
            },
            { name: 'Bad_N', emptyDir: {} },
            { name: 'j', ephemeral: {} },
            { name: 'k', ephemeral: { volumeClaimTemplate: { metadata: { name: 'x', finalizers: ['a'] }, spec: {} } } },
            { name: 'l', csi: { driver: '' } },
            { name: 'm', csi: { driver: 'a_b', nodePublishSecretRef: {} } },
            { name: 'n', azureDisk: { diskName: '', diskURI: '', cachingMode: 'x', kind: 'y' } },
            { name: 'o', fc: {} },
            { name: 'p', fc: { targetWWNs: ['a'], wwids: ['b'] } },
            { name: 'q', fc: { targetWWNs: ['a'], lun: 300 } },
          ],
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'windows',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          os: { name: 'windows' },
          hostPID: true,
          hostIPC: true,
          hostNetwork: true,
          shareProcessNamespace: true,
          hostUsers: false,
          securityContext: {
            runAsUser: 1,
            runAsGroup: 1,
            fsGroup: 3,
            supplementalGroups: [1],
            sysctls: [{ name: 'a', value: 'b' }],
            seLinuxOptions: {},
            seccompProfile: { type: 'RuntimeDefault' },
            fsGroupChangePolicy: 'Always',
            appArmorProfile: { type: 'Unconfined' },
            supplementalGroupsPolicy: 'Strict',
            seLinuxChangePolicy: 'Recursive',
            windowsOptions: { hostProcess: true },
          },
          containers: [
            {
              name: 'c',
              image: 'i',
              securityContext: {
                privileged: true,
                capabilities: {},
                runAsUser: 1,
                runAsGroup: 4,
                readOnlyRootFilesystem: false,
                allowPrivilegeEscalation: true,
                procMount: 'Default',
                seccompProfile: { type: 'Unconfined' },
                seLinuxOptions: {},
                appArmorProfile: { type: 'Unconfined' },
                windowsOptions: {
                  gmsaCredentialSpecName: 'Bad_',
                  gmsaCredentialSpec: '',
                  runAsUserName: 'a\\b\\c',
                  hostProcess: false,
                },
              },
            },
          ],
          initContainers: [
            { name: 'i', image: 'i', securityContext: { windowsOptions: { runAsUserName: '', hostProcess: true } } },
          ],
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'linuxwin',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          os: { name: 'linux' },
          securityContext: {
            windowsOptions: {
              runAsUserName:
                'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
            },
          },
          containers: [{ name: 'c', image: 'i', securityContext: { windowsOptions: {} } }],
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'hostproc',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          securityContext: { windowsOptions: { hostProcess: true } },
          containers: [
            { name: 'c', image: 'i' },
            { name: 'd', image: 'i', securityContext: { windowsOptions: { hostProcess: false } } },
          ],
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'hostusers',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          hostUsers: false,
          hostNetwork: true,
          hostPID: true,
          hostIPC: true,
          containers: [
            {
              name: 'c',
              image: 'i',
              volumeDevices: [{ name: 'a', devicePath: '/d' }],
              securityContext: { procMount: 'Unmasked' },
            },
          ],
          volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'x' } }],
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'procmount',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: { containers: [{ name: 'c', image: 'i', securityContext: { procMount: 'Unmasked' } }] },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'shareproc',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: { shareProcessNamespace: true, hostPID: true, containers: [{ name: 'c', image: 'i' }] },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'seccomp',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          securityContext: {
            seccompProfile: { type: 'Localhost' },
            appArmorProfile: { type: 'Localhost', localhostProfile: ' ' },
          },
          containers: [
            {
              name: 'c',
              image: 'i',
              securityContext: {
                seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'x' },
                appArmorProfile: { type: 'Foo', localhostProfile: '' },
              },
            },
            {
              name: 'd',
              image: 'i',
              securityContext: {
                seccompProfile: { type: 'Localhost', localhostProfile: '../x' },
                appArmorProfile: { type: 'Localhost' },
              },
            },
            { name: 'e', image: 'i', securityContext: { seccompProfile: { type: '' }, appArmorProfile: { type: '' } } },
          ],
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'dns2',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: { containers: [{ name: 'c', image: 'i' }], dnsPolicy: 'None' },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'tolerations',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i' }],
          tolerations: [
            { key: '', operator: 'Equal' },
            { key: 'a', operator: 'Foo' },
            { key: 'a b', value: 'x' },
            { key: 'a', operator: 'Exists', value: 'x' },
            { key: 'a', value: '-' },
            { key: 'a', effect: 'Foo' },
            { key: 'a', operator: 'Exists', tolerationSeconds: 3, effect: 'NoSchedule' },
            { key: 'a', operator: 'Lt', value: '1' },
          ],
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'prio',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: { containers: [{ name: 'c', image: 'i' }], priorityClassName: 'nope' },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'prio2',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: { containers: [{ name: 'c', image: 'i' }], priority: 5 },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'prio3',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i' }],
          priorityClassName: 'system-cluster-critical',
          priority: 3,
          preemptionPolicy: 'Never',
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'rules',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [
            {
              name: 'c',
              image: 'i',
              restartPolicy: 'Never',
              restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }],
            },
          ],
          hostnameOverride: 'Bad_',
          initContainers: [{ name: 'i', image: 'i', restartPolicy: 'OnFailure', restartPolicyRules: [] }],
        },
      },
      { only: [] },
    ),
    create(
      'gates',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i' }],
          schedulingGates: [{ name: 'a' }, { name: 'a' }, { name: '' }, { name: 'a b' }],
          nodeName: 'n',
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'sysctl',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          containers: [{ name: 'c', image: 'i' }],
          hostIPC: true,
          hostNetwork: true,
          securityContext: {
            sysctls: [
              { name: 'kernel.shmmax', value: '1' },
              { name: 'net.x', value: '1' },
              { name: 'a', value: '' },
              { name: 'a', value: '' },
              { name: '', value: '' },
              { name: 'A B', value: '' },
              { name: 'fs.mqueue.x', value: '' },
              { name: 'kernel/msgmax', value: '' },
              {
                name: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
                value: '',
              },
            ],
            supplementalGroups: [-1],
            fsGroup: -1,
            runAsUser: -1,
            runAsGroup: 4294967296,
            fsGroupChangePolicy: 'x',
            supplementalGroupsPolicy: 'y',
            seLinuxChangePolicy: 'z',
          },
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'lifecycle',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          terminationGracePeriodSeconds: 5,
          containers: [
            {
              name: 'c',
              image: 'i',
              lifecycle: { postStart: {}, preStop: { exec: {}, httpGet: { port: 1 }, sleep: { seconds: 9 } } },
              livenessProbe: {
                httpGet: {
                  path: '/x',
                  port: 80,
                  scheme: 'HTTP',
                  host: 'h',
                  httpHeaders: [{ name: 'X-A', value: 'b' }],
                },
                initialDelaySeconds: 1,
                timeoutSeconds: 1,
                periodSeconds: 2,
                successThreshold: 2,
                failureThreshold: 3,
                terminationGracePeriodSeconds: 5,
                exec: { command: [] },
              },
              readinessProbe: { grpc: { port: 0 }, terminationGracePeriodSeconds: 1 },
              startupProbe: {
                initialDelaySeconds: -1,
                timeoutSeconds: -1,
                periodSeconds: -1,
                failureThreshold: -1,
                terminationGracePeriodSeconds: 0,
              },
            },
            { name: 'd', image: 'i', lifecycle: { stopSignal: 'SIGFOO' } },
            { name: 'e', image: 'i', lifecycle: { preStop: { sleep: { seconds: 0 } } } },
          ],
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'resize',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          restartPolicy: 'Never',
          containers: [
            {
              name: 'c',
              image: 'i',
              resizePolicy: [
                { resourceName: 'cpu', restartPolicy: 'RestartContainer' },
                { resourceName: 'cpu', restartPolicy: 'NotRequired' },
                { resourceName: 'x', restartPolicy: 'y' },
                {},
              ],
            },
          ],
        },
      },
      { ignore: ['message'] },
    ),
    create(
      'sa2',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: { containers: [{ name: 'c', image: 'i' }], serviceAccount: 'default', serviceAccountName: 'nope' },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'os',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: { os: { name: 'darwin' }, containers: [{ name: 'c', image: 'i' }] },
      },
      { ignore: ['metadata.managedFields'] },
    ),
    create(
      'nodename',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { app: 'x' } },
        spec: {
          nodeName: 'Bad_',
          hostname: 'Bad_',
          subdomain: 'a.b',
          priorityClassName: '',
          schedulerName: '',
          restartPolicy: 'x',
          dnsPolicy: 'y',
          activeDeadlineSeconds: 0,
          preemptionPolicy: '',
          containers: [
            { name: 'c', image: '', terminationMessagePolicy: 'x', imagePullPolicy: 'y' },
            { name: 'd', image: ' x ' },
          ],
        },
      },
      { ignore: ['metadata.managedFields'] },
    ),
  ],
}
