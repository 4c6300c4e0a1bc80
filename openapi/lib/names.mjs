/** How definitions are named and filed in TypeScript. */

const patterns = [
  [/^io\.k8s\.api\.(\w+)\.(\w+)\.(\w+)$/, (m) => m],
  [/^io\.k8s\.apimachinery\.pkg\.apis\.(meta)\.(v1)\.(\w+)$/, (m) => m],
  [/^io\.k8s\.apimachinery\.pkg\.(version)\.(Info)$/, () => ['', 'meta', 'v1', 'VersionInfo']],
  [/^io\.k8s\.apiextensions-apiserver\.pkg\.apis\.(apiextensions)\.(v1)\.(\w+)$/, (m) => m],
  [/^io\.k8s\.kube-aggregator\.pkg\.apis\.(apiregistration)\.(v1)\.(\w+)$/, (m) => m],
]

const schemaProps = 'JSONSchemaProps'

/** Definitions that are no interface of their own: what stands in their place. */
export const inlineTypes = new Map([
  ['io.k8s.apimachinery.pkg.api.resource.Quantity', 'string'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.Time', 'string'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime', 'string'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1', 'Record<string, unknown>'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.Patch', 'unknown'],
  ['io.k8s.apimachinery.pkg.runtime.RawExtension', 'unknown'],
  ['io.k8s.apimachinery.pkg.util.intstr.IntOrString', 'number | string'],
  // Written by hand in api/meta and api/errors.
  ...['WatchEvent', 'Status', 'StatusCause', 'StatusDetails'].map((name) => [
    `io.k8s.apimachinery.pkg.apis.meta.v1.${name}`,
    'unknown',
  ]),
  ...Object.entries({
    CustomResourceSubresourceStatus: 'Record<string, unknown>',
    JSON: 'unknown',
    JSONSchemaPropsOrArray: `${schemaProps} | ${schemaProps}[]`,
    JSONSchemaPropsOrBool: `${schemaProps} | boolean`,
    JSONSchemaPropsOrStringArray: `${schemaProps} | string[]`,
  }).map(([name, type]) => [`io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.${name}`, type]),
])

/** `{ group: 'apps', version: 'v1', kind: 'Deployment' }`; the group is the short one of the definition's name. */
export function partsOf(definition) {
  for (const [pattern, pick] of patterns) {
    const match = pattern.exec(definition)
    if (match) {
      const [, group, version, kind] = pick(match)
      return { group, version, kind }
    }
  }
  throw new Error(`No TypeScript name for ${definition}`)
}

/** Names that api/request uses for something else. */
const taken = new Set(['UserInfo'])

const capital = (word) => word[0].toUpperCase() + word.slice(1)

/**
 * Definition → interface name. A name that several groups use stays plain for one of them: for what is a served kind before what is
 * not, then for core, for rbac's Subject, and for the preferred version of a group; the others carry group and version in front.
 *
 * @param {Iterable<string>} definitions
 * @param {Set<string>} kinds definitions that are bodies of resources or subresources
 */
export function typeNames(definitions, kinds) {
  const byKind = new Map()
  for (const definition of definitions) {
    if (inlineTypes.has(definition)) continue
    const { kind } = partsOf(definition)
    byKind.set(kind, [...(byKind.get(kind) ?? []), definition])
  }
  const names = new Map()
  for (const [kind, rivals] of byKind) {
    const plain = taken.has(kind) ? undefined : rivals.length === 1 ? rivals[0] : plainOf(rivals, kinds)
    for (const definition of rivals) {
      const { group, version } = partsOf(definition)
      names.set(definition, definition === plain ? kind : `${capital(group)}${capital(version)}${kind}`)
    }
  }
  return names
}

function plainOf(rivals, kinds) {
  const isCore = (definition) => definition.startsWith('io.k8s.api.core.')
  const isV2 = (definition) => definition.startsWith('io.k8s.api.autoscaling.v2.')
  const served = rivals.filter((definition) => kinds.has(definition))
  const candidates = served.length > 0 ? served : rivals
  if (candidates.length === 1) return candidates[0]
  return (
    candidates.find(isCore) ??
    candidates.find(isV2) ??
    candidates.find((definition) => definition === 'io.k8s.api.rbac.v1.Subject')
  )
}

/** `NetworkPolicies` of `NetworkPolicy` and `networkpolicies`. */
export function pluralName(kind, plural) {
  const lower = kind.toLowerCase()
  let same = 0
  while (same < plural.length && lower[same] === plural[same]) same++
  return kind.slice(0, same) + plural.slice(same)
}

export { capital }
