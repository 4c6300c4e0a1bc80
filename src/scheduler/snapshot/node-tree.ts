/**
 * Nodes by zone, listed one zone after the other in turn, so that the first nodes of the list are spread over the zones
 * (pkg/scheduler/backend/cache/node_tree.go, v1.34).
 */
export class NodeTree {
  readonly #zones = new Map<string, string[]>()
  readonly #zoneOfNode = new Map<string, string>()

  /** Adds the node, or moves it to its new zone. Says whether anything changed. */
  set(name: string, zone: string): boolean {
    const old = this.#zoneOfNode.get(name)
    if (old === zone) return false
    if (old !== undefined) this.delete(name)
    this.#zoneOfNode.set(name, zone)
    const nodes = this.#zones.get(zone)
    if (nodes) nodes.push(name)
    else this.#zones.set(zone, [name])
    return true
  }

  delete(name: string): boolean {
    const zone = this.#zoneOfNode.get(name)
    if (zone === undefined) return false
    this.#zoneOfNode.delete(name)
    const rest = this.#zones.get(zone)?.filter((one) => one !== name) ?? []
    if (rest.length > 0) this.#zones.set(zone, rest)
    else this.#zones.delete(zone)
    return true
  }

  list(): string[] {
    const names: string[] = []
    const zones = [...this.#zones.values()]
    for (let round = 0; names.length < this.#zoneOfNode.size; round++) {
      for (const nodes of zones) {
        const name = nodes[round]
        if (name !== undefined) names.push(name)
      }
    }
    return names
  }
}
