export default {
  about: 'preemption: victims, nominated pods and those that lose their nomination',
  needs: ['apiserver', 'controllers', 'scheduler', 'nodes'],
  serial: true,
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/scheduling.k8s.io/v1/priorityclasses',
        body: {
          apiVersion: 'scheduling.k8s.io/v1',
          kind: 'PriorityClass',
          metadata: {
            name: 'low-${ID}',
          },
          value: 10,
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/scheduling.k8s.io/v1/priorityclasses',
        body: {
          apiVersion: 'scheduling.k8s.io/v1',
          kind: 'PriorityClass',
          metadata: {
            name: 'high-${ID}',
          },
          value: 1000,
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/scheduling.k8s.io/v1/priorityclasses',
        body: {
          apiVersion: 'scheduling.k8s.io/v1',
          kind: 'PriorityClass',
          metadata: {
            name: 'never-${ID}',
          },
          value: 1000,
          preemptionPolicy: 'Never',
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/scheduling.k8s.io/v1/priorityclasses',
        body: {
          apiVersion: 'scheduling.k8s.io/v1',
          kind: 'PriorityClass',
          metadata: {
            name: 'top-${ID}',
          },
          value: 5000,
        },
      },
      unrecorded: true,
    },
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
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'v1',
            labels: {
              app: 'v',
            },
          },
          spec: {
            terminationGracePeriodSeconds: 30,
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: {
                  requests: {
                    cpu: '2',
                  },
                },
              },
            ],
            priorityClassName: 'low-${ID}',
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/v1',
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
            name: 'v2',
            labels: {
              app: 'v',
            },
          },
          spec: {
            terminationGracePeriodSeconds: 30,
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: {
                  requests: {
                    cpu: '2',
                  },
                },
              },
            ],
            priorityClassName: 'low-${ID}',
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/v2',
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
            name: 'x',
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
            priorityClassName: 'never-${ID}',
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/x',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/x',
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
            name: 'y',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: {
                  requests: {
                    cpu: '5',
                  },
                },
              },
            ],
            priorityClassName: 'high-${ID}',
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/y',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/y',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events',
        query: {
          fieldSelector: 'involvedObject.name=y',
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
            name: 'z',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: {
                  requests: {
                    cpu: '4',
                  },
                },
              },
            ],
            priorityClassName: 'high-${ID}',
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/z',
        where: 'status.nominatedNodeName',
        withinMs: 40000,
      },
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/v1',
        where: 'metadata.deletionTimestamp',
        withinMs: 40000,
      },
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/v2',
        where: 'metadata.deletionTimestamp',
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
        path: '/api/v1/namespaces/${NS}/pods/z',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/v1',
      },
      only: ['status', 'metadata.deletionGracePeriodSeconds'],
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=v1',
        where: 'items.1.reason',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events',
        query: {
          fieldSelector: 'involvedObject.name=v1',
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
        path: '/api/v1/namespaces/${NS}/events',
        query: {
          fieldSelector: 'involvedObject.name=v2',
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
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'w',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: {
                  requests: {
                    cpu: '4',
                  },
                },
              },
            ],
            priorityClassName: 'low-${ID}',
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/w',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/w',
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
            name: 't',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                resources: {
                  requests: {
                    cpu: '4',
                  },
                },
              },
            ],
            priorityClassName: 'top-${ID}',
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/t',
        where: 'status.conditions[type=PodScheduled].reason',
        equals: 'Unschedulable',
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
        path: '/api/v1/namespaces/${NS}/pods/t',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/z',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/namespaces/${NS}/pods/v1',
        body: {
          gracePeriodSeconds: 0,
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/namespaces/${NS}/pods/v2',
        body: {
          gracePeriodSeconds: 0,
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/t',
        where: 'spec.nodeName',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/t',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      settle: {
        ms: 500,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/z',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
    },
    {
      settle: {
        ms: 3000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/z',
      },
      only: ['status.conditions', 'status.phase', 'status.nominatedNodeName', 'spec.nodeName', 'status.qosClass'],
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
        path: '/apis/scheduling.k8s.io/v1/priorityclasses/low-${ID}',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/scheduling.k8s.io/v1/priorityclasses/high-${ID}',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/scheduling.k8s.io/v1/priorityclasses/never-${ID}',
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/scheduling.k8s.io/v1/priorityclasses/top-${ID}',
      },
      unrecorded: true,
    },
  ],
}
