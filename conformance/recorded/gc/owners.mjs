export default {
  about: 'owners that do not exist, of other kinds or unknown kinds; foreground and orphans',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'o',
          },
        },
      },
      unrecorded: true,
      save: {
        u: 'metadata.uid',
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'bad-uid',
            ownerReferences: [
              {
                apiVersion: 'v1',
                kind: 'ConfigMap',
                name: 'o',
                uid: 'aaaaaaaa-1111-2222-3333-444444444444',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/configmaps/bad-uid',
        where: '',
        withinMs: 40000,
        gone: true,
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'bad-kind',
            ownerReferences: [
              {
                apiVersion: 'v1',
                kind: 'Secret',
                name: 'o',
                uid: '${u}',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'no-kind',
            ownerReferences: [
              {
                apiVersion: 'example.com/v1',
                kind: 'Foo',
                name: 'o',
                uid: '${u}',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'bad-name',
            ownerReferences: [
              {
                apiVersion: 'v1',
                kind: 'ConfigMap',
                name: 'o2',
                uid: '${u}',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      settle: {
        ms: 1500,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/configmaps',
      },
      only: ['items.*.metadata.name', 'items.*.metadata.ownerReferences'],
      ignore: [
        'items.*.metadata.managedFields',
        'items.*.metadata.uid',
        'items.*.metadata.resourceVersion',
        'metadata.resourceVersion',
      ],
      sort: 'items',
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events',
      },
      only: [
        'items.*.reason',
        'items.*.message',
        'items.*.type',
        'items.*.source',
        'items.*.reportingComponent',
        'items.*.reportingInstance',
        'items.*.action',
        'items.*.involvedObject.kind',
        'items.*.involvedObject.apiVersion',
        'items.*.involvedObject.fieldPath',
        'items.*.count',
        'items.*.series',
      ],
      sort: 'items',
      sortBy: 'message',
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'dep1',
            ownerReferences: [
              {
                apiVersion: 'v1',
                kind: 'ConfigMap',
                name: 'o',
                uid: '${u}',
                blockOwnerDeletion: true,
              },
            ],
            finalizers: ['example.com/x'],
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'dep2',
            ownerReferences: [
              {
                apiVersion: 'v1',
                kind: 'ConfigMap',
                name: 'o',
                uid: '${u}',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'solid',
          },
        },
      },
      unrecorded: true,
      save: {
        s: 'metadata.uid',
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/configmaps',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'both',
            ownerReferences: [
              {
                apiVersion: 'v1',
                kind: 'ConfigMap',
                name: 'o',
                uid: '${u}',
              },
              {
                apiVersion: 'v1',
                kind: 'ConfigMap',
                name: 'solid',
                uid: '${s}',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      settle: {
        ms: 500,
      },
    },
    {
      watch: {
        id: 'w',
        path: '/api/v1/namespaces/${NS}/configmaps',
        query: {
          labelSelector: '!kube',
          fieldSelector: 'metadata.name=o',
        },
      },
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/namespaces/${NS}/configmaps/o',
        body: {
          propagationPolicy: 'Foreground',
        },
      },
    },
    {
      settle: {
        ms: 800,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/configmaps',
      },
      only: [
        'items.*.metadata.name',
        'items.*.metadata.ownerReferences',
        'items.*.metadata.finalizers',
        'items.*.metadata.deletionTimestamp',
        'items.*.metadata.deletionGracePeriodSeconds',
      ],
      ignore: [
        'items.*.metadata.managedFields',
        'items.*.metadata.uid',
        'items.*.metadata.resourceVersion',
        'metadata.resourceVersion',
      ],
      sort: 'items',
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/configmaps/dep1',
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
        path: '/api/v1/namespaces/${NS}/configmaps/o',
        where: '',
        withinMs: 40000,
        gone: true,
      },
    },
    {
      settle: {
        ms: 300,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/configmaps',
      },
      only: [
        'items.*.metadata.name',
        'items.*.metadata.ownerReferences',
        'items.*.metadata.finalizers',
        'items.*.metadata.deletionTimestamp',
      ],
      ignore: [
        'items.*.metadata.managedFields',
        'items.*.metadata.uid',
        'items.*.metadata.resourceVersion',
        'metadata.resourceVersion',
      ],
      sort: 'items',
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: {
            name: 'web',
          },
          spec: {
            replicas: 2,
            selector: {
              matchLabels: {
                app: 'web',
              },
            },
            template: {
              metadata: {
                labels: {
                  app: 'web',
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
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/web',
        where: 'status.replicas',
        equals: 2,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/apps/v1/namespaces/${NS}/deployments/web',
        body: {
          propagationPolicy: 'Orphan',
        },
      },
    },
    {
      until: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/web',
        where: '',
        withinMs: 40000,
        gone: true,
      },
    },
    {
      settle: {
        ms: 400,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
      },
      ignore: [
        'items.*.metadata.managedFields',
        'items.*.metadata.uid',
        'items.*.metadata.resourceVersion',
        'metadata.resourceVersion',
      ],
      sort: 'items',
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        body: {
          propagationPolicy: 'Orphan',
        },
      },
      ignore: ['items.*.metadata.managedFields', 'metadata'],
    },
    {
      until: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        where: 'items.length',
        equals: 0,
        withinMs: 40000,
      },
    },
    {
      settle: {
        ms: 400,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods',
      },
      only: ['items.*.metadata.ownerReferences', 'items.*.metadata.generation', 'items.*.metadata.finalizers'],
      ignore: [
        'items.*.metadata.managedFields',
        'items.*.metadata.uid',
        'items.*.metadata.resourceVersion',
        'metadata.resourceVersion',
      ],
      sort: 'items',
    },
    {
      collect: {
        id: 'w',
        withinMs: 500,
      },
      only: ['*.type', '*.object.metadata.finalizers', '*.object.metadata.deletionTimestamp'],
    },
  ],
}
