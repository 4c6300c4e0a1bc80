import { LRUCache } from 'lru-cache'
import type { StructNode } from '../../api/index.js'
import { deepFreeze } from '../../base/index.js'
import type { Atom } from './atom.js'
import { deduce, itemsOf, memberAtom, membersOf } from './atom.js'
import type { FieldsV1 } from './field-set.js'
import { encodeManagers, ManagedSet } from './managed-fields.js'
import { ownershipAfterUpdate, type UpdateOwnership } from './ownership.js'
import { itemElement } from './path-element.js'

/** Shapes of one type that are remembered. Objects of a real cluster have few: the pods of a Deployment have one. */
const maxShapes = 256
/** Those of large objects are not: they would fill the memory, and come once. */
const maxShapeLength = 16_384

/**
 * What the writer of a new object owns depends on the object's shape alone: which members and items it has, and where it holds null or zero.
 * Objects of a shape that was met before share the set that was worked out then.
 */
export class NewObjectFields {
  readonly #byType = new WeakMap<StructNode, LRUCache<string, FieldsV1>>()

  /** `ownershipAfterUpdate` for a new object that brings no entries along. */
  ownershipOf(
    type: StructNode,
    update: UpdateOwnership,
    resetFields: readonly string[],
  ): ReturnType<typeof ownershipAfterUpdate> {
    const { writer, time, next } = update
    const shapes = this.#shapesOf(type)
    const shape = `${writer.apiVersion} ${resetFields.join()} ${shapeOf(next.atom, next.value)}`
    const known = shapes.get(shape)
    if (known) return encodeManagers(new Map([['', new ManagedSet(writer, time, known)]]))
    const managed = ownershipAfterUpdate(update)
    const fields = managed instanceof Promise ? undefined : managed?.[0]?.fieldsV1
    if (fields && shape.length <= maxShapeLength) shapes.set(shape, deepFreeze(fields as FieldsV1))
    return managed
  }

  #shapesOf(type: StructNode): LRUCache<string, FieldsV1> {
    let shapes = this.#byType.get(type)
    if (!shapes) {
      shapes = new LRUCache({ max: maxShapes })
      this.#byType.set(type, shapes)
    }
    return shapes
  }
}

/** A text that two values of one type share only if they have the same paths, and null or zero in the same places. */
function shapeOf(atom: Atom, value: unknown): string {
  if (value === null) return 'n'
  if (typeof value !== 'object') return value === 0 || value === '' || value === false ? 'z' : ','
  const { map, list } = deduce(atom, value)
  const members = map && membersOf(value)
  if (map && members) {
    if (map.atomic) return 'a'
    let text = '{'
    for (const name in members) {
      const member = members[name]
      if (member === undefined) continue
      const own = memberAtom(map, name)
      if (own) text += `${name.length}:${name}${shapeOf(own, member)}`
    }
    return `${text}}`
  }
  const items = list && itemsOf(value)
  if (!list || !items) return ','
  if (list.atomic) return 'a'
  let text = '['
  for (const item of items) text += `${itemElement(list, item)}${shapeOf(list.items, item)}`
  return `${text}]`
}
