/** What every kind's conditions have in common. */
export interface ConditionBase {
  type: string
  status: string
  reason?: string
  message?: string
  lastTransitionTime?: string
}

export function findCondition<C extends ConditionBase>(
  conditions: readonly C[] | undefined,
  type: string,
): C | undefined {
  return conditions?.find((condition) => condition.type === type)
}

export function isConditionTrue(conditions: readonly ConditionBase[] | undefined, type: string): boolean {
  return findCondition(conditions, type)?.status === 'True'
}

/**
 * The conditions with `next` in its place, or at the end. Unless `next` brings its own, lastTransitionTime is `now` when the status is another
 * than before, and kept when it is the same. The given list is not changed.
 */
export function withCondition<C extends ConditionBase>(
  conditions: readonly C[] | undefined,
  next: C,
  now: string,
): C[] {
  const present = findCondition(conditions, next.type)
  const unchanged = present?.status === next.status
  const lastTransitionTime = (unchanged ? present?.lastTransitionTime : undefined) ?? next.lastTransitionTime ?? now
  const placed = { ...next, lastTransitionTime }
  if (!present) return [...(conditions ?? []), placed]
  return (conditions ?? []).map((condition) => (condition.type === next.type ? placed : condition))
}
