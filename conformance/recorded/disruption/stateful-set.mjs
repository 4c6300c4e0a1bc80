export default {
  about: 'the pods of a stateful set',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/statefulsets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          metadata: {
            name: 'web',
          },
          spec: {
            replicas: 3,
            podManagementPolicy: 'Parallel',
            serviceName: 'web',
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
                    image: 'i',
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
      runPods: {
        selector: 'app=web',
        withinMs: 40000,
        bind: 'hand-${ID}',
        count: 3,
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets',
        body: {
          apiVersion: 'policy/v1',
          kind: 'PodDisruptionBudget',
          metadata: {
            name: 'b',
          },
          spec: {
            selector: {
              matchLabels: {
                app: 'web',
              },
            },
            maxUnavailable: 1,
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b',
        where: 'status.disruptionsAllowed',
        equals: 1,
        withinMs: 40000,
      },
    },
    {
      settle: {
        ms: 300,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b',
      },
      only: [
        'status.currentHealthy',
        'status.desiredHealthy',
        'status.disruptionsAllowed',
        'status.expectedPods',
        'status.observedGeneration',
        'status.disruptedPods',
        'status.conditions',
      ],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods/web-1/eviction',
        body: {
          apiVersion: 'policy/v1',
          kind: 'Eviction',
          metadata: {
            name: 'web-1',
          },
        },
      },
    },
    {
      until: {
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b',
        where: 'status.currentHealthy',
        equals: 2,
        withinMs: 40000,
      },
    },
    {
      until: {
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b',
        where: 'status.disruptedPods',
        withinMs: 40000,
        absent: true,
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
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b',
      },
      only: [
        'status.currentHealthy',
        'status.desiredHealthy',
        'status.disruptionsAllowed',
        'status.expectedPods',
        'status.observedGeneration',
        'status.disruptedPods',
        'status.conditions',
      ],
    },
  ],
}
