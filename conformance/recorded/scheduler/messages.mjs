export default {
  about: 'why pods fit nowhere',
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
              zone: 'a',
            },
          },
          spec: {},
          status: {
            capacity: {
              cpu: '4',
              memory: '8Gi',
              pods: '110',
              'example.com/gpu': '2',
              'ephemeral-storage': '10Gi',
              'hugepages-2Mi': '64Mi',
            },
            allocatable: {
              cpu: '4',
              memory: '8Gi',
              pods: '110',
              'example.com/gpu': '2',
              'ephemeral-storage': '10Gi',
              'hugepages-2Mi': '64Mi',
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
              zone: 'b',
            },
          },
          spec: {
            taints: [
              {
                key: 'k',
                value: 'v',
                effect: 'NoExecute',
              },
            ],
          },
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
        where: 'spec.taints.length',
        equals: 1,
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
            name: 'n3-${ID}',
            labels: {
              case: '${ID}',
              'kubernetes.io/hostname': 'n3-${ID}',
              'kubernetes.io/os': 'linux',
              zone: 'b',
            },
          },
          spec: {
            unschedulable: true,
          },
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
                address: '192.0.2.3',
              },
              {
                type: 'Hostname',
                address: 'n3',
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
        path: '/api/v1/nodes/n3-${ID}',
        where: 'spec.taints.length',
        equals: 1,
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
            name: 'a',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: {
                  requests: {
                    'example.com/gpu': '3',
                  },
                  limits: {
                    'example.com/gpu': '3',
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
        path: '/api/v1/namespaces/${NS}/pods/a',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/a',
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
            name: 'b',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: {
                  requests: {
                    'ephemeral-storage': '20Gi',
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
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'b2',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: {
                  requests: {
                    'hugepages-2Mi': '128Mi',
                    memory: '1Gi',
                    cpu: '1',
                  },
                  limits: {
                    'hugepages-2Mi': '128Mi',
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
        path: '/api/v1/namespaces/${NS}/pods/b2',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/b2',
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
            name: 'b3',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: {
                  requests: {
                    'unknown.com/x': '1',
                  },
                  limits: {
                    'unknown.com/x': '1',
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
        path: '/api/v1/namespaces/${NS}/pods/b3',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/b3',
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
            affinity: {
              nodeAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: {
                  nodeSelectorTerms: [
                    {
                      matchExpressions: [
                        {
                          key: 'zone',
                          operator: 'In',
                          values: ['q'],
                        },
                      ],
                    },
                  ],
                },
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/c',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
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
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'd',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            affinity: {
              podAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: [
                  {
                    topologyKey: 'zone',
                    labelSelector: {
                      matchLabels: {
                        app: 'none',
                      },
                    },
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
        path: '/api/v1/namespaces/${NS}/pods/d',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/d',
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
            name: 'd2',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            affinity: {
              podAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: [
                  {
                    topologyKey: 'zone',
                    labelSelector: {
                      matchLabels: {
                        app: 'none',
                      },
                    },
                  },
                ],
              },
            },
            tolerations: [
              {
                operator: 'Exists',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/d2',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/d2',
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
            nodeSelector: {
              zone: 'b',
            },
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
            nodeSelector: {
              zone: 'b',
            },
            tolerations: [
              {
                key: 'k',
                operator: 'Exists',
              },
            ],
            affinity: {
              nodeAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: {
                  nodeSelectorTerms: [
                    {
                      matchFields: [
                        {
                          key: 'metadata.name',
                          operator: 'In',
                          values: ['n3-${ID}'],
                        },
                      ],
                    },
                  ],
                },
              },
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
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'g',
            labels: {
              app: 'g',
            },
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            topologySpreadConstraints: [
              {
                maxSkew: 1,
                topologyKey: 'rack',
                whenUnsatisfiable: 'DoNotSchedule',
                labelSelector: {
                  matchLabels: {
                    app: 'g',
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
            name: 'hh',
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
                  claimName: 'nope',
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
        path: '/api/v1/namespaces/${NS}/pods/hh',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/hh',
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
            schedulingGates: [
              {
                name: 'example.com/a',
              },
              {
                name: 'example.com/b',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/i',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'SchedulingGated',
        withinMs: 40000,
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
                image: 'i',
                resources: {
                  requests: {
                    cpu: '100',
                    memory: '100Gi',
                    'example.com/gpu': '9',
                  },
                  limits: {
                    'example.com/gpu': '9',
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
        path: '/api/v1/namespaces/${NS}/pods/j',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/j',
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
            name: 'kk',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            initContainers: [
              {
                name: 'i',
                image: 'i',
                resources: {
                  requests: {
                    cpu: '100',
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
        path: '/api/v1/namespaces/${NS}/pods/kk',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/kk',
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
            name: 'l',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: {
                  requests: {
                    cpu: '3',
                  },
                },
              },
            ],
            initContainers: [
              {
                name: 'i',
                image: 'i',
                restartPolicy: 'Always',
                resources: {
                  requests: {
                    cpu: '3',
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
        path: '/api/v1/namespaces/${NS}/pods/l',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/l',
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
            name: 'm',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            resources: {
              requests: {
                cpu: '9',
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/m',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/m',
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
            name: 'n',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            resourceClaims: [
              {
                name: 'x',
                resourceClaimName: 'none',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      settle: {
        ms: 500,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/n',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events',
        query: {
          fieldSelector: 'involvedObject.name=n',
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
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'o',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            resourceClaims: [
              {
                name: 'x',
                resourceClaimTemplateName: 'none',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      settle: {
        ms: 500,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/o',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events',
        query: {
          fieldSelector: 'involvedObject.name=o',
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
        path: '/api/v1/nodes/n3-${ID}',
      },
      unrecorded: true,
    },
  ],
}
