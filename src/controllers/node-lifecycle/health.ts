import {
  findCondition,
  formatTimestamp,
  type Lease,
  type Node,
  type NodeCondition,
  type NodeStatus,
  timeOf,
} from '../../api/index.js'

export interface HealthOptions {
  /** How long a node may be silent: upstream's --node-monitor-grace-period. */
  readonly graceMs: number
  /** How long a new node may take to say something: --node-startup-grace-period. */
  readonly startupGraceMs: number
}

interface Observed {
  readonly heartbeat: string | undefined
  readonly hasReady: boolean
  /** When the node last gave a sign of life, by the local clock. */
  probedAt: number
  renewedAt: number
}

export interface Judgement {
  /** Before this controller's own change. */
  readonly observedReady: string
  /** The status to write when the node has been silent for too long. */
  readonly newStatus: NodeStatus | undefined
}

const unknownConditions = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure']

/**
 * Remembers when each node last gave a sign of life, a status or a renewed lease, by the local clock.
 * tryUpdateNodeHealth of pkg/controller/nodelifecycle (v1.34).
 */
export class NodeHealth {
  readonly #options: HealthOptions
  readonly #observed = new Map<string, Observed>()

  constructor(options: HealthOptions) {
    this.#options = options
  }

  forget(name: string): void {
    this.#observed.delete(name)
  }

  /** All nodes get their full grace again: after nobody was heard of at all. */
  reset(now: number): void {
    for (const observed of this.#observed.values()) observed.probedAt = now
  }

  judge(node: Node, lease: Lease | undefined, now: number): Judgement {
    const name = node.metadata?.name ?? ''
    const ready = findCondition(node.status?.conditions, 'Ready')
    const grace = ready ? this.#options.graceMs : this.#options.startupGraceMs
    const created = timeOf(node.metadata?.creationTimestamp) ?? now
    let observed = this.#observed.get(name)
    if (!observed || observed.hasReady !== (ready !== undefined) || observed.heartbeat !== ready?.lastHeartbeatTime) {
      const isNewAndSilent = !observed && !ready
      observed = {
        heartbeat: ready?.lastHeartbeatTime,
        hasReady: ready !== undefined,
        probedAt: isNewAndSilent ? created : now,
        renewedAt: observed?.renewedAt ?? 0,
      }
      this.#observed.set(name, observed)
    }
    const renewedAt = timeOf(lease?.spec?.renewTime) ?? 0
    if (renewedAt > observed.renewedAt) {
      observed.renewedAt = renewedAt
      observed.probedAt = now
    }
    const observedReady = ready?.status ?? 'Unknown'
    if (now <= observed.probedAt + grace) return { observedReady, newStatus: undefined }
    const conditions = withUnknown(node, now)
    if (conditions === undefined) return { observedReady, newStatus: undefined }
    return { observedReady, newStatus: { ...node.status, conditions: [...conditions] } }
  }
}

/** Undefined where the conditions say it already. */
function withUnknown(node: Node, now: number): readonly NodeCondition[] | undefined {
  const time = formatTimestamp(now)
  let conditions: readonly NodeCondition[] = node.status?.conditions ?? []
  let changed = false
  for (const type of unknownConditions) {
    const present = findCondition(conditions, type)
    if (!present) {
      const { creationTimestamp } = node.metadata ?? {}
      const never: NodeCondition = {
        type,
        status: 'Unknown',
        reason: 'NodeStatusNeverUpdated',
        message: 'Kubelet never posted node status.',
        ...(creationTimestamp === undefined ? {} : { lastHeartbeatTime: creationTimestamp }),
        lastTransitionTime: time,
      }
      conditions = [...conditions, never]
      changed = true
    } else if (present.status !== 'Unknown') {
      const silent: NodeCondition = {
        ...present,
        status: 'Unknown',
        reason: 'NodeStatusUnknown',
        message: 'Kubelet stopped posting node status.',
        lastTransitionTime: time,
      }
      conditions = conditions.map((one) => (one === present ? silent : one))
      changed = true
    }
  }
  return changed ? conditions : undefined
}
