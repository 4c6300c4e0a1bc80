export default {
  about: 'what a watcher sees of a job that runs one pod',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      watch: {
        id: 'w',
        path: '/apis/batch/v1/namespaces/${NS}/jobs?watch=true',
      },
    },
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
        count: 1,
      },
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.ready',
        equals: 1,
        withinMs: 40000,
      },
    },
    {
      runPods: {
        selector: 'job-name=j',
        withinMs: 40000,
        bind: 'hand-${ID}',
        phase: 'Succeeded',
        count: 1,
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
      collect: {
        id: 'w',
        count: 5,
        withinMs: 10000,
      },
      only: ['*.type', '*.object.status', '*.object.metadata.generation'],
    },
  ],
}
