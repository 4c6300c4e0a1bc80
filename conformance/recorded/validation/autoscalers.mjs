/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/autoscaling/v2/namespaces/${NS}/horizontalpodautoscalers',
    object: {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'v2' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'one' },
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '100Mi' } } },
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'cpu',
              container: 'main',
              target: { type: 'Utilization', averageUtilization: 50 },
            },
          },
          {
            type: 'Pods',
            pods: {
              metric: { name: 'm', selector: { matchLabels: { a: 'b' } } },
              target: { type: 'AverageValue', averageValue: '10' },
            },
          },
          {
            type: 'Object',
            object: {
              describedObject: { apiVersion: 'v1', kind: 'Service', name: 's' },
              metric: { name: 'm' },
              target: { type: 'Value', value: '10' },
            },
          },
          {
            type: 'External',
            external: {
              metric: { name: 'e', selector: { matchLabels: { a: 'b' } } },
              target: { type: 'AverageValue', averageValue: '10' },
            },
          },
        ],
        behavior: {
          scaleDown: {
            stabilizationWindowSeconds: 60,
            selectPolicy: 'Min',
            policies: [{ type: 'Pods', value: 1, periodSeconds: 10 }],
          },
          scaleUp: {
            stabilizationWindowSeconds: 0,
            selectPolicy: 'Max',
            policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
          },
        },
      },
    },
    status: {
      observedGeneration: 1,
      currentReplicas: 1,
      desiredReplicas: 2,
      lastScaleTime: '2020-01-01T00:00:00Z',
      conditions: [
        {
          type: 'ScalingActive',
          status: 'True',
          reason: 'r',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
        },
      ],
      currentMetrics: [
        { type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: 10, averageValue: '1' } } },
      ],
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'behavior', 'scaleDown', 'policies'], [{}]],
        [['spec', 'behavior', 'scaleDown', 'selectPolicy'], ''],
        [['spec', 'behavior', 'scaleDown', 'stabilizationWindowSeconds'], -1],
        [['spec', 'behavior', 'scaleUp', 'policies'], [{}]],
        [['spec', 'behavior', 'scaleUp', 'selectPolicy'], ''],
        [['spec', 'behavior', 'scaleUp', 'stabilizationWindowSeconds'], -1],
        [['spec', 'metrics'], [{}]],
      ],
      [
        [['spec', 'behavior', 'scaleDown', 'policies', 0, 'periodSeconds'], 65536],
        [['spec', 'behavior', 'scaleDown', 'stabilizationWindowSeconds'], 65536],
        [['spec', 'behavior', 'scaleUp', 'policies', 0, 'periodSeconds'], 65536],
        [['spec', 'behavior', 'scaleUp', 'stabilizationWindowSeconds'], 65536],
        [['spec', 'metrics', 0, 'containerResource'], { name: 'x', target: { type: 'x' }, container: 'x' }],
        [['spec', 'metrics', 0, 'external'], { metric: { name: 'x' }, target: { type: 'x' } }],
        [['spec', 'metrics', 0, 'resource']],
      ],
      [
        [['spec', 'metrics', 0, 'external'], {}],
        [['spec', 'metrics', 1, 'containerResource']],
        [['spec', 'metrics', 2, 'pods']],
        [['spec', 'metrics', 3, 'object']],
        [['spec', 'metrics', 4, 'external']],
        [['spec', 'minReplicas'], -1],
        [['spec', 'scaleTargetRef', 'kind'], 'a.b/c'],
      ],
      [
        [['spec', 'metrics', 0, 'external', 'metric', 'name'], 'a.b/c'],
        [['spec', 'metrics', 1, 'containerResource'], {}],
        [['spec', 'metrics', 4, 'external', 'target', 'value'], '-1'],
        [['spec', 'scaleTargetRef', 'name'], 'a.b/c'],
      ],
      [
        [['spec', 'metrics', 0, 'external', 'target', 'averageUtilization'], -1],
        [['spec', 'metrics', 1, 'containerResource', 'container'], 'Bad_Name!'],
        [['spec', 'metrics', 1, 'containerResource', 'name'], 'Bad_Name!'],
        [['spec', 'metrics', 1, 'containerResource', 'target', 'averageUtilization'], -1],
        [['spec', 'metrics', 1, 'containerResource', 'target', 'averageValue'], '-1'],
        [['spec', 'metrics', 1, 'containerResource', 'target', 'value'], '-1'],
      ],
      [
        [['spec', 'metrics', 0, 'external', 'target', 'averageValue'], '-1'],
        [['spec', 'metrics', 0, 'external', 'target', 'value'], '-1'],
        [['spec', 'metrics', 1, 'containerResource', 'container'], '10.0.0.1'],
        [['spec', 'metrics', 1, 'containerResource', 'name'], 'x'],
      ],
      [
        [
          ['spec', 'metrics', 0, 'object'],
          { describedObject: { kind: 'x', name: 'x' }, target: { type: 'x' }, metric: { name: 'x' } },
        ],
        [['spec', 'metrics', 1, 'resource'], { name: 'x', target: { type: 'x' } }],
      ],
      [[['spec', 'metrics', 0, 'object'], {}]],
      [[['spec', 'metrics', 0, 'object', 'describedObject', 'kind'], 'a.b/c']],
      [[['spec', 'metrics', 0, 'object', 'describedObject', 'name'], 'a.b/c']],
      [[['spec', 'metrics', 0, 'object', 'metric', 'name'], 'a.b/c']],
      [[['spec', 'metrics', 0, 'object', 'target', 'averageUtilization'], -1]],
      [
        [['spec', 'metrics', 0, 'object', 'target', 'averageValue'], '-1'],
        [['spec', 'metrics', 0, 'object', 'target', 'value'], '-1'],
      ],
      [[['spec', 'metrics', 0, 'pods'], { metric: { name: 'x' }, target: { type: 'x' } }]],
      [[['spec', 'metrics', 0, 'pods'], {}]],
      [[['spec', 'metrics', 0, 'pods', 'metric', 'name'], 'a.b/c']],
      [
        [['spec', 'metrics', 0, 'pods', 'target', 'averageUtilization'], -1],
        [['spec', 'metrics', 0, 'pods', 'target', 'value'], '-1'],
      ],
      [[['spec', 'metrics', 0, 'pods', 'target', 'averageValue'], '-1']],
      [[['spec', 'metrics', 0, 'resource'], {}]],
      [
        [['spec', 'metrics', 0, 'resource', 'target', 'averageUtilization'], -1],
        [['spec', 'metrics', 0, 'resource', 'target', 'averageValue'], '-1'],
        [['spec', 'metrics', 0, 'resource', 'target', 'value'], '-1'],
      ],
    ],
    updates: [],
    statuses: [
      [
        { op: 'replace', path: '/status/currentReplicas', value: -1 },
        { op: 'replace', path: '/status/desiredReplicas', value: -1 },
      ],
    ],
  },
]

