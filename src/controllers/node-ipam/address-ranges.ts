/** Equal parts of an IPv4 range, numbered from its start; the lowest free one is given out. */
export class AddressRanges {
  readonly #base: number
  readonly #mask: number
  readonly #count: number
  readonly #taken = new Set<number>()

  constructor(cidr: string, mask: number) {
    const [address = '', bits = ''] = cidr.split('/')
    const base = toNumber(address)
    const size = Number(bits)
    if (base === undefined || !(size >= 0 && size <= mask && mask <= 32))
      throw new TypeError(`${cidr} cannot be divided into IPv4 ranges of /${mask}`)
    this.#base = base - (base % 2 ** (32 - size))
    this.#mask = mask
    this.#count = 2 ** (mask - size)
  }

  next(): string | undefined {
    for (let number = 0; number < this.#count; number++) {
      if (this.#taken.has(number)) continue
      this.#taken.add(number)
      return `${toText(this.#base + number * 2 ** (32 - this.#mask))}/${this.#mask}`
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
    const value = toNumber(address)
    if (value === undefined || Number(bits) !== this.#mask) return undefined
    const number = (value - this.#base) / 2 ** (32 - this.#mask)
    return Number.isInteger(number) && number >= 0 && number < this.#count ? number : undefined
  }
}

function toNumber(address: string): number | undefined {
  const parts = address.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return undefined
  return parts.reduce((value, part) => value * 256 + part, 0)
}

function toText(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
}
