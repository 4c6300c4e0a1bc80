export default {
  about: 'three successful and one failed job are kept',
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
      request: {
        method: 'GET',
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs/tick',
      },
      save: {
        u: 'metadata.uid',
      },
      only: ['spec.successfulJobsHistoryLimit', 'spec.failedJobsHistoryLimit', 'spec.concurrencyPolicy'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            name: 's1',
            ownerReferences: [
              {
                apiVersion: 'batch/v1',
                kind: 'CronJob',
                name: 'tick',
                uid: '${u}',
                controller: true,
              },
            ],
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
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            name: 's2',
            ownerReferences: [
              {
                apiVersion: 'batch/v1',
                kind: 'CronJob',
                name: 'tick',
                uid: '${u}',
                controller: true,
              },
            ],
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
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            name: 's3',
            ownerReferences: [
              {
                apiVersion: 'batch/v1',
                kind: 'CronJob',
                name: 'tick',
                uid: '${u}',
                controller: true,
              },
            ],
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
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            name: 's4',
            ownerReferences: [
              {
                apiVersion: 'batch/v1',
                kind: 'CronJob',
                name: 'tick',
                uid: '${u}',
                controller: true,
              },
            ],
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
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            name: 'f1',
            ownerReferences: [
              {
                apiVersion: 'batch/v1',
                kind: 'CronJob',
                name: 'tick',
                uid: '${u}',
                controller: true,
              },
            ],
          },
          spec: {
            backoffLimit: 0,
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
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            name: 'f2',
            ownerReferences: [
              {
                apiVersion: 'batch/v1',
                kind: 'CronJob',
                name: 'tick',
                uid: '${u}',
                controller: true,
              },
            ],
          },
          spec: {
            backoffLimit: 0,
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
      unrecorded: true,
    },
    {
      runPods: {
        selector: 'job-name in (s1,s2,s3,s4)',
        withinMs: 40000,
        bind: 'hand-${ID}',
        phase: 'Succeeded',
        count: 4,
      },
    },
    {
      runPods: {
        selector: 'job-name in (f1,f2)',
        withinMs: 40000,
        bind: 'hand-${ID}',
        phase: 'Failed',
        exitCode: 1,
        count: 2,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        where: 'items.length',
        equals: 4,
        withinMs: 40000,
      },
    },
    {
      settle: {
        ms: 1000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
      },
      sort: 'items',
      only: ['items.*.status.succeeded'],
    },
  ],
}
