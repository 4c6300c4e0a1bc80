export default {
  about: 'Allow: jobs run side by side',
  kubectl: '>=1.34',
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
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs/tick',
        body: {
          spec: {
            suspend: true,
            schedule: '0 0 1 2 *',
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
        equals: 2,
        withinMs: 40000,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs/tick',
        where: 'status.active.length',
        equals: 2,
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
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=tick',
      },
      sort: 'items',
      only: ['items.*.reason', 'items.*.type', 'items.*.source.component'],
    },
    {
      kubectl: [
        'get',
        'cronjob',
        'tick',
        '-o',
        'custom-columns=N:.metadata.name,A:.status.active[*].kind',
        '--no-headers',
      ],
    },
    {
      kubectl: ['delete', 'cronjob', 'tick'],
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        where: 'items.length',
        equals: 0,
        withinMs: 40000,
      },
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods',
        where: 'items.length',
        equals: 0,
        withinMs: 40000,
      },
    },
  ],
}
