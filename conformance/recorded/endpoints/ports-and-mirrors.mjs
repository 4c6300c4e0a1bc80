export default {
  about:
    'ports stand in the order of their hashes; times of triggers end; pods of unknown nodes are told of; Endpoints are mirrored',
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
              'topology.kubernetes.io/zone': 'east',
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
        path: '/api/v1/namespaces/${NS}/services',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: {
            name: 's',
            labels: {
              tier: 'x',
            },
          },
          spec: {
            selector: {
              app: 'w',
            },
            ports: [
              {
                name: 'a',
                port: 80,
                targetPort: 9000,
                protocol: 'TCP',
              },
              {
                name: 'b',
                port: 81,
                targetPort: 9001,
                protocol: 'TCP',
                appProtocol: 'http',
              },
              {
                name: 'c',
                port: 82,
                targetPort: 'http',
                protocol: 'TCP',
              },
              {
                name: 'd',
                port: 83,
                targetPort: 'none',
                protocol: 'TCP',
              },
              {
                name: 'e',
                port: 84,
                targetPort: 9004,
                protocol: 'UDP',
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
            name: 'p',
            labels: {
              app: 'w',
            },
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'i',
                ports: [
                  {
                    name: 'http',
                    containerPort: 8080,
                  },
                ],
              },
            ],
            schedulerName: 'by-hand',
          },
        },
      },
      unrecorded: true,
    },
    {
      runPods: {
        selector: '',
        withinMs: 40000,
        bind: 'n1-${ID}',
      },
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/endpoints/s',
        where: 'subsets.0.addresses',
        withinMs: 40000,
      },
    },
    {
      until: {
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices?labelSelector=kubernetes.io/service-name=s',
        where: 'items.0.endpoints.0.conditions.ready',
        equals: true,
        withinMs: 40000,
      },
    },
    {
      settle: {
        ms: 1200,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
        query: {
          labelSelector: 'kubernetes.io/service-name=s',
        },
      },
      only: ['items.*.ports', 'items.*.endpoints', 'items.*.metadata.labels'],
      sort: 'items',
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/endpoints/s',
      },
      only: ['subsets', 'metadata.labels'],
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/services/s',
        body: {
          metadata: {
            labels: {
              tier: 'y',
            },
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
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices?labelSelector=tier=y',
        where: 'items.0',
        withinMs: 40000,
      },
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/endpoints/s',
        where: 'metadata.labels.tier',
        equals: 'y',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
        query: {
          labelSelector: 'kubernetes.io/service-name=s',
        },
      },
      only: ['items.*.metadata.labels', 'items.*.metadata.annotations'],
      sort: 'items',
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/endpoints/s',
      },
      only: ['metadata.labels', 'metadata.annotations'],
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        body: {
          status: {
            phase: 'Failed',
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      unrecorded: true,
    },
    {
      settle: {
        ms: 700,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
        query: {
          labelSelector: 'kubernetes.io/service-name=s',
        },
      },
      only: ['items.*.endpoints'],
      sort: 'items',
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/endpoints/s',
      },
      only: ['subsets'],
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/services/s',
        body: {
          spec: {
            selector: null,
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
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices?labelSelector=kubernetes.io/service-name=s',
        where: 'items.1',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
        query: {
          labelSelector: 'kubernetes.io/service-name=s',
        },
      },
      only: ['items.*.metadata.labels', 'items.*.ports'],
      sort: 'items',
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/services',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: {
            name: 'lost',
          },
          spec: {
            selector: {
              app: 'lost',
            },
            ports: [
              {
                port: 80,
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
            name: 'lost',
            labels: {
              app: 'lost',
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
            schedulerName: 'by-hand',
          },
        },
      },
      unrecorded: true,
    },
    {
      runPods: {
        selector: 'app=lost',
        withinMs: 40000,
        bind: 'nowhere-${ID}',
      },
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=lost',
        where: 'items.0',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events',
        query: {
          fieldSelector: 'involvedObject.name=lost',
        },
      },
      only: [
        'items.*.reason',
        'items.*.message',
        'items.*.type',
        'items.*.source',
        'items.*.reportingComponent',
        'items.*.reportingInstance',
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
        method: 'GET',
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
        query: {
          labelSelector: 'kubernetes.io/service-name=lost',
        },
      },
      only: ['items.*.endpoints', 'items.*.ports'],
      sort: 'items',
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/endpoints/lost',
      },
      only: ['subsets'],
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/services',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: {
            name: 'm',
          },
          spec: {
            ports: [
              {
                port: 80,
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
        path: '/api/v1/namespaces/${NS}/endpoints',
        body: {
          apiVersion: 'v1',
          kind: 'Endpoints',
          metadata: {
            name: 'm',
            labels: {
              a: 'b',
            },
            annotations: {
              n: 'v',
              'endpoints.kubernetes.io/last-change-trigger-time': '2020-01-01T00:00:00Z',
            },
          },
          subsets: [
            {
              addresses: [
                {
                  ip: '10.1.1.1',
                  hostname: 'h1',
                  nodeName: 'nn',
                  targetRef: {
                    kind: 'Pod',
                    name: 'p',
                    namespace: 'x',
                  },
                },
              ],
              ports: [
                {
                  name: 'a',
                  port: 80,
                },
                {
                  name: 'b',
                  port: 53,
                  protocol: 'UDP',
                  appProtocol: 'dns',
                },
                {
                  name: 'c',
                  port: 82,
                },
              ],
            },
            {
              notReadyAddresses: [
                {
                  ip: '10.1.1.3',
                },
              ],
              ports: [
                {
                  name: 'a',
                  port: 81,
                },
              ],
            },
          ],
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices?labelSelector=kubernetes.io/service-name=m',
        where: 'items.1',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
        query: {
          labelSelector: 'kubernetes.io/service-name=m',
        },
      },
      only: [
        'items.*.metadata.labels',
        'items.*.metadata.annotations',
        'items.*.metadata.ownerReferences',
        'items.*.endpoints',
        'items.*.ports',
        'items.*.addressType',
      ],
      sort: 'items',
      sortBy: 'ports.0.port',
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/nodes/n1-${ID}',
      },
      unrecorded: true,
    },
  ],
}
