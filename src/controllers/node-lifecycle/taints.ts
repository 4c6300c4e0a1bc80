import { findCondition, formatTimestamp, isConflict, type Node, Nodes, type Taint } from '../../api/index.js'
import type { Client } from '../../client/index.js'

export const notReadyTaint = 'node.kubernetes.io/not-ready'
export const unreachableTaint = 'node.kubernetes.io/unreachable'
const unschedulableTaint = 'node.kubernetes.io/unschedulable'

/** Condition → its status → the taint that says so. pkg/controller/nodelifecycle (v1.34). */
const conditionTaints: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Ready: { False: notReadyTaint, Unknown: unreachableTaint },
  MemoryPressure: { True: 'node.kubernetes.io/memory-pressure' },
  DiskPressure: { True: 'node.kubernetes.io/disk-pressure' },
  NetworkUnavailable: { True: 'node.kubernetes.io/network-unavailable' },
  PIDPressure: { True: 'node.kubernetes.io/pid-pressure' },
}

const ownKeys: ReadonlySet<string> = new Set([
  ...Object.values(conditionTaints).flatMap((byStatus) => Object.values(byStatus)),
  unschedulableTaint,
])

export interface TaintChange {
  readonly add: readonly { readonly key: string; readonly effect: string }[]
  readonly remove: readonly { readonly key: string; readonly effect: string }[]
}

export function hasTaint(node: Node, key: string, effect: string): boolean {
  return node.spec?.taints?.some((taint) => taint.key === key && taint.effect === effect) ?? false
}

export function readyStatus(node: Node): string | undefined {
  return findCondition(node.status?.conditions, 'Ready')?.status
}

/** What to change so that the NoSchedule taints say what conditions and `unschedulable` say. */
export function noScheduleChange(node: Node): TaintChange {
  const wanted = new Set<string>()
  for (const { type, status } of node.status?.conditions ?? []) {
    const key = conditionTaints[type]?.[status]
    if (key !== undefined) wanted.add(key)
  }
  if (node.spec?.unschedulable) wanted.add(unschedulableTaint)
  const effect = 'NoSchedule'
  const present = (node.spec?.taints ?? []).filter((taint) => taint.effect === effect && ownKeys.has(taint.key))
  return {
    add: [...wanted].filter((key) => !hasTaint(node, key, effect)).map((key) => ({ key, effect })),
    remove: present.filter(({ key }) => !wanted.has(key)).map(({ key }) => ({ key, effect })),
  }
}

/** Writes a change of taints, on the newest state of the node where the given one is old. Nothing is written when nothing changes. */
export async function changeTaints(client: Client, node: Node, change: TaintChange, now: number): Promise<void> {
  const nodes = client.resource(Nodes)
  const name = node.metadata?.name ?? ''
  for (let current = node; ; ) {
    const taints = withChange(current.spec?.taints ?? [], change, now)
    if (taints === undefined) return
    const resourceVersion = current.metadata?.resourceVersion
    try {
      await nodes.patch(name, 'strategic', { metadata: { resourceVersion }, spec: { taints } })
      return
    } catch (error) {
      if (!isConflict(error)) throw error
      current = await nodes.get(name)
    }
  }
}

function withChange(taints: readonly Taint[], { add, remove }: TaintChange, now: number): readonly Taint[] | undefined {
  const isIn = (list: TaintChange['add'], taint: Taint) =>
    list.some(({ key, effect }) => key === taint.key && effect === taint.effect)
  const kept = taints.filter((taint) => !isIn(remove, taint))
  const missing = add.filter(({ key, effect }) => !kept.some((taint) => taint.key === key && taint.effect === effect))
  if (kept.length === taints.length && missing.length === 0) return undefined
  const timeAdded = formatTimestamp(now)
  return [...kept, ...missing.map(({ key, effect }) => ({ effect, key, timeAdded }))]
}
