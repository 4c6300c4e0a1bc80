import type { Lease, Node, NodeStatus } from '../../api/index.js'
import { formatMicroTimestamp, isAlreadyExists, isConflict, isNotFound, Leases, Nodes } from '../../api/index.js'
import type { Clock, Logger } from '../../base/index.js'
import { deepEqual, messageOf } from '../../base/index.js'
import type { Client, EventRecorder } from '../../client/index.js'
import type { NodeFacts, NodeHealth } from './node-object.js'
import { capacityOf, defaultLabels, nodeConditions, nodeObject, systemInfo } from './node-object.js'

const leaseNamespace = 'kube-node-lease'
const leaseSeconds = 40
/** An unchanged status is written at least this often (nodeStatusReportFrequency, v1.34). */
const reportMs = 300_000
const conflictTries = 5

export interface NodeAgentOptions {
  readonly client: Client
  readonly clock: Clock
  readonly logger: Logger
  readonly recorder: EventRecorder
  readonly facts: NodeFacts
}

/** One Node object and its Lease: registers, renews, reports (pkg/kubelet/kubelet_node_status.go, v1.34). */
export class NodeAgent {
  readonly name: string
  readonly #options: NodeAgentOptions
  #node: Node | undefined
  #lease: Lease | undefined
  #health: NodeHealth = { runtimeError: undefined, hasDiskPressure: false }
  #reportedAt = 0
  #reporting: Promise<void> | undefined

  constructor(options: NodeAgentOptions) {
    this.#options = options
    this.name = options.facts.options.name
  }

  /** As last written or seen. */
  get node(): Node | undefined {
    return this.#node
  }

  get health(): NodeHealth {
    return this.#health
  }

