export default {
  about: 'a condition fails the job',
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
            podFailurePolicy: {
              rules: [
                {
                  action: 'Count',
                  onExitCodes: {
                    containerName: 'c',
                    operator: 'NotIn',
                    values: [1, 2],
                  },
                },
                {
                  action: 'FailJob',
                  onPodConditions: [
                    {
                      type: 'ConfigIssue',
                      status: 'True',
                    },
                  ],
                },
              ],
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
        phase: 'Failed',
        exitCode: 1,
        conditions: [
          {
            type: 'ConfigIssue',
            status: 'True',
          },
        ],
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.conditions[type=Failed].status',
        equals: 'True',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
      },
      only: ['status.failed', 'status.conditions.*.type', 'status.conditions.*.reason'],
    },
  ],
}
