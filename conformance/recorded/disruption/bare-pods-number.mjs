export default {
  about: 'a number of bare pods is counted, and evictions are granted one by one',
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
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'r',
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
            minAvailable: 2,
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
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods/p',
        gone: true,
        withinMs: 40000,
      },
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
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods/q/eviction',
        body: {
          apiVersion: 'policy/v1',
          kind: 'Eviction',
          metadata: {
            name: 'q',
          },
        },
      },
    },
  ],
}
