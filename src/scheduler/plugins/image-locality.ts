import { fits, maxNodeScore, type Plugin, skip, stateKey } from '../framework/index.js'
import type { PluginTools } from './tools.js'

const megabyte = 1024 * 1024
/** Below this an image is pulled fast enough; above it (per container) more makes no difference. */
const smallestBytes = 23 * megabyte
const largestBytesPerContainer = 1000 * megabyte

interface Images {
  /** Those that some node has. */
  readonly names: readonly string[]
  readonly containers: number
}

const imagesOfPod = stateKey<Images>('PreScoreImageLocality')

/** Prefers nodes that have the pod's images, the more of their bytes the better. */
export function imageLocality({ snapshot }: PluginTools): Plugin {
  return {
    name: 'ImageLocality',
    preScore(state, { pod }) {
      const containers = [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])]
      const names = containers.map(({ image }) => normalizedName(image ?? '')).filter((one) => snapshot.images.has(one))
      // No node has any: all would score nothing.
      if (names.length === 0) return skip
      state.write(imagesOfPod, { names, containers: containers.length })
      return fits
    },
    score(state, _pod, node) {
      const { names, containers } = state.read(imagesOfPod) ?? { names: [], containers: 0 }
      let sum = 0
      for (const name of names) {
        const found = snapshot.images.find(name, node.name)
        // An image that few nodes have counts less, lest all pods go to those.
        if (found) sum += Math.floor((found.size * found.nodeCount) / Math.max(snapshot.nodes.length, 1))
      }
      const most = largestBytesPerContainer * containers
      const bounded = Math.min(Math.max(sum, smallestBytes), most)
      return Math.floor((maxNodeScore * (bounded - smallestBytes)) / (most - smallestBytes))
    },
  }
}

/** With the tag that is meant when there is none. */
function normalizedName(name: string): string {
  return name.lastIndexOf(':') <= name.lastIndexOf('/') ? `${name}:latest` : name
}
