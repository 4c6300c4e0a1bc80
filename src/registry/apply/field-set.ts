import { isElement, sortedElements } from './path-element.js'

/** FieldsV1 as it stands in managedFields: nested objects whose keys are path elements (`f:name`, `k:{…}`, `v:…`, `i:0`) and `.`. */
export interface FieldsV1 {
  [element: string]: FieldsV1
}

interface Slot {
  /** The path that ends here belongs to the set. */
  member: boolean
  /** Longer paths through here. */
  children: FieldSet | undefined
}

/**
 * A set of paths into an object (structured-merge-diff's fieldpath.Set): a tree of path elements in their FieldsV1 spelling.
 * Instances are built once and then treated as values: the algebra below returns new sets and may share parts of the old.
 */
export class FieldSet {
  readonly #slots = new Map<string, Slot>()

  get isEmpty(): boolean {
    return this.#slots.size === 0
  }

  /** Adds the path of one element. */
  insert(element: string): void {
    const slot = this.#slots.get(element)
    if (slot) slot.member = true
    else this.#slots.set(element, { member: true, children: undefined })
  }

  /** Adds all paths of `children` below an element; an empty set adds nothing. */
  insertChildren(element: string, children: FieldSet): void {
    if (children.isEmpty) return
    const slot = this.#slots.get(element)
    if (!slot) this.#slots.set(element, { member: false, children })
    else slot.children = slot.children ? slot.children.union(children) : children
  }

  has(element: string): boolean {
    return this.#slots.get(element)?.member ?? false
  }

  child(element: string): FieldSet | undefined {
    return this.#slots.get(element)?.children
  }

  /** Whether the path, element by element, is in the set. */
  hasPath(path: readonly string[]): boolean {
    let set: FieldSet | undefined = this
    for (let i = 0; i < path.length - 1; i++) set = set?.child(path[i] as string)
    const last = path[path.length - 1]
    return set !== undefined && last !== undefined && set.has(last)
  }

  union(other: FieldSet): FieldSet {
    if (other.isEmpty) return this
    if (this.isEmpty) return other
    const result = new FieldSet()
    for (const [element, slot] of this.#slots) {
      const theirs = other.#slots.get(element)
      result.#slots.set(element, theirs ? unionOf(slot, theirs) : slot)
    }
    for (const [element, slot] of other.#slots) if (!this.#slots.has(element)) result.#slots.set(element, slot)
    return result
  }

  intersection(other: FieldSet): FieldSet {
    const result = new FieldSet()
    for (const [element, slot] of this.#slots) {
      const theirs = other.#slots.get(element)
      if (!theirs) continue
      const children = slot.children && theirs.children ? slot.children.intersection(theirs.children) : undefined
      result.#set(element, slot.member && theirs.member, children)
    }
    return result
  }

  /** The paths that are here but not in `other`. */
  difference(other: FieldSet): FieldSet {
    const result = new FieldSet()
    for (const [element, slot] of this.#slots) {
      const theirs = other.#slots.get(element)
      if (!theirs) {
        result.#slots.set(element, slot)
        continue
      }
      const children = slot.children && theirs.children ? slot.children.difference(theirs.children) : slot.children
      result.#set(element, slot.member && !theirs.member, children)
    }
    return result
  }

  /** Like `difference`, but what `other` names goes with everything below it. */
  recursiveDifference(other: FieldSet): FieldSet {
    const result = new FieldSet()
    for (const [element, slot] of this.#slots) {
      const theirs = other.#slots.get(element)
      if (theirs?.member) continue
      const children =
        slot.children && theirs?.children ? slot.children.recursiveDifference(theirs.children) : slot.children
      result.#set(element, slot.member, children)
    }
    return result
  }

  /** Whether the two share a path. */
  touches(other: FieldSet): boolean {
    const [small, large] = this.#slots.size <= other.#slots.size ? [this, other] : [other, this]
    for (const [element, slot] of small.#slots) {
      const theirs = large.#slots.get(element)
      if (!theirs) continue
      if (slot.member && theirs.member) return true
      if (slot.children && theirs.children && slot.children.touches(theirs.children)) return true
    }
    return false
  }

