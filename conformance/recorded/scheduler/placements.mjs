export default {
  about: 'where pods go: selectors, affinity, spread, ports',
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
              disk: 'ssd',
              num: '5',
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
            images: [
              {
                names: ['big:1'],
                sizeBytes: 900000000,
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
              num: '7',
            },
          },
          spec: {
            taints: [
              {
                key: 'soft',
                effect: 'PreferNoSchedule',
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
            taints: [
              {
                key: 'hard',
                value: 'x',
                effect: 'NoSchedule',
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
                image: 'example.com/app:1',
              },
            ],
            nodeSelector: {
              disk: 'ssd',
            },
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
      only: ['spec.nodeName', 'status.conditions'],
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=a',
        where: 'items.0.reason',
        withinMs: 40000,
      },
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
        'items.*.count',
        'items.*.series',
      ],
      sort: 'items',
      sortBy: 'message',
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/a',
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/a',
      },
      only: ['metadata.managedFields'],
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
        path: '/api/v1/namespaces/${NS}/pods/b',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/b',
      },
      only: ['spec.nodeName', 'status.conditions'],
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
            tolerations: [
              {
                key: 'hard',
                operator: 'Equal',
                value: 'x',
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
        path: '/api/v1/namespaces/${NS}/pods/c',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/c',
      },
      only: ['spec.nodeName', 'status.conditions'],
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
              nodeAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: {
                  nodeSelectorTerms: [
                    {
                      matchExpressions: [
                        {
                          key: 'num',
                          operator: 'Gt',
                          values: ['6'],
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
        path: '/api/v1/namespaces/${NS}/pods/d',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/d',
      },
      only: ['spec.nodeName', 'status.conditions'],
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
            affinity: {
              nodeAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: {
                  nodeSelectorTerms: [
                    {
                      matchExpressions: [
                        {
                          key: 'num',
                          operator: 'Lt',
                          values: ['6'],
                        },
                        {
                          key: 'disk',
                          operator: 'Exists',
                        },
                        {
                          key: 'foo',
                          operator: 'DoesNotExist',
                        },
                        {
                          key: 'zone',
                          operator: 'NotIn',
                          values: ['b'],
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
        path: '/api/v1/namespaces/${NS}/pods/e',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/e',
      },
      only: ['spec.nodeName', 'status.conditions'],
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
            labels: {
              self: 'yes',
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
            affinity: {
              podAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: [
                  {
                    topologyKey: 'zone',
                    labelSelector: {
                      matchLabels: {
                        self: 'yes',
                      },
                    },
                  },
                ],
              },
            },
            nodeSelector: {
              disk: 'ssd',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/f',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/f',
      },
      only: ['spec.nodeName', 'status.conditions'],
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
            affinity: {
              podAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: [
                  {
                    topologyKey: 'zone',
                    labelSelector: {
                      matchLabels: {
                        self: 'yes',
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
        path: '/api/v1/namespaces/${NS}/pods/g',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/g',
      },
      only: ['spec.nodeName', 'status.conditions'],
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
            affinity: {
              podAntiAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: [
                  {
                    topologyKey: 'zone',
                    labelSelector: {
                      matchLabels: {
                        self: 'yes',
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
        path: '/api/v1/namespaces/${NS}/pods/h',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/h',
      },
      only: ['spec.nodeName', 'status.conditions'],
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
            affinity: {
              podAffinity: {
                preferredDuringSchedulingIgnoredDuringExecution: [
                  {
                    weight: 100,
                    podAffinityTerm: {
                      topologyKey: 'zone',
                      labelSelector: {
                        matchLabels: {
                          self: 'yes',
                        },
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
        path: '/api/v1/namespaces/${NS}/pods/i',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/i',
      },
      only: ['spec.nodeName', 'status.conditions'],
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
            affinity: {
              podAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: [
                  {
                    topologyKey: 'zone',
                    namespaceSelector: {},
                    labelSelector: {
                      matchExpressions: [
                        {
                          key: 'self',
                          operator: 'In',
                          values: ['yes'],
                        },
                      ],
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
        path: '/api/v1/namespaces/${NS}/pods/j',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/j',
      },
      only: ['spec.nodeName', 'status.conditions'],
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
            labels: {
              self: 'yes',
              app: 'q',
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
            affinity: {
              podAntiAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: [
                  {
                    topologyKey: 'zone',
                    matchLabelKeys: ['self'],
                    labelSelector: {
                      matchLabels: {
                        app: 'q',
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
        path: '/api/v1/namespaces/${NS}/pods/k',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/k',
      },
      only: ['spec.nodeName', 'status.conditions'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/k',
      },
      only: ['spec.affinity'],
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
                image: 'big:1',
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
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/l',
      },
      only: ['spec.nodeName', 'status.conditions'],
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
            labels: {
              s: 'a',
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
                topologyKey: 'zone',
                whenUnsatisfiable: 'ScheduleAnyway',
                labelSelector: {
                  matchLabels: {
                    s: 'a',
                  },
                },
              },
            ],
            nodeSelector: {
              'kubernetes.io/os': 'linux',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/m',
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
            name: 'm2',
            labels: {
              s: 'b',
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
                minDomains: 3,
                topologyKey: 'zone',
                whenUnsatisfiable: 'DoNotSchedule',
                labelSelector: {
                  matchLabels: {
                    s: 'b',
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
        path: '/api/v1/namespaces/${NS}/pods/m2',
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
            name: 'm3',
            labels: {
              s: 'b',
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
                minDomains: 3,
                topologyKey: 'zone',
                whenUnsatisfiable: 'DoNotSchedule',
                labelSelector: {
                  matchLabels: {
                    s: 'b',
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
        path: '/api/v1/namespaces/${NS}/pods/m3',
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
            name: 'm4',
            labels: {
              s: 'b',
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
                minDomains: 3,
                topologyKey: 'zone',
                whenUnsatisfiable: 'DoNotSchedule',
                labelSelector: {
                  matchLabels: {
                    s: 'b',
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
        path: '/api/v1/namespaces/${NS}/pods/m4',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/m4',
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
            name: 'm5',
            labels: {
              s: 'c',
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
                nodeTaintsPolicy: 'Honor',
                nodeAffinityPolicy: 'Ignore',
                topologyKey: 'kubernetes.io/hostname',
                whenUnsatisfiable: 'DoNotSchedule',
                labelSelector: {
                  matchLabels: {
                    s: 'c',
                  },
                },
              },
            ],
            nodeSelector: {
              zone: 'a',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/m5',
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
            name: 'm6',
            labels: {
              s: 'c',
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
                nodeTaintsPolicy: 'Honor',
                nodeAffinityPolicy: 'Ignore',
                topologyKey: 'kubernetes.io/hostname',
                whenUnsatisfiable: 'DoNotSchedule',
                labelSelector: {
                  matchLabels: {
                    s: 'c',
                  },
                },
              },
            ],
            nodeSelector: {
              zone: 'a',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/m6',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/m6',
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
            name: 'p1',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                ports: [
                  {
                    containerPort: 80,
                    hostPort: 8080,
                    hostIP: '10.0.0.1',
                  },
                ],
              },
            ],
            nodeSelector: {
              zone: 'a',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/p1',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/p1',
      },
      only: ['spec.nodeName', 'status.conditions'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'p2',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                ports: [
                  {
                    containerPort: 80,
                    hostPort: 8080,
                    hostIP: '10.0.0.2',
                  },
                ],
              },
            ],
            nodeSelector: {
              zone: 'a',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/p2',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/p2',
      },
      only: ['spec.nodeName', 'status.conditions'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'p3',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                ports: [
                  {
                    containerPort: 80,
                    hostPort: 8080,
                  },
                ],
              },
            ],
            nodeSelector: {
              zone: 'a',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/p3',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/p3',
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
            name: 'p4',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                ports: [
                  {
                    containerPort: 80,
                    hostPort: 8080,
                    protocol: 'UDP',
                  },
                ],
              },
            ],
            nodeSelector: {
              zone: 'a',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/p4',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/p4',
      },
      only: ['spec.nodeName', 'status.conditions'],
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
