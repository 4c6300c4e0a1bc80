import type { ValidatingAdmissionPolicy } from '../../api/index.js'
import type { DiscoveredResource, DiscoveredResources } from '../runtime/index.js'

export interface Kind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** More types than this of one rule are not looked at, nor the rules after it. */
const maxTypes = 10

/**
 * The kinds that a policy names, by group, version and kind: rules with a wildcard in their groups or versions are passed over, and so are resources with one
 * and subresources. `discover(true)` asks anew: at most once, when a resource is not known. (typesToCheck of policy/validating/typechecking.go, v0.34)
 */
export async function matchedKinds(
  { spec }: ValidatingAdmissionPolicy,
  discover: (isFreshWanted: boolean) => Promise<DiscoveredResources>,
): Promise<readonly Kind[]> {
  const kinds = new Map<string, Kind>()
  let isFresh = false
  let { all } = await discover(false)
  for (const rule of spec?.matchConstraints?.resourceRules ?? []) {
    let count = 0
    for (const asked of namedResources(rule)) {
      let found = all.filter((one) => isAsked(one, asked))
      if (found.length === 0 && !isFresh) {
        isFresh = true
        all = (await discover(true)).all
        found = all.filter((one) => isAsked(one, asked))
      }
      for (const { token } of found) {
        const { group, version, kind } = token
        kinds.set(JSON.stringify([group, version, kind]), { group, version, kind })
        if (++count === maxTypes) return sorted(kinds)
      }
    }
  }
  return sorted(kinds)
}

interface NamedResource {
  readonly group: string
  readonly version: string
  readonly resource: string
}

interface Rule {
  readonly apiGroups?: readonly string[]
  readonly apiVersions?: readonly string[]
  readonly resources?: readonly string[]
}

function namedResources({ apiGroups = [], apiVersions = [], resources = [] }: Rule): readonly NamedResource[] {
  if ([...apiGroups, ...apiVersions].some((one) => one.includes('*'))) return []
  const versions = apiVersions.toSorted()
  const names = resources.filter((one) => !/[*/]/.test(one)).sort()
  return apiGroups
    .toSorted()
    .flatMap((group) => versions.flatMap((version) => names.map((resource) => ({ group, version, resource }))))
}

/** The core group's name is no name to upstream's mapper: resources of any group have it. */
function isAsked({ token }: DiscoveredResource, { group, version, resource }: NamedResource): boolean {
  const name = resource.toLowerCase()
  return (
    (group === '' || token.group === group) &&
    token.version === version &&
    (token.plural === name || token.singular === name)
  )
}

function sorted(kinds: ReadonlyMap<string, Kind>): readonly Kind[] {
  return [...kinds.values()].sort(
    (a, b) => compare(a.group, b.group) || compare(a.version, b.version) || compare(a.kind, b.kind),
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
