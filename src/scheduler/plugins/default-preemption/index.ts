import { PodDisruptionBudgets, Pods } from '../../../api/index.js'
import {
  fitMessage,
  fits,
  type NodeVerdicts,
  type Plugin,
  type PostFilterResult,
  unresolvable,
  unschedulable,
  type Verdict,
  verdictOf,
} from '../../framework/index.js'
import { type ClusterSnapshot, PodInfo } from '../../snapshot/index.js'
import type { PluginTools } from '../tools.js'
import { dryRun, pickCandidate } from './candidates.js'
import { Evictions } from './eviction.js'

const notHelpful = unresolvable('Preemption is not helpful for scheduling')

/**
 * Makes room for a pod that fits nowhere by deleting pods of lower priority from the node where that does the least harm, and nominates the
 * pod to that node (pkg/scheduler/framework/preemption, v1.34, with asynchronous preemption).
 */
export function defaultPreemption(tools: PluginTools): Plugin {
  const { handle, informers, random, snapshot } = tools
  const pods = informers.informer(Pods)
  const budgets = informers.informer(PodDisruptionBudgets)
  const evictions = new Evictions(tools)

  return {
    name: 'DefaultPreemption',
    preEnqueue: (pod) =>
      evictions.isRunning(pod.metadata?.uid ?? '')
        ? unresolvable('waiting for the preemption for this pod to be finished')
        : fits,
    postFilter(state, { namespace, name }, verdicts): PostFilterResult {
      const current = pods.get(namespace, name)
      if (!current) return refused(unschedulable(`pod "${name}" not found`))
      const pod = new PodInfo(current)
      const obstacle = whyNotEligible(pod, verdicts, snapshot)
      if (obstacle !== undefined) return refused(unschedulable(obstacle))

      const nodes = snapshot.nodes.filter((node) => verdictOf(verdicts, node.name).code === 'unschedulable')
      const trial = dryRun(handle, random, { state, pod, nodes, budgets: nodes.length > 0 ? budgets.list() : [] })
      const best = pickCandidate(trial.candidates)
      if (best) {
        evictions.start(best, pod)
        return { verdict: fits, nominatedNode: best.nodeName }
      }
      if (trial.error) throw trial.error
      const message = fitMessage(snapshot.nodes.length, {
        verdicts: { byNode: trial.verdicts, absent: notHelpful },
        preFilterMessage: '',
        postFilterMessage: '',
      })
      return { ...refused(unschedulable(message)), nominatedNode: '' }
    },
    // Victims that go wake the pod by the plugins that turned it down; this one only lets it in again.
    wakesOn: [{ resource: 'AssignedPod', actions: ['Delete'], wakes: () => false }],
  }
}

function refused(verdict: Verdict): PostFilterResult {
  return { verdict: { ...verdict, reasons: verdict.reasons.map((reason) => `preemption: ${reason}`) } }
}

/** A pod preempts again only when what it has preempted is gone. */
function whyNotEligible(pod: PodInfo, verdicts: NodeVerdicts, snapshot: ClusterSnapshot): string | undefined {
  if (pod.pod.spec?.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.'
  const nominated = pod.pod.status?.nominatedNodeName
  if (!nominated || verdictOf(verdicts, nominated).code === 'unresolvable') return undefined
  for (const other of snapshot.get(nominated)?.pods.values() ?? []) {
    if (other.priority < pod.priority && isPreempted(other)) {
      return 'not eligible due to a terminating pod on the nominated node.'
    }
  }
  return undefined
}

function isPreempted({ pod, isTerminating }: PodInfo): boolean {
  return (
    isTerminating &&
    pod.status?.conditions?.some(
      ({ type, status, reason }) =>
        type === 'DisruptionTarget' && status === 'True' && reason === 'PreemptionByScheduler',
    ) === true
  )
}
