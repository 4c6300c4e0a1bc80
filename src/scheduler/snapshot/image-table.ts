import type { Node } from '../../api/index.js'

interface ImageState {
  /** Bytes. */
  size: number
  readonly nodes: Set<string>
}

/** Which images are on which nodes, by every name an image has there. */
export class ImageTable {
  readonly #images = new Map<string, ImageState>()
  readonly #namesOfNode = new Map<string, readonly string[]>()

  setNode(name: string, node: Node): void {
    this.removeNode(name)
    const names: string[] = []
    for (const image of node.status?.images ?? []) {
      for (const imageName of image.names ?? []) {
        const state = this.#images.get(imageName) ?? { size: 0, nodes: new Set<string>() }
        state.size = image.sizeBytes ?? 0
        state.nodes.add(name)
        this.#images.set(imageName, state)
        names.push(imageName)
      }
    }
    if (names.length > 0) this.#namesOfNode.set(name, names)
  }

  removeNode(name: string): void {
    for (const imageName of this.#namesOfNode.get(name) ?? []) {
      const state = this.#images.get(imageName)
      state?.nodes.delete(name)
      if (state?.nodes.size === 0) this.#images.delete(imageName)
    }
    this.#namesOfNode.delete(name)
  }

  /** Whether any node has it. */
  has(imageName: string): boolean {
    return this.#images.has(imageName)
  }

  /** Size in bytes and spread of an image that is on the node; `undefined` when it is not there. */
  find(imageName: string, nodeName: string): { readonly size: number; readonly nodeCount: number } | undefined {
    const state = this.#images.get(imageName)
    return state?.nodes.has(nodeName) ? { size: state.size, nodeCount: state.nodes.size } : undefined
  }
}
