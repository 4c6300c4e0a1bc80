import type { PersistentVolumeClaim, Pod, PodAffinityTerm, ResourceQuota } from '../generated/index.js'
import { podSum } from './pod-resources.js'

/** One condition on what a quota counts. */
export interface ScopeRequirement {
  readonly scopeName: string
  readonly operator: string
  readonly values?: readonly string[]
}

/** The quota's `scopes` and `scopeSelector` together: an object must fit them all. */
export function scopesOf({ spec }: ResourceQuota): readonly ScopeRequirement[] {
  return [
    ...(spec?.scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists' })),
    ...(spec?.scopeSelector?.matchExpressions ?? []),
  ]
}

/** pkg/quota/v1/evaluator/core/pods.go podMatchesScopeFunc (v1.34). */
export function podIsInScope(pod: Pod, requirement: ScopeRequirement): boolean {
  const { spec } = pod
  switch (requirement.scopeName) {
    case 'Terminating':
      return isTerminating(pod)
    case 'NotTerminating':
      return !isTerminating(pod)
    case 'BestEffort':
      return isBestEffort(pod)
    case 'NotBestEffort':
      return !isBestEffort(pod)
    case 'PriorityClass':
      return someNameFits(spec?.priorityClassName ? [spec.priorityClassName] : [], requirement)
    case 'CrossNamespacePodAffinity':
      return hasCrossNamespaceAffinity(pod)
    default:
      return false
  }
}

/** pkg/quota/v1/evaluator/core/persistent_volume_claims.go pvcMatchesScopeFunc (v1.34). */
export function claimIsInScope({ spec, status }: PersistentVolumeClaim, requirement: ScopeRequirement): boolean {
  if (requirement.scopeName !== 'VolumeAttributesClass') return false
  const classes = [
    spec?.volumeAttributesClassName,
    status?.currentVolumeAttributesClassName,
    status?.modifyVolumeStatus?.targetVolumeAttributesClassName,
  ]
  const names = classes.filter((name): name is string => name !== undefined && name !== '')
  return someNameFits(names, requirement)
}

function someNameFits(names: readonly string[], { operator, values = [] }: ScopeRequirement): boolean {
  switch (operator) {
    case 'Exists':
      return names.length > 0
    case 'DoesNotExist':
      return names.length === 0
    case 'In':
      return names.some((name) => values.includes(name))
    case 'NotIn':
      return names.length === 0 || names.some((name) => !values.includes(name))
    default:
      return false
  }
}

function isTerminating({ spec }: Pod): boolean {
  return spec?.activeDeadlineSeconds !== undefined && spec.activeDeadlineSeconds >= 0
}

function isBestEffort(pod: Pod): boolean {
  if (pod.status?.qosClass) return pod.status.qosClass === 'BestEffort'
  return !(['requests', 'limits'] as const).some((kind) => {
    const sum = podSum(pod, kind, { withOverhead: false })
    return ['cpu', 'memory'].some((name) => (sum.get(name)?.sign() ?? 0) > 0)
  })
}

function hasCrossNamespaceAffinity({ spec }: Pod): boolean {
  const { podAffinity, podAntiAffinity } = spec?.affinity ?? {}
  const spans = ({ namespaces, namespaceSelector }: PodAffinityTerm): boolean =>
    (namespaces?.length ?? 0) > 0 || namespaceSelector !== undefined
  return [podAffinity, podAntiAffinity].some(
    (terms) =>
      terms?.requiredDuringSchedulingIgnoredDuringExecution?.some(spans) ||
      terms?.preferredDuringSchedulingIgnoredDuringExecution?.some(({ podAffinityTerm }) => spans(podAffinityTerm)),
  )
}
