import { deepEqual } from '../../base/index.js'
import type { Atom, ListAtom, MapAtom, Members } from './atom.js'
import { deduce, itemsOf, memberAtom, memberElement, membersOf } from './atom.js'
import { emptySet, FieldSet } from './field-set.js'
import { hasElement, itemElement } from './path-element.js'

/** What differs between two objects of one type, as sets of paths (structured-merge-diff: typed.Comparison). */
export interface Comparison {
  readonly added: FieldSet
  readonly modified: FieldSet
  readonly removed: FieldSet
}

/**
 * Compares two objects. Leaves are scalars and whatever the type calls atomic; of everything else the members are compared. Null is there, undefined is not.
 * Throws `NotComparable` where an item of a keyed list has no key.
 */
export function compare(atom: Atom, before: unknown, after: unknown): Comparison {
  const sets = new Sets()
  const { map } = atom
  if (map) compareMembers(map, membersOf(before), membersOf(after), sets)
  return sets
}

/** The objects have no field sets: an item of a list has none of its keys. */
export class NotComparable extends Error {
  override readonly name = 'NotComparable'
}

/** Most comparisons leave most sets empty: they are made when needed. */
class Sets implements Comparison {
  #added: FieldSet | undefined
  #modified: FieldSet | undefined
  #removed: FieldSet | undefined

  get added(): FieldSet {
    return this.#added ?? emptySet
  }

  get modified(): FieldSet {
    return this.#modified ?? emptySet
  }

  get removed(): FieldSet {
    return this.#removed ?? emptySet
  }

  add(element: string, children: FieldSet | undefined): void {
    this.#added ??= new FieldSet()
    this.#added.add(element, true, children)
  }

  remove(element: string, children: FieldSet | undefined): void {
    this.#removed ??= new FieldSet()
    this.#removed.add(element, true, children)
  }

  modify(element: string): void {
    this.#modified ??= new FieldSet()
    this.#modified.add(element, true, undefined)
  }

  addBelow(element: string, below: Sets): void {
    if (below.#added) {
      this.#added ??= new FieldSet()
      this.#added.add(element, false, below.#added)
    }
    if (below.#modified) {
      this.#modified ??= new FieldSet()
      this.#modified.add(element, false, below.#modified)
    }
    if (below.#removed) {
      this.#removed ??= new FieldSet()
      this.#removed.add(element, false, below.#removed)
    }
  }
}

/** Notes how the two values at `element` differ. */
function compareAt(atom: Atom, element: string, before: unknown, after: unknown, sets: Sets): void {
  if (before === after) return
  if (before === undefined) sets.add(element, pathsBelow(atom, after))
  else if (after === undefined) sets.remove(element, pathsBelow(atom, before))
  else compareForms(element, { left: deduce(atom, before), before, right: deduce(atom, after), after }, sets)
}

interface Forms {
  readonly left: Atom
  readonly before: unknown
  readonly right: Atom
  readonly after: unknown
}

function compareForms(element: string, { left, before, right, after }: Forms, sets: Sets): void {
  const below = new Sets()
  if (left !== right && before !== null && after !== null) {
    // Data without a schema that has changed its form: members went with the map that they were in, or came.
    takeOver(left.map && pathsBelow(left, before), (one, children) => below.remove(one, children))
    takeOver(right.map && pathsBelow(right, after), (one, children) => below.add(one, children))
    sets.addBelow(element, below)
    sets.modify(element)
    return
  }
  // Null takes the other side's form.
  const side = after === null ? left : right
  if (comparesBelow(side, before, after, below)) sets.addBelow(element, below)
  else if (!deepEqual(before, after)) sets.modify(element)
}

function takeOver(set: FieldSet | undefined, visit: (element: string, children: FieldSet | undefined) => void): void {
  set?.forEach((element, _isMember, children) => {
    visit(element, children)
  })
}

