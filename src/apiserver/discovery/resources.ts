import { createHash } from 'node:crypto'
import { type BuiltInResource, builtInResources, type ResourceToken } from '../../api/index.js'
import type { ServedResource } from '../../registry/index.js'

/** A subresource as discovery lists it. */
export interface ListedSubresource {
  readonly name: string
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly verbs: readonly string[]
}

/** Subresources of one served resource, sorted by name, the status of custom ones before their scale. What the definition leaves open (the kind of query options) is in the facts. */
export function listedSubresources(served: ServedResource): readonly ListedSubresource[] {
  const { token, subresources, definition } = served
  const facts = definition.custom ? undefined : factsOf(token)
  return subresources
    .map((subresource) => {
      const known = facts?.subresources.find((one) => one.name === subresource.name)
      const body = known ?? subresource.body ?? token
      return {
        name: subresource.name,
        group: body.group,
        version: body.version,
        kind: body.kind,
        verbs: known?.verbs ?? [...subresource.verbs].sort(),
      }
    })
    .sort((a, b) => (a.name < b.name === !definition.custom ? -1 : 1))
}

function factsOf({ group, version, plural }: ResourceToken): BuiltInResource | undefined {
  return builtInResources().find((one) => one.group === group && one.version === version && one.plural === plural)
}

/** Where upstream stores in another version than the one we call the hub: clients compare these hashes only with themselves, but all servers agree on them. */
const storedElsewhere: Readonly<Record<string, string>> = {
  'apiextensions.k8s.io/customresourcedefinitions': 'apiextensions.k8s.io/v1beta1',
  'events.k8s.io/events': '/v1',
  '/events': '/v1',
  'resource.k8s.io/deviceclasses': 'resource.k8s.io/v1beta2',
  'resource.k8s.io/resourceclaims': 'resource.k8s.io/v1beta2',
  'resource.k8s.io/resourceclaimtemplates': 'resource.k8s.io/v1beta2',
  'resource.k8s.io/resourceslices': 'resource.k8s.io/v1beta2',
  'storage.k8s.io/volumeattributesclasses': 'storage.k8s.io/v1beta1',
}

/** Eight bytes of SHA-256 over group, version and kind of the stored form (apiserver's pkg/endpoints/discovery, v0.34); absent where nothing is stored. */
export function storageVersionHash({ definition, token }: ServedResource): string | undefined {
  if (definition.storage === 'none' || definition.computed) return undefined
  const hub = definition.token
  const version = storedElsewhere[`${token.group}/${token.plural}`] ?? `${hub.group}/${hub.version}`
  return createHash('sha256').update(`${version}/${hub.kind}`).digest().subarray(0, 8).toString('base64')
}
