import {
  findCondition,
  formatTimestamp,
  isConflict,
  isNotFound,
  type Lease,
  Leases,
  type Node,
  Nodes,
  objectReference,
  type Pod,
  Pods,
  zoneOf,
} from '../../api/index.js'
import type { EventRecorder, Informer } from '../../client/index.js'
import type { ControllerTools } from '../runtime/index.js'
import { NodeHealth } from './health.js'
import { nodeReference } from './node-reference.js'
import { changeTaints, hasTaint, notReadyTaint, readyStatus, unreachableTaint } from './taints.js'
import { defaultRates, evictionRate, TokenBucket, type ZoneState, zoneState } from './zones.js'

export interface NodeMonitorOptions {
  readonly graceMs?: number
  readonly startupGraceMs?: number
}

export const leaseNamespace = 'kube-node-lease'
const podsOnNode = 'node'
const excludeLabel = 'node.kubernetes.io/exclude-disruption'

interface Zone {
  state: ZoneState
  readonly bucket: TokenBucket
}

/** Looks at all nodes: who is silent, whose pods are to leave, which zones have failed as a whole. pkg/controller/nodelifecycle (v1.34). */
export class NodeMonitor {
  readonly #tools: ControllerTools
  readonly #events: EventRecorder
  readonly #nodes: Informer<Node>
  readonly #leases: Informer<Lease>
  readonly #pods: Informer<Pod>
  readonly #health: NodeHealth
  readonly #zones = new Map<string, Zone>()
  readonly #known = new Map<string, Node>()
  /** Nodes whose pods could not all be marked. */
  readonly #toMarkAgain = new Set<string>()
  /** Nodes that wait to be tainted NoExecute, as the zone's rate allows. */
  readonly #toTaint = new Set<string>()
  #isAllDown = false
  #isChecking = false

