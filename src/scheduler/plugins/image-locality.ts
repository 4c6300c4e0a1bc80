import { maxNodeScore, type Plugin } from '../framework/index.js'
import type { PluginTools } from './tools.js'

const megabyte = 1024 * 1024
/** Below this an image is pulled fast enough; above it (per container) more makes no difference. */
const smallestBytes = 23 * megabyte
const largestBytesPerContainer = 1000 * megabyte

/** Prefers nodes that have the pod's images, the more of their bytes the better. */
export function imageLocality({ snapshot }: PluginTools): Plugin {
  return {
    name: 'ImageLocality',
    score(_state, { pod }, node) {
      const containers = [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])]
      let sum = 0
      for (const { image } of containers) {
        const found = snapshot.images.find(normalizedName(image ?? ''), node.name)
        // An image that few nodes have counts less, lest all pods go to those.
        if (found) sum += Math.floor((found.size * found.nodeCount) / Math.max(snapshot.nodes.length, 1))
      }
      const most = largestBytesPerContainer * containers.length
      const bounded = Math.min(Math.max(sum, smallestBytes), most)
      return most === smallestBytes
        ? 0
        : Math.floor((maxNodeScore * (bounded - smallestBytes)) / (most - smallestBytes))
    },
  }
}

/** With the tag that is meant when there is none. */
function normalizedName(name: string): string {
  return name.lastIndexOf(':') <= name.lastIndexOf('/') ? `${name}:latest` : name
}
