import {
  findCondition,
  formatTimestamp,
  isNotFound,
  type Pod,
  type PodCondition,
  Pods,
  podConditionPatch,
} from '../api/index.js'
import type { Client } from '../client/index.js'

export interface PodSchedulingStatus {
  readonly reason: 'Unschedulable' | 'SchedulerError'
  readonly message: string
  /** `''` takes a nomination back, `undefined` leaves it as it is. */
  readonly nominatedNode: string | undefined
}

/** Writes PodScheduled=False, and the nomination, into the pod's status, if that changes anything. A pod that is gone is no error. */
export async function patchSchedulingStatus(
  client: Client,
  pod: Pod,
  { reason, message, nominatedNode }: PodSchedulingStatus,
  now: number,
): Promise<void> {
  const { name = '', namespace = '', generation } = pod.metadata ?? {}
  const old = findCondition(pod.status?.conditions, 'PodScheduled')
  const isSame =
    old?.status === 'False' && old.reason === reason && old.message === message && old.observedGeneration === generation
  const isRenominated = nominatedNode !== undefined && nominatedNode !== (pod.status?.nominatedNodeName ?? '')
  if (isSame && !isRenominated) return
  const condition: PodCondition = {
    type: 'PodScheduled',
    status: 'False',
    reason,
    message,
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    lastTransitionTime: (old?.status === 'False' ? old.lastTransitionTime : undefined) ?? formatTimestamp(now),
  }
  const status = {
    ...(isSame ? {} : podConditionPatch(pod, condition)),
    ...(isRenominated ? { nominatedNodeName: nominatedNode || null } : {}),
  }
  try {
    await client.resource(Pods, namespace).patch(name, 'strategic', { status }, { subresource: 'status' })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** The API takes no longer notes (in UTF-16 units, as upstream counts bytes of what is mostly ASCII). */
const longestNote = 1024

/** A message as an event can carry it. */
export function eventNote(message: string): string {
  const end = ' ...'
  return message.length <= longestNote ? message : message.slice(0, longestNote - end.length) + end
}
