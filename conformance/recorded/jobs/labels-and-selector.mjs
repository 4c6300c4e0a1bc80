export default {
  about: 'labels, selector and template of the pods',
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
                  a: 'b',
                },
                annotations: {
                  c: 'd',
                },
                finalizers: ['example.com/mine'],
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
                initContainers: [
                  {
                    name: 'i',
                    image: 'x',
                    env: [
                      {
                        name: 'JOB_COMPLETION_INDEX',
                        value: 'own',
                      },
                    ],
                  },
                ],
              },
            },
            completionMode: 'Indexed',
            completions: 2,
            parallelism: 1,
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/pods',
        where: 'items.length',
        equals: 1,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods',
      },
      only: [
        'items.0.metadata.labels',
        'items.0.metadata.annotations',
        'items.0.metadata.finalizers',
        'items.0.metadata.ownerReferences',
        'items.0.metadata.generateName',
        'items.0.spec.hostname',
        'items.0.spec.containers.0.env',
        'items.0.spec.initContainers.0.env',
      ],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods?labelSelector=a=b',
      },
      save: {
        p: 'items.0.metadata.name',
      },
      only: ['items.*.status.phase'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/${p}',
        body: {
          metadata: {
            finalizers: null,
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
