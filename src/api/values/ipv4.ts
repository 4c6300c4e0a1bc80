/** A range of IPv4 addresses as numbers, both ends included. */
export interface Ipv4Range {
  readonly first: number
  readonly last: number
  readonly prefixLength: number
}

/** For those who count addresses: an IPv4 address as a number; undefined where it is none. */
export function ipv4Number(address: string): number | undefined {
  const parts = address.split('.')
  if (parts.length !== 4) return undefined
  let number = 0
  for (const part of parts) {
    const byte = Number(part)
    if (!/^\d{1,3}$/.test(part) || byte > 255) return undefined
    number = number * 256 + byte
  }
  return number
}

export function ipv4Text(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.')
}

/** Of a CIDR, whose address may be any of its own; undefined where it is none. */
export function ipv4Range(cidr: string): Ipv4Range | undefined {
  const [address = '', length = ''] = cidr.split('/')
  const number = ipv4Number(address)
  const prefixLength = Number(length)
  if (number === undefined || !/^\d{1,2}$/.test(length) || prefixLength > 32) return undefined
  const size = 2 ** (32 - prefixLength)
  const first = number - (number % size)
  return { first, last: first + size - 1, prefixLength }
}
