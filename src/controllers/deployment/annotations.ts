import type { Deployment, ReplicaSet } from '../../api/index.js'

/** Names of pkg/controller/deployment/util (v1.34). */
export const revisionAnnotation = 'deployment.kubernetes.io/revision'
export const revisionHistoryAnnotation = 'deployment.kubernetes.io/revision-history'
export const desiredReplicasAnnotation = 'deployment.kubernetes.io/desired-replicas'
export const maxReplicasAnnotation = 'deployment.kubernetes.io/max-replicas'
export const rollbackAnnotation = 'deprecated.deployment.rollback.revision'
const lastAppliedAnnotation = 'kubectl.kubernetes.io/last-applied-configuration'

/** Longer histories lose their oldest revisions. */
const maxHistoryLength = 2000

const notCopied: ReadonlySet<string> = new Set([
  lastAppliedAnnotation,
  revisionAnnotation,
  revisionHistoryAnnotation,
  desiredReplicasAnnotation,
  maxReplicasAnnotation,
  rollbackAnnotation,
])

type Annotations = Record<string, string>

/** The revision of a deployment or ReplicaSet; 0 where it has none. */
export function revisionOf(object: Deployment | ReplicaSet): number {
  const revision = Number(object.metadata?.annotations?.[revisionAnnotation] ?? 0)
  return Number.isSafeInteger(revision) ? revision : 0
}

/** The highest revision of the sets. */
export function maxRevision(sets: readonly ReplicaSet[]): number {
  return sets.reduce((max, set) => Math.max(max, revisionOf(set)), 0)
}

/** The second highest: what an undo without a revision goes back to. 0 where there is none. */
export function lastRevision(sets: readonly ReplicaSet[]): number {
  const [, second = 0] = sets.map(revisionOf).sort((a, b) => b - a)
  return second
}

/** A number that the controller wrote on a ReplicaSet; undefined where it is not there. */
export function replicasAnnotation(set: ReplicaSet, name: string): number | undefined {
  const text = set.metadata?.annotations?.[name]
  if (text === undefined || !/^-?[0-9]+$/.test(text)) return undefined
  return Number(text)
}

export interface ReplicaNumbers {
  /** The deployment's replicas. */
  readonly desired: number
  /** With the surge on top. */
  readonly max: number
}

/** The annotations with the two numbers; the same object when it has them already. */
export function withReplicaNumbers(
  annotations: Annotations | undefined,
  { desired, max }: ReplicaNumbers,
): Annotations {
  const wanted = { [desiredReplicasAnnotation]: String(desired), [maxReplicasAnnotation]: String(max) }
  if (annotations && Object.entries(wanted).every(([name, value]) => annotations[name] === value)) return annotations
  return { ...annotations, ...wanted }
}

/**
 * The annotations of the new ReplicaSet: the deployment's, the revision (with the history of those that it had before), and for one that
 * is being made the two numbers of replicas. The same object when nothing changes.
 */
export function newReplicaSetAnnotations(
  deployment: Deployment,
  present: Annotations | undefined,
  { revision, numbers }: { readonly revision: number; readonly numbers: ReplicaNumbers | undefined },
): Annotations {
  let annotations = present ?? {}
  for (const [name, value] of Object.entries(deployment.metadata?.annotations ?? {})) {
    if (!notCopied.has(name) && annotations[name] !== value) annotations = { ...annotations, [name]: value }
  }
  const oldText = annotations[revisionAnnotation]
  const old = oldText === undefined || oldText === '' ? 0 : Number(oldText)
  // Somebody wrote nonsense there: upstream leaves it alone.
  if (Number.isNaN(old)) return annotations
  if (old < revision) {
    annotations = { ...annotations, [revisionAnnotation]: String(revision) }
    if (oldText !== undefined) {
      const history = extendHistory(annotations[revisionHistoryAnnotation] ?? '', oldText)
      if (history !== undefined) annotations[revisionHistoryAnnotation] = history
    }
  }
  return numbers ? withReplicaNumbers(annotations, numbers) : annotations
}

function extendHistory(history: string, revision: string): string | undefined {
  if (history === '') return revision
  const revisions = history.split(',')
  let length = history.length + revision.length + 1
  while (length > maxHistoryLength && revisions.length > 0) length -= (revisions.shift()?.length ?? 0) + 1
  return length <= maxHistoryLength ? [...revisions, revision].join(',') : undefined
}

/** What a rollback puts on the deployment: the ReplicaSet's annotations, and of its own those that are never copied. */
export function rolledBackAnnotations(deployment: Deployment, set: ReplicaSet): Annotations {
  const kept = Object.entries(deployment.metadata?.annotations ?? {}).filter(([name]) => notCopied.has(name))
  const taken = Object.entries(set.metadata?.annotations ?? {}).filter(([name]) => !notCopied.has(name))
  return Object.fromEntries([...kept, ...taken])
}
