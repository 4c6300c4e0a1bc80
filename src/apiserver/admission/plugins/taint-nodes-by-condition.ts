import type { Node } from '../../../api/index.js'
import type { AdmissionPlugin } from '../attributes.js'

const notReady = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }

/** A new node takes no pods before it has been found ready (kubernetes' plugin/pkg/admission/nodetaint). */
export function taintNodesByCondition(): AdmissionPlugin {
  return {
    name: 'TaintNodesByCondition',
    handles: ({ operation, resource, subresource }) =>
      operation === 'CREATE' && resource.group === '' && resource.plural === 'nodes' && subresource === '',
    mutate({ object }) {
      const node = object as Node
      node.spec ??= {}
      const taints = node.spec.taints ?? []
      if (taints.some((one) => one.key === notReady.key && one.effect === notReady.effect)) return
      node.spec.taints = [...taints, { ...notReady }]
    },
  }
}
