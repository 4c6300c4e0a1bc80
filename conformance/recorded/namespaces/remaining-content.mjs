export default {
  about: 'conditions count what remains in a namespace and what holds it',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces',
        body: {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: {
            name: 'x-${ID}',
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/x-${ID}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'a',
            finalizers: ['example.com/b'],
          },
        },
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/x-${ID}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'a2',
            finalizers: ['example.com/b', 'example.com/c'],
          },
        },
      },
      only: [],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/x-${ID}/secrets',
        body: {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: {
            name: 'a',
            finalizers: ['example.com/b'],
          },
        },
      },
      only: [],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/x-${ID}/deployments',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: {
            name: 'a',
            finalizers: ['example.com/b'],
          },
          spec: {
            replicas: 0,
            selector: {
              matchLabels: {
                a: 'b',
              },
            },
            template: {
              metadata: {
                labels: {
                  a: 'b',
                },
              },
              spec: {
                schedulerName: 'by-hand',
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
      only: [],
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/namespaces/x-${ID}',
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      until: {
        path: '/api/v1/namespaces/x-${ID}',
        where: 'status.conditions.4',
        withinMs: 40000,
      },
    },
    {
      settle: {
        ms: 7000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/x-${ID}',
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
      sort: 'status.conditions',
    },
    {
      kubectl: ['get', 'ns', 'x-${ID}'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/x-${ID}/configmaps/a',
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
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/x-${ID}/configmaps/a2',
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
    {
      settle: {
        ms: 12000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/x-${ID}',
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
      sort: 'status.conditions',
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/x-${ID}/secrets/a',
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
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/x-${ID}/deployments/a',
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
    {
      until: {
        path: '/api/v1/namespaces/x-${ID}',
        where: '',
        withinMs: 60000,
        gone: true,
      },
    },
  ],
}
