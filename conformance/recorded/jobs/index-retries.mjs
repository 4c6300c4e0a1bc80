export default {
  about: 'the next pod of an index knows how often it failed',
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
                  t: 'j',
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
            completionMode: 'Indexed',
            completions: 2,
            parallelism: 2,
            backoffLimitPerIndex: 2,
            maxFailedIndexes: 1,
            podFailurePolicy: {
              rules: [
                {
                  action: 'Ignore',
                  onExitCodes: {
                    operator: 'In',
                    values: [7],
                  },
                },
              ],
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods',
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods',
        where: 'items.length',
        equals: 2,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods',
      },
      sort: 'items',
      only: [
        'items.*.metadata.annotations',
        'items.*.metadata.labels',
        'items.*.metadata.generateName',
        'items.*.metadata.finalizers',
        'items.*.spec.hostname',
        'items.*.spec.containers.0.env',
      ],
    },
    {
      runPods: {
        selector: 'job-name=j,batch.kubernetes.io/job-completion-index=0',
        withinMs: 40000,
        bind: 'hand-${ID}',
        phase: 'Failed',
        exitCode: 1,
      },
    },
    {
      runPods: {
        selector: 'job-name=j,batch.kubernetes.io/job-completion-index=1',
        withinMs: 40000,
        bind: 'hand-${ID}',
        phase: 'Failed',
        exitCode: 7,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.active',
        withinMs: 40000,
        absent: true,
      },
    },
    {
      settle: {
        ms: 1500,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
      },
      only: [
        'status.active',
        'status.ready',
        'status.succeeded',
        'status.failed',
        'status.terminating',
        'status.completedIndexes',
        'status.failedIndexes',
        'status.uncountedTerminatedPods',
        'status.startTime',
        'status.completionTime',
        'status.conditions.*.type',
        'status.conditions.*.status',
        'status.conditions.*.reason',
        'status.conditions.*.message',
      ],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods',
      },
      sort: 'items',
      only: ['items.*.metadata.annotations', 'items.*.metadata.finalizers'],
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods',
        where: 'items.length',
        equals: 4,
        withinMs: 40000,
      },
    },
    {
      settle: {
        ms: 1500,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
      },
      only: [
        'status.active',
        'status.ready',
        'status.succeeded',
        'status.failed',
        'status.terminating',
        'status.completedIndexes',
        'status.failedIndexes',
        'status.uncountedTerminatedPods',
        'status.startTime',
        'status.completionTime',
        'status.conditions.*.type',
        'status.conditions.*.status',
        'status.conditions.*.reason',
        'status.conditions.*.message',
      ],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods',
      },
      sort: 'items',
      only: ['items.*.metadata.annotations', 'items.*.metadata.finalizers'],
    },
  ],
}
