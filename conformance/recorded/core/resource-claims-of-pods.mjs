export default {
  about: 'pods get resource claims of templates, which go when the pods have ended',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'p',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            schedulerName: 'x',
            resourceClaims: [
              {
                name: 'q',
                resourceClaimTemplateName: 't',
              },
              {
                name: 'z',
                resourceClaimName: 'own',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=p',
        where: 'items.0',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/events',
        query: {
          fieldSelector: 'involvedObject.name=p',
        },
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
      ],
      sort: 'items',
      sortBy: 'message',
    },
    {
      request: {
        method: 'POST',
        path: '/apis/resource.k8s.io/v1/namespaces/${NS}/resourceclaimtemplates',
        body: {
          apiVersion: 'resource.k8s.io/v1',
          kind: 'ResourceClaimTemplate',
          metadata: {
            name: 't',
          },
          spec: {
            metadata: {
              labels: {
                l: 'm',
              },
              annotations: {
                n: 'o',
              },
            },
            spec: {
              devices: {
                requests: [
                  {
                    name: 'r',
                    exactly: {
                      deviceClassName: 'c',
                    },
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
        path: '/api/v1/namespaces/${NS}/pods/p',
        where: 'status.resourceClaimStatuses.0',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/resource.k8s.io/v1/namespaces/${NS}/resourceclaims',
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
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/p',
      },
      only: ['status', 'metadata.managedFields'],
    },
    {
      kubectl: ['get', 'resourceclaims'],
    },
    {
      kubectl: ['describe', 'pod', 'p', '--show-events=false'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/pods/p/status',
        body: {
          status: {
            phase: 'Failed',
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
        path: '/apis/resource.k8s.io/v1/namespaces/${NS}/resourceclaims',
        where: 'items.length',
        equals: 0,
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/api/v1/namespaces/${NS}/pods/p',
      },
      only: ['status'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'long-name-of-a-pod-that-has-a-claim-of-a-template-0123456789',
          },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name: 'c',
                image: 'example.com/app:1',
              },
            ],
            schedulerName: 'x',
            resourceClaims: [
              {
                name: 'claim-with-a-long-name',
                resourceClaimTemplateName: 't',
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/resource.k8s.io/v1/namespaces/${NS}/resourceclaims',
        where: 'items.0',
        withinMs: 40000,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/resource.k8s.io/v1/namespaces/${NS}/resourceclaims',
      },
      only: ['items.*.metadata.generateName', 'items.*.metadata.annotations'],
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/namespaces/${NS}/pods/long-name-of-a-pod-that-has-a-claim-of-a-template-0123456789',
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/resource.k8s.io/v1/namespaces/${NS}/resourceclaims',
        where: 'items.length',
        equals: 0,
        withinMs: 40000,
      },
    },
  ],
}
