export default {
  about: 'pods that are refused are tried again, with events',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/resourcequotas',
        body: {
          apiVersion: 'v1',
          kind: 'ResourceQuota',
          metadata: {
            name: 'q',
          },
          spec: {
            hard: {
              pods: '0',
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/resourcequotas/q/status',
        body: {
          status: {
            hard: {
              pods: '0',
            },
            used: {
              pods: '0',
            },
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      unrecorded: true,
    },
    {
      settle: {
        ms: 1000,
      },
    },
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
            parallelism: 3,
            completions: 3,
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=j,reason=FailedCreate',
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
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=j,reason=FailedCreate',
      },
      only: ['items.*.type', 'items.*.source.component', 'items.*.reason'],
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/namespaces/${NS}/resourcequotas/q',
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.active',
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
  ],
}
