import { isConflict, parseApiVersion, type ResourceToken, type Scale } from '../../api/index.js'
import type { Client } from '../../client/index.js'
import { discoverResources } from '../runtime/index.js'

const updateAttempts = 5

/** Finds resources by kind and reads and writes their scales. */
export class ScaleTargets {
  readonly #client: Client
  readonly #known = new Map<string, ResourceToken>()

  constructor(client: Client) {
    this.#client = client
  }

  /** In the version given, or the one the group prefers; undefined for a kind that nobody serves. */
  async tokenOf(apiVersion: string, kind: string): Promise<ResourceToken | undefined> {
    const key = `${apiVersion}/${kind}`
    const known = this.#known.get(key)
    if (known) return known
    const { group } = parseApiVersion(apiVersion)
    const served = await discoverResources(this.#client)
    const found =
      served.forKind(apiVersion, kind)?.token ??
      served.preferred.find(({ token }) => token.group === group && token.kind === kind)?.token
    if (found) this.#known.set(key, found)
    return found
  }

  get(token: ResourceToken, namespace: string, name: string): Promise<Scale> {
    return this.#client.resource(token, namespace).subresource<Scale>('get', name, 'scale')
  }

  /** Tried anew where somebody else has written meanwhile. */
  async setReplicas(token: ResourceToken, scale: Scale, replicas: number): Promise<void> {
    const { namespace = '', name = '' } = scale.metadata ?? {}
    let current = scale
    for (let attempt = 1; ; attempt++) {
      const wanted: Scale = { ...current, spec: { ...current.spec, replicas } }
      try {
        await this.#client.resource(token, namespace).subresource<Scale>('update', name, 'scale', wanted)
        return
      } catch (error) {
        if (!isConflict(error) || attempt === updateAttempts) throw error
        current = await this.get(token, namespace, name)
      }
    }
  }
}
