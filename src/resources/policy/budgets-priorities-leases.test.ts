import type { FieldError, KubeObject } from '../../api/index.js'
import { SeededRandom } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { AnyResourceDefinition, WriteContext } from '../../registry/definition/index.js'
import { leases } from '../coordination/lease.js'
import { priorityClasses } from '../scheduling/priority-class.js'
import { podDisruptionBudgets } from './pod-disruption-budget.js'

const context: WriteContext = {
  user: { username: 'u', groups: [] },
  clock: new FakeClock(),
  random: new SeededRandom(1),
  dryRun: false,
}
const texts = (errors: readonly FieldError[] | undefined) => errors?.map(({ field, message }) => `${field}: ${message}`)
const named = (name: string, fields: object) => ({ metadata: { name }, ...fields }) as KubeObject

const minus = 'must be greater than or equal to 0'

it.each<[string, AnyResourceDefinition, KubeObject, string[]]>([
  ['a budget', podDisruptionBudgets, named('b', { spec: { minAvailable: '50%' } }), []],
  [
    'a budget of two minds',
    podDisruptionBudgets,
    named('b', { spec: { minAvailable: -1, maxUnavailable: '101%' } }),
    [
      'spec: Invalid value: {"MinAvailable":-1,"Selector":null,"MaxUnavailable":"101%","UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
      `spec.minAvailable: Invalid value: -1: ${minus}`,
      'spec.maxUnavailable: Invalid value: "101%": must not be greater than 100%',
    ],
  ],
  [
    'a budget of an unknown policy',
    podDisruptionBudgets,
    named('b', { spec: { unhealthyPodEvictionPolicy: 'Never' } }),
    ['spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "IfHealthyBudget"'],
  ],
  [
    'a priority that is too high',
    priorityClasses,
    named('p', { value: 1000000001 }),
    ['value: Forbidden: maximum allowed value of a user defined priority is 1000000000'],
  ],
  [
    'a wrong value of a system class',
    priorityClasses,
    named('system-node-critical', { value: 1 }),
    [
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: value of system-node-critical PriorityClass must be 2000001000",
    ],
  ],
  [
    'a lease of no time',
    leases,
    named('l', { spec: { leaseDurationSeconds: 0, leaseTransitions: -1 } }),
    [
      'spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0',
      `spec.leaseTransitions: Invalid value: -1: ${minus}`,
    ],
  ],
  [
    'a lease of an unknown strategy',
    leases,
    named('l', { spec: { strategy: 'Mine' } }),
    ['spec.strategy.strategy: Unsupported value: "Mine": supported values: "OldestEmulationVersion"'],
  ],
])('checks %s', (_, definition, object, expected) => {
  expect(texts(definition.validate?.(object, context))).toEqual(expected)
})

it('keeps the value and the policy of a priority class', () => {
  const old = named('p', { value: 1, preemptionPolicy: 'Never' })
  const next = named('p', { value: 2, preemptionPolicy: 'PreemptLowerPriority' })
  expect(texts(priorityClasses.validateUpdate?.(next, old, context))).toEqual([
    'value: Forbidden: may not be changed in an update.',
    'preemptionPolicy: Invalid value: "PreemptLowerPriority": field is immutable',
  ])
})

it('drops the fields of coordinated leader election until they are in use', () => {
  const lease = (spec: object) => named('l', { spec })
  const created = lease({ strategy: 'OldestEmulationVersion', preferredHolder: 'a' })
  leases.prepareForCreate?.(created, context)
  expect(created).toEqual(lease({}))
  const updated = lease({ strategy: 'OldestEmulationVersion', preferredHolder: 'a' })
  leases.prepareForUpdate?.(updated, lease({ strategy: 'OldestEmulationVersion' }), context)
  expect(updated).toEqual(lease({ strategy: 'OldestEmulationVersion' }))
})

it('insists on a resourceVersion where upstream does', () => {
  const insisting = [podDisruptionBudgets, priorityClasses, leases].map((one) => one.allowUnconditionalUpdate ?? true)
  expect(insisting).toEqual([false, true, false])
})
