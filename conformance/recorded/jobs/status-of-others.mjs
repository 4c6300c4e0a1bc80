export default {
  about: 'what another controller may write into the status of a job, and what not',
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
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j/status',
        body: {
          status: {
            startTime: '2020-01-01T00:00:00Z',
            active: 1,
            ready: 1,
            terminating: 0,
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      only: ['status', 'message', 'reason'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j/status',
        body: {
          status: {
            startTime: '2020-01-01T00:00:01Z',
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      only: ['status', 'message', 'reason'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j/status',
        body: {
          status: {
            ready: 2,
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      only: ['status', 'message', 'reason'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j/status',
        body: {
          status: {
            failed: 1,
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      only: ['status', 'message', 'reason'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j/status',
        body: {
          status: {
            failed: 0,
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      only: ['status', 'message', 'reason'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j/status',
        body: {
          status: {
            conditions: [
              {
                type: 'Failed',
                status: 'True',
              },
            ],
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      only: ['status', 'message', 'reason'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j/status',
        body: {
          status: {
            active: 0,
            ready: 0,
            succeeded: 1,
            completionTime: '2020-01-02T00:00:00Z',
            conditions: [
              {
                type: 'SuccessCriteriaMet',
                status: 'True',
                reason: 'X',
                message: 'y',
                lastTransitionTime: '2020-01-01T00:00:00Z',
                lastProbeTime: '2020-01-01T00:00:00Z',
              },
              {
                type: 'Complete',
                status: 'True',
              },
            ],
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      only: ['status', 'message', 'reason'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j/status',
        body: {
          status: {
            completionTime: '2020-01-03T00:00:00Z',
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      only: ['status', 'message', 'reason'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j/status',
        body: {
          status: {
            completionTime: null,
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      only: ['status', 'message', 'reason'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j/status',
        body: {
          status: {
            conditions: [],
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      only: ['status', 'message', 'reason'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j/status',
        body: {
          status: {
            active: 1,
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      only: ['status', 'message', 'reason'],
    },
  ],
}
