export default {
  about: "custom resources in every form, verb and path that upstream's one handler knows",
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
        method: 'POST',
        body: {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'widgets.${ID}.example.com' },
          spec: {
            group: '${ID}.example.com',
            scope: 'Namespaced',
            names: {
              plural: 'widgets',
              singular: 'widget',
              kind: 'Widget',
              listKind: 'WidgetList',
              shortNames: ['wd'],
              categories: ['all'],
            },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                subresources: {
                  status: {},
                  scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' },
                },
                additionalPrinterColumns: [{ name: 'Size', type: 'integer', jsonPath: '.spec.size' }],
                selectableFields: [{ jsonPath: '.spec.color' }],
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    properties: {
                      spec: {
                        type: 'object',
                        properties: {
                          size: { type: 'integer' },
                          color: { type: 'string' },
                          replicas: { type: 'integer' },
                        },
                      },
                      status: { type: 'object', properties: { replicas: { type: 'integer' } } },
                    },
                  },
                },
              },
              {
                name: 'v2',
                served: true,
                storage: false,
                schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
              },
              { name: 'v3', served: false, storage: false, schema: { openAPIV3Schema: { type: 'object' } } },
            ],
          },
        },
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.${ID}.example.com',
        where: 'status.conditions[type=Established].status',
        equals: 'True',
        withinMs: 10000,
      },
    },
    {
      until: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        where: 'kind',
        equals: 'WidgetList',
        withinMs: 10000,
      },
    },
    { settle: { ms: 1500 } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets' } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        headers: { accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Widget',
          metadata: { name: 'a' },
          spec: { size: 1, color: 'red' },
        },
      },
    },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a' } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        headers: { accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        headers: { accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        headers: { accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        headers: { accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        headers: { accept: 'application/vnd.kubernetes.protobuf' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        headers: { accept: 'application/vnd.kubernetes.protobuf,application/json' },
      },
    },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a', headers: { accept: 'text/html' } } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        headers: { accept: 'application/yaml' },
      },
    },
    {
      request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a', headers: { accept: 'application/*' } },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Widget',
          metadata: { name: 'a' },
          spec: { size: 1, color: 'red' },
        },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Widget',
          metadata: { name: '' },
          spec: { size: 1, color: 'red' },
        },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Widget',
          metadata: { name: 'Bad_' },
          spec: { size: 1, color: 'red' },
        },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Nope',
          metadata: { name: 'b' },
          spec: { size: 1, color: 'red' },
        },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: {
          apiVersion: '${ID}.example.com/v2',
          kind: 'Widget',
          metadata: { name: 'b' },
          spec: { size: 1, color: 'red' },
        },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: { apiVersion: '', kind: 'Widget', metadata: { name: 'b' }, spec: { size: 1, color: 'red' } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: { metadata: { name: 'b' } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: { kind: 'Widget', metadata: { name: 'b' } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: { apiVersion: '${ID}.example.com/v1', kind: 'Widget', metadata: { name: 'b' }, spec: { size: 'x' } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: { apiVersion: '${ID}.example.com/v1', kind: 'Widget', metadata: { name: 'b' }, spec: { size: 1.5 } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: { apiVersion: '${ID}.example.com/v1', kind: 'Widget', metadata: { name: 'b' }, spec: { bogus: 1 } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: { apiVersion: '${ID}.example.com/v1', kind: 'Widget', metadata: { name: 'b2' }, spec: { bogus: 1 } },
        query: { fieldValidation: 'Strict' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: { apiVersion: '${ID}.example.com/v1', kind: 'Widget', metadata: { name: 'b3' }, spec: { bogus: 1 } },
        query: { fieldValidation: 'Ignore' },
      },
    },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets', method: 'POST', rawBody: '' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets', method: 'POST', rawBody: '[]' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets', method: 'POST', rawBody: '{' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets', method: 'POST', rawBody: 'null' } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        rawBody: 'x',
      },
    },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/zz' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/zz', method: 'DELETE' } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/zz',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/zz',
        method: 'PUT',
        body: {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Widget',
          metadata: { name: 'zz' },
          spec: { size: 1, color: 'red' },
        },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        method: 'PUT',
        body: { apiVersion: '${ID}.example.com/v1', kind: 'Widget', metadata: { name: 'a' }, spec: { size: 2 } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        method: 'PUT',
        body: {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Widget',
          metadata: { name: 'a', resourceVersion: '1' },
          spec: { size: 2 },
        },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        method: 'PUT',
        body: {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Widget',
          metadata: { name: 'x' },
          spec: { size: 1, color: 'red' },
        },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: {},
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { size: 5 } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { size: 'x' } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/json-patch+json' },
        body: [{ op: 'replace', path: '/spec/color', value: 'blue' }],
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        method: 'PATCH',
        query: { fieldManager: 'm' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: { apiVersion: '${ID}.example.com/v1', kind: 'Widget', metadata: { name: 'a' }, spec: { color: 'green' } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        method: 'PATCH',
        query: { fieldManager: 'm', force: 'true' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: { apiVersion: '${ID}.example.com/v1', kind: 'Widget', metadata: { name: 'a' }, spec: { color: 'green' } },
      },
    },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/status' } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { replicas: 3 }, spec: { size: 9 } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { replicas: 'x' } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/status',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/scale' } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/scale',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { replicas: 4 } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { replicas: -4 } },
      },
    },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/bogus' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/status/x' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/status', method: 'DELETE' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/status', method: 'POST', body: {} } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        query: { fieldSelector: 'spec.color=green' },
      },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        query: { fieldSelector: 'spec.color!=green' },
      },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets', query: { fieldSelector: 'spec.size=1' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        query: { fieldSelector: 'metadata.name=a' },
      },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        query: { fieldSelector: 'status.replicas=3' },
      },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    { request: { path: '/apis/${ID}.example.com/v1/widgets/a', method: 'GET' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/b/c', method: 'GET' } },
    { request: { path: '/apis/${ID}.example.com/v1/widgets/a', method: 'HEAD' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/b/c', method: 'HEAD' } },
    { request: { path: '/apis/${ID}.example.com/v1/widgets/a', method: 'OPTIONS' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/b/c', method: 'OPTIONS' } },
    { request: { path: '/apis/${ID}.example.com/v3/namespaces/${NS}/widgets', method: 'POST' } },
    { request: { path: '/apis/${ID}.example.com/v9/widgets', method: 'POST' } },
    { request: { path: '/apis/${ID}.example.com/v1/nopes', method: 'POST' } },
    { request: { path: '/apis/${ID}.example.com/v1/widgets/a', method: 'POST' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/b/c', method: 'POST' } },
    { request: { path: '/apis/${ID}.example.com/v3/namespaces/${NS}/widgets', method: 'PUT' } },
    { request: { path: '/apis/${ID}.example.com/v9/widgets', method: 'PUT' } },
    { request: { path: '/apis/${ID}.example.com/v1/nopes', method: 'PUT' } },
    { request: { path: '/apis/${ID}.example.com/v1/widgets/a', method: 'PUT' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/b/c', method: 'PUT' } },
    { request: { path: '/apis/${ID}.example.com/v3/namespaces/${NS}/widgets', method: 'PATCH' } },
    { request: { path: '/apis/${ID}.example.com/v9/widgets', method: 'PATCH' } },
    { request: { path: '/apis/${ID}.example.com/v1/nopes', method: 'PATCH' } },
    { request: { path: '/apis/${ID}.example.com/v1/widgets/a', method: 'PATCH' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/b/c', method: 'PATCH' } },
    { request: { path: '/apis/${ID}.example.com/v3/namespaces/${NS}/widgets', method: 'DELETE' } },
    { request: { path: '/apis/${ID}.example.com/v9/widgets', method: 'DELETE' } },
    { request: { path: '/apis/${ID}.example.com/v1/nopes', method: 'DELETE' } },
    { request: { path: '/apis/${ID}.example.com/v1/widgets/a', method: 'DELETE' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a/b/c', method: 'DELETE' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets', method: 'PUT', body: {} } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets', method: 'OPTIONS' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets', method: 'HEAD' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a', method: 'OPTIONS' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a', method: 'HEAD' } },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a', method: 'POST', body: {} } },
    { request: { path: '/apis/${ID}.example.com' } },
    { request: { path: '/apis/${ID}.example.com/v3' } },
    { request: { path: '/apis/${ID}.example.com/' } },
    { request: { path: '/apis/${ID}.example.com/v2/namespaces/${NS}/widgets/a' } },
    {
      request: {
        path: '/apis/${ID}.example.com/v2/namespaces/${NS}/widgets/a',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    { request: { path: '/apis/${ID}.example.com/v1/widgets?limit=1' } },
    { request: { path: '/apis/${ID}.example.com/v1/watch/widgets?timeoutSeconds=1' } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        method: 'DELETE',
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a',
        method: 'DELETE',
        body: { preconditions: { uid: 'x' } },
      },
    },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/a', method: 'DELETE' } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Widget',
          metadata: { name: 'f', finalizers: ['a.b/c'] },
          spec: { size: 1, color: 'red' },
        },
      },
    },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/f', method: 'DELETE' } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets/f',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
    },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'POST',
        body: {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Widget',
          metadata: { name: 'g' },
          spec: { size: 1, color: 'red' },
        },
      },
    },
    { request: { path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets', method: 'DELETE' } },
    {
      request: {
        path: '/apis/${ID}.example.com/v1/namespaces/${NS}/widgets',
        method: 'DELETE',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    {
      request: {
        path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.${ID}.example.com',
        method: 'DELETE',
      },
    },
  ],
}
