import type { FieldNode, ListNode, ScalarFormat, ScalarNode, StructNode, TypeNode } from '../../api/index.js'

/**
 * structured-merge-diff's schema: what a place in an object may hold. An atom with several sides takes whichever fits the value.
 * Derived from the typed model once per type (kube-openapi's schemaconv says how upstream derives it from OpenAPI).
 */
export interface Atom {
  readonly scalar: ScalarKind | undefined
  readonly list: ListAtom | undefined
  readonly map: MapAtom | undefined
}

export type ScalarKind = 'string' | 'numeric' | 'boolean' | 'untyped'

export interface ListAtom {
  readonly atomic: boolean
  /** Sorted; empty for sets. */
  readonly keys: readonly KeyField[]
  readonly items: Atom
}

export interface KeyField {
  readonly name: string
  /** `"port":` as it stands in a path element. */
  readonly prefix: string
  /** Counts where an item does not name the key; undefined: none. */
  readonly default: unknown
}

export interface MapAtom {
  readonly atomic: boolean
  readonly fields: ReadonlyMap<string, FieldAtom>
  /** Of members that are no fields; undefined: there may be none. */
  readonly element: Atom | undefined
}

export interface FieldAtom {
  /** `f:replicas` */
  readonly element: string
  readonly atom: Atom
}

/** Data that no schema describes: granular maps, atomic lists. */
const deducedMap: MapAtom = {
  atomic: false,
  fields: new Map(),
  get element(): Atom {
    return deduced
  },
}
const untyped: Atom = { scalar: 'untyped', list: undefined, map: undefined }
/** Items of such lists: whatever they are, they are owned with their list. */
const deducedAtomic: Atom = {
  scalar: 'untyped',
  list: {
    atomic: true,
    keys: [],
    get items(): Atom {
      return deducedAtomic
    },
  },
  map: {
    atomic: true,
    fields: new Map(),
    get element(): Atom {
      return deducedAtomic
    },
  },
}
export const deduced: Atom = {
  scalar: 'untyped',
  list: { atomic: true, keys: [], items: deducedAtomic },
  map: deducedMap,
}

/** Go's RawExtension, whose content upstream does not look into. */
const rawObject: Atom = { scalar: undefined, list: undefined, map: { ...deducedMap, element: deduced, atomic: true } }

const atoms = new WeakMap<TypeNode, Atom>()
const preservingAtoms = new WeakMap<TypeNode, Atom>()

/** The atom of a type. `preserving`: a type further up preserves unknown fields, and all below do so with it. */
export function atomOf(type: TypeNode, preserving = false): Atom {
  const cache = preserving ? preservingAtoms : atoms
  let atom = cache.get(type)
  if (!atom) {
    atom = compile(type, preserving)
    cache.set(type, atom)
  }
  return atom
}

function compile(type: TypeNode, preserving: boolean): Atom {
  switch (type.kind) {
    case 'scalar':
      return isDeduced(type) ? deduced : scalarAtom(type)
    case 'struct':
      return {
        ...(type.anyKind ? { scalar: 'untyped', list: deduced.list } : { scalar: undefined, list: undefined }),
        map: structAtom(type, (preserving && type.definition === '') || type.preserveUnknownFields),
      }
    case 'map':
      return {
        scalar: undefined,
        list: undefined,
        map: {
          atomic: type.atomic,
          fields: new Map(),
          get element() {
            return atomOf(type.values, preserving)
          },
        },
      }
    case 'list':
      return { scalar: undefined, list: listAtom(type, preserving), map: undefined }
    case 'any':
      return type.objectOnly ? rawObject : deduced
  }
}

function scalarAtom({ format, untyped: isUntyped }: ScalarNode): Atom {
  return isUntyped ? untyped : { scalar: scalarKinds[format], list: undefined, map: undefined }
}

/** OpenAPI gives these no single type. */
function isDeduced({ format }: ScalarNode): boolean {
  return format === 'quantity' || format === 'intOrString'
}

const scalarKinds: Readonly<Record<ScalarFormat, ScalarKind>> = {
  string: 'string',
  boolean: 'boolean',
  int32: 'numeric',
  int64: 'numeric',
  double: 'numeric',
  bytes: 'string',
  duration: 'string',
  time: 'untyped',
  microTime: 'untyped',
  quantity: 'untyped',
  intOrString: 'untyped',
}

function structAtom(type: StructNode, preserving: boolean): MapAtom {
  const fields = new Map<string, FieldAtom>()
  for (const field of type.fields.values()) {
    let atom: Atom | undefined
    fields.set(field.name, {
      element: `f:${field.name}`,
      get atom() {
        atom ??= atomOf(field.type, preserving)
        return atom
      },
    })
  }
  // OpenAPI takes an object that names no fields for one of any shape.
  return { atomic: type.atomic, fields, element: preserving || fields.size === 0 ? deduced : undefined }
}

function listAtom(type: ListNode, preserving: boolean): ListAtom {
  const fields = type.items.kind === 'struct' ? type.items.fields : undefined
  const names = [...type.mapKeys].sort()
  return {
    atomic: type.listType === 'atomic',
    keys: names.map((name) => ({ name, prefix: `${JSON.stringify(name)}:`, default: keyDefault(fields?.get(name)) })),
    get items() {
      return atomOf(type.items, preserving)
    },
  }
}

/** OpenAPI v3 also calls the zero value of a field that is always printed its default. */
function keyDefault(field: FieldNode | undefined): unknown {
  if (!field || field.default !== undefined) return field?.default
  if (!field.emit || field.pointer || field.type.kind !== 'scalar') return undefined
  switch (scalarKinds[field.type.format]) {
    case 'string':
      return ''
    case 'numeric':
      return 0
    case 'boolean':
      return false
    default:
      return undefined
  }
}

/** The side of the atom that fits the value; the whole atom where none does, or for null and undefined. */
export function deduce(atom: Atom, value: unknown): Atom {
  // Nearly all atoms have one side.
  if (atom.scalar === undefined || atom.map === undefined || value === null || value === undefined) return atom
  if (typeof value !== 'object') return untyped
  const sides = atom === deduced ? deducedSides : atom === deducedAtomic ? atomicSides : sidesOf(atom)
  return Array.isArray(value) ? sides.list : sides.map
}

const sidesOf = ({ list, map }: Atom) => ({
  list: { scalar: undefined, list, map: undefined },
  map: { scalar: undefined, list: undefined, map },
})
const deducedSides = sidesOf(deduced)
const atomicSides = sidesOf(deducedAtomic)

/** A member's atom; undefined: the type knows no such member. */
export function memberAtom(map: MapAtom, name: string): Atom | undefined {
  return map.fields.get(name)?.atom ?? map.element
}

export function memberElement(map: MapAtom, name: string): string {
  return map.fields.get(name)?.element ?? `f:${name}`
}

export type Members = Readonly<Record<string, unknown>>

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Null, wrong kinds and empty maps have no members. */
export function membersOf(value: unknown): Members | undefined {
  return isMembers(value) && hasMembers(value) ? value : undefined
}

function hasMembers(value: Members): boolean {
  for (const name in value) if (value[name] !== undefined) return true
  return false
}

export function itemsOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined
}
