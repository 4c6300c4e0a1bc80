import { hostname, networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'

/** Who issues tokens of service accounts, and whom they are for unless said otherwise. */
export const serviceAccountIssuer = 'https://kubernetes.default.svc.cluster.local'

/** What clients on this machine and in pods call the API server (kubeadm's pkiutil GetAPIServerAltNames, v1.34). */
const usualSans = [
  'localhost',
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
  '127.0.0.1',
  '::1',
]

/** Names and addresses of the serving certificate: the usual ones, the `kubernetes` Service of each range, and the given ones. */
export function servingSans(serviceCidrs: readonly string[], extraSans: readonly string[]): readonly string[] {
  return [...new Set([...usualSans, ...serviceCidrs.map(firstAddress), ...extraSans])]
}

/** Under which names a server that listens on `host` is reached; of an unspecified address those of all interfaces. */
export function listenSans(host: string): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host]
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return [hostname(), ...addresses.map(({ address }) => address).filter((address) => !address.startsWith('fe80:'))]
}

/** The address of the `kubernetes` Service: the first of the range that is not the network itself. */
function firstAddress(cidr: string): string {
  const [address, bits] = ipaddr.parseCIDR(cidr)
  const bytes = address.toByteArray()
  for (let bit = bits; bit < bytes.length * 8; bit++) {
    const index = bit >> 3
    bytes[index] = (bytes[index] ?? 0) & ~(0x80 >> (bit & 7))
  }
  for (let index = bytes.length - 1; index >= 0; index--) {
    const next = ((bytes[index] ?? 0) + 1) & 0xff
    bytes[index] = next
    if (next !== 0) break
  }
  return ipaddr.fromByteArray(bytes).toString()
}
