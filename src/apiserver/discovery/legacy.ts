import { apiVersionOf } from '../../api/index.js'
import type { GroupVersions, ServedResource } from '../../registry/index.js'
import { listedSubresources, storageVersionHash } from './resources.js'

/** `/api/v1` and `/apis/<group>/<version>`: resources and subresources sorted by name; of custom ones the status stands before the scale. */
export function resourceList(group: string, version: string, served: readonly ServedResource[]): object {
  const isCustom = served.some(({ definition }) => definition.custom)
  return {
    kind: 'APIResourceList',
    // Upstream leaves it out for the core group.
    ...(group === '' ? {} : { apiVersion: 'v1' }),
    groupVersion: apiVersionOf({ group, version }),
    resources: isCustom
      ? served.toSorted((a, b) => (a.token.plural < b.token.plural ? -1 : 1)).flatMap(entriesOf)
      : served.flatMap(entriesOf).sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

function entriesOf(served: ServedResource): { readonly name: string }[] {
  const { token, definition, shortNames, categories } = served
  const { plural, singular, namespaced, kind } = token
  const hash = storageVersionHash(served)
  const own = {
    name: plural,
    singularName: singular,
    namespaced,
    kind,
    verbs: definition.verbs,
    ...(shortNames.length > 0 ? { shortNames } : {}),
    ...(categories.length > 0 ? { categories } : {}),
    ...(hash === undefined ? {} : { storageVersionHash: hash }),
  }
  const subresources = listedSubresources(served).map((one) => ({
    name: `${plural}/${one.name}`,
    singularName: '',
    namespaced,
    ...(one.group === token.group && one.version === token.version ? {} : { group: one.group, version: one.version }),
    kind: one.kind,
    verbs: one.verbs,
  }))
  return [own, ...subresources]
}

/** One group, as `/apis` lists it and `/apis/<group>` shows it. */
export function groupOf({ group, versions }: GroupVersions): object {
  const entries = versions.map((version) => ({ groupVersion: apiVersionOf({ group, version }), version }))
  return { name: group, versions: entries, preferredVersion: entries[0] }
}

export function groupList(groups: readonly GroupVersions[]): object {
  return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(groupOf) }
}

/** `/api`. */
export function coreVersions(versions: readonly string[], serverAddress: string): object {
  return {
    kind: 'APIVersions',
    versions,
    serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress }],
  }
}
