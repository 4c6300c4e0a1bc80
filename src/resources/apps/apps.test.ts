import type { DaemonSet, Deployment, FieldError, KubeObject, ReplicaSet, StatefulSet } from '../../api/index.js'
import { SeededRandom } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { AnyResourceDefinition, ResourceDefinition, WriteContext } from '../../registry/definition/index.js'
import { controllerRevisions } from './controller-revision.js'
import { daemonSets } from './daemon-set.js'
import { deployments } from './deployment.js'
import { replicaSets } from './replica-set.js'
import { statefulSets } from './stateful-set/stateful-set.js'

const context: WriteContext = {
  user: { username: 'u', groups: [] },
  clock: new FakeClock(),
  random: new SeededRandom(1),
  dryRun: false,
}
const texts = (errors: readonly FieldError[] | undefined) => errors?.map(({ field, message }) => `${field}: ${message}`)

const base = {
  selector: { matchLabels: { app: 'web' } },
  template: {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'c', image: 'busybox:1' }] },
  },
}

function made<T extends KubeObject>(definition: AnyResourceDefinition, spec: object): T {
  const object = { metadata: { name: 'web', generation: 1 }, spec: { ...structuredClone(base), ...spec } } as KubeObject
  definition.defaults?.(object)
  definition.prepareForCreate?.(object, context)
  return object as T
}

const typed = <T extends KubeObject>(definition: AnyResourceDefinition) =>
  definition as unknown as ResourceDefinition<T>

describe('defaults', () => {
  it('of a Deployment', () => {
    expect(made<Deployment>(deployments, {}).spec).toMatchObject({
      replicas: 1,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    })
    expect(made<Deployment>(deployments, { strategy: { type: 'Recreate' } }).spec?.strategy).toEqual({
      type: 'Recreate',
    })
  })

  it('of a DaemonSet', () => {
    const daemonSet = made<DaemonSet>(daemonSets, {})
    expect(daemonSet.spec?.updateStrategy).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
    })
    expect(daemonSet.metadata?.annotations).toEqual({ 'deprecated.daemonset.template.generation': '1' })
  })

  it('of a StatefulSet', () => {
    const rollingUpdate = { maxUnavailable: 2 }
    expect(
      made<StatefulSet>(statefulSets, { updateStrategy: { type: 'RollingUpdate', rollingUpdate } }).spec,
    ).toMatchObject({
      replicas: 1,
      podManagementPolicy: 'OrderedReady',
      // maxUnavailable is behind a feature gate.
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      revisionHistoryLimit: 10,
    })
  })
})

