import { RuntimeError } from '../container-runtime.js'

/** An IPv4 range as numbers: both ends included. */
export interface AddressRange {
  readonly first: number
  readonly last: number
  readonly prefix: number
}

export function numberFrom(address: string): number {
  const parts = address.split('.').map(Number)
  const valid = parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)
  if (!valid) throw new RuntimeError('FAILED', `invalid IPv4 address ${address}`)
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}

export function addressFrom(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
}

export function rangeFrom(cidr: string): AddressRange {
  const [address = '', length = ''] = cidr.split('/')
  const prefix = Number(length)
  if (!/^\d+$/.test(length) || prefix > 32) throw new RuntimeError('FAILED', `invalid CIDR ${cidr}`)
  const size = 2 ** (32 - prefix)
  const value = numberFrom(address)
  const first = value - (value % size)
  return { first, last: first + size - 1, prefix }
}

export function overlaps(a: AddressRange, b: AddressRange): boolean {
  return a.first <= b.last && b.first <= a.last
}
