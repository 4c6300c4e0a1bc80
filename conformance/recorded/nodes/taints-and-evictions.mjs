export default {
  about:
    'old labels follow new ones; pods leave a node with a NoExecute taint as their tolerations say; conditions become taints',
  needs: ['apiserver', 'controllers', 'nodes'],
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
              'kubernetes.io/arch': 'arm64',
              'beta.kubernetes.io/arch': 'wrong',
              'topology.kubernetes.io/zone': 'z-${ID}',
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
              'topology.kubernetes.io/zone': 'z-${ID}',
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
      until: {
        path: '/api/v1/nodes/n1-${ID}',
        where: 'metadata.labels.beta\\.kubernetes\\.io/os',
        equals: 'linux',
        withinMs: 40000,
      },
    },
    {
      until: {
        path: '/api/v1/nodes/n1-${ID}',
        where: 'metadata.labels.beta\\.kubernetes\\.io/arch',
        equals: 'arm64',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/nodes/n1-${ID}',
      },
      only: ['metadata.labels', 'metadata.annotations'],
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      until: {
        path: '/api/v1/events?fieldSelector=involvedObject.name=n1-${ID}',
        where: 'items.0',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/events',
        query: {
          fieldSelector: 'involvedObject.name=n1-${ID},reason=RegisteredNode',
        },
      },
      only: [
        'items.*.reason',
        'items.*.message',
        'items.*.source',
        'items.*.involvedObject',
        'items.*.metadata.namespace',
        'items.*.type',
        'items.*.count',
        'items.*.reportingComponent',
      ],
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
            terminationGracePeriodSeconds: 30,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            nodeName: 'n1-${ID}',
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
            terminationGracePeriodSeconds: 30,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            nodeName: 'n1-${ID}',
            tolerations: [
              {
                key: 'k',
                operator: 'Exists',
                effect: 'NoExecute',
                tolerationSeconds: 2,
              },
            ],
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
            name: 'd',
          },
          spec: {
            terminationGracePeriodSeconds: 30,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            nodeName: 'n1-${ID}',
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
            terminationGracePeriodSeconds: 30,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            nodeName: 'n1-${ID}',
            tolerations: [
              {
                key: 'k',
                operator: 'Exists',
                effect: 'NoExecute',
                tolerationSeconds: 600,
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      runPods: {
        selector: '',
        withinMs: 40000,
        count: 4,
      },
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/nodes/n1-${ID}',
        body: {
          spec: {
            taints: [
              {
                key: 'k',
                value: 'v',
                effect: 'NoExecute',
              },
            ],
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/a',
        where: 'metadata.deletionTimestamp',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/a',
      },
      only: ['status.conditions', 'status.phase', 'metadata.deletionGracePeriodSeconds'],
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/b',
        where: 'metadata.deletionTimestamp',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/b',
      },
      only: ['status.conditions'],
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/nodes/n1-${ID}',
        body: {
          spec: {
            taints: null,
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/nodes/n1-${ID}',
        where: 'spec.taints',
        withinMs: 40000,
        absent: true,
      },
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/events',
        where: 'items.2',
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
        path: '/api/v1/namespaces/${NS}/pods/e',
      },
      only: ['status.conditions', 'metadata.deletionTimestamp'],
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/d',
      },
      only: ['status.conditions', 'metadata.deletionTimestamp'],
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events',
      },
      only: ['items.*.reason', 'items.*.message', 'items.*.source', 'items.*.involvedObject', 'items.*.count'],
      sort: 'items',
      sortBy: 'message',
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/nodes/n1-${ID}',
        body: {
          spec: {
            unschedulable: true,
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/nodes/n1-${ID}/status',
        body: {
          status: {
            conditions: [
              {
                type: 'MemoryPressure',
                status: 'True',
              },
              {
                type: 'DiskPressure',
                status: 'True',
              },
              {
                type: 'PIDPressure',
                status: 'True',
              },
              {
                type: 'NetworkUnavailable',
                status: 'True',
              },
            ],
          },
        },
        headers: {
          'content-type': 'application/strategic-merge-patch+json',
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/nodes/n1-${ID}',
        where: 'spec.taints.4.key',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/nodes/n1-${ID}',
      },
      only: ['spec.taints'],
      sort: 'spec.taints',
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/nodes/n1-${ID}',
        body: {
          spec: {
            unschedulable: null,
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/nodes/n1-${ID}/status',
        body: {
          status: {
            conditions: [
              {
                type: 'MemoryPressure',
                status: 'Unknown',
              },
              {
                type: 'DiskPressure',
                status: 'False',
              },
              {
                type: 'PIDPressure',
                status: 'False',
              },
              {
                type: 'NetworkUnavailable',
                status: 'False',
              },
            ],
          },
        },
        headers: {
          'content-type': 'application/strategic-merge-patch+json',
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/nodes/n1-${ID}',
        where: 'spec.taints',
        withinMs: 40000,
        absent: true,
      },
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/nodes/n1-${ID}/status',
        body: {
          status: {
            conditions: [
              {
                type: 'Ready',
                status: 'Unknown',
                reason: 'X',
              },
            ],
          },
        },
        headers: {
          'content-type': 'application/strategic-merge-patch+json',
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/nodes/n1-${ID}',
        where: 'spec.taints.1.key',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/nodes/n1-${ID}',
      },
      only: ['spec.taints'],
      sort: 'spec.taints',
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
  ],
}
