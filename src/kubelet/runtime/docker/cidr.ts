import { type Ipv4Range, ipv4Number, ipv4Range } from '../../../api/index.js'
import { RuntimeError } from '../container-runtime.js'

/** Throws a RuntimeError for what is no IPv4 address. */
export function numberFrom(address: string): number {
  const number = ipv4Number(address)
  if (number === undefined) throw new RuntimeError('FAILED', `invalid IPv4 address ${address}`)
  return number
}

/** Throws a RuntimeError for what is no IPv4 range. */
export function rangeFrom(cidr: string): Ipv4Range {
  const range = ipv4Range(cidr)
  if (range === undefined) throw new RuntimeError('FAILED', `invalid CIDR ${cidr}`)
  return range
}

export function overlaps(a: Ipv4Range, b: Ipv4Range): boolean {
  return a.first <= b.last && b.first <= a.last
}
