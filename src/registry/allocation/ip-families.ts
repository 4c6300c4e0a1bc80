import type { FieldError, Service, ServiceSpec } from '../../api/index.js'
import { invalid, path } from '../../api/index.js'

/** The families that services of this cluster can have, the first by default. */
export type Families = readonly ('IPv4' | 'IPv6')[]

/**
 * Fills in `ipFamilyPolicy` and `ipFamilies`, and says what this cluster cannot do (kubernetes' pkg/registry/core/service/storage/alloc.go initIPFamilyFields, v1.34).
 */
export function fillIpFamilies({ spec }: Service, families: Families): readonly FieldError[] {
  if (!spec || spec.type === 'ExternalName') return []
  // Twice the same family is the validation's to report.
  if (new Set(spec.ipFamilies).size < (spec.ipFamilies?.length ?? 0)) return []
  inferFamilies(spec)
  if (isHeadlessWithoutSelector(spec)) {
    fillUnselected(spec, families)
    return []
  }
  spec.ipFamilyPolicy ??=
    (spec.ipFamilies?.length ?? 0) > 1 || (spec.clusterIPs?.length ?? 0) > 1 ? 'RequireDualStack' : 'SingleStack'
  const errors: FieldError[] = []
  const unknown = spec.ipFamilies?.findIndex((family) => !families.includes(family as Families[number])) ?? -1
  if (unknown >= 0) {
    errors.push(
      invalid(path('spec', 'ipFamilies').index(unknown), spec.ipFamilies?.[unknown], 'not configured on this cluster'),
    )
  }
  if (spec.ipFamilyPolicy === 'RequireDualStack' && families.length < 2) {
    errors.push(
      invalid(
        path('spec', 'ipFamilyPolicy'),
        spec.ipFamilyPolicy,
        'this cluster is not configured for dual-stack services',
      ),
    )
  }
  if (errors.length > 0) return errors
  if (!spec.ipFamilies?.length) spec.ipFamilies = [families[0] as string]
  if (spec.ipFamilyPolicy !== 'SingleStack' && spec.ipFamilies.length === 1) {
    const other = families.find((family) => family !== spec.ipFamilies?.[0])
    if (other) spec.ipFamilies.push(other)
  }
  return []
}

/** Addresses that the caller chose say their family. */
function inferFamilies(spec: ServiceSpec): void {
  for (const [i, address] of (spec.clusterIPs ?? []).entries()) {
    if (address === 'None' || address === '') return
    if (spec.ipFamilies?.[i] === undefined)
      spec.ipFamilies = [...(spec.ipFamilies ?? []), address.includes(':') ? 'IPv6' : 'IPv4']
  }
}

function isHeadlessWithoutSelector({ clusterIP, clusterIPs, selector }: ServiceSpec): boolean {
  return (clusterIP === 'None' || clusterIPs?.[0] === 'None') && Object.keys(selector ?? {}).length === 0
}

/** Whoever writes the endpoints of such a service may write any: it gets both families unless it says otherwise. */
function fillUnselected(spec: ServiceSpec, families: Families): void {
  spec.ipFamilyPolicy ??= 'RequireDualStack'
  if (!spec.ipFamilies?.length) spec.ipFamilies = [families[0] as string]
  if (spec.ipFamilyPolicy !== 'SingleStack' && spec.ipFamilies.length === 1) {
    spec.ipFamilies.push(spec.ipFamilies[0] === 'IPv4' ? 'IPv6' : 'IPv4')
  }
}
