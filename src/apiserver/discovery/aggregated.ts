import type { GroupVersions, ServedResource } from '../../registry/index.js'
import type { RemoteResources } from '../aggregation/index.js'
import { type ListedSubresource, listedSubresources } from './resources.js'

/** What follows the media type of the aggregated documents. */
export const aggregatedParameters = ';g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'

/** Everything in one document (KEP-3352): groups by priority, their versions by preference, resources with their subresources. */
export function aggregatedDiscovery(
  groups: readonly GroupVersions[],
  servedIn: (group: string, version: string) => readonly ServedResource[],
  resourcesOf: (group: string, version: string) => RemoteResources | undefined = () => undefined,
): object {
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(({ group, versions }) => ({
      metadata: group === '' ? {} : { name: group },
      versions: versions.map((version) => {
        const remote = resourcesOf(group, version)
        if (remote) {
          const { resources, isStale } = remote
          return { version, ...(resources ? { resources } : {}), freshness: isStale ? 'Stale' : 'Current' }
        }
        const served = servedIn(group, version).toSorted((a, b) => (a.token.plural < b.token.plural ? -1 : 1))
        // Registered, but nothing is there.
        if (served.length === 0) return { version, freshness: 'Stale' }
        return { version, resources: served.map(resourceOf), freshness: 'Current' }
      }),
    })),
  }
}

function resourceOf(served: ServedResource): object {
  const { token, definition, shortNames, categories } = served
  const { group, version, kind, plural, singular, namespaced } = token
  const subresources = listedSubresources(served)
  return {
    resource: plural,
    responseKind: responseKind({ group, version, kind }, served),
    scope: namespaced ? 'Namespaced' : 'Cluster',
    singularResource: singular,
    verbs: definition.verbs,
    ...(shortNames.length > 0 ? { shortNames } : {}),
    ...(categories.length > 0 ? { categories } : {}),
    ...(subresources.length > 0
      ? {
          subresources: subresources.map((one) => ({
            subresource: one.name,
            responseKind: responseKind(one, served),
            verbs: one.verbs,
          })),
        }
      : {}),
  }
}

/** Upstream names group and version of built-in kinds only where they are not those of the list. */
function responseKind(
  { group, version, kind }: Omit<ListedSubresource, 'name' | 'verbs'>,
  { token, definition }: ServedResource,
): object {
  const isOwn = group === token.group && version === token.version
  return isOwn && !definition.custom ? { group: '', version: '', kind } : { group, version, kind }
}
