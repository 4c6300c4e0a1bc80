import { fits, type Plugin, unresolvable } from '../framework/index.js'

/** A pod that names its node goes there only. */
export const nodeName: Plugin = {
  name: 'NodeName',
  filter(_state, { pod }, node) {
    const wanted = pod.spec?.nodeName
    return !wanted || wanted === node.name ? fits : unresolvable("node(s) didn't match the requested node name")
  },
  wakesOn: [{ resource: 'Node', actions: ['Add'] }],
}
