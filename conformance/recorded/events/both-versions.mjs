export default {
  about: 'one event through both of its versions: validation, ownership, selectors and tables of each',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: 'a', namespace: '${NS}' },
          involvedObject: { kind: 'Pod', namespace: '${NS}', name: 'p' },
          reason: 'R',
          message: 'm',
          type: 'Normal',
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/events/a' } },
    { request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/a' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: { count: 2, message: 'n' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/events/a' } },
    { request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/a' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { count: 3 },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/json-patch+json' },
        body: [{ op: 'add', path: '/count', value: 4 }],
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/events/a' } },
    { request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/a' } },
    {
      request: {
        path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/a',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { note: 'x' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/events/a' } },
    { request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/a' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events/a',
        method: 'PATCH',
        query: { fieldManager: 'm' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: { apiVersion: 'v1', kind: 'Event', metadata: { name: 'a' }, action: 'act', involvedObject: {} },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events/a',
        method: 'PATCH',
        query: { fieldManager: 'm2', force: 'true' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: { apiVersion: 'v1', kind: 'Event', metadata: { name: 'new' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events/applied',
        method: 'PATCH',
        query: { fieldManager: 'm2', force: 'true' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: 'applied' },
          involvedObject: { kind: 'Pod', namespace: '${NS}', name: 'p' },
          reason: 'x',
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/events/applied' } },
    { request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/applied' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events/put',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: 'put', namespace: '${NS}' },
          involvedObject: { kind: 'Pod', namespace: '${NS}', name: 'p' },
          reason: 'R',
          message: 'm',
          type: 'Normal',
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events/put',
        method: 'PUT',
        body: {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: 'put', namespace: '${NS}' },
          involvedObject: { kind: 'Pod', namespace: '${NS}', name: 'p' },
          reason: 'R',
          message: 'm',
          type: 'Normal',
          count: 9,
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/events/put' } },
    { request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/put' } },
    {
      request: {
        path: '/apis/events.k8s.io/v1/namespaces/${NS}/events',
        method: 'POST',
        body: {
          apiVersion: 'events.k8s.io/v1',
          kind: 'Event',
          metadata: { name: 'b' },
          regarding: { kind: 'Pod', namespace: '${NS}', name: 'p' },
          reason: 'R',
          note: 'n',
          type: 'Normal',
          action: 'A',
          eventTime: '2024-01-01T00:00:00.000000Z',
          reportingController: 'ex.io/c',
          reportingInstance: 'i',
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/events/b' } },
    { request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/b' } },
    {
      request: {
        path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: { series: { count: 2, lastObservedTime: '2024-01-01T00:00:01.000000Z' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/events/b' } },
    { request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/b' } },
    {
      request: {
        path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { note: 'other' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events/b',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { message: 'other' },
      },
    },
    {
      request: {
        path: '/apis/events.k8s.io/v1/namespaces/${NS}/events',
        method: 'POST',
        body: { apiVersion: 'events.k8s.io/v1', kind: 'Event', metadata: { name: 'c' } },
      },
    },
    {
      request: {
        path: '/apis/events.k8s.io/v1/namespaces/${NS}/events',
        method: 'POST',
        body: {
          apiVersion: 'events.k8s.io/v1',
          kind: 'Event',
          metadata: { name: 'c' },
          regarding: { kind: 'Pod', namespace: '${NS}', name: 'p' },
          eventTime: '2024-01-01T00:00:00Z',
        },
      },
    },
    {
      request: {
        path: '/apis/events.k8s.io/v1/namespaces/${NS}/events',
        method: 'POST',
        body: {
          apiVersion: 'events.k8s.io/v1',
          kind: 'Event',
          metadata: { name: 'c' },
          regarding: { kind: 'Pod', namespace: '${NS}', name: 'p' },
          reason:
            'RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR',
          type: 'Odd',
          action: 'A',
          eventTime: '2024-01-01T00:00:00.000000Z',
          reportingController: 'bad name',
          reportingInstance:
            'iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii',
          note: 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn',
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: 'd', namespace: '${NS}' },
          involvedObject: { kind: 'Node', name: 'n' },
          reason: 'R',
          message: 'm',
          type: 'Normal',
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: 'd2', namespace: '${NS}' },
          involvedObject: { kind: 'Pod', namespace: 'other', name: 'n' },
          reason: 'R',
          message: 'm',
          type: 'Normal',
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/default/events',
        method: 'POST',
        query: { dryRun: 'All' },
        body: {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: 'd3-${ID}' },
          involvedObject: { kind: 'Node', name: 'n' },
          reason: 'R',
          message: 'm',
          type: 'Normal',
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: 'Bad_Name', namespace: '${NS}' },
          involvedObject: { kind: 'Pod', namespace: '${NS}', name: 'p' },
          reason: 'R',
          message: 'm',
          type: 'Normal',
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/events',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Event', metadata: { name: 'none' } },
      },
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'involvedObject.kind=Pod' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'involvedObject.namespace=${NS}' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'involvedObject.uid=' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'involvedObject.apiVersion=' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'involvedObject.resourceVersion=' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'involvedObject.fieldPath=' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'reason=R' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'reportingComponent=ex.io/c' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'source=' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'type=Normal' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'metadata.name=a' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'involvedObject=x' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/events', query: { fieldSelector: 'message=m' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events', query: { fieldSelector: 'regarding.name=p' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events', query: { fieldSelector: 'reason=R' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: {
        path: '/apis/events.k8s.io/v1/namespaces/${NS}/events',
        query: { fieldSelector: 'involvedObject.kind=Pod' },
      },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: {
        path: '/apis/events.k8s.io/v1/namespaces/${NS}/events',
        query: { fieldSelector: 'reportingController=ex.io/c' },
      },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events', query: { fieldSelector: 'type=Normal' } },
      only: ['items.*.metadata.name', 'message', 'code'],
    },
    {
      request: {
        path: '/apis/events.k8s.io/v1/namespaces/${NS}/events',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/events/a', method: 'DELETE' } },
    { request: { path: '/apis/events.k8s.io/v1/namespaces/${NS}/events/b', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/events', method: 'DELETE' } },
  ],
}
