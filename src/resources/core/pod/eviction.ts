import type {
  Eviction,
  KubeObject,
  Pod,
  PodCondition,
  PodDisruptionBudget,
  StatusErrorFields,
} from '../../../api/index.js'
import {
  badRequest,
  Evictions,
  formatTimestamp,
  labelSelectorAsSelector,
  PodDisruptionBudgets,
  podCondition,
  StatusError,
  withCondition,
} from '../../../api/index.js'
import type { ConnectCall, ConnectSubresource } from '../../../registry/definition/index.js'
import { created } from './binding.js'

/** Deletes a pod unless a disruption budget says no (pkg/registry/core/pod/storage/eviction.go, v1.34). */
export const eviction: ConnectSubresource<Pod> = {
  kind: 'connect',
  name: 'eviction',
  body: Evictions,
  bodyVersions: ['policy/v1beta1'],
  verbs: ['create'],
  handle: evict,
}

async function evict(call: ConnectCall<Pod>): Promise<KubeObject> {
  const body = call.body as Eviction
  if ((body.metadata?.name ?? '') !== call.name) {
    throw badRequest('name in URL does not match name in Eviction object')
  }
  const options = { ...body.deleteOptions } as KubeObject & { dryRun?: string[] }
  requireSameDryRun(call, options.dryRun ?? [])
  const pod = await call.parent()
  const isDryRun = call.context.dryRun || (options.dryRun?.length ?? 0) > 0
  if (!needsNoBudget(pod)) await checkBudgets(call, pod, isDryRun)
  if (!isDryRun) await announce(call, options)
  await call.deleteParent(options)
  return created as unknown as KubeObject
}

/** Said twice, it is to be said in the same way (propagateDryRun). */
function requireSameDryRun({ context }: ConnectCall<Pod>, dryRun: readonly string[]): void {
  if (!context.dryRun || dryRun.length === 0 || dryRun.join(' ') === 'All') return
  const message = `Non-matching dry-run options in request and content: [All] and [${dryRun.join(' ')}]`
  throw new StatusError({ code: 500, reason: '', message })
}

/** The pod says why it goes, before it does (addConditionAndDeletePod). What the delete would refuse is refused first. */
async function announce(call: ConnectCall<Pod>, options: KubeObject): Promise<void> {
  await call.deleteParent({ ...options, dryRun: ['All'] } as KubeObject)
  const now = formatTimestamp(call.context.clock.now())
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    lastProbeTime: null,
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  } as unknown as PodCondition
  const { metadata } = await call.updateParent((pod) => {
    pod.status = { ...pod.status, conditions: withCondition(pod.status?.conditions, condition, now) }
  })
  const { preconditions } = options as { preconditions?: { resourceVersion?: string } }
  if (preconditions?.resourceVersion && metadata?.resourceVersion) {
    Object.assign(options, { preconditions: { ...preconditions, resourceVersion: metadata.resourceVersion } })
  }
}

/** Pods that have ended, wait for a node or are already going disturb nobody. */
function needsNoBudget(pod: Pod): boolean {
  const phase = pod.status?.phase
  return (
    phase === 'Succeeded' || phase === 'Failed' || phase === 'Pending' || pod.metadata?.deletionTimestamp !== undefined
  )
}

async function checkBudgets(call: ConnectCall<Pod>, pod: Pod, isDryRun: boolean): Promise<void> {
  const all = ((await call.services.list?.(PodDisruptionBudgets, call.namespace)) ?? []) as PodDisruptionBudget[]
  const budgets = all.filter((one) => labelSelectorAsSelector(one.spec?.selector).matches(pod.metadata?.labels))
  if (budgets.length > 1) {
    throw new StatusError({
      code: 500,
      reason: '',
      message: 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    })
  }
  const [budget] = budgets
  if (!budget) return
  const { unhealthyPodEvictionPolicy } = budget.spec ?? {}
  const { currentHealthy = 0, desiredHealthy = 0 } = budget.status ?? {}
  const isReady = podCondition(pod, 'Ready')?.status === 'True'
  if (!isReady && unhealthyPodEvictionPolicy === 'AlwaysAllow') return
  if (!isReady && currentHealthy >= desiredHealthy && desiredHealthy > 0) return
  await spend(call, budget, { podName: pod.metadata?.name ?? '', isDryRun })
}

/** Takes one disruption from the budget. The write goes through the budget's own status, so that two evictions cannot spend the same one. */
async function spend(
  call: ConnectCall<Pod>,
  budget: PodDisruptionBudget,
  { podName, isDryRun }: { readonly podName: string; readonly isDryRun: boolean },
): Promise<void> {
  const name = budget.metadata?.name ?? ''
  const take = (current: PodDisruptionBudget): void => {
    const status = current.status
    if (!status || (status.observedGeneration ?? 0) < (current.metadata?.generation ?? 0)) {
      throw tooMany(`The disruption budget ${name} is still being processed by the server.`, 10)
    }
    if ((status.disruptionsAllowed ?? 0) < 0) {
      throw tooMany('pdb disruptions allowed is negative', 0)
    }
    if (Object.keys(status.disruptedPods ?? {}).length > 2000) {
      throw tooMany('DisruptedPods map too big - too many evictions not confirmed by PDB controller', 0)
    }
    if ((status.disruptionsAllowed ?? 0) === 0) {
      const { desiredHealthy = 0, currentHealthy = 0, conditions } = status
      const failed = conditions?.find((one) => one.type === 'DisruptionAllowed' && one.reason === 'SyncFailed')
      const detail = failed
        ? `The disruption budget ${name} does not allow evicting pods currently because it failed sync: ${failed.message}`
        : `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`
      throw tooMany(detail, 0)
    }
    const allowed = (status.disruptionsAllowed ?? 0) - 1
    status.disruptionsAllowed = allowed
    if (allowed === 0) {
      const now = formatTimestamp(call.context.clock.now())
      const condition = {
        type: 'DisruptionAllowed',
        status: 'False',
        reason: 'InsufficientPods',
        message: '',
        observedGeneration: status.observedGeneration ?? 0,
        lastTransitionTime: now,
      }
      status.conditions = [...(status.conditions ?? []).filter((one) => one.type !== 'DisruptionAllowed'), condition]
    }
    status.disruptedPods = { ...status.disruptedPods, [podName]: formatTimestamp(call.context.clock.now()) }
  }
  // Without a way to write it, the decision alone is made.
  if (isDryRun || !call.services.update) take(structuredClone(budget))
  else {
    await call.services.update(PodDisruptionBudgets, call.namespace, name, 'status', (current) =>
      take(current as PodDisruptionBudget),
    )
  }
}

function tooMany(cause: string, retryAfterSeconds: number): StatusError {
  const fields: StatusErrorFields = {
    code: 429,
    reason: 'TooManyRequests',
    message: "Cannot evict pod as it would violate the pod's disruption budget.",
    details: {
      causes: [{ reason: 'DisruptionBudget', message: cause }],
      ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}),
    },
  }
  return new StatusError(fields)
}
