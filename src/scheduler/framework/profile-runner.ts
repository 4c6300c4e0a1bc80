import type { Pod } from '../../api/index.js'
import type { NodeInfo, PodInfo } from '../snapshot/index.js'
import type { CycleState } from './cycle-state.js'
import type { NodeVerdicts, Plugin, PostFilterResult, PreFilterResult, QueueOrderEntry, WakeRule } from './plugin.js'
import { maxNodeScore } from './plugin.js'
import { failed, fits, isRejected, unresolvable, unschedulable, type Verdict } from './verdict.js'

/** A plugin of a profile; `weight` is how much its scores count. */
export interface PluginEntry {
  readonly plugin: Plugin
  /** Default 1. */
  readonly weight?: number
}

type With<K extends keyof Plugin> = Plugin & Required<Pick<Plugin, K>>

/** What runs next to each other of the pods that are nominated to nodes. */
export type NominatedPods = (nodeName: string) => Iterable<PodInfo>

export interface PreFilterOutcome extends PreFilterResult {
  /** Who narrowed the nodes down, sorted; for the message. */
  readonly narrowedBy: readonly string[]
}

/** Calls the plugins of one profile, extension point by extension point (pkg/scheduler/framework/runtime/framework.go, v1.34). */
export class ProfileRunner {
  readonly #entries: readonly PluginEntry[]
  readonly #preFilters: readonly With<'preFilter'>[]
  readonly #filters: readonly With<'filter'>[]
  readonly #scores: readonly { readonly plugin: With<'score'>; readonly weight: number }[]
  readonly #byHook = new Map<keyof Plugin, readonly Plugin[]>()
  readonly #nominatedPods: NominatedPods

  constructor(entries: readonly PluginEntry[], nominatedPods: NominatedPods) {
    this.#entries = entries
    this.#nominatedPods = nominatedPods
    this.#preFilters = this.#with('preFilter')
    this.#filters = this.#with('filter')
    this.#scores = entries.flatMap(({ plugin, weight = 1 }) => (has(plugin, 'score') ? [{ plugin, weight }] : []))
  }

