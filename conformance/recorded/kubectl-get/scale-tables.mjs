export default {
  about: 'the scale subresource as a table, of a built-in and a custom kind',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
        body: {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'ws.${ID}.example.com' },
          spec: {
            group: '${ID}.example.com',
            scope: 'Namespaced',
            names: { plural: 'ws', kind: 'W', singular: 'w' },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                additionalPrinterColumns: [{ name: 'R', type: 'integer', jsonPath: '.spec.replicas' }],
                subresources: {
                  status: {},
                  scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' },
                },
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    'x-kubernetes-preserve-unknown-fields': true,
                    properties: {
                      spec: { type: 'object', properties: { replicas: { type: 'integer' } } },
                      status: { type: 'object', properties: { replicas: { type: 'integer' } } },
                    },
                  },
                },
              },
            ],
          },
        },
      },
    },
    {
      until: {
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/ws.${ID}.example.com',
        where: 'status.conditions[type=Established].status',
        equals: 'True',
      },
    },
    { settle: { ms: 1500 } },
    {
      request: {
        method: 'POST',
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/ws',
        body: { apiVersion: '${ID}.example.com/v1', kind: 'W', metadata: { name: 'a' }, spec: { replicas: 3 } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/ws/a/scale',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/ws/a/status',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/ws.${ID}.example.com',
      },
      only: [],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'c' },
          spec: {
            replicas: 2,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a', image: 'b' }] } },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/c/scale',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/c/scale',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
        query: { includeObject: 'Object' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/c/scale',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
        query: { includeObject: 'None' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/c/scale',
        headers: { accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/c/status',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        method: 'PUT',
        path: '/apis/apps/v1/namespaces/${NS}/deployments/c/scale',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
        body: {
          apiVersion: 'autoscaling/v1',
          kind: 'Scale',
          metadata: { name: 'c', namespace: '${NS}' },
          spec: { replicas: 0 },
        },
      },
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/deployments/c/scale',
        headers: {
          accept: 'application/json;as=Table;v=v1;g=meta.k8s.io',
          'content-type': 'application/merge-patch+json',
        },
        body: { spec: { replicas: 4 } },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts',
        body: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 's' } },
      },
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/serviceaccounts/s/token',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
      },
    },
    {
      request: {
        path: '/api/v1/componentstatuses',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
      only: ['columnDefinitions'],
    },
  ],
}
