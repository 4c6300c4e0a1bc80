import type { ContainerStatus, Pod, PodCondition } from '../../../api/index.js'
import { initContainersOf, isSidecar, regularContainersOf } from '../pod-spec.js'

const ownedTypes = new Set(['PodScheduled', 'Ready', 'Initialized', 'ContainersReady', 'PodReadyToStartContainers'])

/** Conditions that the kubelet writes; all others it leaves as they are. */
export function isKubeletCondition(type: string): boolean {
  return ownedTypes.has(type)
}

interface Verdict {
  readonly status: 'True' | 'False'
  readonly reason?: string
  readonly message?: string
}

export interface ConditionInput {
  readonly pod: Pod
  readonly phase: string
  readonly initStatuses: readonly ContainerStatus[]
  readonly containerStatuses: readonly ContainerStatus[]
  /** A live sandbox with its network is there. */
  readonly hasSandbox: boolean
  readonly hasInitialized: boolean
}

/** The kubelet's conditions in upstream's order (pkg/kubelet/status/generate.go, v1.34), without times. */
export function kubeletConditions(input: ConditionInput): readonly PodCondition[] {
  const observedGeneration = input.pod.metadata?.generation
  const condition = (type: string, verdict: Verdict): PodCondition => ({
    type,
    ...(observedGeneration === undefined ? {} : { observedGeneration }),
    ...verdict,
  })
  const containersReady = areContainersReady(input)
  return [
    condition('PodReadyToStartContainers', { status: input.hasSandbox ? 'True' : 'False' }),
    condition('Initialized', isInitialized(input)),
    condition('Ready', containersReady.status === 'True' ? areGatesOpen(input.pod) : containersReady),
    condition('ContainersReady', containersReady),
    condition('PodScheduled', { status: 'True' }),
  ]
}

function isInitialized({ pod, phase, initStatuses, hasInitialized }: ConditionInput): Verdict {
  const unknown: string[] = []
  const incomplete: string[] = []
  for (const container of initContainersOf(pod)) {
    const status = initStatuses.find((one) => one.name === container.name)
    if (status === undefined) unknown.push(container.name)
    else if (isSidecar(container) ? status.started !== true : !status.ready) incomplete.push(container.name)
  }
  if (phase === 'Succeeded' && unknown.length === 0) return { status: 'True', reason: 'PodCompleted' }
  if (hasInitialized) return { status: 'True' }
  const message = messages({ unknown, incomplete })
  return message === '' ? { status: 'True' } : { status: 'False', reason: 'ContainersNotInitialized', message }
}

function areContainersReady({ pod, phase, initStatuses, containerStatuses }: ConditionInput): Verdict {
  const unknown: string[] = []
  const unready: string[] = []
  const check = (name: string, statuses: readonly ContainerStatus[]) => {
    const status = statuses.find((one) => one.name === name)
    if (status === undefined) unknown.push(name)
    else if (!status.ready) unready.push(name)
  }
  for (const container of initContainersOf(pod)) if (isSidecar(container)) check(container.name, initStatuses)
  for (const container of regularContainersOf(pod)) check(container.name, containerStatuses)
  if (phase === 'Succeeded' && unknown.length === 0) return { status: 'False', reason: 'PodCompleted' }
  if (phase === 'Failed') return { status: 'False', reason: 'PodFailed' }
  const message = messages({ unknown, unready })
  return message === '' ? { status: 'True' } : { status: 'False', reason: 'ContainersNotReady', message }
}

function areGatesOpen(pod: Pod): Verdict {
  const closed: string[] = []
  for (const { conditionType } of pod.spec?.readinessGates ?? []) {
    const condition = pod.status?.conditions?.find((one) => one.type === conditionType)
    if (condition === undefined) {
      closed.push(`corresponding condition of pod readiness gate "${conditionType}" does not exist.`)
    } else if (condition.status !== 'True') {
      closed.push(`the status of pod readiness gate "${conditionType}" is not "True", but ${condition.status}`)
    }
  }
  return closed.length === 0
    ? { status: 'True' }
    : { status: 'False', reason: 'ReadinessGatesNotReady', message: closed.join(', ') }
}

/** Go prints a list of names as `[a b]`. */
function messages(names: { readonly [kind in 'unknown' | 'incomplete' | 'unready']?: readonly string[] }): string {
  return (['unknown', 'incomplete', 'unready'] as const)
    .filter((kind) => (names[kind]?.length ?? 0) > 0)
    .map((kind) => `containers with ${kind} status: [${names[kind]?.join(' ')}]`)
    .join(', ')
}
