import type { FieldError, Pod } from '../../../api/index.js'
import { forbidden, isSameValue, path } from '../../../api/index.js'
import { deepClone } from '../../../base/index.js'
import type { WriterSubresource } from '../../../registry/definition/index.js'
import { goDiff } from '../go-diff.js'
import { dropDisabledPodFields } from './disabled-fields.js'
import { validateAnnotationUpdate, validateUpdatedPod } from './validation.js'

/** Adds containers for debugging to a pod; they can neither be changed nor taken away. */
export const ephemeralContainers: WriterSubresource<Pod> = {
  kind: 'writer',
  name: 'ephemeralcontainers',
  verbs: ['get', 'patch', 'update'],
  hasNoTable: true,
  prepareForUpdate(pod, old) {
    const added = pod.spec?.ephemeralContainers
    restoreAllBut(pod, old)
    if (pod.spec && added) pod.spec.ephemeralContainers = added
    else delete pod.spec?.ephemeralContainers
    dropDisabledPodFields(pod.spec, old.spec)
    countChange(pod, old)
  },
  validateUpdate(pod, old) {
    const errors: FieldError[] = [...validateUpdatedPod(pod, old), ...validateAnnotationUpdate(pod, old)]
    if (old.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined) {
      return [forbidden(path('[]'), 'static pods do not support ephemeral containers')]
    }
    const at = path('spec', 'ephemeralContainers')
    for (const before of old.spec?.ephemeralContainers ?? []) {
      const now = pod.spec?.ephemeralContainers?.find((one) => one.name === before.name)
      const what = `existing ephemeral containers ${JSON.stringify(before.name)}`
      if (!now) errors.push(forbidden(at, `${what} may not be removed\n`))
      else if (!isSameValue(now, before))
        errors.push(forbidden(at, `${what} may not be changed\n${goDiff('core.EphemeralContainer', before, now)}`))
    }
    return errors
  },
}

/** Spec and status as they were: the subresource then lays its own part over it. */
export function restoreAllBut(pod: Pod, old: Pod): void {
  if (old.spec) pod.spec = deepClone(old.spec)
  else delete pod.spec
  if (old.status) pod.status = old.status
  else delete pod.status
}

/** The registry counts changes of the main resource only. */
export function countChange(pod: Pod, old: Pod): void {
  if (isSameValue(pod.spec, old.spec)) return
  pod.metadata = { ...pod.metadata, generation: (old.metadata?.generation ?? 0) + 1 }
}
