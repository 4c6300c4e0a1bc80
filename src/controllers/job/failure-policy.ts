import type {
  ContainerStatus,
  Pod,
  PodCondition,
  PodFailurePolicy,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyOnPodConditionsPattern,
} from '../../api/index.js'

export interface PolicyVerdict {
  /** Undefined where no rule matches. */
  readonly action?: string
  /** The failure counts towards the back-off limits. */
  readonly counts: boolean
  /** Why the whole job fails; set for `FailJob` alone. */
  readonly failure?: string
}

/** What a job's policy says of a failed pod: the first rule that matches. pkg/controller/job matchPodFailurePolicy (v1.34). */
export function judgeFailure(policy: PodFailurePolicy | undefined, pod: Pod): PolicyVerdict {
  const { namespace, name } = pod.metadata ?? {}
  for (const [index, { action, onExitCodes, onPodConditions }] of (policy?.rules ?? []).entries()) {
    let what: string | undefined
    if (onExitCodes) {
      const status = containerWithExitCode(pod, onExitCodes)
      if (status)
        what = `Container ${status.name} for pod ${namespace}/${name} failed with exit code ${status.state?.terminated?.exitCode}`
    } else if (onPodConditions) {
      const condition = conditionMatching(pod, onPodConditions)
      if (condition) what = `Pod ${namespace}/${name} has condition ${condition.type}`
    }
    if (what === undefined) continue
    if (action === 'Ignore') return { action, counts: false }
    if (action === 'FailIndex' || action === 'Count') return { action, counts: true }
    if (action === 'FailJob')
      return { action, counts: true, failure: `${what} matching ${action} rule at index ${index}` }
  }
  return { counts: true }
}

function containerWithExitCode(
  pod: Pod,
  { containerName, operator, values }: PodFailurePolicyOnExitCodesRequirement,
): ContainerStatus | undefined {
  const { containerStatuses = [], initContainerStatuses = [] } = pod.status ?? {}
  return [...containerStatuses, ...initContainerStatuses].find(({ name, state }) => {
    const exitCode = state?.terminated?.exitCode
    if (exitCode === undefined || exitCode === 0) return false
    if (containerName !== undefined && containerName !== name) return false
    if (operator === 'In') return values.includes(exitCode)
    return operator === 'NotIn' && !values.includes(exitCode)
  })
}

function conditionMatching(
  pod: Pod,
  patterns: readonly PodFailurePolicyOnPodConditionsPattern[],
): PodCondition | undefined {
  return pod.status?.conditions?.find(({ type, status }) =>
    patterns.some((pattern) => pattern.type === type && pattern.status === status),
  )
}
