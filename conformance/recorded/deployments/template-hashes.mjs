export default {
  about: 'names of replica sets and revisions carry the hash that Go computes',
  needs: ['apiserver', 'controllers', 'nodes'],
  serial: true,
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: {
            name: 'web',
          },
          spec: {
            replicas: 1,
            selector: {
              matchLabels: {
                app: 'web',
              },
            },
            template: {
              metadata: {
                labels: {
                  app: 'web',
                },
              },
              spec: {
                schedulerName: 'by-hand',
                terminationGracePeriodSeconds: 0,
                containers: [
                  {
                    name: 'c',
                    image: 'example.com/app:1',
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
        path: '/apis/apps/v1/namespaces/${NS}/deployments/web',
        where: 'metadata.annotations',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/deployments/web',
        body: {
          spec: {
            template: {
              metadata: {
                annotations: {
                  a: 'b',
                },
              },
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
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        where: 'items.1',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/deployments/web',
        body: {
          spec: {
            template: {
              spec: {
                containers: [
                  {
                    name: 'c',
                    image: 'x:2',
                    resources: {
                      requests: {
                        cpu: '0.1',
                        memory: '128Mi',
                      },
                      limits: {
                        memory: '1000Mi',
                      },
                    },
                    env: [
                      {
                        name: 'A',
                        value: 'b',
                      },
                    ],
                  },
                ],
                volumes: [
                  {
                    name: 'v',
                    emptyDir: {},
                  },
                ],
              },
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
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        where: 'items.2',
        withinMs: 40000,
      },
    },
    {
      kubectl: ['get', 'rs', '-o', 'jsonpath={range .items[*]}[{.metadata.labels.pod-template-hash}] {end}'],
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
        path: '/apis/apps/v1/namespaces/${NS}/daemonsets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'DaemonSet',
          metadata: {
            name: 'd',
          },
          spec: {
            selector: {
              matchLabels: {
                app: 'd',
              },
            },
            template: {
              metadata: {
                labels: {
                  app: 'd',
                },
              },
              spec: {
                schedulerName: 'by-hand',
                terminationGracePeriodSeconds: 0,
                containers: [
                  {
                    name: 'c',
                    image: 'example.com/app:1',
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
        path: '/apis/apps/v1/namespaces/${NS}/daemonsets/d',
        where: 'status.desiredNumberScheduled',
        equals: 1,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/statefulsets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          metadata: {
            name: 's',
          },
          spec: {
            replicas: 1,
            serviceName: 's',
            selector: {
              matchLabels: {
                app: 's',
              },
            },
            template: {
              metadata: {
                labels: {
                  app: 's',
                },
              },
              spec: {
                schedulerName: 'by-hand',
                terminationGracePeriodSeconds: 0,
                containers: [
                  {
                    name: 'c',
                    image: 'example.com/app:1',
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
        path: '/apis/apps/v1/namespaces/${NS}/statefulsets/s',
        where: 'status.updateRevision',
        withinMs: 40000,
      },
    },
    {
      kubectl: [
        'get',
        'controllerrevisions',
        '-o',
        'jsonpath={range .items[*]}[{.metadata.labels.controller-revision-hash}] {end}',
      ],
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
