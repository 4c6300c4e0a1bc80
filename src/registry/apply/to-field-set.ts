import type { Atom, ListAtom, MapAtom } from './atom.js'
import { deduce, isMembers, memberAtom, memberElement } from './atom.js'
import { FieldSet } from './field-set.js'
import { itemElement } from './path-element.js'

/**
 * The paths that an object mentions: its leaves, the items of its keyed lists, and the members of its maps; fields of a type count only as leaves
 * (structured-merge-diff: typed.ToFieldSet).
 */
export function toFieldSet(atom: Atom, value: unknown): FieldSet {
  const set = new FieldSet()
  const { map } = deduce(atom, value)
  if (map && isMembers(value)) visitMembers(map, value, set)
  return set
}

/** Adds what is at `element` and below; `isOwnMember`: the place itself belongs to the set in any case. */
function visit(atom: Atom, element: string, value: unknown, isOwnMember: boolean, set: FieldSet): void {
  const side = deduce(atom, value)
  let isMember = isOwnMember
  let children: FieldSet | undefined
  if (side.map) {
    if (side.map.atomic) isMember = true
    else if (isMembers(value)) {
      children = new FieldSet()
      visitMembers(side.map, value, children)
    }
  } else if (side.list) {
    if (side.list.atomic) isMember = true
    else if (Array.isArray(value)) {
      children = new FieldSet()
      visitItems(side.list, value, children)
    }
  } else isMember = true
  set.add(element, isMember, children)
}

function visitMembers(map: MapAtom, value: Readonly<Record<string, unknown>>, set: FieldSet): void {
  for (const name in value) {
    const member = value[name]
    if (member === undefined) continue
    const atom = memberAtom(map, name)
    if (!atom) continue
    const isOwnMember = !map.fields.has(name) || member === null || isEmptyMap(member)
    visit(atom, memberElement(map, name), member, isOwnMember, set)
  }
}

function isEmptyMap(value: unknown): boolean {
  return isMembers(value) && Object.keys(value).length === 0
}

function visitItems(list: ListAtom, items: readonly unknown[], set: FieldSet): void {
  const elements = items.map((item) => itemElement(list, item))
  const seen = new Set<string>()
  const doubled = new Set<string>()
  for (const element of elements) {
    if (element === undefined) continue
    if (seen.has(element)) doubled.add(element)
    seen.add(element)
  }
  for (const element of doubled) set.add(element, true, undefined)
  for (let index = 0; index < items.length; index++) {
    const element = elements[index]
    if (element !== undefined && !doubled.has(element)) visit(list.items, element, items[index], true, set)
  }
}
