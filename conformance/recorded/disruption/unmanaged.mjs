export default {
  about: 'pods without a controller under a percentage: a warning',
  needs: ['apiserver', 'controllers'],
  steps: [
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
            name: 'q',
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
      unrecorded: true,
    },
    {
      runPods: {
        selector: 'app=web',
        withinMs: 40000,
        bind: 'hand-${ID}',
        count: 2,
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
            minAvailable: '50%',
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=b,reason=UnmanagedPods',
        where: 'items.length',
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
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        body: {
          apiVersion: 'policy/v1',
          kind: 'Eviction',
          metadata: {
            name: 'p',
          },
        },
      },
    },
  ],
}
