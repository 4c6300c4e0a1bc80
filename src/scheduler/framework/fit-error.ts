import type { NodeVerdicts } from './plugin.js'
import type { Verdict } from './verdict.js'

/** Why no node fits a pod: what the event and the condition say, and which plugins to wake it for. */
export interface Diagnosis {
  readonly verdicts: NodeVerdicts
  readonly unschedulablePlugins: Set<string>
  readonly pendingPlugins: Set<string>
  /** Set when a pre-filter turned the pod down for all nodes at once. */
  readonly preFilterMessage: string
  postFilterMessage: string
}

export const noNodesAvailable = 'no nodes available to schedule pods'

/** Adds what woke-up rules need to know about who turned the pod down. */
export function notePlugin(
  diagnosis: Pick<Diagnosis, 'unschedulablePlugins' | 'pendingPlugins'>,
  verdict: Verdict,
): void {
  if (verdict.plugin === undefined) return
  if (verdict.code === 'pending') diagnosis.pendingPlugins.add(verdict.plugin)
  else if (verdict.code !== 'fits' && verdict.code !== 'error') diagnosis.unschedulablePlugins.add(verdict.plugin)
}

/**
 * `0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. …`: reasons with their counts, sorted as
 * text (pkg/scheduler/framework/types.go FitError, v1.34).
 */
export function fitMessage(
  nodes: number,
  diagnosis: Pick<Diagnosis, 'verdicts' | 'preFilterMessage' | 'postFilterMessage'>,
): string {
  let message = `0/${nodes} nodes are available:`
  if (diagnosis.preFilterMessage !== '') message += ` ${diagnosis.preFilterMessage}.`
  else {
    const counts = new Map<string, number>()
    const { byNode, absent } = diagnosis.verdicts
    for (const verdict of byNode.values()) {
      for (const reason of verdict.reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
    }
    if (byNode.size < nodes) {
      for (const reason of absent.reasons) counts.set(reason, (counts.get(reason) ?? 0) + nodes - byNode.size)
    }
    const texts = [...counts].map(([reason, count]) => `${count} ${reason}`).sort(byBytes)
    if (texts.length > 0) message += ` ${texts.join(', ')}.`
  }
  return diagnosis.postFilterMessage === '' ? message : `${message} ${diagnosis.postFilterMessage}`
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The pod fits no node. Thrown by a scheduling cycle, never out of the scheduler. */
export class FitError extends Error {
  readonly #nodes: number
  readonly diagnosis: Diagnosis

  constructor(nodes: number, diagnosis: Diagnosis) {
    super('no node fits the pod')
    this.name = 'FitError'
    this.#nodes = nodes
    this.diagnosis = diagnosis
  }

  /** The message with whatever post-filters have added so far. */
  describe(): string {
    return fitMessage(this.#nodes, this.diagnosis)
  }
}

/** The status of one node, as post-filters ask for it. */
export function verdictOf(verdicts: NodeVerdicts, nodeName: string): Verdict {
  return verdicts.byNode.get(nodeName) ?? verdicts.absent
}
