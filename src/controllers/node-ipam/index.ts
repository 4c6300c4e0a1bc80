import { type Node, Nodes } from '../../api/index.js'
import { nodeReference } from '../node-lifecycle/index.js'
import { type ControllerFactory, defineController, type Reconciler, type ReconcilerTools } from '../runtime/index.js'
import { AddressRanges } from './address-ranges.js'

export interface NodeIpamOptions {
  /** The addresses of all pods: `10.244.0.0/16`. IPv4. Throws a TypeError when it is none, or too small. */
  readonly clusterCIDR: string
  /** Bits of a node's part; 24 when left out. */
  readonly nodeMaskSize?: number
  /** Parts that are not given out. */
  readonly reserved?: readonly string[]
}

/** Gives each node a part of the pods' addresses. pkg/controller/nodeipam/ipam/range_allocator.go (v1.34). */
export function nodeIpamController(options: NodeIpamOptions): ControllerFactory {
  const { clusterCIDR, nodeMaskSize = 24, reserved = [] } = options
  return defineController({
    name: 'node-ipam-controller',
    reconciles: Nodes,
    // One at a time: what is given to one must be taken before the next is served.
    workers: 1,
    create(tools) {
      const ranges = new AddressRanges(clusterCIDR, nodeMaskSize)
      for (const cidr of reserved) ranges.take(cidr)
      return createReconciler(tools, ranges, new Set(reserved))
    },
  })
}

function createReconciler(
  { informers, client, events, queue }: ReconcilerTools,
  ranges: AddressRanges,
  reserved: ReadonlySet<string>,
): Reconciler {
  const nodes = informers.informer(Nodes)
  const cidrsOf = (node: Node) => node.spec?.podCIDRs ?? (node.spec?.podCIDR ? [node.spec.podCIDR] : [])
  const waiting = new Set<string>()
  nodes.subscribe({
    onAdd: (node) => {
      for (const cidr of cidrsOf(node)) ranges.take(cidr)
    },
    onUpdate: (_, node) => {
      for (const cidr of cidrsOf(node)) ranges.take(cidr)
    },
    onDelete: (node) => {
      for (const cidr of cidrsOf(node)) if (!reserved.has(cidr)) ranges.release(cidr)
      waiting.delete(node.metadata?.name ?? '')
      for (const name of waiting) queue.add(name)
    },
  })
  return {
    async reconcile(name) {
      const node = nodes.getByKey(name)
      if (!node || node.metadata?.deletionTimestamp !== undefined || cidrsOf(node).length > 0) return undefined
      const cidr = ranges.next()
      if (cidr === undefined) {
        waiting.add(name)
        const message = `Node ${name} status is now: CIDRNotAvailable`
        events.event(nodeReference(node), 'Normal', 'CIDRNotAvailable', message)
        return undefined
      }
      waiting.delete(name)
      try {
        const uid = node.metadata?.uid
        await client
          .resource(Nodes)
          .patch(name, 'strategic', { metadata: { uid }, spec: { podCIDR: cidr, podCIDRs: [cidr] } })
      } catch (error) {
        // Whether it was written is not known after a broken connection: the next look at the node tells.
        const present = nodes.getByKey(name)
        if (!present || !cidrsOf(present).includes(cidr)) ranges.release(cidr)
        throw error
      }
      return undefined
    },
  }
}
