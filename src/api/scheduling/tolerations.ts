import type { Taint, Toleration } from '../generated/index.js'

/**
 * Whether the toleration covers the taint: an empty effect covers every effect, an empty key with `Exists` every taint; an
 * operator left out means `Equal` (k8s.io/api core/v1 toleration.go, v0.34).
 */
export function toleratesTaint(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false
  if (toleration.key && toleration.key !== taint.key) return false
  switch (toleration.operator ?? '') {
    case '':
    case 'Equal':
      return (toleration.value ?? '') === (taint.value ?? '')
    case 'Exists':
      return true
    default:
      return false
  }
}

/**
 * The first taint that none of the tolerations covers, among those with one of `effects` (left out: all effects).
 * `undefined`: the pod may go there.
 */
export function findUntoleratedTaint(
  taints: readonly Taint[] | undefined,
  tolerations: readonly Toleration[] | undefined,
  effects?: readonly string[],
): Taint | undefined {
  return taints?.find(
    (taint) =>
      (effects === undefined || effects.includes(taint.effect)) &&
      !tolerations?.some((toleration) => toleratesTaint(toleration, taint)),
  )
}
