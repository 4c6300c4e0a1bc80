/** What is never looked for. */
export const noKey: unique symbol = Symbol('no key')

/**
 * The first position of each key of a list. Looks at the list as a search from its start would, but at no item twice: where `keyOf` throws, so would the
 * search. The list may grow at its end.
 */
export class Positions {
  readonly #list: readonly unknown[]
  readonly #keyOf: (item: unknown, index: number) => unknown
  readonly #known = new Map<unknown, number>()
  #next = 0

  constructor(list: readonly unknown[], keyOf: (item: unknown, index: number) => unknown = (item) => item) {
    this.#list = list
    this.#keyOf = keyOf
  }

  /** -1: none. */
  of(key: unknown): number {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    while (this.#next < this.#list.length) {
      const index = this.#next
      const found = this.#keyOf(this.#list[index], index)
      this.#next++
      if (found === noKey || this.#known.has(found)) continue
      this.#known.set(found, index)
      if (found === key) return index
    }
    return -1
  }
}

/** Upstream's way: what equals an earlier value gives its place to the last of the list. */
export function withoutDoubles(values: readonly unknown[]): unknown[] {
  const list = [...values]
  const places = new Map<unknown, Set<number>>()
  for (const [index, value] of list.entries()) {
    const known = places.get(value)
    if (known) known.add(index)
    else places.set(value, new Set([index]))
  }
  if (places.size === list.length) return list
  for (let index = 0; index < list.length; index++) {
    const own = places.get(list[index]) as Set<number>
    if (own.size === 1) continue
    const later = [...own].filter((place) => place !== index).sort((a, b) => a - b)
    let end = later.length - 1
    for (let next = 0; next <= end; ) {
      const last = list.length - 1
      const value = list.pop()
      if (last === later[end]) {
        end--
        continue
      }
      const place = later[next++] as number
      list[place] = value
      const moved = places.get(value) as Set<number>
      moved.delete(last)
      moved.add(place)
    }
    own.clear()
    own.add(index)
  }
  return list
}
