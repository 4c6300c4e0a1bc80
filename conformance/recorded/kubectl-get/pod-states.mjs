export default {
  about: 'pods in every state, in tables and described',
  needs: ['apiserver'],
  kubectl: '>=1.34',
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p01', labels: { app: 'p01' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p01/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Running',
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: true,
                restartCount: 0,
                state: { running: { startedAt: '2024-01-01T00:00:00Z' } },
              },
            ],
            conditions: [
              { type: 'Ready', status: 'True', lastTransitionTime: '2024-01-01T00:00:00Z', lastProbeTime: null },
            ],
            podIP: '10.0.0.1',
            podIPs: [{ ip: '10.0.0.1' }],
            hostIP: '1.2.3.4',
            startTime: '2024-01-01T00:00:00Z',
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p02', labels: { app: 'p02' } },
          spec: {
            containers: [
              { name: 'a', image: 'registry.test/a:1' },
              { name: 'b', image: 'registry.test/b:1' },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p02/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Running',
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: true,
                restartCount: 2,
                state: { running: { startedAt: '2024-01-01T00:00:00Z' } },
                lastState: {
                  terminated: {
                    exitCode: 1,
                    reason: 'Error',
                    startedAt: '2024-01-01T00:00:00Z',
                    finishedAt: '2024-01-01T00:00:00Z',
                  },
                },
              },
              {
                name: 'b',
                image: 'registry.test/b:1',
                imageID: '',
                ready: false,
                restartCount: 5,
                state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
                lastState: {
                  terminated: {
                    exitCode: 137,
                    reason: 'OOMKilled',
                    startedAt: '2024-01-01T00:00:00Z',
                    finishedAt: '2024-01-01T00:00:00Z',
                  },
                },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p03', labels: { app: 'p03' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p03/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Pending',
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: { waiting: { reason: 'ImagePullBackOff' } },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p04', labels: { app: 'p04' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p04/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Pending',
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: { waiting: { reason: 'ContainerCreating' } },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p05', labels: { app: 'p05' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p05/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Succeeded',
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: {
                  terminated: {
                    exitCode: 0,
                    reason: 'Completed',
                    startedAt: '2024-01-01T00:00:00Z',
                    finishedAt: '2024-01-01T00:00:00Z',
                  },
                },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p06', labels: { app: 'p06' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p06/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Failed',
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: {
                  terminated: {
                    exitCode: 1,
                    reason: 'Error',
                    startedAt: '2024-01-01T00:00:00Z',
                    finishedAt: '2024-01-01T00:00:00Z',
                  },
                },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p07', labels: { app: 'p07' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p07/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.' } },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p08', labels: { app: 'p08' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p08/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Failed',
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: {
                  terminated: { exitCode: 42, startedAt: '2024-01-01T00:00:00Z', finishedAt: '2024-01-01T00:00:00Z' },
                },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p09', labels: { app: 'p09' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p09/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Failed',
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: {
                  terminated: {
                    exitCode: 137,
                    startedAt: '2024-01-01T00:00:00Z',
                    finishedAt: '2024-01-01T00:00:00Z',
                    signal: 9,
                  },
                },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p10', labels: { app: 'p10' } },
          spec: {
            initContainers: [
              { name: 'i', image: 'registry.test/i:1' },
              { name: 'j', image: 'registry.test/j:1' },
            ],
            containers: [{ name: 'a', image: 'registry.test/a:1' }],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p10/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Pending',
            initContainerStatuses: [
              {
                name: 'i',
                image: 'registry.test/i:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: {
                  terminated: {
                    exitCode: 0,
                    reason: 'Completed',
                    startedAt: '2024-01-01T00:00:00Z',
                    finishedAt: '2024-01-01T00:00:00Z',
                  },
                },
              },
              {
                name: 'j',
                image: 'registry.test/j:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: { waiting: { reason: 'PodInitializing' } },
              },
            ],
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: { waiting: { reason: 'PodInitializing' } },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p11', labels: { app: 'p11' } },
          spec: {
            initContainers: [
              { name: 'i', image: 'registry.test/i:1' },
              { name: 'j', image: 'registry.test/j:1' },
            ],
            containers: [{ name: 'a', image: 'registry.test/a:1' }],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p11/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Pending',
            initContainerStatuses: [
              {
                name: 'i',
                image: 'registry.test/i:1',
                imageID: '',
                ready: false,
                restartCount: 3,
                state: {
                  terminated: {
                    exitCode: 1,
                    reason: 'Error',
                    startedAt: '2024-01-01T00:00:00Z',
                    finishedAt: '2024-01-01T00:00:00Z',
                  },
                },
              },
              {
                name: 'j',
                image: 'registry.test/j:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: { waiting: { reason: 'PodInitializing' } },
              },
            ],
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: { waiting: { reason: 'PodInitializing' } },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p12', labels: { app: 'p12' } },
          spec: {
            initContainers: [{ name: 'i', image: 'registry.test/i:1' }],
            containers: [{ name: 'a', image: 'registry.test/a:1' }],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p12/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Pending',
            initContainerStatuses: [
              {
                name: 'i',
                image: 'registry.test/i:1',
                imageID: '',
                ready: false,
                restartCount: 1,
                state: { waiting: { reason: 'CrashLoopBackOff' } },
                lastState: {
                  terminated: {
                    exitCode: 2,
                    reason: 'Error',
                    startedAt: '2024-01-01T00:00:00Z',
                    finishedAt: '2024-01-01T00:00:00Z',
                  },
                },
              },
            ],
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: { waiting: { reason: 'PodInitializing' } },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p13', labels: { app: 'p13' } },
          spec: {
            initContainers: [{ name: 's', image: 'registry.test/s:1', restartPolicy: 'Always' }],
            containers: [{ name: 'a', image: 'registry.test/a:1' }],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p13/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Running',
            initContainerStatuses: [
              {
                name: 's',
                image: 'registry.test/s:1',
                imageID: '',
                ready: true,
                restartCount: 0,
                state: { running: { startedAt: '2024-01-01T00:00:00Z' } },
                started: true,
              },
            ],
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: true,
                restartCount: 0,
                state: { running: { startedAt: '2024-01-01T00:00:00Z' } },
                started: true,
              },
            ],
            conditions: [
              { type: 'Ready', status: 'True', lastTransitionTime: '2024-01-01T00:00:00Z', lastProbeTime: null },
              { type: 'Initialized', status: 'True', lastTransitionTime: '2024-01-01T00:00:00Z', lastProbeTime: null },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p14', labels: { app: 'p14' } },
          spec: {
            initContainers: [{ name: 's', image: 'registry.test/s:1', restartPolicy: 'Always' }],
            containers: [{ name: 'a', image: 'registry.test/a:1' }],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p14/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Pending',
            initContainerStatuses: [
              {
                name: 's',
                image: 'registry.test/s:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: { running: { startedAt: '2024-01-01T00:00:00Z' } },
                started: false,
              },
            ],
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: { waiting: { reason: 'PodInitializing' } },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p15', labels: { app: 'p15' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p15/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Running',
            reason: 'NodeLost',
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: true,
                restartCount: 0,
                state: { running: { startedAt: '2024-01-01T00:00:00Z' } },
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p16', labels: { app: 'p16' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }], schedulingGates: [{ name: 'x.y/z' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p17', labels: { app: 'p17' } },
          spec: {
            containers: [{ name: 'a', image: 'registry.test/a:1' }],
            readinessGates: [{ conditionType: 'a.b/c' }, { conditionType: 'd' }],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p17/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Running',
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: true,
                restartCount: 0,
                state: { running: { startedAt: '2024-01-01T00:00:00Z' } },
              },
            ],
            conditions: [
              { type: 'Ready', status: 'False', lastTransitionTime: '2024-01-01T00:00:00Z', lastProbeTime: null },
              { type: 'a.b/c', status: 'True', lastTransitionTime: '2024-01-01T00:00:00Z', lastProbeTime: null },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p18', labels: { app: 'p18' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p18/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Pending',
            conditions: [
              {
                type: 'PodScheduled',
                status: 'False',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
                reason: 'Unschedulable',
                message: '0/1 nodes',
              },
            ],
            nominatedNodeName: 'nn',
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p19', labels: { app: 'p19' } },
          spec: { containers: [{ name: 'a', image: 'registry.test/a:1' }] },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p19/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { phase: 'Unknown' } },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p20', labels: { app: 'p20' } },
          spec: {
            containers: [{ name: 'a', image: 'registry.test/a:1' }],
            nodeName: 'nowhere',
            hostNetwork: true,
            priorityClassName: '',
            serviceAccountName: 'default',
            restartPolicy: 'Never',
            tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 }],
            nodeSelector: { d: 'e' },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p20/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Running',
            containerStatuses: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                imageID: '',
                ready: false,
                restartCount: 0,
                state: {
                  terminated: {
                    exitCode: 0,
                    reason: 'Completed',
                    startedAt: '2024-01-01T00:00:00Z',
                    finishedAt: '2024-01-01T00:00:00Z',
                  },
                },
              },
            ],
            qosClass: 'BestEffort',
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p21', labels: { app: 'p21' } },
          spec: {
            containers: [
              {
                name: 'a',
                image: 'registry.test/a:1',
                command: ['x', 'y z'],
                args: ['1'],
                ports: [
                  { containerPort: 80, name: 'h' },
                  { containerPort: 53, protocol: 'UDP', hostPort: 53 },
                ],
                env: [
                  { name: 'A', value: 'b' },
                  { name: 'S', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
                  { name: 'F', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
                  { name: 'RF', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
                  { name: 'C', valueFrom: { configMapKeyRef: { name: 'c', key: 'k', optional: true } } },
                ],
                envFrom: [
                  { configMapRef: { name: 'cm' } },
                  { secretRef: { name: 'sec', optional: true }, prefix: 'P_' },
                ],
                resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '500m' } },
                livenessProbe: { httpGet: { path: '/x', port: 'h', scheme: 'HTTPS' }, periodSeconds: 3 },
                readinessProbe: { tcpSocket: { port: 80 } },
                startupProbe: { exec: { command: ['a'] } },
                volumeMounts: [
                  { name: 'e', mountPath: '/e', subPath: 's' },
                  { name: 'h', mountPath: '/h', readOnly: true },
                ],
                lifecycle: { preStop: { exec: { command: ['q'] } } },
              },
            ],
            volumes: [
              { name: 'e', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } },
              { name: 'h', hostPath: { path: '/x', type: 'Directory' } },
              { name: 'cm', configMap: { name: 'cm', optional: true } },
              { name: 'sec', secret: { secretName: 's', defaultMode: 256 } },
              { name: 'pvc', persistentVolumeClaim: { claimName: 'cl', readOnly: true } },
              {
                name: 'pr',
                projected: {
                  sources: [
                    { serviceAccountToken: { path: 't', expirationSeconds: 3607 } },
                    { downwardAPI: { items: [{ path: 'l', fieldRef: { fieldPath: 'metadata.labels' } }] } },
                    { configMap: { name: 'x' } },
                    { secret: { name: 'y' } },
                  ],
                },
              },
              { name: 'nfs', nfs: { server: 's', path: '/' } },
              { name: 'csi', csi: { driver: 'd', volumeAttributes: { a: 'b' } } },
              {
                name: 'eph',
                ephemeral: {
                  volumeClaimTemplate: {
                    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
                  },
                },
              },
              {
                name: 'da',
                downwardAPI: {
                  items: [{ path: 'c', resourceFieldRef: { containerName: 'a', resource: 'limits.cpu' } }],
                },
              },
              { name: 'img', image: { reference: 'r:1', pullPolicy: 'Always' } },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['get', 'pods'] },
    { kubectl: ['get', 'pods', '-o', 'wide'] },
    { kubectl: ['describe', 'pods'] },
    { kubectl: ['get', 'pods', '-o', 'custom-columns=N:.metadata.name,Q:.status.qosClass'] },
    { kubectl: ['get', 'pods', '--field-selector=status.phase=Failed'] },
    { kubectl: ['get', 'pods', '--field-selector=status.podIP=10.0.0.1'] },
    {
      kubectl: [
        'get',
        'pods',
        '--field-selector=spec.restartPolicy=Never,spec.schedulerName=default-scheduler,spec.serviceAccountName=default,spec.hostNetwork=true,status.nominatedNodeName=',
      ],
    },
  ],
}
