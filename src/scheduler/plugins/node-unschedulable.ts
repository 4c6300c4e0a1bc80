import { type Node, type Pod, toleratesTaint } from '../../api/index.js'
import { fits, type Plugin, unresolvable } from '../framework/index.js'

const taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }

function isOpen(pod: Pod, node: Node | undefined): boolean {
  return !node?.spec?.unschedulable || pod.spec?.tolerations?.some((one) => toleratesTaint(one, taint)) === true
}

/** Leaves cordoned nodes alone, unless the pod tolerates that. */
export const nodeUnschedulable: Plugin = {
  name: 'NodeUnschedulable',
  filter: (_state, { pod }, { node }) => (isOpen(pod, node) ? fits : unresolvable('node(s) were unschedulable')),
  wakesOn: [
    {
      resource: 'Node',
      actions: ['Add', 'UpdateTaints'],
      wakes: (pod, { after }) => isOpen(pod, after as Node | undefined),
    },
    { resource: 'TargetPod', actions: ['UpdateTolerations'] },
  ],
}
