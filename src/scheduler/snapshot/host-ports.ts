import type { ContainerPort } from '../../api/index.js'

const anyAddress = '0.0.0.0'

/** The host ports taken on a node: an address, a protocol and a port; `0.0.0.0` collides with every address. */
export class HostPorts {
  /** `protocol/port` → address → how many pods hold it (preemption's imagination may double up). */
  readonly #taken: Map<string, Map<string, number>>

  constructor(taken = new Map<string, Map<string, number>>()) {
    this.#taken = taken
  }

  add(port: ContainerPort): void {
    const key = keyOf(port)
    const addresses = this.#taken.get(key) ?? new Map<string, number>()
    const address = addressOf(port)
    addresses.set(address, (addresses.get(address) ?? 0) + 1)
    this.#taken.set(key, addresses)
  }

  remove(port: ContainerPort): void {
    const key = keyOf(port)
    const addresses = this.#taken.get(key)
    const address = addressOf(port)
    const count = addresses?.get(address)
    if (!addresses || count === undefined) return
    if (count > 1) addresses.set(address, count - 1)
    else addresses.delete(address)
    if (addresses.size === 0) this.#taken.delete(key)
  }

  conflicts(port: ContainerPort): boolean {
    const addresses = this.#taken.get(keyOf(port))
    if (!addresses) return false
    const address = addressOf(port)
    return address === anyAddress || addresses.has(anyAddress) || addresses.has(address)
  }

  clone(): HostPorts {
    return new HostPorts(new Map([...this.#taken].map(([key, addresses]) => [key, new Map(addresses)])))
  }
}

function keyOf({ protocol, hostPort }: ContainerPort): string {
  return `${protocol || 'TCP'}/${hostPort}`
}

function addressOf({ hostIP }: ContainerPort): string {
  return hostIP || anyAddress
}
