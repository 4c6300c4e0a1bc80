import type { FieldError, Service, ServiceSpec } from '../../api/index.js'
import { addServiceAddressErrors, invalid, path } from '../../api/index.js'

/** The families that services of this cluster can have, the first by default. */
export type Families = readonly ('IPv4' | 'IPv6')[]

const policyAt = path('spec', 'ipFamilyPolicy')

/**
 * Fills in `ipFamilyPolicy` and `ipFamilies`, and says what this cluster cannot do (kubernetes' pkg/registry/core/service/storage/alloc.go
 * initIPFamilyFields, v1.34).
 */
export function fillIpFamilies(service: Service, old: Service | undefined, families: Families): readonly FieldError[] {
  const { spec } = service
  if (!spec || spec.type === 'ExternalName') return []
  if (old?.spec && isUnchangedPreference(spec, old.spec)) return []
  const headlessWithoutSelector = isHeadlessWithoutSelector(spec)
  spec.ipFamilyPolicy ??= old?.spec?.ipFamilyPolicy ?? (headlessWithoutSelector ? 'RequireDualStack' : 'SingleStack')
  const errors: FieldError[] = []
  addServiceAddressErrors(errors, service, old)
  if (errors.length > 0) return errors
  if (old?.spec) errors.push(...reductionErrors(spec, old.spec))
  if (spec.ipFamilyPolicy === 'SingleStack') errors.push(...singleStackErrors(spec))
  errors.push(...inferFamilies(spec, families))
  if (errors.length > 0) return errors
  if (headlessWithoutSelector) {
    fillUnselected(spec, families)
    return []
  }
  if (spec.ipFamilyPolicy === 'RequireDualStack' && families.length < 2) {
    errors.push(invalid(policyAt, spec.ipFamilyPolicy, 'this cluster is not configured for dual-stack services'))
  }
  spec.ipFamilies?.forEach((family, index) => {
    if (families.includes(family as Families[number])) return
    errors.push(invalid(path('spec', 'ipFamilies').index(index), family, 'not configured on this cluster'))
  })
  if (errors.length > 0) return errors
  if (!spec.ipFamilies?.length) spec.ipFamilies = [families[0] as string]
  if (spec.ipFamilyPolicy !== 'SingleStack' && spec.ipFamilies.length === 1) {
    const other = families.find((family) => family !== spec.ipFamilies?.[0])
    if (other) spec.ipFamilies.push(other)
  }
  return []
}

function same(now: readonly string[] | undefined, before: readonly string[] | undefined): boolean {
  return (now ?? []).join() === (before ?? []).join()
}

/** A service that prefers both families is not changed on the way when the cluster has others than it had. */
function isUnchangedPreference(spec: ServiceSpec, before: ServiceSpec): boolean {
  return (
    spec.ipFamilyPolicy === 'PreferDualStack' &&
    (before.ipFamilyPolicy ?? 'PreferDualStack') === 'PreferDualStack' &&
    spec.type === before.type &&
    same(spec.clusterIPs, before.clusterIPs) &&
    same(spec.ipFamilies, before.ipFamilies)
  )
}

/** A second address or family goes when the policy says so, and is otherwise not to be left out. */
function reductionErrors(spec: ServiceSpec, before: ServiceSpec): readonly FieldError[] {
  const errors: FieldError[] = []
  for (const [list, what] of [
    ['clusterIPs', 'cluster IP'],
    ['ipFamilies', 'IP family'],
  ] as const) {
    const now = spec[list] ?? []
    if (spec.ipFamilyPolicy === 'SingleStack') {
      if (same(now, before[list]) && now.length > 1) spec[list] = now.slice(0, 1)
    } else if (now.length > 0 && now.length < (before[list] ?? []).length) {
      const detail = `must be 'SingleStack' to release the secondary ${what}`
      errors.push(invalid(policyAt, spec.ipFamilyPolicy ?? null, detail))
    }
  }
  return errors
}

function singleStackErrors({ clusterIPs = [], ipFamilies = [], ipFamilyPolicy }: ServiceSpec): readonly FieldError[] {
  const errors: FieldError[] = []
  const detail = (what: string) => `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`
  if (clusterIPs.length === 2) errors.push(invalid(policyAt, ipFamilyPolicy, detail('cluster IPs')))
  if (ipFamilies.length === 2) errors.push(invalid(policyAt, ipFamilyPolicy, detail('IP families')))
  return errors
}

/** Addresses that the caller chose say their family. */
function inferFamilies(spec: ServiceSpec, families: Families): readonly FieldError[] {
  const errors: FieldError[] = []
  for (const [index, address] of (spec.clusterIPs ?? []).entries()) {
    if (address === 'None') break
    if (index < (spec.ipFamilies ?? []).length) continue
    const family = address.includes(':') ? 'IPv6' : 'IPv4'
    if (families.includes(family)) spec.ipFamilies = [...(spec.ipFamilies ?? []), family]
    else {
      const at = path('spec', 'clusterIPs').index(index)
      errors.push(invalid(at, spec.clusterIPs, `${family} is not configured on this cluster`))
    }
  }
  return errors
}

function isHeadlessWithoutSelector({ clusterIP, selector }: ServiceSpec): boolean {
  return clusterIP === 'None' && Object.keys(selector ?? {}).length === 0
}

/** Whoever writes the endpoints of such a service may write any: it gets both families unless it says otherwise. */
function fillUnselected(spec: ServiceSpec, families: Families): void {
  if (!spec.ipFamilies?.length) spec.ipFamilies = [families[0] as string]
  if (spec.ipFamilyPolicy !== 'SingleStack' && spec.ipFamilies.length === 1) {
    spec.ipFamilies.push(spec.ipFamilies[0] === 'IPv4' ? 'IPv6' : 'IPv4')
  }
}
