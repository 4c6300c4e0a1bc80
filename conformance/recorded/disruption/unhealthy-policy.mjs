export default {
  about: 'unready pods may always go when the policy says so',
  needs: ['apiserver', 'controllers'],
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
            replicas: 2,
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
      runPods: {
        selector: 'app=web',
        withinMs: 40000,
        bind: 'hand-${ID}',
        count: 2,
        ready: false,
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
            minAvailable: 2,
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b',
        where: 'status.expectedPods',
        equals: 2,
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
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods?labelSelector=app=web',
      },
      save: {
        p: 'items.0.metadata.name',
      },
      only: ['items.*.status.phase'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods/${p}/eviction',
        body: {
          apiVersion: 'policy/v1',
          kind: 'Eviction',
          metadata: {
            name: '${p}',
          },
        },
      },
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b',
        body: {
          spec: {
            unhealthyPodEvictionPolicy: 'AlwaysAllow',
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
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b',
        where: 'status.observedGeneration',
        equals: 2,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods/${p}/eviction',
        body: {
          apiVersion: 'policy/v1',
          kind: 'Eviction',
          metadata: {
            name: '${p}',
          },
        },
      },
    },
  ],
}
