export default {
  about: 'a job that is refused: an event, and another try',
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
              'count/jobs.batch': '0',
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
              'count/jobs.batch': '0',
            },
            used: {
              'count/jobs.batch': '0',
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
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          metadata: {
            name: 'tick',
          },
          spec: {
            schedule: '0 0 1 1 *',
            jobTemplate: {
              metadata: {
                labels: {
                  from: 'cron',
                },
                annotations: {
                  x: 'y',
                },
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
              },
            },
            suspend: true,
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs/tick/status',
        body: {
          status: {
            lastScheduleTime: '2020-01-01T00:00:00Z',
          },
        },
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs/tick',
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
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=tick,reason=FailedCreate',
        where: 'items.0.reason',
        equals: 'FailedCreate',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=tick,reason=FailedCreate',
      },
      only: ['items.0.message', 'items.0.type'],
    },
    {
      request: {
        method: 'GET',
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs/tick',
      },
      only: [
        'status.active.*.kind',
        'status.active.*.apiVersion',
        'status.active.*.namespace',
        'status.lastScheduleTime',
        'status.lastSuccessfulTime',
      ],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs/tick',
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
  ],
}
