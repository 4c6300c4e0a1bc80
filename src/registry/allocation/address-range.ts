import { ipv4Number, ipv4Range, ipv4Text } from '../../api/index.js'
import type { Random } from '../../base/index.js'

/** A range of IPv4 addresses in CIDR form, without its network and broadcast address. */
export class AddressRange {
  readonly #first: number
  readonly #size: number

  /** Throws a TypeError for what is no IPv4 CIDR. */
  constructor(readonly cidr: string) {
    const range = ipv4Range(cidr)
    if (!range || range.prefixLength < 8 || range.prefixLength > 30)
      throw new TypeError(`${cidr} is no range for services`)
    this.#first = range.first + 1
    this.#size = range.last - range.first - 1
  }

  /** The network's own address, which nobody gets: what a dry run shows. */
  get network(): string {
    return ipv4Text(this.#first - 1)
  }

  has(address: string): boolean {
    const number = ipv4Number(address)
    return number !== undefined && number >= this.#first && number < this.#first + this.#size
  }

  /**
   * A free address. The first part of the range is left to people who choose themselves, as long as there is room behind it (KEP-3070). Undefined: all are taken.
   */
  pick(isTaken: (address: string) => boolean, random: Random): string | undefined {
    const reserved = Math.min(Math.max(16, Math.floor(this.#size / 16)), 256)
    const dynamic = this.#size > reserved ? this.#size - reserved : 0
    return (
      this.#pickIn(reserved, dynamic, isTaken, random) ??
      this.#pickIn(0, Math.min(reserved, this.#size), isTaken, random)
    )
  }

  /** From a random place on, round once. */
  #pickIn(from: number, count: number, isTaken: (address: string) => boolean, random: Random): string | undefined {
    if (count === 0) return undefined
    const start = random.below(count)
    for (let i = 0; i < count; i++) {
      const address = ipv4Text(this.#first + from + ((start + i) % count))
      if (!isTaken(address)) return address
    }
    return undefined
  }
}
