import type { FieldError, ServiceCIDR } from '../../api/index.js'
import { addStrictCidrErrors, immutable, invalid, parseCidr, path, required, ServiceCIDRs } from '../../api/index.js'
import { defineResource } from '../define-resource.js'

const at = path('spec', 'cidrs')

function validate({ spec }: ServiceCIDR): FieldError[] {
  const errors: FieldError[] = []
  const cidrs = spec?.cidrs ?? []
  if (cidrs.length === 0) return [required(at, 'at least one CIDR required')]
  // As Go prints its internal type.
  if (cidrs.length > 2) return [invalid(at, { CIDRs: cidrs }, 'may only hold up to 2 values')]
  const families = cidrs.map((cidr, index) => {
    addStrictCidrErrors(errors, cidr, at.index(index))
    return parseCidr(cidr)?.address.family
  })
  if (cidrs.length === 2 && families[0] !== undefined && families[0] === families[1]) {
    const detail = 'may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64'
    errors.push(invalid(at, cidrs, detail))
  }
  return errors
}

export const serviceCidrs = defineResource(ServiceCIDRs, {
  cells: { CIDRs: ({ spec }) => (spec?.cidrs ?? []).join(',') },
  tracksGeneration: false,
  resetsStatus: false,
  // Upstream names what it resets by a group that does not exist, so that every write owns all that it says.
  resetFields: [],
  status: { keepsMetadata: true, ownsEverything: true },
  validate,
  validateUpdate(cidr, old) {
    const now = cidr.spec?.cidrs ?? []
    const before = old.spec?.cidrs ?? []
    const isUpgrade = before.length === 1 && now.length === 2
    if (now.length !== before.length && !isUpgrade) return [invalid(at, cidr.spec?.cidrs ?? null, immutable)]
    const errors = before.flatMap((one, index) =>
      one === now[index] ? [] : [invalid(at.index(index), now[index] ?? '', immutable)],
    )
    return isUpgrade ? [...errors, ...validate(cidr)] : errors
  },
})
