export default {
  about: 'a job of another controller is left alone',
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
            managedBy: 'example.com/other',
          },
        },
      },
      unrecorded: true,
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
            managedBy: null,
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
    },
  ],
}
