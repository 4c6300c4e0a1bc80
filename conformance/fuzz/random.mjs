/** Numbers that follow from a seed (mulberry32), and choices made with them. */
export class Random {
  #state

  constructor(seed) {
    this.#state = seed >>> 0
  }

  number() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  below(count) {
    return Math.floor(this.number() * count)
  }

  chance(share) {
    return this.number() < share
  }

  pick(list) {
    return list[this.below(list.length)]
  }

  /** Of `{ name: weight }`, a name. */
  weighted(weights) {
    const all = Object.entries(weights)
    let at = this.number() * all.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [name, weight] of all) {
      at -= weight
      if (at < 0) return name
    }
    return all[0][0]
  }
}
