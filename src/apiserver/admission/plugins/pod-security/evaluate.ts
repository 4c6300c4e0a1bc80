import { baselineChecks } from './baseline.js'
import type { Check, PodLike, Violation } from './check.js'
import type { Standard } from './policy.js'
import { restrictedChecks } from './restricted.js'

/** Everything about the pod that does not meet the standard: baseline checks first, each level by id. */
export function violationsOf(pod: PodLike, { level, minor }: Standard): readonly Violation[] {
  if (level === 'privileged') return []
  const restricted = level === 'restricted' ? restrictedChecks.filter((check) => versionFor(check, minor)) : []
  const replaced = new Set(restricted.map((check) => check.replaces))
  return [...baselineChecks.filter((check) => !replaced.has(check.id)), ...restricted].flatMap((check) => {
    const violation = versionFor(check, minor)?.run(pod)
    return violation ? [violation] : []
  })
}

function versionFor({ versions }: Check, minor: number) {
  return versions.findLast(({ since }) => since <= minor)
}

/** `privileged (container "c" must not …), hostPort (…)`. */
export function detailText(violations: readonly Violation[]): string {
  return violations.map(({ reason, detail }) => (detail === '' ? reason : `${reason} (${detail})`)).join(', ')
}

export function reasonText(violations: readonly Violation[]): string {
  return violations.map(({ reason }) => reason).join(', ')
}
