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

  elements(): IterableIterator<string> {
    return this.#slots.keys()
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

  /** Every path of the set, as its elements. */
  *paths(prefix: readonly string[] = []): Generator<readonly string[]> {
    for (const [element, slot] of this.#slots) {
      const path = [...prefix, element]
      if (slot.member) yield path
      if (slot.children) yield* slot.children.paths(path)
    }
  }

  #set(element: string, member: boolean, children: FieldSet | undefined): void {
    const kept = children?.isEmpty ? undefined : children
    if (member || kept) this.#slots.set(element, { member, children: kept })
  }

  /** The FieldsV1 form; elements in upstream's order (by kind, then by text). */
  toFieldsV1(): FieldsV1 {
    const fields: FieldsV1 = {}
    for (const element of [...this.#slots.keys()].sort(byElement)) {
      const slot = this.#slots.get(element) as Slot
      const below = slot.children ? slot.children.toFieldsV1() : {}
      fields[element] = slot.member && slot.children ? { '.': {}, ...below } : below
    }
    return fields
  }

  static fromFieldsV1(fields: FieldsV1): FieldSet {
    const set = new FieldSet()
    for (const element of Object.keys(fields)) {
      if (element === '.') continue
      const below = fields[element] ?? {}
      const keys = Object.keys(below)
      const children = FieldSet.fromFieldsV1(below)
      set.#set(element, keys.length === 0 || '.' in below, children)
    }
    return set
  }
}

const emptySet = new FieldSet()

function unionOf(a: Slot, b: Slot): Slot {
  return {
    member: a.member || b.member,
    children: a.children && b.children ? a.children.union(b.children) : (a.children ?? b.children),
  }
}

/** fieldpath.PathElement.Compare: field names, then keys, then values, then indices. */
const rank: Readonly<Record<string, number>> = { f: 0, k: 1, v: 2, i: 3 }

function byElement(a: string, b: string): number {
  const left = rank[a[0] ?? ''] ?? 4
  const right = rank[b[0] ?? ''] ?? 4
  return left - right || (a < b ? -1 : a > b ? 1 : 0)
}
