/** A binary heap that knows where its entries are, so that any of them can be taken out. */
export class Heap<T> {
  readonly #items: T[] = []
  readonly #positions = new Map<T, number>()
  readonly #compare: (a: T, b: T) => number

  /** Negative: `a` comes out before `b`. */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#items.length
  }

  has(item: T): boolean {
    return this.#positions.has(item)
  }

  peek(): T | undefined {
    return this.#items[0]
  }

  push(item: T): void {
    if (this.#positions.has(item)) return
    this.#items.push(item)
    this.#positions.set(item, this.#items.length - 1)
    this.#up(this.#items.length - 1)
  }

  pop(): T | undefined {
    const first = this.#items[0]
    if (first !== undefined) this.delete(first)
    return first
  }

  delete(item: T): boolean {
    const at = this.#positions.get(item)
    if (at === undefined) return false
    this.#positions.delete(item)
    const last = this.#items.pop()
    if (last !== undefined && last !== item) {
      this.#items[at] = last
      this.#positions.set(last, at)
      this.#down(at)
      this.#up(at)
    }
    return true
  }

  values(): Iterable<T> {
    return this.#items
  }

  #up(start: number): void {
    let at = start
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isBefore(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #down(start: number): void {
    let at = start
    for (;;) {
      const left = 2 * at + 1
      let best = at
      if (left < this.#items.length && this.#isBefore(left, best)) best = left
      if (left + 1 < this.#items.length && this.#isBefore(left + 1, best)) best = left + 1
      if (best === at) return
      this.#swap(at, best)
      at = best
    }
  }

  #isBefore(a: number, b: number): boolean {
    return this.#compare(this.#items[a] as T, this.#items[b] as T) < 0
  }

  #swap(a: number, b: number): void {
    const first = this.#items[a] as T
    const second = this.#items[b] as T
    this.#items[a] = second
    this.#items[b] = first
    this.#positions.set(first, b)
    this.#positions.set(second, a)
  }
}