  /** The same for a set in its encoded form. */
  touchesFieldsV1(fields: FieldsV1): boolean {
    for (const [element, slot] of this.#slots) {
      const theirs = Object.hasOwn(fields, element) ? fields[element] : undefined
      if (!theirs) continue
      if (slot.member && ('.' in theirs || isLeaf(theirs))) return true
      if (slot.children?.touchesFieldsV1(theirs)) return true
    }
    return false
  }

  /** Whether an encoded set has all these paths. */
  isWithinFieldsV1(fields: FieldsV1): boolean {
    for (const [element, slot] of this.#slots) {
      const theirs = Object.hasOwn(fields, element) ? fields[element] : undefined
      if (!theirs) return false
      if (slot.member && !('.' in theirs || isLeaf(theirs))) return false
      if (slot.children && !slot.children.isWithinFieldsV1(theirs)) return false
    }
    return true
  }

  equals(other: FieldSet): boolean {
    if (this === other) return true
    if (this.#slots.size !== other.#slots.size) return false
    for (const [element, slot] of this.#slots) {
      const theirs = other.#slots.get(element)
      if (!theirs || theirs.member !== slot.member) return false
      if ((slot.children ?? emptySet).equals(theirs.children ?? emptySet) === false) return false
    }
    return true
  }

  /** Every path of the set, as its elements, in upstream's order: first those that end at a level, then those that go deeper. */
  *paths(prefix: readonly string[] = []): Generator<readonly string[]> {
    const elements = sortedElements(this.#slots.keys())
    for (const element of elements) if (this.has(element)) yield [...prefix, element]
    for (const element of elements) yield* this.child(element)?.paths([...prefix, element]) ?? []
  }

  /** Calls back for each element of this level. */
  forEach(visit: (element: string, isMember: boolean, children: FieldSet | undefined) => void): void {
    for (const [element, slot] of this.#slots) visit(element, slot.member, slot.children)
  }

  /** Adds an element that is not there yet, with what lies below it. */
  add(element: string, isMember: boolean, children: FieldSet | undefined): void {
    this.#set(element, isMember, children)
  }

  /** Puts something else in the place of an element. */
  replace(element: string, isMember: boolean, children: FieldSet | undefined): void {
    this.#slots.delete(element)
    this.#set(element, isMember, children)
  }

  #set(element: string, member: boolean, children: FieldSet | undefined): void {
    const kept = children?.isEmpty ? undefined : children
    if (member || kept) this.#slots.set(element, { member, children: kept })
  }

  /** The FieldsV1 form; elements in upstream's order (by kind, then by text). */
  toFieldsV1(): FieldsV1 {
    return this.#encoded({})
  }

  #encoded(fields: FieldsV1): FieldsV1 {
    for (const element of sortedElements(this.#slots.keys())) {
      const slot = this.#slots.get(element) as Slot
      fields[element] = slot.children ? slot.children.#encoded(slot.member ? { '.': {} } : {}) : {}
    }
    return fields
  }

  static fromFieldsV1(fields: FieldsV1): FieldSet {
    const set = new FieldSet()
    for (const element of Object.keys(fields)) {
      if (element === '.') continue
      const known = isElement(element)
      if (known === undefined) continue
      if (!known) throw new InvalidFieldSet(element)
      const below = fields[element] ?? {}
      if (isLeaf(below)) set.#set(element, true, undefined)
      else set.#set(element, '.' in below, FieldSet.fromFieldsV1(below))
    }
    return set
  }
}

function isLeaf(fields: FieldsV1): boolean {
  for (const _key in fields) return false
  return true
}

export const emptySet = new FieldSet()

/** A key of FieldsV1 that is no path element. */
export class InvalidFieldSet extends Error {
  override readonly name = 'InvalidFieldSet'
}

function unionOf(a: Slot, b: Slot): Slot {
  return {
    member: a.member || b.member,
    children: a.children && b.children ? a.children.union(b.children) : (a.children ?? b.children),
  }
}
