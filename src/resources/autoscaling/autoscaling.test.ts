import type { FieldError, HorizontalPodAutoscaler, KubeObject, MetricSpec, MetricStatus } from '../../api/index.js'
import { metricsText } from './metrics-text.js'
import { validateAutoscaler } from './validation.js'
import { fromHub, toHub } from './version-1.js'

const texts = (errors: readonly FieldError[]) => errors.map(({ field, message }) => `${field}: ${message}`)

const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }
const cpu: MetricSpec = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } },
}
const pods: MetricSpec = {
  type: 'Pods',
  pods: { metric: { name: 'hits' }, target: { type: 'AverageValue', averageValue: '10' } },
}
const object: MetricSpec = {
  type: 'Object',
  object: {
    describedObject: { kind: 'Service', name: 's', apiVersion: 'v1' },
    metric: { name: 'queue', selector: { matchLabels: { a: 'b' } } },
    target: { type: 'Value', value: '3' },
  },
}
const external: MetricSpec = {
  type: 'External',
  external: { metric: { name: 'mail' }, target: { type: 'AverageValue', averageValue: '7' } },
}
const containerCpu: MetricSpec = {
  type: 'ContainerResource',
  containerResource: { name: 'cpu', container: 'main', target: { type: 'Utilization', averageUtilization: 70 } },
}

const autoscaler = (spec: Partial<HorizontalPodAutoscaler['spec'] & object>): HorizontalPodAutoscaler => ({
  metadata: { name: 'h' },
  spec: { scaleTargetRef, maxReplicas: 3, minReplicas: 1, ...spec },
})

describe('checks of an autoscaler', () => {
  it.each<[string, Partial<HorizontalPodAutoscaler['spec'] & object>, string[]]>([
    ['all kinds of metrics', { metrics: [cpu, pods, object, external, containerCpu] }, []],
    [
      'an unknown source',
      { metrics: [{ type: 'Luck' }] },
      Array(2).fill(
        'spec.metrics[0].type: Unsupported value: "Luck": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
      ),
    ],
    [
      'two sources, of which only the first is looked into',
      { metrics: [{ ...cpu, pods: { metric: { name: '' }, target: { type: '' } } }] },
      [
        'spec.metrics[0].pods.metric.name: Required value: must specify a metric name',
        'spec.metrics[0].pods.target.type: Required value: must specify a metric target type',
        'spec.metrics[0].pods.target.type: Invalid value: "": must be either Utilization, Value, or AverageValue',
        'spec.metrics[0].pods.target.averageValue: Required value: must specify a positive target averageValue',
        'spec.metrics[0].pods: Forbidden: must populate the given metric source only',
      ],
    ],
    [
      'a target of no group',
      { scaleTargetRef: { kind: 'Deployment', name: 'web', apiVersion: 'v1' } },
      ['spec.scaleTargetRef.apiVersion: Invalid value: "v1": apiVersion must specify API group'],
    ],
    [
      'a ReplicationController',
      { scaleTargetRef: { kind: 'ReplicationController', name: 'rc', apiVersion: 'v1' } },
      [],
    ],
  ])('%s', (_, spec, expected) => {
    expect(texts(validateAutoscaler(autoscaler(spec)))).toEqual(expected)
  })

  it('lets an autoscaler keep zero replicas', () => {
    const zero = autoscaler({ minReplicas: 0, metrics: [external] })
    expect(texts(validateAutoscaler(zero))).toEqual([
      'spec.minReplicas: Invalid value: 0: must be greater than or equal to 1',
    ])
    expect(validateAutoscaler(zero, zero)).toEqual([])
  })
})

