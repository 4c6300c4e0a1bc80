import { readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import type { Ipv4Range } from '../../../api/index.js'
import { rangeFrom } from './cidr.js'

/**
 * The IPv4 ranges that this machine reaches already: Docker does not compare a subnet that it is given with them, and would happily make a second
 * route to the same place.
 */
export async function hostRanges(routeTable = '/proc/net/route'): Promise<Ipv4Range[]> {
  const own = Object.values(networkInterfaces())
    .flat()
    .flatMap((address) => (address?.family === 'IPv4' && address.cidr !== null ? [rangeFrom(address.cidr)] : []))
  const table = await readFile(routeTable, 'utf8').catch(() => '')
  return [...own, ...routesFrom(table)]
}

/** Reads the kernel's table: hexadecimal numbers in the machine's byte order (little-endian wherever Node runs). The default route does not count. */
export function routesFrom(table: string): Ipv4Range[] {
  const ranges: Ipv4Range[] = []
  for (const line of table.split('\n').slice(1)) {
    const fields = line.split(/\s+/)
    const [destination, mask] = [fields[1], fields[7]]
    if (destination === undefined || mask === undefined || destination.length !== 8) continue
    const first = hostOrder(destination)
    const size = 2 ** 32 - hostOrder(mask)
    if (size === 2 ** 32) continue
    ranges.push({ first, last: first + size - 1, prefixLength: 32 - Math.log2(size) })
  }
  return ranges
}

function hostOrder(hex: string): number {
  return Buffer.from(hex, 'hex').readUInt32LE(0)
}
