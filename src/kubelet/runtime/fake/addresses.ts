import { ipv4Number, ipv4Range, ipv4Text } from '../../../api/index.js'
import { RuntimeError } from '../container-runtime.js'

/** Hands out the addresses of IPv4 ranges, one allocator for each range. The network, its first host (the gateway) and broadcast stay free. */
export class PodAddresses {
  readonly #ranges = new Map<string, AddressRange>()

  /** Rejects a malformed range, and a full one, with a RuntimeError. */
  take(cidr: string): string {
    let range = this.#ranges.get(cidr)
    if (range === undefined) {
      range = new AddressRange(cidr)
      this.#ranges.set(cidr, range)
    }
    return range.take()
  }

  release(cidr: string, address: string): void {
    this.#ranges.get(cidr)?.release(address)
  }
}

class AddressRange {
  readonly #first: number
  readonly #size: number
  readonly #cidr: string
  readonly #taken = new Set<number>()
  #next = 2

  constructor(cidr: string) {
    const range = ipv4Range(cidr)
    if (!range || range.prefixLength < 8 || range.prefixLength > 30)
      throw new RuntimeError('FAILED', `invalid pod CIDR ${cidr}`)
    this.#size = range.last - range.first + 1
    this.#first = range.first
    this.#cidr = cidr
  }

  take(): string {
    // Round robin, so that an address is not used again right after its pod is gone.
    for (let tries = 0; tries < this.#size - 3; tries++) {
      const offset = this.#next
      this.#next = offset >= this.#size - 2 ? 2 : offset + 1
      if (!this.#taken.has(offset)) {
        this.#taken.add(offset)
        return ipv4Text(this.#first + offset)
      }
    }
    throw new RuntimeError('FAILED', `failed to allocate for range 0: no IP addresses available in range ${this.#cidr}`)
  }

  release(address: string): void {
    const number = ipv4Number(address)
    if (number !== undefined) this.#taken.delete(number - this.#first)
  }
}
