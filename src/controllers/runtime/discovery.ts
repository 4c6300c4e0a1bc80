import { isStatusError, parseApiVersion, type ResourceToken } from '../../api/index.js'
import type { Client } from '../../client/index.js'

/** A resource as discovery tells of it. */
export interface DiscoveredResource {
  readonly token: ResourceToken
  readonly verbs: readonly string[]
}

export interface DiscoveredResources {
  /** Each resource once, in its group's preferred version where that has it. */
  readonly preferred: readonly DiscoveredResource[]
  /** Each resource in each served version. */
  readonly all: readonly DiscoveredResource[]
  /** The resource of a kind in any served version; undefined for an unknown one. */
  forKind(apiVersion: string, kind: string): DiscoveredResource | undefined
  /** Group versions that could not be asked, with why. */
  readonly failures: ReadonlyMap<string, unknown>
}

interface ApiResource {
  readonly name: string
  readonly singularName?: string
  readonly namespaced: boolean
  readonly kind: string
  readonly verbs: readonly string[]
}

interface ApiGroup {
  readonly name: string
  readonly versions: readonly { readonly groupVersion: string; readonly version: string }[]
  readonly preferredVersion?: { readonly version: string }
}

/** Asks the server what it serves; subresources are left out. Rejects when the groups cannot be listed. */
export async function discoverResources(client: Client): Promise<DiscoveredResources> {
  const groups = (await client.raw('GET', '/apis')) as { readonly groups?: readonly ApiGroup[] }
  const versions = ['v1', ...(groups.groups ?? []).flatMap(versionsOf)]
  const failures = new Map<string, unknown>()
  const answers = await Promise.all(
    versions.map(async (groupVersion) => {
      try {
        const path = groupVersion === 'v1' ? '/api/v1' : `/apis/${groupVersion}`
        const list = (await client.raw('GET', path)) as { readonly resources?: readonly ApiResource[] }
        return { groupVersion, resources: list.resources ?? [] }
      } catch (error) {
        failures.set(groupVersion, isStatusError(error) && error.code === 503 ? stale(groupVersion) : error)
        return { groupVersion, resources: [] }
      }
    }),
  )
  const kinds = new Map<string, DiscoveredResource>()
  const preferred = new Map<string, DiscoveredResource>()
  const all: DiscoveredResource[] = []
  for (const { groupVersion, resources } of answers) {
    const { group, version } = parseApiVersion(groupVersion)
    for (const { name, singularName, namespaced, kind, verbs } of resources) {
      if (name.includes('/')) continue
      const token: ResourceToken = {
        group,
        version,
        kind,
        plural: name,
        singular: singularName ?? kind.toLowerCase(),
        listKind: `${kind}List`,
        namespaced,
      }
      const resource = { token, verbs }
      all.push(resource)
      kinds.set(`${groupVersion}/${kind}`, resource)
      if (!preferred.has(`${group}/${name}`)) preferred.set(`${group}/${name}`, resource)
    }
  }
  return {
    preferred: [...preferred.values()],
    all,
    forKind: (apiVersion, kind) => kinds.get(`${apiVersion}/${kind}`),
    failures,
  }
}

/** A server that does not answer for its group version, as clients of the newer discovery are told (client-go's discovery/aggregated_discovery.go, v0.34). */
const stale = (groupVersion: string) => new Error(`stale GroupVersion discovery: ${groupVersion}`)

/** The preferred version first, so that it wins. */
function versionsOf(group: ApiGroup): readonly string[] {
  const first = group.preferredVersion?.version
  return [...group.versions]
    .sort((a, b) => Number(b.version === first) - Number(a.version === first))
    .map((one) => one.groupVersion)
}
