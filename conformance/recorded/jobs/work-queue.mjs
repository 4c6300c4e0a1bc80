export default {
  about: 'without completions the first success is enough, the others may go on',
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
            parallelism: 3,
            completions: null,
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
          },
        },
      },
      unrecorded: true,
    },
    {
      runPods: {
        selector: 'job-name=j',
        withinMs: 40000,
        bind: 'hand-${ID}',
        count: 3,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.ready',
        equals: 3,
        withinMs: 40000,
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
      runPods: {
        selector: 'job-name=j',
        withinMs: 40000,
        bind: 'hand-${ID}',
        phase: 'Succeeded',
        count: 1,
        limit: 1,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.succeeded',
        equals: 1,
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
      runPods: {
        selector: 'job-name=j',
        withinMs: 40000,
        bind: 'hand-${ID}',
        phase: 'Failed',
        exitCode: 1,
        count: 1,
        limit: 1,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.failed',
        equals: 1,
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
      runPods: {
        selector: 'job-name=j',
        withinMs: 40000,
        bind: 'hand-${ID}',
        phase: 'Succeeded',
        count: 2,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.conditions[type=Complete].status',
        equals: 'True',
        withinMs: 40000,
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
  ],
}
