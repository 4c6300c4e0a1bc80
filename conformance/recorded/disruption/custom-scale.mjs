export default {
  about: 'pods of a custom resource with a scale',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
        body: {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: {
            name: 'fleets.g${ID}.example.com',
          },
          spec: {
            group: 'g${ID}.example.com',
            scope: 'Namespaced',
            names: {
              plural: 'fleets',
              singular: 'fleet',
              kind: 'Fleet',
              listKind: 'FleetList',
            },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    'x-kubernetes-preserve-unknown-fields': true,
                    properties: {
                      spec: {
                        type: 'object',
                        properties: {
                          replicas: {
                            type: 'integer',
                          },
                        },
                      },
                      status: {
                        type: 'object',
                        properties: {
                          replicas: {
                            type: 'integer',
                          },
                        },
                      },
                    },
                  },
                },
                subresources: {
                  scale: {
                    specReplicasPath: '.spec.replicas',
                    statusReplicasPath: '.status.replicas',
                  },
                },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/fleets.g${ID}.example.com',
        where: 'status.conditions[type=Established].status',
        equals: 'True',
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
        method: 'POST',
        path: '/apis/g${ID}.example.com/v1/namespaces/${NS}/fleets',
        body: {
          apiVersion: 'g${ID}.example.com/v1',
          kind: 'Fleet',
          metadata: {
            name: 'f',
          },
          spec: {
            replicas: 4,
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'GET',
        path: '/apis/g${ID}.example.com/v1/namespaces/${NS}/fleets/f',
      },
      save: {
        u: 'metadata.uid',
      },
      only: ['kind'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'p',
            labels: {
              app: 'web',
            },
            ownerReferences: [
              {
                apiVersion: 'g${ID}.example.com/v1',
                kind: 'Fleet',
                name: 'f',
                uid: '${u}',
                controller: true,
              },
            ],
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
      unrecorded: true,
    },
    {
      runPods: {
        selector: 'app=web',
        withinMs: 40000,
        bind: 'hand-${ID}',
        count: 1,
      },
    },
    {
      settle: {
        ms: 3000,
      },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets',
        body: {
          apiVersion: 'policy/v1',
          kind: 'PodDisruptionBudget',
          metadata: {
            name: 'b',
          },
          spec: {
            selector: {
              matchLabels: {
                app: 'web',
              },
            },
            maxUnavailable: '75%',
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b',
        where: 'status.expectedPods',
        equals: 4,
        withinMs: 40000,
      },
    },
    {
      settle: {
        ms: 500,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b',
      },
      only: [
        'status.currentHealthy',
        'status.desiredHealthy',
        'status.disruptionsAllowed',
        'status.expectedPods',
        'status.observedGeneration',
        'status.disruptedPods',
        'status.conditions',
      ],
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=b,involvedObject.kind=PodDisruptionBudget',
      },
      sort: 'items',
      only: [
        'items.*.reason',
        'items.*.message',
        'items.*.type',
        'items.*.count',
        'items.*.source.component',
        'items.*.involvedObject.apiVersion',
      ],
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/fleets.g${ID}.example.com',
      },
      unrecorded: true,
    },
  ],
}
