import type { FieldError, ServiceCIDR } from '../../api/index.js'
import {
  addStrictCidrErrors,
  duplicate,
  forbidden,
  immutable,
  invalid,
  isDualStack,
  path,
  required,
  ServiceCIDRs,
  semanticEqual,
  tooMany,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'

const at = path('spec', 'cidrs')

function validate({ spec }: ServiceCIDR): FieldError[] {
  const errors: FieldError[] = []
  const cidrs = spec?.cidrs ?? []
  if (cidrs.length === 0) return [required(at, 'at least one CIDR required')]
  if (cidrs.length > 2) return [tooMany(at, cidrs.length, 2)]
  if (cidrs.length === 2 && !isDualStack(cidrs)) {
    errors.push(
      invalid(at, cidrs, 'may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64'),
    )
  }
  cidrs.forEach((cidr, index) => {
    addStrictCidrErrors(errors, cidr, at.index(index))
    if (cidrs.indexOf(cidr) < index) errors.push(duplicate(at.index(index), cidr))
  })
  return errors
}

export const serviceCidrs = defineResource(ServiceCIDRs, {
  cells: { CIDRs: ({ spec }) => (spec?.cidrs ?? []).join(',') },
  tracksGeneration: false,
  status: { keepsMetadata: true },
  prepareForCreate(cidr) {
    cidr.status = {}
  },
  validate,
  validateUpdate(cidr, old) {
    const now = cidr.spec?.cidrs ?? []
    const before = old.spec?.cidrs ?? []
    if (semanticEqual(now, before)) return []
    if (now.length !== before.length && !(before.length === 1 && now.length === 2)) {
      return [forbidden(at, 'Invalid CIDR update, only allowed to upgrade from single to dual-stack')]
    }
    if (now[0] !== before[0]) return [invalid(at.index(0), now[0] ?? null, immutable)]
    if (before.length === 2) return [invalid(at, now, immutable)]
    return validate(cidr)
  },
})
