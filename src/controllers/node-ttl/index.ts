import { isNotFound, Nodes } from '../../api/index.js'
import { defineController } from '../runtime/index.js'

const ttlAnnotation = 'node.alpha.kubernetes.io/ttl'

/** For how many seconds kubelets may keep Secrets and ConfigMaps, by the size of the cluster. The bounds overlap, so that it does not flap. */
const steps: readonly { readonly from: number; readonly to: number; readonly seconds: number }[] = [
  { from: 0, to: 100, seconds: 0 },
  { from: 90, to: 500, seconds: 15 },
  { from: 450, to: 1000, seconds: 30 },
  { from: 900, to: 2000, seconds: 60 },
  { from: 1800, to: Number.POSITIVE_INFINITY, seconds: 300 },
]

/** Tells kubelets by an annotation how long they may cache. pkg/controller/ttl (v1.34). */
export const nodeTtlController = defineController({
  name: 'ttl-controller',
  reconciles: Nodes,
  create: ({ informers, client, queue }) => {
    const nodes = informers.informer(Nodes)
    let step = 0
    const follow = () => {
      const before = step
      const isIn = ({ from, to }: { from: number; to: number }) => nodes.size >= from && nodes.size <= to
      const current = steps[step]
      if (current && isIn(current)) return
      step = steps.findIndex(isIn)
      if (step !== before) for (const node of nodes.list()) queue.add(node.metadata?.name ?? '')
    }
    nodes.subscribe({ onAdd: follow, onDelete: follow })
    return {
      async reconcile(name) {
        const node = nodes.getByKey(name)
        const seconds = String(steps[step]?.seconds ?? 0)
        if (!node || node.metadata?.annotations?.[ttlAnnotation] === seconds) return undefined
        try {
          const { uid } = node.metadata ?? {}
          const patch = { metadata: { uid, annotations: { [ttlAnnotation]: seconds } } }
          await client.resource(Nodes).patch(name, 'strategic', patch)
        } catch (error) {
          if (!isNotFound(error)) throw error
        }
        return undefined
      },
    }
  },
})
