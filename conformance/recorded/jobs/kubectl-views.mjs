export default {
  about: 'what kubectl shows of jobs in every state',
  kubectl: '>=1.34',
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
            parallelism: 2,
            completions: 3,
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
        count: 2,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.ready',
        equals: 2,
        withinMs: 40000,
      },
    },
    {
      kubectl: ['get', 'jobs'],
    },
    {
      kubectl: ['describe', 'job', 'j', '--show-events=false'],
      drop: 'Time:|Duration:|uid=|uid:|Last Schedule|Annotations:|^\\s+Normal|^\\s+Warning',
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            name: 'idle',
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
            completionMode: 'Indexed',
            completions: 2,
            parallelism: 2,
            backoffLimitPerIndex: 1,
            suspend: true,
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/idle',
        where: 'status.conditions[type=Suspended].status',
        equals: 'True',
        withinMs: 40000,
      },
    },
    {
      kubectl: ['get', 'jobs', 'idle'],
    },
    {
      kubectl: ['describe', 'job', 'idle', '--show-events=false'],
      drop: 'Time:|Duration:|uid=|uid:|Last Schedule|Annotations:|^\\s+Normal|^\\s+Warning',
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            name: 'bad',
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
            backoffLimit: 0,
          },
        },
      },
      unrecorded: true,
    },
    {
      runPods: {
        selector: 'job-name=bad',
        withinMs: 40000,
        bind: 'hand-${ID}',
        phase: 'Failed',
        exitCode: 1,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/bad',
        where: 'status.conditions[type=Failed].status',
        equals: 'True',
        withinMs: 40000,
      },
    },
    {
      kubectl: ['get', 'jobs', 'bad'],
    },
    {
      kubectl: ['describe', 'job', 'bad', '--show-events=false'],
      drop: 'Time:|Duration:|uid=|uid:|Last Schedule|Annotations:|^\\s+Normal|^\\s+Warning',
    },
    {
      kubectl: ['wait', '--for=condition=complete', 'job/bad', '--timeout=1s'],
    },
    {
      runPods: {
        selector: 'job-name=j',
        withinMs: 40000,
        bind: 'hand-${ID}',
        phase: 'Succeeded',
        count: 3,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.conditions[type=Complete].status',
        equals: 'True',
        withinMs: 40000,
      },
    },
    {
      kubectl: ['wait', '--for=condition=complete', 'job/j', '--timeout=5s'],
    },
    {
      kubectl: ['get', 'jobs', 'j', '-o', 'wide'],
    },
    {
      kubectl: ['get', 'pods', '-l', 'job-name=j', '--no-headers', '-o', 'custom-columns=P:.status.phase'],
    },
    {
      kubectl: ['get', 'jobs', '--field-selector', 'status.successful=3'],
    },
    {
      kubectl: ['delete', 'job', 'j'],
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        gone: true,
        withinMs: 40000,
      },
    },
  ],
}