  /** All rules of all plugins, by the plugin's name. */
  wakeRules(): ReadonlyMap<string, readonly WakeRule[]> {
    return new Map(this.#entries.map(({ plugin }) => [plugin.name, plugin.wakesOn ?? []]))
  }

  compare(a: QueueOrderEntry, b: QueueOrderEntry): number {
    return this.#with('compare')[0]?.compare(a, b) ?? a.queuedAt - b.queuedAt
  }

  preEnqueue(pod: Pod): Verdict {
    for (const plugin of this.#with('preEnqueue')) {
      const verdict = plugin.preEnqueue(pod)
      if (verdict.code !== 'fits') return by(plugin, verdict)
    }
    return fits
  }

  preFilter(state: CycleState, pod: PodInfo): PreFilterOutcome {
    let names: ReadonlySet<string> | undefined
    const narrowedBy: string[] = []
    for (const plugin of this.#preFilters) {
      const result = guard(
        () => plugin.preFilter(state, pod),
        (verdict): PreFilterResult => ({ verdict }),
      )
      const { verdict } = result
      if (verdict.code === 'skip') {
        state.skipFilter.add(plugin.name)
        continue
      }
      if (verdict.code === 'error') return { verdict: fault(plugin, verdict, 'PreFilter plugin'), narrowedBy }
      if (isRejected(verdict)) return { verdict: by(plugin, verdict), narrowedBy }
      if (!result.nodeNames) continue
      narrowedBy.push(plugin.name)
      names = names ? new Set([...names].filter((name) => result.nodeNames?.has(name))) : result.nodeNames
      if (names.size === 0) {
        const text =
          narrowedBy.length === 1
            ? `node(s) didn't satisfy plugin ${plugin.name}`
            : `node(s) didn't satisfy plugin(s) [${narrowedBy.join(' ')}] simultaneously`
        return { verdict: by(plugin, unresolvable(text)), narrowedBy }
      }
    }
    return { verdict: fits, narrowedBy: narrowedBy.sort(), ...(names ? { nodeNames: names } : {}) }
  }

  filter(state: CycleState, pod: PodInfo, node: NodeInfo): Verdict {
    for (const plugin of this.#filters) {
      if (state.skipFilter.has(plugin.name)) continue
      let verdict: Verdict
      try {
        verdict = plugin.filter(state, pod, node)
      } catch (error) {
        verdict = failed(error)
      }
      if (verdict === fits || verdict.code === 'fits') continue
      if (verdict.code === 'error') {
        return wrap(plugin, verdict, (text) => `running "${plugin.name}" filter plugin: ${text}`)
      }
      return by(plugin, verdict)
    }
    return fits
  }

  /**
   * The node has to fit both with the pods that are nominated to it (of the same or a higher priority) and without them: they
   * may come or may not (and this pod may need one of them, by affinity).
   */
  filterWithNominated(state: CycleState, pod: PodInfo, node: NodeInfo): Verdict {
    let withNominated: { state: CycleState; node: NodeInfo } | undefined
    for (const other of this.#nominatedPods(node.name)) {
      if (other.priority < pod.priority || other.uid === pod.uid) continue
      withNominated ??= { state: state.clone(), node: node.clone() }
      withNominated.node.addPod(other)
      this.podAdded(withNominated.state, pod, other, withNominated.node)
    }
    if (withNominated) {
      const verdict = this.filter(withNominated.state, pod, withNominated.node)
      if (verdict.code !== 'fits') return verdict
    }
    return this.filter(state, pod, node)
  }

  podAdded(state: CycleState, pod: PodInfo, other: PodInfo, node: NodeInfo): void {
    for (const plugin of this.#preFilters) {
      if (!state.skipFilter.has(plugin.name)) plugin.podAdded?.(state, pod, other, node)
    }
  }

  podRemoved(state: CycleState, pod: PodInfo, other: PodInfo, node: NodeInfo): void {
    for (const plugin of this.#preFilters) {
      if (!state.skipFilter.has(plugin.name)) plugin.podRemoved?.(state, pod, other, node)
    }
  }

  /** The first that helps decides; else everything that the plugins said, and the first nomination that one of them made. */
  postFilter(state: CycleState, pod: PodInfo, verdicts: NodeVerdicts): PostFilterResult {
    const reasons: string[] = []
    let nominated: string | undefined
    let first: string | undefined
    for (const plugin of this.#with('postFilter')) {
      const result = guard(
        () => plugin.postFilter(state, pod, verdicts),
        (verdict): PostFilterResult => ({ verdict }),
      )
      const { verdict } = result
      if (verdict.code === 'fits') return result
      if (verdict.code === 'unresolvable') return { ...result, verdict: by(plugin, verdict) }
      if (!isRejected(verdict)) return { verdict: by(plugin, verdict) }
      if (result.nominatedNode !== undefined) nominated = result.nominatedNode
      reasons.push(...verdict.reasons)
      first ??= plugin.name
    }
    const verdict = first === undefined ? unschedulable(...reasons) : { ...unschedulable(...reasons), plugin: first }
    return { verdict, ...(nominated === undefined ? {} : { nominatedNode: nominated }) }
  }

  /** The weighted sum of all scores, in the order of `nodes`. Throws what a plugin throws. */
  score(state: CycleState, pod: PodInfo, nodes: readonly NodeInfo[]): number[] {
    for (const { plugin } of this.#scores) {
      const verdict = plugin.preScore?.(state, pod, nodes) ?? fits
      if (verdict.code === 'skip') state.skipScore.add(plugin.name)
      else if (verdict.code !== 'fits') throw fault(plugin, verdict, 'PreScore plugin').error
    }
    const totals = new Array<number>(nodes.length).fill(0)
    for (const { plugin, weight } of this.#scores) {
      if (state.skipScore.has(plugin.name)) continue
      const scores = nodes.map((node) => plugin.score(state, pod, node))
      plugin.normalize?.(state, pod, scores, nodes)
      scores.forEach((score, i) => {
        if (!(score >= 0 && score <= maxNodeScore)) {
          throw new Error(
            `plugin "${plugin.name}" returns an invalid score ${score}, it should in the range of [0, ${maxNodeScore}] after normalizing`,
          )
        }
        totals[i] = (totals[i] ?? 0) + score * weight
      })
    }
    return totals
  }

  reserve(state: CycleState, pod: PodInfo, nodeName: string): Verdict {
    for (const plugin of this.#with('reserve')) {
      const verdict = guard(
        () => plugin.reserve(state, pod, nodeName),
        (one) => one,
      )
      if (isRejected(verdict)) return by(plugin, verdict)
      if (verdict.code === 'error') return fault(plugin, verdict, 'Reserve plugin')
    }
    return fits
  }

  unreserve(state: CycleState, pod: PodInfo, nodeName: string): void {
    for (const { plugin } of [...this.#entries].reverse()) plugin.unreserve?.(state, pod, nodeName)
  }

  /** `wait` when some plugin asks for it; `timeouts` says which ones, and for how long at the most. */
  permit(
    state: CycleState,
    pod: PodInfo,
    nodeName: string,
  ): { readonly verdict: Verdict; readonly timeouts: ReadonlyMap<string, number> } {
    const timeouts = new Map<string, number>()
    for (const plugin of this.#with('permit')) {
      const { verdict, timeoutMs = longestPermitMs } = guard(
        () => plugin.permit(state, pod, nodeName),
        (one): { verdict: Verdict; timeoutMs?: number } => ({ verdict: one }),
      )
      if (verdict.code === 'wait') timeouts.set(plugin.name, Math.min(timeoutMs, longestPermitMs))
      else if (isRejected(verdict)) return { verdict: by(plugin, verdict), timeouts }
      else if (verdict.code === 'error') return { verdict: fault(plugin, verdict, 'Permit plugin'), timeouts }
    }
    return { verdict: timeouts.size > 0 ? { code: 'wait', reasons: [] } : fits, timeouts }
  }

  async preBind(state: CycleState, pod: PodInfo, nodeName: string, signal: AbortSignal): Promise<Verdict> {
    for (const plugin of this.#with('preBind')) {
      const verdict = await plugin.preBind(state, pod, nodeName, signal).catch(failed)
      if (isRejected(verdict)) return by(plugin, verdict)
      if (verdict.code === 'error') return fault(plugin, verdict, 'PreBind plugin')
    }
    return fits
  }

  async bind(state: CycleState, pod: PodInfo, nodeName: string): Promise<Verdict> {
    for (const plugin of this.#with('bind')) {
      const verdict = await plugin.bind(state, pod, nodeName).catch(failed)
      if (verdict.code === 'skip') continue
      if (verdict.code === 'error') return fault(plugin, verdict, 'Bind plugin')
      return by(plugin, verdict)
    }
    return failed(new Error('no plugin binds the pod'))
  }

  postBind(state: CycleState, pod: PodInfo, nodeName: string): void {
    for (const plugin of this.#with('postBind')) plugin.postBind(state, pod, nodeName)
  }

  #with<K extends keyof Plugin>(hook: K): readonly With<K>[] {
    let plugins = this.#byHook.get(hook)
    if (!plugins) {
      plugins = this.#entries.flatMap(({ plugin }) => (has(plugin, hook) ? [plugin] : []))
      this.#byHook.set(hook, plugins)
    }
    return plugins as readonly With<K>[]
  }
}

/** Upstream's maxTimeout for pods that wait at permit. */
const longestPermitMs = 15 * 60_000

function has<K extends keyof Plugin>(plugin: Plugin, hook: K): plugin is With<K> {
  return plugin[hook] !== undefined
}

function by({ name }: Plugin, verdict: Verdict): Verdict {
  return verdict.plugin === undefined ? { ...verdict, plugin: name } : verdict
}

/** `running Bind plugin "DefaultBinder": …`. */
function fault(plugin: Plugin, verdict: Verdict, what: string): Verdict & { readonly error: Error } {
  return wrap(plugin, verdict, (text) => `running ${what} "${plugin.name}": ${text}`)
}

function wrap(
  plugin: Plugin,
  verdict: Verdict,
  message: (text: string) => string,
): Verdict & { readonly error: Error } {
  const error = new Error(message(verdict.reasons.join(', ')), { cause: verdict.error })
  return { code: 'error', reasons: [error.message], plugin: plugin.name, error }
}

function guard<T>(call: () => T, onError: (verdict: Verdict) => T): T {
  try {
    return call()
  } catch (error) {
    return onError(failed(error))
  }
}
