import type { LabelSelector, Pod, PodAffinityTerm } from '../../../api/index.js'

/**
 * `matchLabelKeys` and `mismatchLabelKeys` become expressions of the selector when the pod is made, so that schedulers see one selector
 * (pkg/registry/core/pod/strategy.go mutatePodAffinity and applyMatchLabelKeys, v1.34).
 */
export function foldLabelKeys(pod: Pod): void {
  const labels = pod.metadata?.labels ?? {}
  const { podAffinity, podAntiAffinity } = pod.spec?.affinity ?? {}
  for (const affinity of [podAffinity, podAntiAffinity]) {
    for (const term of affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) foldTerm(term, labels)
    for (const { podAffinityTerm } of affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []) {
      foldTerm(podAffinityTerm, labels)
    }
  }
  for (const constraint of pod.spec?.topologySpreadConstraints ?? []) {
    addExpressions(constraint.labelSelector, constraint.matchLabelKeys, 'In', labels)
  }
}

function foldTerm(term: PodAffinityTerm, labels: Readonly<Record<string, string>>): void {
  addExpressions(term.labelSelector, term.matchLabelKeys, 'In', labels)
  addExpressions(term.labelSelector, term.mismatchLabelKeys, 'NotIn', labels)
}

function addExpressions(
  selector: LabelSelector | undefined,
  keys: readonly string[] | undefined,
  operator: 'In' | 'NotIn',
  labels: Readonly<Record<string, string>>,
): void {
  if (!selector) return
  for (const key of keys ?? []) {
    const value = labels[key]
    if (value === undefined) continue
    selector.matchExpressions = [...(selector.matchExpressions ?? []), { key, operator, values: [value] }]
  }
}
