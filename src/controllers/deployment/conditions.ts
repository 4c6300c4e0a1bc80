import { type DeploymentCondition, findCondition, formatTimestamp } from '../../api/index.js'

export type DeploymentConditionType = 'Available' | 'Progressing' | 'ReplicaFailure'

export interface NewCondition {
  readonly type: DeploymentConditionType
  readonly status: 'True' | 'False' | 'Unknown'
  readonly reason: string
  readonly message: string
}

export function newCondition({ type, status, reason, message }: NewCondition, now: number): DeploymentCondition {
  const time = formatTimestamp(now)
  return { type, status, lastUpdateTime: time, lastTransitionTime: time, reason, message }
}

/**
 * The conditions with this one at the end. Nothing changes where status and reason are the same; the time of transition stays while the status
 * does. SetDeploymentCondition of pkg/controller/deployment/util (v1.34).
 */
export function setCondition(
  conditions: readonly DeploymentCondition[],
  condition: DeploymentCondition,
): readonly DeploymentCondition[] {
  const current = findCondition(conditions, condition.type)
  if (current?.status === condition.status && current.reason === condition.reason) return conditions
  const next = { ...condition }
  if (current?.status === condition.status && current.lastTransitionTime !== undefined)
    next.lastTransitionTime = current.lastTransitionTime
  return [...removeCondition(conditions, condition.type), next]
}

export function removeCondition(
  conditions: readonly DeploymentCondition[],
  type: string,
): readonly DeploymentCondition[] {
  return conditions.filter((condition) => condition.type !== type)
}
