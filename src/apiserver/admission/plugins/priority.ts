import type { Pod, PriorityClass } from '../../../api/index.js'
import { forbiddenError, PriorityClasses } from '../../../api/index.js'
import type { AdmissionAttributes, AdmissionPlugin } from '../attributes.js'
import type { ObjectLister } from '../lister.js'
import { refuse } from '../refuse.js'

/** A pod's priority follows from its class (kubernetes' plugin/pkg/admission/priority); there is one default class at most. */
export function priorityAdmission(lister: ObjectLister): AdmissionPlugin {
  return {
    name: 'Priority',
    handles: ({ operation, resource, subresource }) =>
      subresource === '' &&
      (operation === 'CREATE' || operation === 'UPDATE') &&
      ((resource.group === '' && resource.plural === 'pods') || resource.plural === 'priorityclasses'),
    mutate(attributes) {
      if (attributes.resource.plural === 'pods') setPriority(lister, attributes)
    },
    validate(attributes) {
      if (attributes.resource.plural === 'priorityclasses') requireOneDefault(lister, attributes)
    },
  }
}

function setPriority(lister: ObjectLister, attributes: AdmissionAttributes): void {
  const { spec } = attributes.object as Pod
  if (!spec) return
  if (attributes.operation === 'UPDATE') {
    const old = (attributes.old as Pod).spec
    if (spec.priority === undefined && old?.priority !== undefined) spec.priority = old.priority
    if (spec.preemptionPolicy === undefined && old?.preemptionPolicy !== undefined)
      spec.preemptionPolicy = old.preemptionPolicy
    return
  }
  const found = classOf(lister, attributes, spec.priorityClassName ?? '')
  const priority = found?.value ?? 0
  if (found && !spec.priorityClassName) spec.priorityClassName = found.metadata?.name ?? ''
  if (spec.priority !== undefined && spec.priority !== priority) {
    throw refuse(
      attributes,
      `the integer value of priority (${spec.priority}) must not be provided in pod spec; priority admission controller computed ${priority} from the given PriorityClass name`,
    )
  }
  spec.priority = priority
  const policy = found?.preemptionPolicy ?? 'PreemptLowerPriority'
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== policy) {
    throw refuse(
      attributes,
      `the string value of PreemptionPolicy (${spec.preemptionPolicy}) must not be provided in pod spec; priority admission controller computed ${policy} from the given PriorityClass name`,
    )
  }
  spec.preemptionPolicy = policy
}

function classOf(lister: ObjectLister, attributes: AdmissionAttributes, name: string): PriorityClass | undefined {
  if (name === '') return lowest(lister.list(PriorityClasses, '').filter((one) => one.globalDefault))
  const found = lister.get(PriorityClasses, '', name)
  if (!found) throw refuse(attributes, `no PriorityClass with name ${name} was found`)
  return found
}

/** Should several be the default after all, the lowest counts. */
function lowest(classes: readonly PriorityClass[]): PriorityClass | undefined {
  return classes.reduce<PriorityClass | undefined>(
    (least, one) => (least && least.value <= one.value ? least : one),
    undefined,
  )
}

function requireOneDefault(lister: ObjectLister, { object, name }: AdmissionAttributes): void {
  const { globalDefault, metadata } = object as PriorityClass
  if (!globalDefault) return
  const other = lister
    .list(PriorityClasses, '')
    .find((one) => one.globalDefault && one.metadata?.name !== metadata?.name)
  if (!other) return
  throw forbiddenError(
    { group: 'scheduling.k8s.io', resource: 'priorityclasses' },
    name,
    `PriorityClass ${other.metadata?.name} is already marked as default. Only one default can exist`,
  )
}
