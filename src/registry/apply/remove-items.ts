import type { Atom } from './atom.js'
import { deduce, itemsOf, memberAtom, memberElement, membersOf } from './atom.js'
import type { FieldSet } from './field-set.js'
import { itemElement } from './path-element.js'

/**
 * The value without the members and items that `items` names (structured-merge-diff: typed.RemoveItems). What loses its last member becomes null;
 * atomic values lose all as soon as something below them is named.
 */
export function removeItems(atom: Atom, value: unknown, items: FieldSet): unknown {
  const side = deduce(atom, value)
  if (side.map) {
    const members = membersOf(value)
    if (!members || side.map.atomic) return null
    const kept: Record<string, unknown> = {}
    let isEmpty = true
    for (const name in members) {
      const member = members[name]
      if (member === undefined) continue
      const element = memberElement(side.map, name)
      if (items.has(element)) continue
      const below = items.child(element)
      const own = below ? memberAtom(side.map, name) : undefined
      kept[name] = below && own ? removeItems(own, member, below) : member
      isEmpty = false
    }
    return isEmpty ? null : kept
  }
  if (side.scalar || !side.list) return value
  const list = itemsOf(value)
  if (!list || side.list.atomic) return null
  const kept: unknown[] = []
  for (const item of list) {
    const element = itemElement(side.list, item)
    if (element === undefined) continue
    if (items.has(element)) continue
    const below = items.child(element)
    kept.push(below ? removeItems(side.list.items, item, below) : item)
  }
  return kept.length === 0 ? null : kept
}
