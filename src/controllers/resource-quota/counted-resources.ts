import type { ResourceToken } from '../../api/index.js'
import {
  isClaimResource,
  isDeviceResource,
  isPodResource,
  isServiceResource,
  PersistentVolumeClaims,
  Pods,
  ResourceClaims,
  Services,
} from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { Client } from '../../client/index.js'
import { discoverResources } from '../runtime/index.js'

/** Names without `count/`, from before there was that. */
const oldNames: ReadonlySet<string> = new Set(['configmaps', 'resourcequotas', 'replicationcontrollers', 'secrets'])
/** A name that is not known may be by then. */
const askAgainMs = 30_000

/** Which resource the name in a quota's `hard` counts, custom ones included. */
export class CountedResources {
  readonly #client: Client
  readonly #clock: Clock
  #byName: ReadonlyMap<string, ResourceToken> = new Map()
  #askedAt = Number.NEGATIVE_INFINITY
  #asking: Promise<void> = Promise.resolve()

  constructor({ client, clock }: { readonly client: Client; readonly clock: Clock }) {
    this.#client = client
    this.#clock = clock
  }

  /** The resources that a quota on these names counts, each once. */
  async of(names: readonly string[]): Promise<readonly ResourceToken[]> {
    const tokens = new Map<string, ResourceToken>()
    for (const name of names) {
      const token = ownToken(name) ?? (await this.#byDiscovery(name))
      if (token) tokens.set(`${token.group}/${token.plural}`, token)
    }
    return [...tokens.values()]
  }

  async #byDiscovery(name: string): Promise<ResourceToken | undefined> {
    const counted = oldNames.has(name) ? name : name.startsWith('count/') ? name.slice('count/'.length) : undefined
    if (counted === undefined) return undefined
    if (!this.#byName.has(counted) && this.#clock.now() - this.#askedAt >= askAgainMs) {
      this.#askedAt = this.#clock.now()
      this.#asking = this.#ask()
    }
    await this.#asking
    return this.#byName.get(counted)
  }

  async #ask(): Promise<void> {
    const { preferred } = await discoverResources(this.#client)
    const usable = preferred.filter(
      ({ token, verbs }) => token.namespaced && ['list', 'watch', 'create'].every((verb) => verbs.includes(verb)),
    )
    this.#byName = new Map(
      usable.map(({ token }) => [token.group === '' ? token.plural : `${token.plural}.${token.group}`, token]),
    )
  }
}

function ownToken(name: string): ResourceToken | undefined {
  if (isPodResource(name)) return Pods
  if (isClaimResource(name)) return PersistentVolumeClaims
  if (isServiceResource(name)) return Services
  return isDeviceResource(name) ? ResourceClaims : undefined
}
