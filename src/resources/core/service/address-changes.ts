import type { FieldError, Service, ServiceSpec } from '../../../api/index.js'
import { invalid, path } from '../../../api/index.js'
import { isHeadless } from './kinds-of-service.js'

const specAt = path('spec')
const unchangeable = 'may not change once set'

/** Addresses and families stay, but for a second one that comes or goes, and unless the type changes from or to ExternalName. */
export function addAddressChangeErrors(errors: FieldError[], service: Service, old: Service): void {
  const [spec, before] = [service.spec ?? {}, old.spec ?? {}]
  if (spec.type === 'ExternalName' || before.type === 'ExternalName') return
  const wasHeadless = isHeadless(old)
  if (wasHeadless && isHeadless(service)) return
  addListChangeErrors(errors, spec, before, 'clusterIPs')
  if (!wasHeadless && !isHeadless(service)) addListChangeErrors(errors, spec, before, 'ipFamilies')
}

function addListChangeErrors(
  errors: FieldError[],
  spec: ServiceSpec,
  before: ServiceSpec,
  list: 'clusterIPs' | 'ipFamilies',
): void {
  const now = spec[list] ?? []
  const old = before[list] ?? []
  const at = specAt.child(list)
  const { clusterIPs = [] } = spec
  if (now.length === old.length) {
    old.forEach((one, index) => {
      if (one === now[index]) return
      errors.push(invalid(at.index(list === 'clusterIPs' ? index : 0), now, unchangeable))
    })
    return
  }
  const what = list === 'clusterIPs' ? 'clusterIP' : 'ipFamily'
  if (now.length < old.length && clusterIPs.length === 0) {
    errors.push(invalid(at.index(0), now.length > 0 ? now : null, `primary ${what} can not be unset`))
  }
  // Upstream shows the addresses for the families, too.
  if (now.length > 0 && old.length > 0 && now[0] !== old[0]) errors.push(invalid(at.index(0), clusterIPs, unchangeable))
  if (now.length < old.length && now.length === 1 && spec.ipFamilyPolicy !== 'SingleStack') {
    const detail = `must be set to 'SingleStack' when releasing the secondary ${what}`
    errors.push(invalid(specAt.child('ipFamilyPolicy'), spec.ipFamilyPolicy ?? null, detail))
  }
}
