import type { Node } from '../../api/index.js'
import { fits, type Plugin, skip, unschedulable } from '../framework/index.js'
import { HostPorts, PodInfo } from '../snapshot/index.js'
import { podOf } from './tools.js'

/** A host port (with its protocol and address) is taken once per node. */
export const nodePorts: Plugin = {
  name: 'NodePorts',
  preFilter: (_state, { hostPorts }) => ({ verdict: hostPorts.length === 0 ? skip : fits }),
  filter: (_state, { hostPorts }, node) =>
    hostPorts.some((port) => node.hostPorts.conflicts(port))
      ? unschedulable("node(s) didn't have free ports for the requested pod ports")
      : fits,
  wakesOn: [
    {
      resource: 'AssignedPod',
      actions: ['Delete'],
      wakes(pod, { before }) {
        const gone = podOf(before)
        if (!gone?.spec?.nodeName) return false
        const freed = new HostPorts()
        for (const port of new PodInfo(gone).hostPorts) freed.add(port)
        return new PodInfo(pod).hostPorts.some((port) => freed.conflicts(port))
      },
    },
    { resource: 'Node', actions: ['Add'], wakes: (_pod, { after }) => (after as Node | undefined) !== undefined },
  ],
}
