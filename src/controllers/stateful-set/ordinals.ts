import type { Pod, StatefulSet } from '../../api/index.js'

const ordinalName = /^([\s\S]*)-([0-9]+)$/
const largestOrdinal = 2 ** 31 - 1

/** Which set the pod's name says it is of, and which one of it; ordinal -1 when the name does not say. */
export function placeOf(pod: Pod): { readonly parent: string; readonly ordinal: number } {
  const match = ordinalName.exec(pod.metadata?.name ?? '')
  if (!match) return { parent: '', ordinal: -1 }
  const ordinal = Number(match[2])
  return { parent: match[1] ?? '', ordinal: ordinal <= largestOrdinal ? ordinal : -1 }
}

export function ordinalOf(pod: Pod): number {
  return placeOf(pod).ordinal
}

export function replicasOf(set: StatefulSet): number {
  return set.spec?.replicas ?? 1
}

export function startOrdinal(set: StatefulSet): number {
  return set.spec?.ordinals?.start ?? 0
}

/** Whether the set wants a pod with this one's ordinal. */
export function isInRange(pod: Pod, set: StatefulSet): boolean {
  const index = ordinalOf(pod) - startOrdinal(set)
  return ordinalOf(pod) >= 0 && index >= 0 && index < replicasOf(set)
}

export function podName(set: StatefulSet, ordinal: number): string {
  return `${set.metadata?.name}-${ordinal}`
}

export function claimName(set: StatefulSet, templateName: string, ordinal: number): string {
  return `${templateName}-${podName(set, ordinal)}`
}
