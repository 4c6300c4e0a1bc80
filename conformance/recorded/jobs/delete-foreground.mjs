export default {
  about: 'in the foreground the job waits for its pods, whose finalizers go',
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
            completions: 2,
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        where: 'status.active',
        equals: 2,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        body: {
          kind: 'DeleteOptions',
          apiVersion: 'v1',
          propagationPolicy: 'Foreground',
        },
      },
      only: ['kind', 'metadata.finalizers'],
    },
    {
      until: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j',
        gone: true,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods',
      },
      sort: 'items',
      only: ['items.*.metadata.name'],
    },
  ],
}
