import type { Node } from '../../api/index.js'
import { StatusError } from '../../api/index.js'

/** The most direct first. */
const addressTypes = ['InternalIP', 'Hostname', 'InternalDNS', 'ExternalIP', 'ExternalDNS']

/** Where a node is reached; throws as upstream does where none of its addresses is of use (pkg/util/node, v1.34). */
export function requireAddress({ status }: Node): string {
  const addresses = status?.addresses ?? []
  const address = addressTypes.map((type) => addresses.find((one) => one.type === type)?.address).find(Boolean)
  if (address !== undefined) return address
  const known = addresses.map((one) => `{${one.type} ${one.address}}`).join(' ')
  throw new StatusError({
    code: 500,
    reason: '',
    message: `no preferred addresses found; known addresses: [${known}]`,
  })
}
