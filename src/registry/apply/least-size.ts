import { type Atom, deduce, isMembers, type ListAtom, type MapAtom, type Members, memberAtom } from './atom.js'
import { itemElement } from './path-element.js'
import type { TypedObject } from './typed-object.js'

/** So few values never keep others waiting. */
const fewValues = 10_000

/**
 * Whether an object of many values takes more than `limit` bytes in the store, by an estimate that never says too much: its strings, and what its writer's
 * managed fields say of it. Objects of few values never do.
 */
export function isLargerThan(limit: number, { atom, value }: TypedObject): boolean {
  const estimate = new Estimate(limit)
  estimate.add(atom, value)
  return estimate.isExceeded
}

class Estimate {
  readonly #limit: number
  #bytes = 0
  #values = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get isExceeded(): boolean {
    return this.#bytes > this.#limit && this.#values > fewValues
  }

  /** `isOwned`: what is inside is owned for itself, not with what it is in. */
  add(atom: Atom, value: unknown, isOwned = true): void {
    this.#values++
    // Protobuf takes a byte for what a value is, and one for itself or its length.
    this.#bytes += typeof value === 'string' ? value.length + 2 : 2
    if (typeof value !== 'object' || value === null) return
    const { list, map } = deduce(atom, value)
    if (list && Array.isArray(value)) this.#addItems(list, value, isOwned && !list.atomic)
    else if (map && isMembers(value)) this.#addMembers(map, value, isOwned && !map.atomic)
  }

  #addItems(list: ListAtom, items: readonly unknown[], isOwned: boolean): void {
    for (const item of items) {
      if (this.isExceeded) return
      if (isOwned) this.#bytes += (itemElement(list, item)?.length ?? 0) + '"":{},'.length
      this.add(list.items, item, isOwned)
    }
  }

  #addMembers(map: MapAtom, members: Members, isOwned: boolean): void {
    for (const name in members) {
      if (this.isExceeded) return
      const member = members[name]
      const atom = memberAtom(map, name)
      if (member === undefined || member === null || !atom) continue
      if (isOwned) this.#bytes += name.length + '"f:":{},'.length
      // The names of a type's fields are numbers in the store.
      if (!map.fields.has(name)) this.#bytes += name.length
      this.add(atom, member, isOwned)
    }
  }
}
