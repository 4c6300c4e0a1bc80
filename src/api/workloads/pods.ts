import type { Pod, PodCondition } from '../generated/index.js'
import { timeOf } from './time.js'

export function podCondition(pod: Pod, type: string): PodCondition | undefined {
  return pod.status?.conditions?.find((condition) => condition.type === type)
}

/** pkg/api/v1/pod IsPodReady (v1.34). */
export function isPodReady(pod: Pod): boolean {
  return podCondition(pod, 'Ready')?.status === 'True'
}

/** Ready for at least `minReadySeconds`; `now` in milliseconds. */
export function isPodAvailable(pod: Pod, minReadySeconds: number, now: number): boolean {
  const ready = podCondition(pod, 'Ready')
  if (ready?.status !== 'True') return false
  if (minReadySeconds === 0) return true
  const since = timeOf(ready.lastTransitionTime)
  return since !== undefined && since + minReadySeconds * 1000 <= now
}

/** Succeeded or Failed: its containers will not run again. */
export function isPodTerminal(pod: Pod): boolean {
  return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
}

/** Counts as a replica: neither ended nor being deleted. pkg/controller IsPodActive (v1.34). */
export function isPodActive(pod: Pod): boolean {
  return !isPodTerminal(pod) && pod.metadata?.deletionTimestamp === undefined
}

/** The highest restart count and the sum over all containers, as the ranking of pods to delete needs it. */
export function podRestarts(pod: Pod): number {
  const statuses = [...(pod.status?.containerStatuses ?? []), ...(pod.status?.initContainerStatuses ?? [])]
  return statuses.reduce((max, status) => Math.max(max, status.restartCount), 0)
}

/** What a strategic merge patch of a pod's status says to set one condition: a new one comes last, as client-go's patches have it. */
export function podConditionPatch(pod: Pod, condition: PodCondition): Readonly<Record<string, unknown>> {
  const types = new Set((pod.status?.conditions ?? []).map(({ type }) => type)).add(condition.type)
  return { '$setElementOrder/conditions': [...types].map((type) => ({ type })), conditions: [condition] }
}
