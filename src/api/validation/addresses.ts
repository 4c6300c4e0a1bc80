import type { FieldPath } from '../errors/index.js'
import { invalid } from '../errors/index.js'
import type { CidrBlock, IpAddress } from '../values/index.js'
import { cidrContains, formatCidr, formatIp, parseCidr, parseIp } from '../values/index.js'
import type { Errors } from './error-list.js'

/** IsValidIPForLegacyField: fields older than the strict rules accept leading zeros and mapped addresses. */
export function addIpErrors(errors: Errors, value: string, at: FieldPath): IpAddress | undefined {
  const address = parseIp(value)
  if (!address) errors.push(invalid(at, value, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'))
  return address
}

/** IsValidIP: newer fields take the canonical form only. */
export function addStrictIpErrors(errors: Errors, value: string, at: FieldPath): IpAddress | undefined {
  const address = addIpErrors(errors, value, at)
  if (!address) return undefined
  if (address.leadingZeros) errors.push(invalid(at, value, 'must not have leading 0s'))
  else if (address.mapped) errors.push(invalid(at, value, 'must not be an IPv4-mapped IPv6 address'))
  else if (formatIp(address) !== value) {
    errors.push(invalid(at, value, `must be in canonical form (${JSON.stringify(formatIp(address))})`))
  }
  return address
}

/** IsValidCIDRForLegacyField. */
export function addCidrErrors(errors: Errors, value: string, at: FieldPath): CidrBlock | undefined {
  const block = parseCidr(value)
  if (!block) errors.push(invalid(at, value, 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'))
  return block
}

/** IsValidCIDR. */
export function addStrictCidrErrors(errors: Errors, value: string, at: FieldPath): CidrBlock | undefined {
  const block = addCidrErrors(errors, value, at)
  if (!block) return undefined
  if (block.leadingZeros) errors.push(invalid(at, value, 'must not have leading 0s in IP or prefix length'))
  else if (block.address.mapped) errors.push(invalid(at, value, 'must not have an IPv4-mapped IPv6 address'))
  else if (block.address.value !== block.network.value) {
    errors.push(invalid(at, value, 'must not have bits set beyond the prefix length'))
  } else if (formatCidr(block) !== value) {
    errors.push(invalid(at, value, `must be in canonical form (${JSON.stringify(formatCidr(block))})`))
  }
  return block
}

/** Warnings about an address that strict parsers will refuse, or that is not in its canonical form (GetWarningsForIP); none about what is no address. */
export function addressWarnings(value: string, at: FieldPath): readonly string[] {
  const address = parseIp(value)
  if (!address) return []
  const canonical = formatIp(address)
  const quoted = JSON.stringify(value)
  if (address.leadingZeros || address.mapped) {
    const advice = `will be considered invalid in a future Kubernetes release: use ${JSON.stringify(canonical)}`
    return [`${at}: non-standard IP address ${quoted} ${advice}`]
  }
  if (address.family === 4 || canonical === value) return []
  return [`${at}: IPv6 address ${quoted} should be in RFC 5952 canonical format (${JSON.stringify(canonical)})`]
}

/** The same for blocks of addresses (GetWarningsForCIDR). */
export function cidrWarnings(value: string, at: FieldPath): readonly string[] {
  const block = parseCidr(value)
  if (!block) return []
  const { address, network } = block
  const quoted = JSON.stringify(value)
  const canonical = JSON.stringify(formatCidr(block))
  const warnings: string[] = []
  if (address.value !== network.value) {
    const single = JSON.stringify(`${formatIp(address)}/${address.family === 4 ? 32 : 128}`)
    warnings.push(`${at}: CIDR value ${quoted} is ambiguous in this context (should be ${canonical} or ${single}?)`)
  }
  if (block.leadingZeros || address.mapped) {
    const advice = `will be considered invalid in a future Kubernetes release: use ${canonical}`
    warnings.push(`${at}: non-standard CIDR value ${quoted} ${advice}`)
  }
  if (warnings.length === 0 && address.family === 6 && formatCidr(block) !== value) {
    warnings.push(`${at}: IPv6 CIDR value ${quoted} should be in RFC 5952 canonical format (${canonical})`)
  }
  return warnings
}

const specialRanges = [
  { blocks: ['127.0.0.0/8', '::1/128'], text: 'may not be in the loopback range (127.0.0.0/8, ::1/128)' },
  { blocks: ['169.254.0.0/16', 'fe80::/10'], text: 'may not be in the link-local range (169.254.0.0/16, fe80::/10)' },
  {
    blocks: ['224.0.0.0/24', 'ff02::/16'],
    text: 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)',
  },
].map(({ blocks, text }) => ({ blocks: blocks.flatMap((block) => parseCidr(block) ?? []), text }))

/** ValidateNonSpecialIP: addresses that make no sense as endpoints or external IPs. */
export function addSpecialIpErrors(errors: Errors, value: string, at: FieldPath): void {
  const address = parseIp(value)
  if (!address) {
    errors.push(invalid(at, value, 'must be a valid IP address'))
    return
  }
  if (address.value === 0n) errors.push(invalid(at, value, `may not be unspecified (${value})`))
  for (const { blocks, text } of specialRanges) {
    if (blocks.some((block) => cidrContains(block, address))) errors.push(invalid(at, value, text))
  }
}

/** Whether the list holds both families. */
export function isDualStack(addresses: readonly string[]): boolean {
  const families = new Set(addresses.map((address) => parseIp(address.split('/')[0] ?? '')?.family))
  return families.has(4) && families.has(6)
}
