export default {
  about: 'an empty selector takes all pods, a missing one none',
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
            selector: {},
            minAvailable: 1,
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets',
        body: {
          apiVersion: 'policy/v1',
          kind: 'PodDisruptionBudget',
          metadata: {
            name: 'none',
          },
          spec: {
            selector: null,
            minAvailable: 1,
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b',
        where: 'status.expectedPods',
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
      until: {
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/none',
        where: 'status.observedGeneration',
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
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/none',
      },
      only: ['status'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=none,involvedObject.kind=PodDisruptionBudget',
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
      kubectl: ['describe', 'pdb', 'b', '--show-events=false'],
    },
  ],
}
