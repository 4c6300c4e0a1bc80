import { isPodReady, type Job, type Pod, podCondition, podRestarts, timeOf } from '../../api/index.js'
import { completionIndexOf, isIndexed } from './pods.js'

/**
 * The active pods to delete, `atLeast` of them: those with an index that is missing, too high or taken by another first (an indexed job
 * deletes them all), then those that lose least. pkg/controller/job activePodsForRemoval (v1.34).
 */
export function surplusPods(job: Job, pods: readonly Pod[], atLeast: number): readonly Pod[] {
  const [misplaced, left] = isIndexed(job) ? splitByIndex(pods, job.spec?.completions ?? 0) : [[], pods]
  if (misplaced.length >= atLeast) return misplaced
  return [...misplaced, ...[...left].sort(compareForDeletion).slice(0, atLeast - misplaced.length)]
}

function splitByIndex(pods: readonly Pod[], completions: number): readonly [readonly Pod[], readonly Pod[]] {
  const misplaced: Pod[] = []
  const byIndex = new Map<number, Pod[]>()
  for (const pod of pods) {
    const index = completionIndexOf(pod)
    const others = index === undefined ? undefined : byIndex.get(index)
    if (index === undefined || index >= completions) misplaced.push(pod)
    else if (others) others.push(pod)
    else byIndex.set(index, [pod])
  }
  const left: Pod[] = []
  for (const rivals of byIndex.values()) {
    rivals.sort(compareForDeletion)
    misplaced.push(...rivals.slice(0, -1))
    left.push(...rivals.slice(-1))
  }
  return [misplaced, left]
}

const phases: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 }

/** pkg/controller ActivePods (v1.34): unassigned, pending, not ready, ready for a shorter time, restarted more often, newer first. */
export function compareForDeletion(a: Pod, b: Pod): number {
  const isAssigned = (pod: Pod) => (pod.spec?.nodeName ?? '') !== ''
  return (
    Number(isAssigned(a)) - Number(isAssigned(b)) ||
    (phases[a.status?.phase ?? ''] ?? 0) - (phases[b.status?.phase ?? ''] ?? 0) ||
    Number(isPodReady(a)) - Number(isPodReady(b)) ||
    (isPodReady(a) ? newerFirst(readyTimeOf(a), readyTimeOf(b)) : 0) ||
    podRestarts(b) - podRestarts(a) ||
    newerFirst(timeOf(a.metadata?.creationTimestamp), timeOf(b.metadata?.creationTimestamp))
  )
}

function readyTimeOf(pod: Pod): number | undefined {
  return timeOf(podCondition(pod, 'Ready')?.lastTransitionTime)
}

/** No time counts as the newest. */
function newerFirst(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0
  if (a === undefined) return -1
  return b === undefined ? 1 : b - a
}
