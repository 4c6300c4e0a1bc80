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
    const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr)
    const prefix = Number(match?.[5])
    if (match === null || prefix < 8 || prefix > 30) throw new RuntimeError('FAILED', `invalid pod CIDR ${cidr}`)
    const address = match.slice(1, 5).reduce((sum, part) => sum * 256 + Number(part), 0)
    this.#size = 2 ** (32 - prefix)
    this.#first = address - (address % this.#size)
    this.#cidr = cidr
  }

  take(): string {
    // Round robin, so that an address is not used again right after its pod is gone.
    for (let tries = 0; tries < this.#size - 3; tries++) {
      const offset = this.#next
      this.#next = offset >= this.#size - 2 ? 2 : offset + 1
      if (!this.#taken.has(offset)) {
        this.#taken.add(offset)
        return textOf(this.#first + offset)
      }
    }
    throw new RuntimeError('FAILED', `failed to allocate for range 0: no IP addresses available in range ${this.#cidr}`)
  }

  release(address: string): void {
    const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
    this.#taken.delete(value - this.#first)
  }
}

function textOf(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}
