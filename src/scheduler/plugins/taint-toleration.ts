import { findUntoleratedTaint, type Node, type Toleration, toleratesTaint } from '../../api/index.js'
import { fits, type Plugin, stateKey, unresolvable } from '../framework/index.js'
import { normalizeByLargest } from './normalize.js'

const hardEffects = ['NoSchedule', 'NoExecute']
const softTolerations = stateKey<readonly Toleration[]>('PreScoreTaintToleration')

/** Nodes with taints that the pod does not tolerate do not fit; those with fewer untolerated soft taints are better. */
export const taintToleration: Plugin = {
  name: 'TaintToleration',
  filter: (_state, { pod }, { node }) =>
    findUntoleratedTaint(node?.spec?.taints, pod.spec?.tolerations, hardEffects)
      ? unresolvable('node(s) had untolerated taint(s)')
      : fits,
  preScore(state, { pod }) {
    const tolerations = pod.spec?.tolerations ?? []
    state.write(
      softTolerations,
      tolerations.filter(({ effect }) => !effect || effect === 'PreferNoSchedule'),
    )
    return fits
  },
  score(state, _pod, { node }) {
    const tolerations = state.read(softTolerations) ?? []
    let count = 0
    for (const taint of node?.spec?.taints ?? []) {
      if (taint.effect === 'PreferNoSchedule' && !tolerations.some((one) => toleratesTaint(one, taint))) count++
    }
    return count
  },
  normalize: (_state, _pod, scores) => normalizeByLargest(scores, true),
  wakesOn: [
    {
      resource: 'Node',
      actions: ['Add', 'UpdateTaints'],
      wakes: (pod, { after }) =>
        !findUntoleratedTaint((after as Node | undefined)?.spec?.taints, pod.spec?.tolerations, hardEffects),
    },
    { resource: 'TargetPod', actions: ['UpdateTolerations'] },
  ],
}
