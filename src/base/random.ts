import { randomBytes, randomInt, randomUUID } from 'node:crypto'

/** The only source of chance: uids, generated names, ties and jitter come from one injected instance. */
export interface Random {
  /** A version 4 UUID in lower case. */
  uuid(): string
  /** `length` characters of the alphabet that Kubernetes uses for generated names (no vowels, no 0, 1 or 3). */
  suffix(length: number): string
  /** A float in [0, 1). */
  next(): number
  /** An integer in [0, limit). */
  below(limit: number): number
}

/** apimachinery's pkg/util/rand alphabet: without vowels and look-alikes, so that no words arise. */
const nameAlphabet = 'bcdfghjklmnpqrstvwxz2456789'

function suffixFrom(below: (limit: number) => number, length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) text += nameAlphabet[below(nameAlphabet.length)]
  return text
}

/** The operating system's randomness. */
export class SystemRandom implements Random {
  uuid(): string {
    return randomUUID()
  }

  suffix(length: number): string {
    let text = ''
    for (const byte of randomBytes(length)) text += nameAlphabet[byte % nameAlphabet.length]
    return text
  }

  next(): number {
    return randomInt(2 ** 32) / 2 ** 32
  }

  below(limit: number): number {
    return randomInt(limit)
  }
}

/** A reproducible sequence (mulberry32) from one 32-bit seed. */
export class SeededRandom implements Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  suffix(length: number): string {
    return suffixFrom((limit) => this.below(limit), length)
  }

  uuid(): string {
    const hex = (digits: number) => {
      let text = ''
      for (let i = 0; i < digits; i++) text += this.below(16).toString(16)
      return text
    }
    return `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[this.below(4)]}${hex(3)}-${hex(12)}`
  }
}
