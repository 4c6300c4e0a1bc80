export default {
  about: 'days that never come',
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
            schedule: '0 0 31 2 *',
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
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=tick,reason=InvalidSchedule',
        where: 'items.length',
        equals: 1,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=tick,reason=InvalidSchedule',
      },
      only: ['items.*.message', 'items.*.type'],
    },
    {
      request: {
        method: 'GET',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
      },
      sort: 'items',
      only: ['items.*.metadata.name'],
    },
  ],
}
