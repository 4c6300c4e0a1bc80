export default {
  about: 'suspending deletes the pods, resuming makes new ones',
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
            parallelism: 2,
            completions: 3,
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
        count: 2,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.ready',
        equals: 2,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        body: {
          spec: {
            suspend: true,
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
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.conditions[type=Suspended].status',
        equals: 'True',
        withinMs: 40000,
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
      only: ['items.*.metadata.name'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        body: {
          spec: {
            suspend: false,
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
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.conditions[type=Suspended].status',
        equals: 'False',
        withinMs: 40000,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.active',
        equals: 2,
        withinMs: 40000,
      },
    },
    {
      settle: {
        ms: 1200,
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
        count: 3,
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
    {
      settle: {
        ms: 1500,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=j,involvedObject.kind=Job',
      },
      sort: 'items',
      only: [
        'items.*.reason',
        'items.*.type',
        'items.*.count',
        'items.*.source.component',
        'items.*.involvedObject.apiVersion',
      ],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=j,reason=Suspended',
      },
      only: ['items.*.message', 'items.*.type', 'items.*.count'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=j,reason=Resumed',
      },
      only: ['items.*.message', 'items.*.type', 'items.*.count'],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=j,reason=Completed',
      },
      only: ['items.*.message', 'items.*.type', 'items.*.count'],
    },
  ],
}
