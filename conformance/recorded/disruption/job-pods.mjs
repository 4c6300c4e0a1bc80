export default {
  about: 'pods whose controller has no scale: nothing may be evicted',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            name: 'j',
          },
          spec: {
            template: {
              metadata: {
                labels: {
                  app: 'web',
                },
              },
              spec: {
                schedulerName: 'by-hand',
                restartPolicy: 'Never',
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
        path: '/api/v1/namespaces/${NS}/pods',
        where: 'items.length',
        equals: 1,
        withinMs: 40000,
      },
    },
    {
      runPods: {
        selector: 'app=web',
        withinMs: 40000,
        bind: 'hand-${ID}',
        count: 1,
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
        where: 'status.conditions',
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
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=b,involvedObject.kind=PodDisruptionBudget',
      },
      sort: 'items',
      only: [
        'items.*.reason',
        'items.*.message',
        'items.*.type',
        'items.*.count',
        'items.*.source.component',
        'items.*.involvedObject.apiVersion',
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
  ],
}
