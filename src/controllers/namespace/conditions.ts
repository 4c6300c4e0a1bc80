import { findCondition, formatTimestamp, type NamespaceCondition } from '../../api/index.js'
import { messageOf } from '../../base/index.js'

/** What one attempt to empty a namespace has found. */
export interface ContentReport {
  readonly discoveryFailures: ReadonlyMap<string, unknown>
  readonly deletionErrors: readonly unknown[]
  /** `pods.`, `deployments.apps` → how many are left. */
  readonly remaining: ReadonlyMap<string, number>
  /** Finalizer → how many objects have it. */
  readonly finalizers: ReadonlyMap<string, number>
}

interface Finding {
  readonly type: string
  readonly status: 'True' | 'False'
  readonly reason: string
  readonly message: string
}

/** The five conditions, in upstream's order. pkg/controller/namespace/deletion/status_condition_utils.go (v1.34). */
function findings(report: ContentReport): readonly Finding[] {
  const { discoveryFailures, deletionErrors, remaining, finalizers } = report
  const finding = (
    type: string,
    bad: [reason: string, message: string] | undefined,
    good: [string, string],
  ): Finding => {
    const [reason, message] = bad ?? good
    return { type, status: bad ? 'True' : 'False', reason, message }
  }
  const failures = [...discoveryFailures].map(([version, error]) => `${version}: ${messageOf(error)}`).join(', ')
  const errors = deletionErrors.map(messageOf).sort()
  const resources = [...remaining].map(([resource, count]) => `${resource} has ${count} resource instances`).sort()
  const held = [...finalizers].map(([name, count]) => `${name} in ${count} resource instances`).sort()
  return [
    finding(
      'NamespaceDeletionDiscoveryFailure',
      failures === ''
        ? undefined
        : [
            'DiscoveryFailed',
            `Discovery failed for some groups, ${discoveryFailures.size} failing: unable to retrieve the complete list of server APIs: ${failures}`,
          ],
      ['ResourcesDiscovered', 'All resources successfully discovered'],
    ),
    finding('NamespaceDeletionGroupVersionParsingFailure', undefined, [
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ]),
    finding(
      'NamespaceDeletionContentFailure',
      errors.length === 0
        ? undefined
        : [
            'ContentDeletionFailed',
            `Failed to delete all resource types, ${errors.length} remaining: ${errors.join(', ')}`,
          ],
      ['ContentDeleted', 'All content successfully deleted, may be waiting on finalization'],
    ),
    finding(
      'NamespaceContentRemaining',
      resources.length === 0
        ? undefined
        : ['SomeResourcesRemain', `Some resources are remaining: ${resources.join(', ')}`],
      ['ContentRemoved', 'All content successfully removed'],
    ),
    finding(
      'NamespaceFinalizersRemaining',
      held.length === 0
        ? undefined
        : ['SomeFinalizersRemain', `Some content in the namespace has finalizers remaining: ${held.join(', ')}`],
      ['ContentHasNoFinalizers', 'All content-preserving finalizers finished'],
    ),
  ]
}

/** The conditions with what was found; the same array when they say it already. */
export function withReport(
  conditions: readonly NamespaceCondition[],
  report: ContentReport,
  now: number,
): readonly NamespaceCondition[] {
  let result = conditions
  for (const next of findings(report)) {
    const present = findCondition(result, next.type)
    if (present?.status === next.status && present.reason === next.reason && present.message === next.message) continue
    const lastTransitionTime =
      present?.status === next.status && present.lastTransitionTime !== undefined
        ? present.lastTransitionTime
        : formatTimestamp(now)
    const placed = { ...next, lastTransitionTime }
    result = present ? result.map((one) => (one === present ? placed : one)) : [...result, placed]
  }
  return result
}
