export default {
  about: 'kubectl create job --from: a job that the cron job did not start',
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
          },
        },
      },
      unrecorded: true,
    },
    {
      kubectl: ['create', 'job', 'now', '--from=cronjob/tick'],
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=tick,reason=UnexpectedJob',
        where: 'items.length',
        equals: 1,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=tick,reason=UnexpectedJob',
      },
      only: ['items.*.message', 'items.*.type'],
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
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
      },
      sort: 'items',
      only: [
        'items.*.metadata.name',
        'items.*.metadata.annotations',
        'items.*.metadata.labels.from',
        'items.*.metadata.ownerReferences',
      ],
    },
    {
      runPods: {
        selector: 't=j',
        withinMs: 40000,
        bind: 'hand-${ID}',
        phase: 'Succeeded',
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs/tick',
        where: 'status.lastSuccessfulTime',
        withinMs: 40000,
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
  ],
}