  /** The informer's state of the Node, which others change too (labels, taints). */
  observe(node: Node): void {
    if (Number(node.metadata?.resourceVersion) >= Number(this.#node?.metadata?.resourceVersion ?? 0)) this.#node = node
  }

  /** Makes the Node, or puts right the one that is there; rejects with a StatusError. */
  async register(health: NodeHealth): Promise<void> {
    this.#health = health
    const { client, facts, clock } = this.#options
    const wanted = nodeObject(facts)
    const conditions = nodeConditions(health, [], clock.now())
    this.#event('Starting', 'Starting kubelet.')
    try {
      const node = { ...wanted, status: { ...wanted.status, conditions } }
      this.#node = await client.resource(Nodes).create(node)
      this.#reportedAt = clock.now()
      this.#tellConditions(undefined)
    } catch (error) {
      if (!isAlreadyExists(error)) throw error
      await this.#adopt(wanted)
      await this.report(true)
    }
    this.#event('NodeAllocatableEnforced', 'Updated Node Allocatable limit across pods')
    // Where its namespace is not there yet, the next beat makes it.
    await this.renewLease().catch((error: unknown) => {
      this.#options.logger.warn('A node lease could not be made', { node: this.name, error: messageOf(error) })
    })
  }

  /** Writes conditions and facts when they have changed, or when it has been long. */
  async report(force = false): Promise<void> {
    // One at a time: a change of health during a write is written right after it.
    while (this.#reporting !== undefined) await this.#reporting
    this.#reporting = this.#report(force).finally(() => {
      this.#reporting = undefined
    })
    await this.#reporting
  }

  /** Takes in the runtime's health; a change is reported at once. */
  async setHealth(health: NodeHealth): Promise<void> {
    if (deepEqual(health, this.#health)) return
    this.#health = health
    await this.report(true)
  }

  /** Renews the Lease; made when it is missing. Rejects with a StatusError. */
  async renewLease(): Promise<void> {
    const { client, clock } = this.#options
    const leases = client.resource(Leases, leaseNamespace)
    const renewTime = formatMicroTimestamp(clock.now())
    const spec = { holderIdentity: this.name, leaseDurationSeconds: leaseSeconds, renewTime }
    for (let tries = 0; tries < conflictTries; tries++) {
      try {
        if (this.#lease !== undefined) {
          this.#lease = await leases.update({ ...this.#lease, spec: { ...this.#lease.spec, ...spec } })
          return
        }
        const uid = this.#node?.metadata?.uid ?? ''
        const ownerReferences = [{ apiVersion: 'v1', kind: 'Node', name: this.name, uid }]
        const metadata = { name: this.name, namespace: leaseNamespace, ownerReferences }
        this.#lease = await leases.create({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata, spec })
        return
      } catch (error) {
        if (isNotFound(error)) {
          // The namespace is missing where there was no Lease of ours: later.
          if (this.#lease === undefined) throw error
          this.#lease = undefined
        } else if (isConflict(error) || isAlreadyExists(error)) this.#lease = await leases.get(this.name)
        else throw error
      }
    }
  }

  async #report(force: boolean): Promise<void> {
    const { client, clock } = this.#options
    const nodes = client.resource(Nodes)
    let node = this.#node
    if (node === undefined) return
    for (let tries = 0; tries < conflictTries; tries++) {
      const status = this.#statusOf(node)
      const isDue = clock.now() - this.#reportedAt >= reportMs
      if (!force && !isDue && isSameStatus(status, node.status)) return
      try {
        const before = node
        this.#node = await nodes.updateStatus({ ...node, status })
        this.#reportedAt = clock.now()
        this.#tellConditions(before)
        return
      } catch (error) {
        if (isConflict(error)) node = await nodes.get(this.name)
        else if (isNotFound(error)) {
          // Somebody deleted it: register again, as a restarted kubelet would.
          this.#lease = undefined
          this.#node = await nodes.create({ ...nodeObject(this.#options.facts), status: this.#statusOf({}) })
          return
        } else throw error
      }
    }
  }

  #statusOf(node: Node): NodeStatus {
    const { facts, clock } = this.#options
    const wanted = nodeObject(facts).status
    return {
      ...node.status,
      ...wanted,
      capacity: capacityOf(facts),
      allocatable: capacityOf(facts),
      nodeInfo: systemInfo(facts, facts.version),
      conditions: nodeConditions(this.#health, node.status?.conditions ?? [], clock.now()),
    }
  }

  /** A Node of that name is there: default labels, annotations and the pod range are put right, what users set stays. */
  async #adopt(wanted: Node): Promise<void> {
    const { client, facts } = this.#options
    const nodes = client.resource(Nodes)
    for (let tries = 0; tries < conflictTries; tries++) {
      const node = await nodes.get(this.name)
      const labels = { ...node.metadata?.labels, ...facts.options.labels, ...defaultLabels(facts) }
      const annotations = { ...wanted.metadata?.annotations, ...node.metadata?.annotations }
      const spec = { ...node.spec }
      if (!spec.podCIDR) Object.assign(spec, { podCIDR: wanted.spec?.podCIDR, podCIDRs: wanted.spec?.podCIDRs })
      const updated = { ...node, metadata: { ...node.metadata, labels, annotations }, spec }
      this.#node = node
      if (deepEqual(updated, node)) return
      try {
        this.#node = await nodes.update(updated)
        return
      } catch (error) {
        if (!isConflict(error)) throw error
      }
    }
  }

  /** Upstream tells of each condition when it first shows and when it changes. */
  #tellConditions(before: Node | undefined): void {
    const reasons: Readonly<Record<string, readonly [string, string]>> = {
      MemoryPressure: ['NodeHasInsufficientMemory', 'NodeHasSufficientMemory'],
      DiskPressure: ['NodeHasDiskPressure', 'NodeHasNoDiskPressure'],
      PIDPressure: ['NodeHasInsufficientPID', 'NodeHasSufficientPID'],
      Ready: ['NodeReady', 'NodeNotReady'],
    }
    for (const { type, status } of this.#node?.status?.conditions ?? []) {
      const names = reasons[type]
      const old = before?.status?.conditions?.find((condition) => condition.type === type)
      if (names === undefined || old?.status === status) continue
      const reason = status === 'True' ? names[0] : names[1]
      // A node that registers before it is ready has nothing to tell about that yet.
      if (reason === 'NodeNotReady' && before === undefined) continue
      this.#event(reason, `Node ${this.name} status is now: ${reason}`)
    }
  }

  #event(reason: string, message: string): void {
    const { name } = this
    // Upstream's kubelet puts the node's name where the uid belongs; kubectl finds its events by that.
    this.#options.recorder.event({ kind: 'Node', name, uid: name }, 'Normal', reason, message)
  }
}

/** Equal save for the time of the heartbeat. */
function isSameStatus(a: NodeStatus, b: NodeStatus | undefined): boolean {
  const quiet = (status: NodeStatus | undefined) => ({
    ...status,
    conditions: status?.conditions?.map((condition) => ({ ...condition, lastHeartbeatTime: '' })),
  })
  return deepEqual(quiet(a), quiet(b))
}
