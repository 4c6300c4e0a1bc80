import { type Taint, type Toleration, toleratesTaint } from '../../api/index.js'

/**
 * How long a pod may stay with these NoExecute taints, in milliseconds: 0 when one is not tolerated, undefined when all are for ever.
 * pkg/controller/tainteviction (v1.34).
 */
export function tolerationTimeMs(taints: readonly Taint[], tolerations: readonly Toleration[]): number | undefined {
  let shortest: number | undefined
  for (const taint of taints) {
    const matching = tolerations.find((toleration) => toleratesTaint(toleration, taint))
    if (!matching) return 0
    const { tolerationSeconds } = matching
    if (tolerationSeconds === undefined) continue
    const time = Math.max(0, tolerationSeconds) * 1000
    if (shortest === undefined || time < shortest) shortest = time
  }
  return shortest
}