/** Compares members or items. False where the two are leaves; so are empty maps and lists of both sides. */
function comparesBelow(side: Atom, before: unknown, after: unknown, below: Sets): boolean {
  if (side.map) {
    const old = membersOf(before)
    const fresh = membersOf(after)
    if (side.map.atomic || (!old && !fresh)) return false
    compareMembers(side.map, old, fresh, below)
    return true
  }
  if (!side.list || side.list.atomic) return false
  const old = itemsOf(before)
  const fresh = itemsOf(after)
  if (!old && !fresh) return false
  compareItems(side.list, old ?? [], fresh ?? [], below)
  return true
}

/** Everything below a value that came or went as a whole; each place on the way belongs to it as well. */
function pathsBelow(atom: Atom, value: unknown): FieldSet | undefined {
  const side = deduce(atom, value)
  if (side.map) {
    const members = side.map.atomic ? undefined : membersOf(value)
    if (!members) return undefined
    const set = new FieldSet()
    for (const name in members) {
      const member = members[name]
      if (member === undefined) continue
      const own = memberAtom(side.map, name)
      if (own) set.add(memberElement(side.map, name), true, pathsBelow(own, member))
    }
    return set
  }
  if (!side.list || side.scalar || side.list.atomic) return undefined
  const items = itemsOf(value)
  if (!items) return undefined
  const below = new Sets()
  compareItems(side.list, [], items, below)
  return below.added
}

function compareMembers(map: MapAtom, before: Members | undefined, after: Members | undefined, sets: Sets): void {
  // Most fields of a type are absent on both sides: go by what is there.
  if (after) {
    for (const name in after) {
      const fresh = after[name]
      if (fresh === undefined) continue
      const old = before && ownMember(before, name)
      // Nearly all scalars: not worth a look at their type.
      if (old === fresh) continue
      const atom = memberAtom(map, name)
      if (atom) compareAt(atom, memberElement(map, name), old, fresh, sets)
    }
  }
  if (!before) return
  for (const name in before) {
    if (before[name] === undefined || (after && ownMember(after, name) !== undefined)) continue
    const atom = memberAtom(map, name)
    if (atom) compareAt(atom, memberElement(map, name), before[name], undefined, sets)
  }
}

function ownMember(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined
}

function compareItems(list: ListAtom, before: readonly unknown[], after: readonly unknown[], sets: Sets): void {
  if (isSameList(list, before, after)) return
  const left = byKey(list, before)
  const right = byKey(list, after)
  for (const [element, items] of left) compareItem(list, element, items, right.get(element) ?? [], sets)
  for (const [element, items] of right) if (!left.has(element)) compareItem(list, element, [], items, sets)
}

/** Most lists stay as they are: that is seen sooner than which of their items belong together. */
function isSameList(list: ListAtom, before: readonly unknown[], after: readonly unknown[]): boolean {
  return deepEqual(before, after) && after.every((item) => hasElement(list, item))
}

function byKey(list: ListAtom, items: readonly unknown[]): ReadonlyMap<string, unknown[]> {
  const found = new Map<string, unknown[]>()
  for (const item of items) {
    const element = itemElement(list, item)
    if (element === undefined) throw new NotComparable('an item of a list has none of its keys')
    const others = found.get(element)
    if (others) others.push(item)
    else found.set(element, [item])
  }
  return found
}

/** Items of the same key are one thing, compared as a whole. */
function compareItem(
  list: ListAtom,
  element: string,
  before: readonly unknown[],
  after: readonly unknown[],
  sets: Sets,
): void {
  if (before.length <= 1 && after.length <= 1) compareAt(list.items, element, before[0], after[0], sets)
  else if (before.length >= 2 && after.length >= 2) {
    if (!deepEqual(before, after)) sets.modify(element)
  } else if (before.length >= 2) {
    sets.remove(element, undefined)
    if (after.length === 1) sets.add(element, pathsBelow(list.items, after[0]))
  } else {
    if (before.length === 1) sets.remove(element, pathsBelow(list.items, before[0]))
    sets.add(element, undefined)
  }
}
