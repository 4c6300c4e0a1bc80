import type { ClusterEvent, WakeRule } from '../framework/index.js'
import type { QueuedPod } from './queued-pod.js'

export type WakeDecision = 'sleep' | 'after-backoff' | 'now'

interface Entry {
  readonly plugin: string
  readonly rule: WakeRule
}

/** Not a plugin: stands for "there was no node at all". */
export const noNodes = '(no nodes)'
const noNodesRule: WakeRule = { resource: 'Node', actions: ['Add'] }

/** Which event may wake pods that which plugin turned down. */
export class WakeTable {
  readonly #byEvent = new Map<string, Entry[]>()

  constructor(rules: ReadonlyMap<string, readonly WakeRule[]>) {
    for (const [plugin, ofPlugin] of rules) for (const rule of ofPlugin) this.#add(plugin, rule)
    this.#add(noNodes, noNodesRule)
  }

  /** The plugins that care for such an event at all. */
  pluginsFor(event: ClusterEvent): Iterable<string> {
    return new Set(this.#byEvent.get(keyOf(event))?.map(({ plugin }) => plugin))
  }

  /** Asks the rules of those plugins that turned the pod down. A rule that throws wakes the pod, to be safe. */
  decide(pod: QueuedPod, event: ClusterEvent): WakeDecision {
    if (event.action === 'Timeout') return 'after-backoff'
    const entries = this.#byEvent.get(keyOf(event)) ?? []
    // Nothing gets past a gate but events that its plugin cares for; whether they help, any of the plugins may say.
    if (pod.gatedBy !== undefined && !entries.some(({ plugin }) => plugin === pod.gatedBy)) return 'sleep'
    let decision: WakeDecision = 'sleep'
    for (const { plugin, rule } of entries) {
      const isPending = pod.pendingPlugins.has(plugin)
      if (!isPending && !pod.unschedulablePlugins.has(plugin) && pod.gatedBy !== plugin) continue
      if (!wakes(rule, pod, event)) continue
      if (isPending) return 'now'
      decision = 'after-backoff'
    }
    return decision
  }

  #add(plugin: string, rule: WakeRule): void {
    for (const action of rule.actions) {
      const key = keyOf({ resource: rule.resource, action })
      const entries = this.#byEvent.get(key) ?? []
      entries.push({ plugin, rule })
      this.#byEvent.set(key, entries)
    }
  }
}

function keyOf({ resource, action }: Pick<ClusterEvent, 'resource' | 'action'>): string {
  return `${resource}/${action}`
}

function wakes(rule: WakeRule, pod: QueuedPod, event: ClusterEvent): boolean {
  if (!rule.wakes) return true
  try {
    return rule.wakes(pod.info.pod, event)
  } catch {
    return true
  }
}
