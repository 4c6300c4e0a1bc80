import type { FieldNode, ListNode, MapNode, StructNode, TypeNode } from '../../api/index.js'
import { deepEqual } from '../../base/index.js'
import { FieldSet } from './field-set.js'
import { fieldElement, itemElement } from './path-element.js'

/** What differs between two objects of one type, as sets of paths (structured-merge-diff: typed.Comparison). */
export interface Comparison {
  readonly added: FieldSet
  readonly modified: FieldSet
  readonly removed: FieldSet
}

/** A value that is not there. JSON null is there. */
const absent = Symbol('absent')
type Value = unknown | typeof absent

/**
 * Compares two objects. Leaves are scalars and whatever the type calls atomic; of everything else the members are compared. What Go's zero value shows
 * although nobody set it (structs by value, fields without omitempty) counts as present on both sides. Throws `NotComparable` for lists whose items have no or double keys.
 */
export function compare(type: StructNode, before: unknown, after: unknown): Comparison {
  const sets = { added: new FieldSet(), modified: new FieldSet(), removed: new FieldSet() }
  compareFields(type, before, after, sets)
  return sets
}

/** The objects have no field sets, e.g. since two items of a list have the same key. */
export class NotComparable extends Error {
  override readonly name = 'NotComparable'
}

interface Sets {
  readonly added: FieldSet
  readonly modified: FieldSet
  readonly removed: FieldSet
}

/** Compares the two values at `element`, and notes differences in the parents' sets. */
function compareAt(type: TypeNode, element: string, before: Value, after: Value, sets: Sets): void {
  if (before === absent && after === absent) return
  if (isLeaf(type) || (isNullish(before) && isNullish(after))) {
    if (before === absent) sets.added.insert(element)
    else if (after === absent) sets.removed.insert(element)
    else if (!deepEqual(before, after)) sets.modified.insert(element)
    return
  }
  const below = { added: new FieldSet(), modified: new FieldSet(), removed: new FieldSet() }
  if (type.kind === 'struct') compareFields(type, before, after, below)
  else if (type.kind === 'map') compareEntries(type, before, after, below)
  else if (type.kind === 'list') compareItems(type, before, after, below)
  sets.added.insertChildren(element, below.added)
  sets.modified.insertChildren(element, below.modified)
  sets.removed.insertChildren(element, below.removed)
  if (before === absent) sets.added.insert(element)
  else if (after === absent) sets.removed.insert(element)
}

const isNullish = (value: Value): boolean => value === absent || value === null || value === undefined

function isLeaf(type: TypeNode): boolean {
  switch (type.kind) {
    case 'scalar':
      return true
    case 'any':
      return type.atomic
    case 'list':
      return type.listType === 'atomic'
    default:
      return type.atomic
  }
}

function compareFields(type: StructNode, before: Value, after: Value, sets: Sets): void {
  const left = membersOf(before)
  const right = membersOf(after)
  // Most fields of a type are absent on both sides: go by what is there, in the order of the new object.
  for (const name in right) compareField(type, name, left, right, sets)
  for (const name in left) if (!Object.hasOwn(right, name)) compareField(type, name, left, right, sets)
}

function compareField(type: StructNode, name: string, left: Members, right: Members, sets: Sets): void {
  const field = type.fields.get(name)
  if (!field) {
    if (type.preserveUnknownFields)
      compareAt(unknownType, fieldElement(name), member(left, name), member(right, name), sets)
    return
  }
  compareAt(field.type, fieldElement(name), fieldValue(field, left), fieldValue(field, right), sets)
}

/** The field's value, or what Go's zero value shows in its place. */
function fieldValue(field: FieldNode, members: Members): Value {
  const value = member(members, field.name)
  if (value !== absent) return value
  if (field.structByValue) return emptyMembers
  return field.emit ? zeroOf(field) : absent
}

function zeroOf(field: FieldNode): unknown {
  if (field.type.kind !== 'scalar') return null
  switch (field.type.format) {
    case 'boolean':
      return false
    case 'int32':
    case 'int64':
    case 'double':
      return 0
    case 'string':
      return ''
    default:
      return null
  }
}

function compareEntries(type: MapNode, before: Value, after: Value, sets: Sets): void {
  const left = membersOf(before)
  const right = membersOf(after)
  for (const key in right) compareAt(type.values, fieldElement(key), member(left, key), member(right, key), sets)
  for (const key in left) {
    if (!Object.hasOwn(right, key)) compareAt(type.values, fieldElement(key), member(left, key), absent, sets)
  }
}

function compareItems(type: ListNode, before: Value, after: Value, sets: Sets): void {
  const left = itemsOf(type, before)
  const right = itemsOf(type, after)
  for (const [element, item] of right)
    compareAt(type.items, element, left.has(element) ? left.get(element) : absent, item, sets)
  for (const [element, item] of left) if (!right.has(element)) compareAt(type.items, element, item, absent, sets)
}

function itemsOf(type: ListNode, value: Value): ReadonlyMap<string, unknown> {
  const items = new Map<string, unknown>()
  if (!Array.isArray(value)) return items
  for (const item of value as readonly unknown[]) {
    const element = itemElement(type, item)
    if (element === undefined) throw new NotComparable('an item of a list lacks its keys')
    if (items.has(element)) throw new NotComparable('two items of a list have the same keys')
    items.set(element, item)
  }
  return items
}

type Members = Readonly<Record<string, unknown>>
const emptyMembers: Members = Object.freeze({})

function membersOf(value: Value): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : emptyMembers
}

function member(members: Members, name: string): Value {
  return Object.hasOwn(members, name) && members[name] !== undefined ? members[name] : absent
}

/** Upstream's deduced type, for data that no schema describes: maps are granular, lists are atomic. */
const unknownType: TypeNode = {
  kind: 'map',
  goType: '',
  atomic: false,
  nullableValues: true,
  get values(): TypeNode {
    return unknownType
  },
}
