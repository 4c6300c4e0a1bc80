import type { Node, NodeAccess, Pod } from '../../../api/index.js'
import { Nodes, notFound, serviceUnavailable } from '../../../api/index.js'
import type { ConnectCall } from '../../../registry/definition/index.js'
import { requireAddress } from '../node-address.js'

/** The way to the kubelet of a bound pod. Upstream answers for a node that is not there as if a pod of its name were asked for. */
export async function requireNode({ nodes, services }: ConnectCall<Pod>, pod: Pod): Promise<NodeAccess> {
  const name = pod.spec?.nodeName ?? ''
  if (services.get) {
    const node = (await services.get(Nodes, '', name)) as Node | undefined
    if (!node) throw notFound({ group: '', resource: 'pods' }, name)
    requireAddress(node)
  }
  if (!nodes) throw serviceUnavailable('this cluster runs without nodes')
  return nodes
}
