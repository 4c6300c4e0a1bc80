import type { FieldError, PriorityClass } from '../../api/index.js'
import { forbidden, immutable, invalid, PriorityClasses, path, requireOneOf } from '../../api/index.js'
import { defineResource } from '../define-resource.js'

const systemClasses: Readonly<Record<string, number>> = {
  'system-node-critical': 2000001000,
  'system-cluster-critical': 2000000000,
}
const highestUserPriority = 1000000000

function validate({ metadata, value = 0, globalDefault, preemptionPolicy }: PriorityClass): FieldError[] {
  const errors: FieldError[] = []
  const name = metadata?.name ?? ''
  if (name.startsWith('system-')) {
    const known = systemClasses[name]
    const problem =
      known === undefined
        ? `${name} is not a known system priority class`
        : value !== known
          ? `value of ${name} PriorityClass must be ${known}`
          : globalDefault
            ? `globalDefault of ${name} PriorityClass must be false`
            : undefined
    if (problem !== undefined) {
      const detail = `priority class names with 'system-' prefix are reserved for system use only. error: ${problem}`
      errors.push(forbidden(path('metadata', 'name'), detail))
    }
  } else if (value > highestUserPriority) {
    const detail = `maximum allowed value of a user defined priority is ${highestUserPriority}`
    errors.push(forbidden(path('value'), detail))
  }
  if (preemptionPolicy !== undefined) {
    requireOneOf(errors, path('preemptionPolicy'), preemptionPolicy, ['PreemptLowerPriority', 'Never'])
  }
  return errors
}

export const priorityClasses = defineResource(PriorityClasses, {
  cells: {
    Value: ({ value }) => value ?? 0,
    'Global-Default': ({ globalDefault }) => globalDefault === true,
    PreemptionPolicy: ({ preemptionPolicy }) => preemptionPolicy ?? '',
  },
  refuseDelete: (name) =>
    Object.hasOwn(systemClasses, name) ? 'this is a system priority class and cannot be deleted' : undefined,
  // It has a generation, which stays at 1.
  tracksGeneration: false,
  prepareForCreate(priorityClass) {
    priorityClass.metadata = { ...priorityClass.metadata, generation: 1 }
  },
  defaults(priorityClass) {
    priorityClass.preemptionPolicy ??= 'PreemptLowerPriority'
  },
  validate,
  validateUpdate(priorityClass, old) {
    const errors: FieldError[] = []
    if ((priorityClass.value ?? 0) !== (old.value ?? 0)) {
      errors.push(forbidden(path('value'), 'may not be changed in an update.'))
    }
    const policy = priorityClass.preemptionPolicy
    if (policy !== old.preemptionPolicy) errors.push(invalid(path('preemptionPolicy'), policy, immutable))
    return errors
  },
})
