export default {
  about: 'pods and their volumes: binding, affinity, zones, claims that are deleted or of others',
  needs: ['apiserver', 'controllers', 'scheduler', 'nodes'],
  serial: true,
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/nodes',
        body: {
          apiVersion: 'v1',
          kind: 'Node',
          metadata: {
            name: 'n1-${ID}',
            labels: {
              case: '${ID}',
              'kubernetes.io/hostname': 'n1-${ID}',
              'kubernetes.io/os': 'linux',
              'topology.kubernetes.io/zone': 'a',
            },
          },
          spec: {},
          status: {
            capacity: {
              cpu: '4',
              memory: '8Gi',
              pods: '110',
            },
            allocatable: {
              cpu: '4',
              memory: '8Gi',
              pods: '110',
            },
            conditions: [
              {
                type: 'Ready',
                status: 'True',
                reason: 'KubeletReady',
                message: 'ready',
              },
            ],
            addresses: [
              {
                type: 'InternalIP',
                address: '192.0.2.1',
              },
              {
                type: 'Hostname',
                address: 'n1',
              },
            ],
            nodeInfo: {
              machineID: '',
              systemUUID: '',
              bootID: '',
              kernelVersion: '',
              osImage: '',
              containerRuntimeVersion: '',
              kubeletVersion: 'v1.34.4',
              kubeProxyVersion: '',
              operatingSystem: 'linux',
              architecture: 'amd64',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/nodes/n1-${ID}',
        where: 'spec.taints',
        absent: true,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/nodes',
        body: {
          apiVersion: 'v1',
          kind: 'Node',
          metadata: {
            name: 'n2-${ID}',
            labels: {
              case: '${ID}',
              'kubernetes.io/hostname': 'n2-${ID}',
              'kubernetes.io/os': 'linux',
              'topology.kubernetes.io/zone': 'b',
            },
          },
          spec: {},
          status: {
            capacity: {
              cpu: '4',
              memory: '8Gi',
              pods: '110',
            },
            allocatable: {
              cpu: '4',
              memory: '8Gi',
              pods: '110',
            },
            conditions: [
              {
                type: 'Ready',
                status: 'True',
                reason: 'KubeletReady',
                message: 'ready',
              },
            ],
            addresses: [
              {
                type: 'InternalIP',
                address: '192.0.2.2',
              },
              {
                type: 'Hostname',
                address: 'n2',
              },
            ],
            nodeInfo: {
              machineID: '',
              systemUUID: '',
              bootID: '',
              kernelVersion: '',
              osImage: '',
              containerRuntimeVersion: '',
              kubeletVersion: 'v1.34.4',
              kubeProxyVersion: '',
              operatingSystem: 'linux',
              architecture: 'amd64',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/nodes/n2-${ID}',
        where: 'spec.taints',
        absent: true,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/storage.k8s.io/v1/storageclasses',
        body: {
          apiVersion: 'storage.k8s.io/v1',
          kind: 'StorageClass',
          metadata: {
            name: 'w-${ID}',
          },
          provisioner: 'kubernetes.io/no-provisioner',
          volumeBindingMode: 'WaitForFirstConsumer',
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/storage.k8s.io/v1/storageclasses',
        body: {
          apiVersion: 'storage.k8s.io/v1',
          kind: 'StorageClass',
          metadata: {
            name: 'd-${ID}',
          },
          provisioner: 'example.com/disk',
          volumeBindingMode: 'WaitForFirstConsumer',
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/storage.k8s.io/v1/storageclasses',
        body: {
          apiVersion: 'storage.k8s.io/v1',
          kind: 'StorageClass',
          metadata: {
            name: 't-${ID}',
          },
          provisioner: 'example.com/disk',
          volumeBindingMode: 'WaitForFirstConsumer',
          allowedTopologies: [
            {
              matchLabelExpressions: [
                {
                  key: 'topology.kubernetes.io/zone',
                  values: ['q'],
                },
              ],
            },
          ],
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/persistentvolumes',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolume',
          metadata: {
            name: 'one-${ID}',
          },
          spec: {
            capacity: {
              storage: '5Gi',
            },
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'w-${ID}',
            hostPath: {
              path: '/tmp/x',
            },
            nodeAffinity: {
              required: {
                nodeSelectorTerms: [
                  {
                    matchExpressions: [
                      {
                        key: 'kubernetes.io/hostname',
                        operator: 'In',
                        values: ['n2-${ID}'],
                      },
                    ],
                  },
                ],
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/persistentvolumes/one-${ID}',
        where: 'status.phase',
        equals: 'Available',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            name: 'a',
          },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'w-${ID}',
            resources: {
              requests: {
                storage: '1Gi',
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'a',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            volumes: [
              {
                name: 'v',
                persistentVolumeClaim: {
                  claimName: 'a',
                },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/a',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/a',
      },
      only: ['spec.nodeName'],
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/a',
        where: 'status.phase',
        equals: 'Bound',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/a',
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/persistentvolumes/one-${ID}',
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events',
        query: {
          fieldSelector: 'involvedObject.name=a',
        },
      },
      only: [
        'items.*.reason',
        'items.*.message',
        'items.*.type',
        'items.*.source',
        'items.*.reportingComponent',
        'items.*.action',
        'items.*.involvedObject.kind',
        'items.*.involvedObject.apiVersion',
        'items.*.involvedObject.fieldPath',
      ],
      sort: 'items',
      sortBy: 'message',
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            name: 'b',
          },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'w-${ID}',
            resources: {
              requests: {
                storage: '1Gi',
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'b',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            volumes: [
              {
                name: 'v',
                persistentVolumeClaim: {
                  claimName: 'b',
                },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/b',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/b',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            name: 'c',
          },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'd-${ID}',
            resources: {
              requests: {
                storage: '1Gi',
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'c',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            volumes: [
              {
                name: 'v',
                persistentVolumeClaim: {
                  claimName: 'c',
                },
              },
            ],
            nodeSelector: {
              'kubernetes.io/hostname': 'n1-${ID}',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/c',
        where: 'metadata.annotations.volume\\.kubernetes\\.io/selected-node',
        withinMs: 40000,
      },
    },
    {
      settle: {
        ms: 500,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/c',
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/c',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            name: 'e',
          },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 't-${ID}',
            resources: {
              requests: {
                storage: '1Gi',
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'e',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            volumes: [
              {
                name: 'v',
                persistentVolumeClaim: {
                  claimName: 'e',
                },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/e',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/e',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'f',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            volumes: [
              {
                name: 'v',
                persistentVolumeClaim: {
                  claimName: 'a',
                },
              },
            ],
            nodeSelector: {
              'kubernetes.io/hostname': 'n1-${ID}',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/f',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/f',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/persistentvolumes',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolume',
          metadata: {
            name: 'z-${ID}',
            labels: {
              'topology.kubernetes.io/zone': 'zz',
            },
          },
          spec: {
            capacity: {
              storage: '5Gi',
            },
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'im-${ID}',
            hostPath: {
              path: '/tmp/x',
            },
            labels: {},
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            name: 'g',
          },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'im-${ID}',
            resources: {
              requests: {
                storage: '1Gi',
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/g',
        where: 'status.phase',
        equals: 'Bound',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'g',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            volumes: [
              {
                name: 'v',
                persistentVolumeClaim: {
                  claimName: 'g',
                },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/g',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/g',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'h',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            nodeSelector: {
              'kubernetes.io/hostname': 'n1-${ID}',
            },
            volumes: [
              {
                name: 'v',
                ephemeral: {
                  volumeClaimTemplate: {
                    metadata: {
                      labels: {
                        x: 'y',
                      },
                    },
                    spec: {
                      accessModes: ['ReadWriteOnce'],
                      storageClassName: 'd-${ID}',
                      resources: {
                        requests: {
                          storage: '1Gi',
                        },
                      },
                    },
                  },
                },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/h-v',
        where: 'metadata.annotations.volume\\.kubernetes\\.io/selected-node',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/h-v',
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            name: 'i-v',
          },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'w-${ID}',
            resources: {
              requests: {
                storage: '1Gi',
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'i',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            volumes: [
              {
                name: 'v',
                ephemeral: {
                  volumeClaimTemplate: {
                    spec: {
                      accessModes: ['ReadWriteOnce'],
                      storageClassName: 'd-${ID}',
                      resources: {
                        requests: {
                          storage: '1Gi',
                        },
                      },
                    },
                  },
                },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      settle: {
        ms: 1000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/i',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/persistentvolumes',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolume',
          metadata: {
            name: 'rwop-${ID}',
          },
          spec: {
            capacity: {
              storage: '5Gi',
            },
            accessModes: ['ReadWriteOncePod'],
            storageClassName: 'im-${ID}',
            hostPath: {
              path: '/tmp/x',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            name: 'j',
          },
          spec: {
            accessModes: ['ReadWriteOncePod'],
            storageClassName: 'im-${ID}',
            resources: {
              requests: {
                storage: '1Gi',
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/j',
        where: 'status.phase',
        equals: 'Bound',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'j',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            volumes: [
              {
                name: 'v',
                persistentVolumeClaim: {
                  claimName: 'j',
                },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/j',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'j2',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            volumes: [
              {
                name: 'v',
                persistentVolumeClaim: {
                  claimName: 'j',
                },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/j2',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/j2',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/a',
      },
      unrecorded: true,
    },
    {
      settle: {
        ms: 400,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/a',
      },
      only: ['metadata.finalizers', 'metadata.deletionTimestamp', 'status'],
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'k',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            volumes: [
              {
                name: 'v',
                persistentVolumeClaim: {
                  claimName: 'a',
                },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/k',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/k',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      kubectl: ['describe', 'pvc', 'a'],
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/namespaces/${NS}/pods/k',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/namespaces/${NS}/pods/f',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/namespaces/${NS}/pods/a',
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/a',
        where: '',
        withinMs: 40000,
        gone: true,
      },
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/nodes/n1-${ID}',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/nodes/n2-${ID}',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/persistentvolumes/one-${ID}',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/persistentvolumes/z-${ID}',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/persistentvolumes/rwop-${ID}',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/storage.k8s.io/v1/storageclasses/w-${ID}',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/storage.k8s.io/v1/storageclasses/d-${ID}',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/storage.k8s.io/v1/storageclasses/t-${ID}',
      },
      unrecorded: true,
    },
  ],
}
