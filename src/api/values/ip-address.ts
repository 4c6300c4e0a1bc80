/** An address as a number, with its family and printed form. */
export interface IpAddress {
  readonly family: 4 | 6
  readonly value: bigint
  /** Written `::ffff:1.2.3.4`; then `family` is 4, as Go's net.IP prints it. */
  readonly mapped: boolean
  /** An octet with a leading zero, which only the old parsers accept. */
  readonly leadingZeros: boolean
}

export interface CidrBlock {
  readonly address: IpAddress
  readonly prefixLength: number
  /** First address of the block. */
  readonly network: IpAddress
  readonly leadingZeros: boolean
}

/** Reads an IPv4 or IPv6 address as Go's old parser does (leading zeros are ignored); undefined where it is none. */
export function parseIp(text: string): IpAddress | undefined {
  return text.includes(':') ? parseV6(text) : parseV4(text)
}

function parseV4(text: string): IpAddress | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let value = 0n
  let leadingZeros = false
  for (const part of parts) {
    if (!/^[0-9]+$/.test(part)) return undefined
    const octet = Number(part)
    if (octet > 255) return undefined
    if (part.length > 1 && part.startsWith('0')) leadingZeros = true
    value = (value << 8n) | BigInt(octet)
  }
  return { family: 4, value, mapped: false, leadingZeros }
}

function parseV6(text: string): IpAddress | undefined {
  let body = text
  let leadingZeros = false
  const lastColon = body.lastIndexOf(':')
  if (body.slice(lastColon + 1).includes('.')) {
    const tail = parseV4(body.slice(lastColon + 1))
    if (!tail) return undefined
    leadingZeros = tail.leadingZeros
    body = `${body.slice(0, lastColon + 1)}${(tail.value >> 16n).toString(16)}:${(tail.value & 0xffffn).toString(16)}`
  }
  const halves = body.split('::')
  if (halves.length > 2) return undefined
  const groupsOf = (part: string | undefined) => (part === undefined || part === '' ? [] : part.split(':'))
  const head = groupsOf(halves[0])
  const tail = groupsOf(halves[1])
  const given = head.length + tail.length
  if (halves.length === 1 ? given !== 8 : given > 7) return undefined
  const groups = halves.length === 1 ? head : [...head, ...Array<string>(8 - given).fill('0'), ...tail]
  let value = 0n
  for (const group of groups) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined
    value = (value << 16n) | BigInt(`0x${group}`)
  }
  if (value >> 32n === 0xffffn) return { family: 4, value: value & 0xffffffffn, mapped: true, leadingZeros }
  return { family: 6, value, mapped: false, leadingZeros }
}

/** The canonical form: dotted, or RFC 5952. */
export function formatIp({ family, value }: Pick<IpAddress, 'family' | 'value'>): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.')
  const groups = Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(112 - 16 * i)) & 0xffffn))
  let best = { start: -1, length: 1 }
  for (let start = 0; start < 8; start++) {
    let length = 0
    while (start + length < 8 && groups[start + length] === 0) length++
    if (length > best.length) best = { start, length }
  }
  const print = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':')
  if (best.start < 0) return print(groups)
  return `${print(groups.slice(0, best.start))}::${print(groups.slice(best.start + best.length))}`
}

/** Reads `10.0.0.0/8`; undefined where it is none. */
export function parseCidr(text: string): CidrBlock | undefined {
  const slash = text.indexOf('/')
  if (slash < 0) return undefined
  const address = parseIp(text.slice(0, slash))
  const length = text.slice(slash + 1)
  if (!address || !/^[0-9]{1,3}$/.test(length)) return undefined
  const bits = address.family === 4 && !address.mapped ? 32 : 128
  if (Number(length) > bits) return undefined
  const prefixLength = address.mapped ? Math.max(0, Number(length) - 96) : Number(length)
  const width = address.family === 4 ? 32 : 128
  const hostBits = BigInt(width - prefixLength)
  return {
    address,
    prefixLength,
    network: { ...address, value: (address.value >> hostBits) << hostBits },
    leadingZeros: address.leadingZeros || (length.length > 1 && length.startsWith('0')),
  }
}

export function formatCidr({ network, prefixLength }: CidrBlock): string {
  return `${formatIp(network)}/${prefixLength}`
}

/** Whether the address lies in the block. */
export function cidrContains(block: CidrBlock, address: IpAddress): boolean {
  if (block.network.family !== address.family) return false
  const hostBits = BigInt((address.family === 4 ? 32 : 128) - block.prefixLength)
  return address.value >> hostBits === block.network.value >> hostBits
}
