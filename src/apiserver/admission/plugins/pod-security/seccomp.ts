import type { PodLike, Violation } from './check.js'
import { containersOf, failing, quoted, setters, unique } from './check.js'

function isBad(type: string | undefined): type is string {
  return type !== undefined && type !== 'RuntimeDefault' && type !== 'Localhost'
}

/** Whoever sets a seccomp profile sets a good one. */
export function seccompSetters(pod: PodLike): Violation | undefined {
  const ofPod = pod.spec.securityContext?.seccompProfile?.type
  const names = failing(pod, (context) => isBad(context?.seccompProfile?.type))
  if (!isBad(ofPod) && names.length === 0) return undefined
  const values = [ofPod, ...containersOf(pod).map((one) => one.securityContext?.seccompProfile?.type)].filter(isBad)
  return {
    reason: 'seccompProfile',
    detail: `${setters(isBad(ofPod), names)} must not set securityContext.seccompProfile.type to ${quoted(unique(values))}`,
  }
}
