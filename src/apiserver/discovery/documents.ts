import { createHash } from 'node:crypto'
import type { Catalog, ServedResource } from '../../registry/index.js'
import type { ListedGroups } from '../aggregation/index.js'
import { aggregatedDiscovery } from './aggregated.js'
import { coreVersions, groupList, groupOf, resourceList } from './legacy.js'

export interface DiscoveryDocument {
  /** JSON without a newline at the end. */
  readonly bytes: Uint8Array
  readonly etag: string
}

/** The discovery documents of a catalog: each made when it is asked for, and kept until the catalog changes. */
export class DiscoveryDocuments {
  readonly #catalog: Catalog
  readonly #serverAddress: () => string
  readonly #made = new Map<string, DiscoveryDocument>()
  readonly #listed: ListedGroups | undefined
  #generation = ''
  #byGroupVersion: Map<string, ServedResource[]> | undefined

  /** `serverAddress`: host and port, as clients see them. `listed`: the groups of other servers, too; default: there are none. */
  constructor(catalog: Catalog, serverAddress: () => string, listed?: ListedGroups) {
    this.#catalog = catalog
    this.#listed = listed
    this.#serverAddress = serverAddress
  }

  core(): DiscoveryDocument {
    return this.#document('/api', () => coreVersions(this.#coreGroup()?.versions ?? [], this.#serverAddress()))
  }

  groups(): DiscoveryDocument {
    return this.#document('/apis', () => groupList(this.#namedGroups()))
  }

  group(name: string): DiscoveryDocument | undefined {
    const found = this.#namedGroups().find((one) => one.group === name)
    if (!found) return undefined
    return this.#document(`/apis/${name}`, () => ({ kind: 'APIGroup', apiVersion: 'v1', ...groupOf(found) }))
  }

  /** Go-restful refuses what a built-in group does not have; who defines a group lets the mux do it. */
  isRouted(group: string): boolean {
    return this.#catalog.isBuiltInGroup(group)
  }

  resources(group: string, version: string): DiscoveryDocument | undefined {
    if (!this.#catalog.hasGroupVersion(group, version)) return undefined
    return this.#document(`${group}/${version}`, () => resourceList(group, version, this.#servedIn(group, version)))
  }

  /** Everything under `/api` or `/apis` in one document. */
  aggregated(prefix: 'api' | 'apis'): DiscoveryDocument {
    return this.#document(`aggregated ${prefix}`, () => {
      const groups =
        this.#listed?.aggregated(prefix) ??
        this.#catalog.groups().filter((one) => (one.group === '') === (prefix === 'api'))
      return aggregatedDiscovery(
        groups,
        (group, version) => this.#servedIn(group, version),
        (group, version) => this.#listed?.resourcesOf(group, version),
      )
    })
  }

  #coreGroup() {
    return this.#catalog.groups().find((one) => one.group === '')
  }

  #namedGroups() {
    return this.#listed?.named() ?? this.#catalog.groups().filter((one) => one.group !== '')
  }

  #servedIn(group: string, version: string): readonly ServedResource[] {
    this.#refresh()
    if (!this.#byGroupVersion) {
      // One pass over the catalog: asking it for each of a thousand groups would be a thousand.
      this.#byGroupVersion = new Map()
      for (const served of this.#catalog.served()) {
        const key = `${served.token.group}/${served.token.version}`
        const list = this.#byGroupVersion.get(key)
        if (list) list.push(served)
        else this.#byGroupVersion.set(key, [served])
      }
    }
    return this.#byGroupVersion.get(`${group}/${version}`) ?? []
  }

  #refresh(): void {
    const generation = this.#listed?.generation ?? String(this.#catalog.generation)
    if (this.#generation === generation) return
    this.#generation = generation
    this.#made.clear()
    this.#byGroupVersion = undefined
  }

  #document(name: string, make: () => object): DiscoveryDocument {
    this.#refresh()
    let document = this.#made.get(name)
    if (!document) {
      const bytes = Buffer.from(JSON.stringify(make()))
      const hash = createHash('sha512').update(bytes).digest('hex').toUpperCase()
      document = { bytes, etag: `"${hash}"` }
      this.#made.set(name, document)
    }
    return document
  }
}
