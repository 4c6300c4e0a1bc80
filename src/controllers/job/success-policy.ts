import type { SuccessPolicy } from '../../api/index.js'
import { countOf, type Intervals, overlapOf, parseIntervals } from './intervals.js'

/** What the first rule that is met says; undefined where none is. pkg/controller/job matchSuccessPolicy (v1.34). */
export function metSuccessRule(
  policy: SuccessPolicy | undefined,
  completions: number,
  succeeded: Intervals,
): string | undefined {
  if (!policy || succeeded.length === 0) return undefined
  const index = policy.rules.findIndex(({ succeededIndexes, succeededCount }) => {
    if (succeededIndexes === undefined) return succeededCount !== undefined && countOf(succeeded) >= succeededCount
    const required = parseIntervals(succeededIndexes, completions)
    if (required.length === 0) return false
    const reached = overlapOf(required, succeeded)
    return reached === countOf(required) || (succeededCount !== undefined && reached >= succeededCount)
  })
  return index < 0 ? undefined : `Matched rules at index ${index}`
}
