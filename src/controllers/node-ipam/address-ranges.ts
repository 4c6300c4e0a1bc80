import { ipv4Number, ipv4Range, ipv4Text } from '../../api/index.js'

/** Equal parts of an IPv4 range, numbered from its start; the lowest free one is given out. */
export class AddressRanges {
  readonly #base: number
  readonly #mask: number
  readonly #count: number
  readonly #taken = new Set<number>()

  constructor(cidr: string, mask: number) {
    const range = ipv4Range(cidr)
    if (!range || range.prefixLength > mask || mask > 32)
      throw new TypeError(`${cidr} cannot be divided into IPv4 ranges of /${mask}`)
    this.#base = range.first
    this.#mask = mask
    this.#count = 2 ** (mask - range.prefixLength)
  }

  next(): string | undefined {
    for (let number = 0; number < this.#count; number++) {
      if (this.#taken.has(number)) continue
      this.#taken.add(number)
      return `${ipv4Text(this.#base + number * 2 ** (32 - this.#mask))}/${this.#mask}`
    }
    return undefined
  }

  /** Ranges of others are ignored. */
  take(cidr: string): void {
    const number = this.#numberOf(cidr)
    if (number !== undefined) this.#taken.add(number)
  }

  release(cidr: string): void {
    const number = this.#numberOf(cidr)
    if (number !== undefined) this.#taken.delete(number)
  }

  #numberOf(cidr: string): number | undefined {
    const [address = '', bits] = cidr.split('/')
    const value = ipv4Number(address)
    if (value === undefined || Number(bits) !== this.#mask) return undefined
    const number = (value - this.#base) / 2 ** (32 - this.#mask)
    return Number.isInteger(number) && number >= 0 && number < this.#count ? number : undefined
  }
}
