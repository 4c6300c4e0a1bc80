import type { Pod, RuntimeClass, Toleration } from '../../../api/index.js'
import {
  nameIsPathSegment,
  RuntimeClasses,
  resourceList,
  StatusError,
  sameResources,
  semanticEqual,
} from '../../../api/index.js'
import type { AdmissionAttributes, AdmissionPlugin } from '../attributes.js'
import type { ObjectLister } from '../lister.js'
import { refuse } from '../refuse.js'

/** A pod's runtime class gives it overhead, node selector and tolerations (plugin/pkg/admission/runtimeclass, v1.34). */
export function runtimeClassAdmission(lister: ObjectLister): AdmissionPlugin {
  return {
    name: 'RuntimeClass',
    handles: ({ operation, resource, subresource }) =>
      operation === 'CREATE' && resource.group === '' && resource.plural === 'pods' && subresource === '',
    mutate(attributes) {
      const found = classOf(lister, attributes)
      if (!found) return
      setOverhead(found, attributes)
      setScheduling(found, attributes)
    },
    validate(attributes) {
      const { spec } = attributes.object as Pod
      const defined = classOf(lister, attributes)?.overhead?.podFixed
      const given = spec?.overhead
      if (defined) {
        if (!sameResources(resourceList(given), resourceList(defined))) throw mismatch(attributes)
      } else if (given && Object.keys(given).length > 0) {
        throw refuse(attributes, 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead')
      }
    },
  }
}

function classOf(lister: ObjectLister, attributes: AdmissionAttributes): RuntimeClass | undefined {
  const name = (attributes.object as Pod).spec?.runtimeClassName
  if (name === undefined) return undefined
  const found = lister.get(RuntimeClasses, '', name)
  const reasons = nameIsPathSegment(name, false)
  // Upstream's client refuses to ask for what can be no name, and the error is passed on as it is.
  if (name === '') throw plainError('resource name may not be empty')
  if (reasons.length > 0) throw plainError(`invalid resource name ${JSON.stringify(name)}: [${reasons.join(' ')}]`)
  if (!found) throw refuse(attributes, `pod rejected: RuntimeClass ${JSON.stringify(name)} not found`)
  return found
}

function plainError(message: string): StatusError {
  return new StatusError({ code: 500, reason: '', message })
}

function mismatch(attributes: AdmissionAttributes): Error {
  return refuse(attributes, "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead")
}

function setOverhead({ overhead }: RuntimeClass, attributes: AdmissionAttributes): void {
  const { spec } = attributes.object as Pod
  const defined = overhead?.podFixed
  if (!spec || !overhead) return
  if (spec.overhead && !sameResources(resourceList(spec.overhead), resourceList(defined))) throw mismatch(attributes)
  if (defined) spec.overhead = { ...defined }
}

function setScheduling({ scheduling }: RuntimeClass, attributes: AdmissionAttributes): void {
  const { spec } = attributes.object as Pod
  if (!spec || !scheduling) return
  const wanted = scheduling.nodeSelector ?? {}
  for (const [key, value] of Object.entries(wanted)) {
    const present = spec.nodeSelector?.[key]
    if (present === undefined || present === value) continue
    throw refuse(
      attributes,
      `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${present}`,
    )
  }
  if (Object.keys(wanted).length > 0) spec.nodeSelector = { ...spec.nodeSelector, ...wanted }
  if (scheduling.tolerations?.length) spec.tolerations = merged(spec.tolerations ?? [], scheduling.tolerations)
}

/** Both lists without those that another one covers; of equal ones the first stays (pkg/util/tolerations, v1.34). */
function merged(first: readonly Toleration[], second: readonly Toleration[]): Toleration[] {
  const all = [...first, ...second]
  const kept: Toleration[] = []
  all.forEach((one, index) => {
    if (kept.some((other) => covers(other, one))) return
    if (all.slice(index + 1).some((other) => !semanticEqual(one, other) && covers(other, one))) return
    kept.push({ ...one })
  })
  return kept
}

function covers(wide: Toleration, narrow: Toleration): boolean {
  if (semanticEqual(wide, narrow)) return true
  const coversAllKeys = !wide.key && wide.operator === 'Exists'
  if (wide.key !== narrow.key && !coversAllKeys) return false
  if (wide.effect && wide.effect !== narrow.effect) return false
  if (wide.effect === 'NoExecute' && wide.tolerationSeconds !== undefined) {
    if (narrow.tolerationSeconds === undefined || narrow.tolerationSeconds > wide.tolerationSeconds) return false
  }
  if (wide.operator === 'Exists') return true
  return narrow.operator === 'Equal' && (narrow.value ?? '') === (wide.value ?? '')
}