describe('checks', () => {
  it.each<[string, AnyResourceDefinition, object, string[]]>([
    ['a Deployment', deployments, {}, []],
    ['a ReplicaSet', replicaSets, {}, []],
    ['a DaemonSet', daemonSets, {}, []],
    ['a StatefulSet', statefulSets, {}, []],
    [
      'a Deployment of an unknown strategy',
      deployments,
      { strategy: { type: 'Slowly' } },
      [
        'spec.strategy: Unsupported value: {"Type":"Slowly","RollingUpdate":null}: supported values: "Recreate", "RollingUpdate"',
      ],
    ],
    [
      'a Deployment that may not move',
      deployments,
      { strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '0%', maxSurge: 0 } } },
      ['spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "0%": may not be 0 when `maxSurge` is 0'],
    ],
    [
      'a Deployment whose deadline comes before its pods are available',
      deployments,
      { minReadySeconds: 5, progressDeadlineSeconds: 5 },
      ['spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds'],
    ],
    [
      'a ReplicaSet without a selector',
      replicaSets,
      { selector: undefined },
      [
        'spec.selector: Required value',
        'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
      ],
    ],
    [
      'a DaemonSet of an unknown strategy',
      daemonSets,
      { updateStrategy: { type: 'Slowly' } },
      [
        'spec.updateStrategy: Unsupported value: {"Type":"Slowly","RollingUpdate":null}: supported values: "RollingUpdate", "OnDelete"',
      ],
    ],
    [
      'a DaemonSet with surge and unavailability',
      daemonSets,
      { updateStrategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } } },
      ['spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero'],
    ],
    [
      'a StatefulSet of unknown ways',
      statefulSets,
      { podManagementPolicy: 'Any', updateStrategy: { type: 'Slowly' } },
      [
        `spec.podManagementPolicy: Invalid value: "Any": must be 'OrderedReady' or 'Parallel'`,
        `spec.updateStrategy: Invalid value: {"Type":"Slowly","RollingUpdate":null}: must be 'RollingUpdate' or 'OnDelete'`,
      ],
    ],
  ])('%s', (_, definition, spec, expected) => {
    expect(texts(definition.validate?.(made(definition, spec), context))).toEqual(expected)
  })

  it.each([
    ['Deployment', deployments],
    ['ReplicaSet', replicaSets],
    ['DaemonSet', daemonSets],
  ])('the selector of a %s is immutable', (_, definition) => {
    const labels = { app: 'web', tier: 'x', a: 'b' }
    const template = { ...base.template, metadata: { labels } }
    const next = made(definition, { template, selector: { matchLabels: labels } })
    expect(texts(definition.validateUpdate?.(next, made(definition, { template }), context))).toEqual([
      'spec.selector: Invalid value: {"matchLabels":{"a":"b","app":"web","tier":"x"}}: field is immutable',
    ])
  })

  it('a StatefulSet keeps its claims and its service', () => {
    const old = made<StatefulSet>(statefulSets, { serviceName: 'one' })
    const { validateUpdate } = typed<StatefulSet>(statefulSets)
    expect(validateUpdate?.(made(statefulSets, { serviceName: 'one', replicas: 3 }), old, context)).toEqual([])
    expect(texts(validateUpdate?.(made(statefulSets, { serviceName: 'two' }), old, context))).toEqual([
      "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    ])
  })

  it('a ControllerRevision keeps its data', () => {
    const revision = (data: unknown) => ({ metadata: { name: 'r' }, revision: 1, data }) as KubeObject
    expect(texts(controllerRevisions.validate?.(revision(undefined), context))).toEqual([
      'data: Required value: data is mandatory',
    ])
    expect(texts(controllerRevisions.validateUpdate?.(revision({ a: 1 }), revision({ a: 2 }), context))).toEqual([
      expect.stringMatching(/^data: Invalid value: .*field is immutable$/),
    ])
  })
})

describe('updates', () => {
  it('a change of its template alone raises the template generation of a DaemonSet', () => {
    const old = made<DaemonSet>(daemonSets, {})
    const { prepareForUpdate } = typed<DaemonSet>(daemonSets)
    const generationAfter = (spec: object) => {
      const next = made<DaemonSet>(daemonSets, spec)
      prepareForUpdate?.(next, old, context)
      return next.metadata?.annotations?.['deprecated.daemonset.template.generation']
    }
    expect(generationAfter({ minReadySeconds: 3 })).toBe('1')
    expect(generationAfter({ template: { ...base.template, metadata: { labels: { app: 'web', a: 'b' } } } })).toBe('2')
  })

  it('annotations are a new generation of a Deployment', () => {
    const old = made<Deployment>(deployments, {})
    const next: Deployment = { ...old, metadata: { ...old.metadata, annotations: { a: 'b' } } }
    typed<Deployment>(deployments).prepareForUpdate?.(next, old, context)
    expect(next.metadata?.generation).toBe(2)
  })

  it('scaling is a new generation', () => {
    for (const definition of [deployments, replicaSets, statefulSets]) {
      const scale = definition.subresources.find(({ name }) => name === 'scale')
      if (scale?.kind !== 'writer') throw new TypeError('no scale')
      const old = made<ReplicaSet>(definition, {})
      const next = structuredClone(old)
      scale.apply?.(next, { spec: { replicas: 4 } } as KubeObject, context)
      scale.prepareForUpdate?.(next, old, context)
      expect([next.spec?.replicas, next.metadata?.generation]).toEqual([4, 2])
    }
  })

  it('collisions are never forgotten', () => {
    for (const definition of [deployments, daemonSets, statefulSets]) {
      const status = definition.subresources.find(({ name }) => name === 'status')
      if (status?.kind !== 'writer') throw new TypeError('no status')
      const old = { ...made<Deployment>(definition, {}), status: { replicas: 0, collisionCount: 2 } }
      const next = { ...old, status: { replicas: 0 } }
      expect(texts(status.validateUpdate?.(next, old, context))).toEqual([
        'status.collisionCount: Invalid value: 0: cannot be decremented',
      ])
    }
  })
})