describe('autoscaling/v1', () => {
  const hub: HorizontalPodAutoscaler = {
    ...autoscaler({
      metrics: [object, pods, external, containerCpu, cpu],
      behavior: {
        scaleDown: { selectPolicy: 'Max', policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] },
      },
    }),
    status: {
      currentReplicas: 1,
      desiredReplicas: 2,
      currentMetrics: [
        { type: 'Resource', resource: { name: 'cpu', current: { averageValue: '5m', averageUtilization: 40 } } },
        { type: 'Pods', pods: { metric: { name: 'hits' }, current: { averageValue: '4' } } },
      ],
      conditions: [{ type: 'AbleToScale', status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z', reason: 'R' }],
    },
  }

  it('carries in annotations what it has no fields for', () => {
    const { metadata, spec, status } = fromHub(hub) as KubeObject & { spec?: object; status?: object }
    expect(spec).toEqual({ scaleTargetRef, maxReplicas: 3, minReplicas: 1, targetCPUUtilizationPercentage: 50 })
    expect(status).toEqual({ currentReplicas: 1, desiredReplicas: 2, currentCPUUtilizationPercentage: 40 })
    expect(metadata?.annotations).toEqual({
      'autoscaling.alpha.kubernetes.io/metrics':
        '[{"type":"Object","object":{"target":{"kind":"Service","name":"s","apiVersion":"v1"},"metricName":"queue","targetValue":"3","selector":{"matchLabels":{"a":"b"}}}},' +
        '{"type":"Pods","pods":{"metricName":"hits","targetAverageValue":"10"}},' +
        '{"type":"External","external":{"metricName":"mail","targetAverageValue":"7"}},' +
        '{"type":"ContainerResource","containerResource":{"name":"cpu","targetAverageUtilization":70,"container":"main"}}]',
      'autoscaling.alpha.kubernetes.io/behavior':
        '{"ScaleUp":null,"ScaleDown":{"StabilizationWindowSeconds":null,"SelectPolicy":"Max","Policies":[{"Type":"Pods","Value":1,"PeriodSeconds":60}],"Tolerance":null}}',
      'autoscaling.alpha.kubernetes.io/current-metrics':
        '[{"type":"Resource","resource":{"name":"cpu","currentAverageUtilization":40,"currentAverageValue":"5m"}},{"type":"Pods","pods":{"metricName":"hits","currentAverageValue":"4"}}]',
      'autoscaling.alpha.kubernetes.io/conditions':
        '[{"type":"AbleToScale","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z","reason":"R"}]',
    })
  })

  it('loses nothing on the way there and back', () => {
    expect(toHub(fromHub(structuredClone(hub)))).toEqual(hub)
  })

  it('means 80 % of the CPU when it says nothing', () => {
    const version1 = { metadata: { name: 'h' }, spec: { scaleTargetRef, maxReplicas: 3 } } as KubeObject
    expect((toHub(version1) as HorizontalPodAutoscaler).spec?.metrics).toEqual([
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
    ])
  })

  it.each([
    ['metrics', '{'],
    ['metrics', '0'],
    ['metrics', '[{"type":"Resource","resource":{"name":5}}]'],
    ['behavior', '-1'],
    ['behavior', '{"ScaleUp":null}'],
    ['conditions', 'x'],
  ])('leaves out annotations that cannot be read: %s %s', (name, text) => {
    const annotations = { [`autoscaling.alpha.kubernetes.io/${name}`]: text }
    const hub = toHub({ metadata: { name: 'h', annotations }, spec: {}, status: {} } as KubeObject)
    expect(fromHub(hub).metadata).toEqual({ name: 'h' })
  })
})

describe('the column of targets', () => {
  it('shows two metrics and counts the others', () => {
    expect(metricsText([], undefined)).toBe('<none>')
    expect(metricsText([cpu], undefined)).toBe('cpu: <unknown>/50%')
    expect(metricsText([pods, external, object], undefined)).toBe('<unknown>/10, <unknown>/7 (avg) + 1 more...')
  })

  it('shows what was observed without the wanted quantity as absent', () => {
    const status: MetricStatus[] = [{ type: 'Pods', pods: { metric: { name: 'p' }, current: {} } }]
    expect(metricsText([pods], status)).toBe('<nil>/10')
    expect(metricsText([cpu], [{ type: 'Resource', resource: { name: 'cpu', current: {} } }])).toBe(
      'cpu: <unknown>/50%',
    )
  })
})
