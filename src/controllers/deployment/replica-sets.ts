import { type Deployment, type PodTemplateSpec, type ReplicaSet, semanticEqual, timeOf } from '../../api/index.js'
import { revisionOf } from './annotations.js'
import { desiredReplicas, replicasOf } from './replica-numbers.js'

export const templateHashLabel = 'pod-template-hash'

/** Equal but for the hash label. */
export function sameTemplate(a: PodTemplateSpec | undefined, b: PodTemplateSpec | undefined): boolean {
  return semanticEqual(withoutHash(a), withoutHash(b))
}

export function withoutHash(template: PodTemplateSpec | undefined): PodTemplateSpec {
  const { [templateHashLabel]: _, ...labels } = template?.metadata?.labels ?? {}
  return { ...template, metadata: { ...template?.metadata, labels } }
}

type Compare = (a: ReplicaSet, b: ReplicaSet) => number

/** Oldest first; of the same second by name. */
export const byCreation: Compare = (a, b) => {
  const difference = (timeOf(a.metadata?.creationTimestamp) ?? 0) - (timeOf(b.metadata?.creationTimestamp) ?? 0)
  if (difference !== 0) return difference
  return (a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1
}
export const bySizeOlder: Compare = (a, b) => replicasOf(b) - replicasOf(a) || byCreation(a, b)
export const bySizeNewer: Compare = (a, b) => replicasOf(b) - replicasOf(a) || byCreation(b, a)
export const byRevision: Compare = (a, b) => revisionOf(a) - revisionOf(b) || byCreation(a, b)

/** The oldest set with the deployment's template: of several equal ones always the same counts as new. */
export function findNewSet(deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined {
  return [...sets].sort(byCreation).find((set) => sameTemplate(set.spec?.template, deployment.spec?.template))
}

export function isActive(set: ReplicaSet): boolean {
  return replicasOf(set) > 0
}

/** The only set with replicas; with none, the new one or the newest; undefined while several have some. */
export function activeOrLatest(newSet: ReplicaSet | undefined, oldSets: readonly ReplicaSet[]): ReplicaSet | undefined {
  const all = newSet ? [...oldSets, newSet] : oldSets
  const active = all.filter(isActive)
  if (active.length === 1) return active[0]
  if (active.length > 1) return undefined
  return newSet ?? [...oldSets].sort(byCreation).at(-1)
}

/** The new set has all replicas and all are available. */
export function isSaturated(
  deployment: Deployment,
  newSet: ReplicaSet | undefined,
  annotatedDesired?: number,
): boolean {
  if (!newSet) return false
  const desired = desiredReplicas(deployment)
  return (
    replicasOf(newSet) === desired &&
    annotatedDesired === desired &&
    (newSet.status?.availableReplicas ?? 0) === desired
  )
}
