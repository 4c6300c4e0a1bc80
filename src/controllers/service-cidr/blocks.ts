import { type CidrBlock, type IpAddress, parseCidr, type ServiceCIDR } from '../../api/index.js'

/** kubernetes' pkg/api/servicecidr (v1.34). */
export function blocksOf({ spec }: ServiceCIDR): readonly CidrBlock[] {
  return (spec?.cidrs ?? []).flatMap((text) => parseCidr(text) ?? [])
}

const widthOf = ({ family }: IpAddress) => (family === 4 ? 32 : 128)

/** Whether the first block has all addresses of the second. */
export function contains(outer: CidrBlock, inner: CidrBlock): boolean {
  return outer.prefixLength <= inner.prefixLength && isIn(outer, inner.network)
}

export function overlap(one: CidrBlock, other: CidrBlock): boolean {
  return contains(one, other) || contains(other, one)
}

function isIn({ network, prefixLength }: CidrBlock, address: IpAddress): boolean {
  const rest = BigInt(widthOf(network) - prefixLength)
  return network.family === address.family && address.value >> rest === network.value >> rest
}

/** Whether services may get the address of the block: its network's own address, and IPv4's broadcast address, are nobody's. */
export function gives(block: CidrBlock, address: IpAddress): boolean {
  if (!isIn(block, address) || address.value === block.network.value) return false
  const last = block.network.value + (1n << BigInt(widthOf(block.network) - block.prefixLength)) - 1n
  return block.network.family !== 4 || address.value !== last
}