  constructor(tools: ControllerTools, events: EventRecorder, options: NodeMonitorOptions = {}) {
    this.#tools = tools
    this.#events = events
    this.#nodes = tools.informers.informer(Nodes)
    this.#leases = tools.informers.informer(Leases, { namespace: leaseNamespace })
    this.#pods = tools.informers.informer(Pods)
    this.#pods.addIndex(podsOnNode, (pod) => (pod.spec?.nodeName ? [pod.spec.nodeName] : []))
    this.#health = new NodeHealth({
      graceMs: options.graceMs ?? 50_000,
      startupGraceMs: options.startupGraceMs ?? 60_000,
    })
  }

  async checkAll(): Promise<void> {
    this.#isChecking = true
    try {
      await this.#checkAll()
    } finally {
      this.#isChecking = false
    }
  }

  async #checkAll(): Promise<void> {
    this.#noteComingAndGoing()
    const zones = new Map<string, { ready: number; notReady: number }>()
    for (const node of this.#nodes.list()) {
      const currentReady = await this.#check(node).catch((error: unknown) => {
        this.#tools.logger.warn('A node was not checked', { node: node.metadata?.name, error: String(error) })
        return readyStatus(node)
      })
      if (node.metadata?.labels?.[excludeLabel] !== undefined) continue
      const zone = zones.get(zoneOf(node)) ?? { ready: 0, notReady: 0 }
      if (currentReady === 'True') zone.ready++
      else zone.notReady++
      zones.set(zoneOf(node), zone)
    }
    await this.#handleDisruption(zones)
  }

  /** Adds the NoExecute taints that wait, as many as the zones' rates allow. */
  async taintWaiting(): Promise<void> {
    // Only the end of a check tells whether the cluster as a whole has failed.
    if (this.#isChecking) return
    for (const name of [...this.#toTaint]) {
      const node = this.#nodes.get('', name)
      const status = node && readyStatus(node)
      if (!node || status === 'True' || status === undefined) {
        this.#toTaint.delete(name)
        continue
      }
      const { clock, client } = this.#tools
      if (!this.#zones.get(zoneOf(node))?.bucket.take(clock.now())) continue
      const [add, remove] = status === 'False' ? [notReadyTaint, unreachableTaint] : [unreachableTaint, notReadyTaint]
      this.#toTaint.delete(name)
      await this.#changeNoExecute(client, node, [add], [remove])
    }
  }

  isIdle(): boolean {
    return this.#toTaint.size === 0
  }

  /** Gives the status of Ready after the check. */
  async #check(node: Node): Promise<string | undefined> {
    const name = node.metadata?.name ?? ''
    let current = node
    for (;;) {
      const { observedReady, newStatus } = this.#health.judge(
        current,
        this.#leases.get(leaseNamespace, name),
        this.#tools.clock.now(),
      )
      if (newStatus) {
        try {
          current = await this.#tools.client.resource(Nodes).updateStatus({ ...current, status: newStatus })
        } catch (error) {
          if (isNotFound(error)) return undefined
          if (!isConflict(error)) throw error
          current = await this.#tools.client.resource(Nodes).get(name)
          continue
        }
      }
      const currentReady = readyStatus(current)
      if (currentReady === undefined) return undefined
      await this.#planEviction(current, observedReady)
      const hasJustFailed = currentReady !== 'True' && observedReady === 'True'
      if (hasJustFailed) {
        this.#events.event(nodeReference(current), 'Normal', 'NodeNotReady', `Node ${name} status is now: NodeNotReady`)
      }
      if (hasJustFailed || (this.#toMarkAgain.has(name) && observedReady !== 'True')) await this.#markPodsNotReady(name)
      return currentReady
    }
  }

  async #planEviction(node: Node, observedReady: string): Promise<void> {
    const name = node.metadata?.name ?? ''
    const { client } = this.#tools
    if (observedReady === 'True') {
      await this.#markReachable(node)
      return
    }
    if (this.#isAllDown) return
    const [wanted, opposite] =
      observedReady === 'False' ? [notReadyTaint, unreachableTaint] : [unreachableTaint, notReadyTaint]
    if (hasTaint(node, opposite, 'NoExecute')) await this.#changeNoExecute(client, node, [wanted], [opposite])
    else if (!hasTaint(node, wanted, 'NoExecute')) this.#toTaint.add(name)
  }

  async #markReachable(node: Node): Promise<void> {
    this.#toTaint.delete(node.metadata?.name ?? '')
    await this.#changeNoExecute(this.#tools.client, node, [], [notReadyTaint, unreachableTaint])
  }

  async #changeNoExecute(
    client: ControllerTools['client'],
    node: Node,
    add: readonly string[],
    remove: readonly string[],
  ): Promise<void> {
    const effect = 'NoExecute'
    const change = { add: add.map((key) => ({ key, effect })), remove: remove.map((key) => ({ key, effect })) }
    const needsChange =
      add.some((key) => !hasTaint(node, key, effect)) || remove.some((key) => hasTaint(node, key, effect))
    if (needsChange) await changeTaints(client, node, change, this.#tools.clock.now())
  }

  /** A node that nobody hears of cannot say that its pods are not ready. */
  async #markPodsNotReady(nodeName: string): Promise<void> {
    let failed = false
    const time = formatTimestamp(this.#tools.clock.now())
    for (const pod of this.#pods.byIndex(podsOnNode, nodeName)) {
      const ready = findCondition(pod.status?.conditions, 'Ready')
      if (ready?.status !== 'True') continue
      const conditions = [{ type: 'Ready', status: 'False', lastTransitionTime: time }]
      const { name = '', namespace, uid } = pod.metadata ?? {}
      try {
        await this.#tools.client
          .resource(Pods, namespace)
          .patch(name, 'strategic', { metadata: { uid }, status: { conditions } }, { subresource: 'status' })
        this.#events.event(objectReference(pod, Pods), 'Warning', 'NodeNotReady', 'Node is not ready')
      } catch (error) {
        if (isNotFound(error)) continue
        failed = true
        this.#tools.logger.warn('A pod was not marked as not ready', { pod: name, error: String(error) })
      }
    }
    if (failed) this.#toMarkAgain.add(nodeName)
    else this.#toMarkAgain.delete(nodeName)
  }

  async #handleDisruption(zones: ReadonlyMap<string, { ready: number; notReady: number }>): Promise<void> {
    const now = this.#tools.clock.now()
    const states = new Map([...zones].map(([name, count]) => [name, zoneState(count, defaultRates.unhealthyThreshold)]))
    for (const name of this.#zones.keys()) if (!states.has(name)) this.#zones.delete(name)
    const isAllDown = states.size > 0 && [...states.values()].every((state) => state === 'FullDisruption')
    const wasAllDown = this.#isAllDown
    this.#isAllDown = isAllDown
    if (isAllDown && !wasAllDown) {
      this.#tools.logger.info('All nodes are not ready: evictions were stopped')
      for (const node of this.#nodes.list()) await this.#markReachable(node)
    }
    if (wasAllDown && !isAllDown) this.#health.reset(now)
    for (const [name, state] of states) {
      const { ready, notReady } = zones.get(name) ?? { ready: 0, notReady: 0 }
      const rate = isAllDown ? 0 : evictionRate(state, ready + notReady, defaultRates)
      const zone = this.#zones.get(name)
      if (zone) {
        zone.state = state
        zone.bucket.setRate(rate, now)
      } else this.#zones.set(name, { state, bucket: new TokenBucket(rate, now) })
    }
  }

  #noteComingAndGoing(): void {
    const present = new Set<string>()
    for (const node of this.#nodes.list()) {
      const name = node.metadata?.name ?? ''
      present.add(name)
      if (!this.#known.has(name)) this.#nodeEvent(node, 'RegisteredNode', `Registered Node ${name} in Controller`)
      this.#known.set(name, node)
    }
    for (const [name, node] of this.#known) {
      if (present.has(name)) continue
      this.#nodeEvent(node, 'RemovingNode', `Removing Node ${name} from Controller`)
      this.#known.delete(name)
      this.#health.forget(name)
      this.#toTaint.delete(name)
      this.#toMarkAgain.delete(name)
    }
  }

  #nodeEvent(node: Node, reason: string, what: string): void {
    const message = `Node ${node.metadata?.name} event: ${what}`
    this.#events.event(nodeReference(node), 'Normal', reason, message)
  }
}
