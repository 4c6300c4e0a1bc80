import { ipv4Text } from '../../../api/index.js'
import { RuntimeError } from '../container-runtime.js'
import { numberFrom, rangeFrom } from './cidr.js'

/**
 * Who has which address of the pods' network. Docker is the judge (it refuses a taken address at start); this only saves asking it. Round robin, so
 * that an address is not used again right after its pod is gone.
 */
export class PodAddresses {
  readonly #taken = new Map<number, string>()
  readonly #next = new Map<string, number>()

  /** An address of the range for this owner. Throws `FAILED` when all are taken. `gateway` is left out wherever it lies. */
  take(cidr: string, owner: string, gateway: string): string {
    const { first, last } = rangeFrom(cidr)
    const reserved = numberFrom(gateway)
    const count = last - first - 1
    // The network's own address and the broadcast address of a node's range stay free, as other network plugins leave them.
    let candidate = this.#next.get(cidr) ?? first + 1
    for (let tries = 0; tries < count; tries++, candidate = candidate + 1 >= last ? first + 1 : candidate + 1) {
      if (candidate === reserved || this.#taken.has(candidate)) continue
      this.#taken.set(candidate, owner)
      this.#next.set(cidr, candidate + 1 >= last ? first + 1 : candidate + 1)
      return ipv4Text(candidate)
    }
    throw new RuntimeError('FAILED', `failed to allocate for range 0: no IP addresses available in range set: ${cidr}`)
  }

  /** Notes what is in use already, or by whom it is from now on. */
  adopt(address: string, owner: string): void {
    this.#taken.set(numberFrom(address), owner)
  }

  /** All addresses of the owner are free again. */
  release(owner: string): void {
    for (const [address, by] of this.#taken) if (by === owner) this.#taken.delete(address)
  }
}
