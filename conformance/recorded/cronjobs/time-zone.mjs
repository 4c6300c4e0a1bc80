export default {
  about: 'the job says when it was due, in the zone of the schedule',
  needs: ['apiserver', 'controllers'],
  steps: [
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
            schedule: '30 9 1 1 *',
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
            timeZone: 'Asia/Kolkata',
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
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        where: 'items.length',
        equals: 1,
        withinMs: 40000,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs/tick',
        where: 'status.active.length',
        equals: 1,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
      },
      sort: 'items',
      only: ['items.*.metadata.name', 'items.*.metadata.annotations', 'items.*.metadata.labels'],
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
