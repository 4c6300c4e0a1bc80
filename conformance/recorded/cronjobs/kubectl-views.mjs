export default {
  about: 'what kubectl shows of cron jobs',
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
            startingDeadlineSeconds: 1000000000,
            timeZone: 'Etc/UTC',
          },
        },
      },
      unrecorded: true,
    },
    {
      kubectl: ['get', 'cronjobs'],
    },
    {
      kubectl: ['describe', 'cronjob', 'tick'],
      drop: 'Time:|Duration:|uid=|uid:|Last Schedule|Annotations:|^\\s+Normal|^\\s+Warning',
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
      kubectl: [
        'get',
        'cronjobs',
        '--no-headers',
        '-o',
        'custom-columns=N:.metadata.name,S:.spec.suspend,A:.status.active[*].kind',
      ],
    },
    {
      kubectl: ['describe', 'cronjob', 'tick', '--show-events=false'],
      drop: 'Time:|Duration:|uid=|uid:|Last Schedule|Annotations:|^\\s+Normal|^\\s+Warning',
    },
    {
      kubectl: [
        'create',
        'cronjob',
        'made',
        '--image=example.com/app:1',
        '--schedule=*/5 * * * *',
        '--restart=OnFailure',
        '--',
        'date',
      ],
    },
    {
      kubectl: ['get', 'cronjob', 'made', '-o', 'jsonpath={.spec}'],
    },
    {
      kubectl: ['delete', 'cronjobs', '--all'],
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        where: 'items.length',
        equals: 0,
        withinMs: 40000,
      },
    },
  ],
}