/** The value with another at a path of it; without it where there is none. */
function changed(value, [key, ...rest], ...to) {
  const copy = Array.isArray(value) ? [...value] : typeof key === 'number' && !value ? [] : { ...value }
  if (rest.length > 0) copy[key] = changed(copy[key], rest, ...to)
  else if (to.length > 0) copy[key] = to[0]
  else if (Array.isArray(copy)) copy.splice(key, 1)
  else delete copy[key]
  return copy
}

const answer = { only: ['kind', 'status', 'details', 'message', 'reason', 'code'] }
const patch = (path, body) => ({
  request: {
    method: 'PATCH',
    path: `${path}?dryRun=All`,
    body,
    headers: { 'content-type': 'application/json-patch+json' },
  },
  ...answer,
})

export default {
  about: 'what is wrong with autoscalers',
  needs: ['apiserver'],
  steps: kinds.flatMap(({ path, object, status, creates, updates, statuses }) => {
    const item = `${path}/${object.metadata.name}`
    return [
      ...creates.map((changes) => ({
        request: {
          method: 'POST',
          path: `${path}?dryRun=All`,
          body: changes.reduce((body, [at, ...to]) => changed(body, at, ...to), object),
        },
        ...answer,
      })),
      { request: { method: 'POST', path, body: object }, unrecorded: true },
      ...updates.map((body) => patch(item, body)),
      ...(status
        ? [
            {
              request: {
                method: 'PATCH',
                path: `${item}/status`,
                body: { status },
                headers: { 'content-type': 'application/merge-patch+json' },
              },
              unrecorded: true,
            },
          ]
        : []),
      ...statuses.map((body) => patch(`${item}/status`, body)),
      { request: { method: 'DELETE', path: item }, unrecorded: true },
    ]
  }),
}
