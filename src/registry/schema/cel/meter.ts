import type { RE2JS } from 're2js'
import { CostExceeded } from './errors.js'
import { isList, isMap, isObject, Opaque, Optional, type Value } from './values.js'

/** What one evaluation may cost in upstream's units (pkg/apis/cel/config.go, PerCallLimit): meant to be a tenth of a second. */
export const perCallLimit = 1_000_000

/** Elements that may be touched where upstream's cost does not tell the work: some tenths of a second. */
const workLimit = 5_000_000

/** Counts what an evaluation costs, in upstream's units, and the work that it makes; throws CostExceeded beyond a limit. */
export class Meter {
  /** Compiled patterns of the expression that is evaluated; a few are kept with it. */
  patterns = new Map<string, RE2JS>()
  readonly #limit: number
  readonly #lengths = new Map<string, number>()
  #cost = 0
  #work = 0

  constructor(limit = perCallLimit) {
    this.#limit = limit
  }

  /** So far. */
  get cost(): number {
    return this.#cost
  }

  charge(cost: number): void {
    this.#cost += cost
    this.work(1)
    if (this.#cost > this.#limit) throw new CostExceeded()
  }

  /** Elements or characters that are looked at one by one. */
  work(amount: number): void {
    this.#work += amount
    if (this.#work > workLimit) throw new CostExceeded()
  }

  /** How many characters (code points) a text has. */
  lengthOf(text: string): number {
    if (text.length < 64) return countCharacters(text)
    let length = this.#lengths.get(text)
    if (length === undefined) {
      this.work(text.length / 8)
      length = countCharacters(text)
      this.#lengths.set(text, length)
    }
    return length
  }

  /** The size that costs are counted by: of texts, bytes, lists, maps and addresses; 1 of everything else. */
  sizeOf(value: Value): number {
    if (typeof value === 'string') return this.lengthOf(value)
    if (value instanceof Uint8Array) return value.length
    if (value instanceof Optional) return value.value === undefined ? 1 : this.sizeOf(value.value)
    if (value instanceof Opaque) {
      const { content } = value
      if (content.type === 'net.IP') return content.address.family === 4 ? 4 : 16
      return content.type === 'net.CIDR' ? Math.ceil(content.prefix / 8) : 1
    }
    if (isList(value)) return value.size
    if (isMap(value)) return value.entries
    return isObject(value) ? value.members : 1
  }
}

function countCharacters(text: string): number {
  let count = text.length
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code >= 0xd800 && code < 0xdc00 && index + 1 < text.length) {
      count--
      index++
    }
  }
  return count
}
