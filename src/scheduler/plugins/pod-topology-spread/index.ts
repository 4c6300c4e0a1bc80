import { labelSelectorAsSelector, type Pod } from '../../../api/index.js'
import type { Plugin } from '../../framework/index.js'
import type { PluginTools } from '../tools.js'
import { podOf } from '../tools.js'
import { SpreadConstraints } from './constraints.js'
import { changeDomains, countDomains, filterBySkew } from './filter.js'
import { normalizeSpread, prepareScores, scoreSpread } from './score.js'

/** Spreads pods over topology domains: by the pod's own constraints, or by the system's defaults. */
export function podTopologySpread({ informers, snapshot }: PluginTools): Plugin {
  const constraints = new SpreadConstraints(informers)
  return {
    name: 'PodTopologySpread',
    preFilter: (state, pod) => countDomains(state, pod, constraints.of(pod, 'DoNotSchedule'), snapshot),
    podAdded: (state, pod, other, node) => changeDomains(state, pod, other, node, 1),
    podRemoved: (state, pod, other, node) => changeDomains(state, pod, other, node, -1),
    filter: filterBySkew,
    preScore: (state, pod, nodes) =>
      prepareScores(state, pod, nodes, snapshot, {
        constraints: constraints.of(pod, 'ScheduleAnyway'),
        requireAllTopologies: (pod.pod.spec?.topologySpreadConstraints ?? []).length > 0,
      }),
    score: scoreSpread,
    normalize: (state, _pod, scores, nodes) => normalizeSpread(state, scores, nodes),
    wakesOn: [
      {
        resource: 'AssignedPod',
        actions: ['Add', 'Delete', 'UpdateLabels'],
        wakes: (pod, { before, after }) => [before, after].map(podOf).some((other) => other && counts(pod, other)),
      },
      { resource: 'Node', actions: ['Add', 'Delete', 'UpdateLabels', 'UpdateTaints'] },
      { resource: 'TargetPod', actions: ['UpdateLabels', 'UpdateTolerations'] },
    ],
  }
}

/** Whether the other pod counts for one of the constraints that must hold. */
function counts(pod: Pod, other: Pod): boolean {
  if (other.metadata?.namespace !== pod.metadata?.namespace) return false
  return (pod.spec?.topologySpreadConstraints ?? []).some(
    ({ whenUnsatisfiable, labelSelector }) =>
      whenUnsatisfiable === 'DoNotSchedule' && labelSelectorAsSelector(labelSelector).matches(other.metadata?.labels),
  )
}
