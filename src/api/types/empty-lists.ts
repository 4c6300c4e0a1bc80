import type { StructNode, TypeNode } from './type-node.js'

type Visit = (value: unknown) => void

const visits = new WeakMap<TypeNode, Visit | undefined>()
const nothing: Visit = () => {}

/**
 * Brings a decoded object, which it changes, into the form that comes back from storage: an empty list that Go prints is null there. The object keeps it
 * as it was sent until it is stored, since its writer owns an empty list but not one that is absent.
 */
export function nullEmptyLists(type: StructNode, object: object): void {
  visitOf(type)?.(object)
}

/** Undefined where a type holds no such list. */
function visitOf(type: TypeNode): Visit | undefined {
  if (visits.has(type)) return visits.get(type)
  // A type that holds itself finds this one, and asks again when it is visited.
  visits.set(type, (value) => visits.get(type)?.(value))
  const visit = make(type)
  visits.set(type, visit)
  return visit
}

function make(type: TypeNode): Visit | undefined {
  switch (type.kind) {
    case 'struct':
      return ofStruct(type)
    case 'list':
      return ofEach(type.items, (value) => (Array.isArray(value) ? value : []))
    case 'map':
      return ofEach(type.values, (value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
    default:
      return undefined
  }
}

function ofEach(type: TypeNode, entries: (value: unknown) => readonly unknown[]): Visit | undefined {
  const visit = visitOf(type)
  return visit && ((value) => entries(value).forEach(visit))
}

function ofStruct(type: StructNode): Visit | undefined {
  const fields = [...type.fields.values()].flatMap((field) => {
    const canBeNull = field.emit && field.type.kind === 'list'
    const visit = visitOf(field.type)
    return canBeNull || visit ? [{ name: field.name, canBeNull, visit: visit ?? nothing }] : []
  })
  if (fields.length === 0) return undefined
  return (value) => {
    if (typeof value !== 'object' || value === null) return
    const object = value as Record<string, unknown>
    for (const { name, canBeNull, visit } of fields) {
      const member = object[name]
      if (member === undefined || member === null) continue
      if (canBeNull && Array.isArray(member) && member.length === 0) object[name] = null
      else visit(member)
    }
  }
}
