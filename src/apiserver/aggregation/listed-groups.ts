import type { APIService } from '../../api/index.js'
import { findCondition } from '../../api/index.js'
import { deepEqual } from '../../base/index.js'
import { byVersionPriority, type Catalog, type GroupVersions } from '../../registry/index.js'
import type { RemoteDiscovery, RemoteResources } from './remote-discovery.js'
import { managedLabel, wantedServices } from './wanted-services.js'

interface Entry {
  readonly name: string
  readonly group: string
  readonly version: string
  readonly groupPriority: number
  readonly versionPriority: number
}

/** Before all others; nobody registers it. */
const own: GroupVersions = { group: 'apiregistration.k8s.io', versions: ['v1'] }

/** What discovery lists: the groups of this server and of all others, by the priorities of their APIServices. */
export class ListedGroups {
  readonly #catalog: Catalog
  readonly #discovery: RemoteDiscovery
  readonly #remote = new Map<string, RemoteResources>()
  #services: readonly APIService[] = []
  #isUnwanted: (name: string) => boolean = () => false
  #asked = new Map<string, string>()
  #generation = 1
  #made: { readonly key: string; readonly entries: readonly Entry[] } | undefined

  constructor(catalog: Catalog, discovery: RemoteDiscovery) {
    this.#catalog = catalog
    this.#discovery = discovery
  }

  /** Changes whenever an answer might. */
  get generation(): string {
    return `${this.#catalog.generation}/${this.#generation}`
  }

  /** The named groups as `/apis` lists them (handler_apis.go). */
  named(): readonly GroupVersions[] {
    const entries = this.#entries().toSorted((a, b) => b.groupPriority - a.groupPriority || compare(a.name, b.name))
    return [own, ...grouped(entries.filter(({ group }) => group !== '' && group !== own.group))]
  }

  /** The groups of the aggregated document: equal priorities by the groups' names (endpoints/discovery/aggregated/handler.go). */
  aggregated(prefix: 'api' | 'apis'): readonly GroupVersions[] {
    const entries = this.#entries().filter(({ group }) => (group === '') === (prefix === 'api') && group !== own.group)
    const highest = new Map<string, number>()
    for (const { group, groupPriority } of entries) {
      highest.set(group, Math.max(groupPriority, highest.get(group) ?? 0))
    }
    const priority = ({ group }: GroupVersions) => highest.get(group) ?? 0
    const groups = grouped(entries).toSorted((a, b) => priority(b) - priority(a) || compare(a.group, b.group))
    return prefix === 'apis' ? [own, ...groups] : groups
  }

  /** What another server has in a group version; undefined: it is this server's own. */
  resourcesOf(group: string, version: string): RemoteResources | undefined {
    return this.#remote.get(`${version}.${group}`)
  }

  /** Where the OpenAPI v3 documents of other servers are, by their paths below `/openapi/v3` (`apis/metrics.k8s.io/v1beta1`). */
  *documents(): Generator<readonly [path: string, url: string]> {
    for (const { metadata, spec } of this.#services) {
      const url = this.#remote.get(metadata?.name ?? '')?.documentUrl
      const { group = '', version = '' } = spec ?? {}
      if (url !== undefined) yield [group === '' ? `api/${version}` : `apis/${group}/${version}`, url]
    }
  }

  hasDocument(path: string): boolean {
    for (const [known] of this.documents()) if (known === path) return true
    return false
  }

  /** Told of all APIServices when one has changed. `isUnwanted` says which of this server's own are not to be listed. */
  refresh(services: readonly APIService[], isUnwanted: (name: string) => boolean): void {
    this.#services = services
    this.#isUnwanted = isUnwanted
    this.#generation++
    const remote = new Map(services.filter(({ spec }) => spec?.service).map((one) => [one.metadata?.name ?? '', one]))
    for (const name of this.#remote.keys()) {
      if (remote.has(name)) continue
      this.#remote.delete(name)
      this.#asked.delete(name)
    }
    for (const [name, service] of remote) {
      if (!this.#remote.has(name)) this.#remote.set(name, { isStale: true })
      const state = `${findCondition(service.status?.conditions, 'Available')?.status} ${JSON.stringify(service.spec)}`
      if (this.#asked.get(name) === state) continue
      this.#asked.set(name, state)
      void this.ask(service)
    }
  }

  /** The server behind an APIService has answered: it may have other resources than before. */
  async ask(service: APIService): Promise<void> {
    const name = service.metadata?.name ?? ''
    const known = this.#remote.get(name)
    const found = await this.#discovery.ask(service, known)
    if (!this.#remote.has(name) || deepEqual(known, found)) return
    this.#remote.set(name, found)
    this.#generation++
  }

  /** One for each group version: what is served counts as registered until somebody has registered it otherwise. */
  #entries(): readonly Entry[] {
    const key = this.generation
    if (this.#made?.key === key) return this.#made.entries
    const services = new Map(wantedServices(this.#catalog))
    for (const name of services.keys()) if (this.#isUnwanted(name)) services.delete(name)
    for (const one of this.#services) {
      const { name = '', labels } = one.metadata ?? {}
      // Of a definition that has gone: it will be deleted in a moment.
      if (labels?.[managedLabel] === 'true' && !services.has(name)) continue
      services.set(name, one)
    }
    const entries = [...services].map(([name, { spec }]) => ({
      name,
      group: spec?.group ?? '',
      version: spec?.version ?? '',
      groupPriority: spec?.groupPriorityMinimum ?? 0,
      versionPriority: spec?.versionPriority ?? 0,
    }))
    this.#made = { key, entries }
    return entries
  }
}

/** Groups in the order of their first entries. */
function grouped(entries: readonly Entry[]): readonly GroupVersions[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const present = groups.get(entry.group)
    if (present) present.push(entry)
    else groups.set(entry.group, [entry])
  }
  return [...groups].map(([group, list]) => ({
    group,
    versions: list
      .sort((a, b) => b.versionPriority - a.versionPriority || byVersionPriority(a.version, b.version))
      .map(({ version }) => version),
  }))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
