import type { Atom } from './atom.js'
import { memberAtom } from './atom.js'
import { FieldSet } from './field-set.js'
import type { Managers } from './managed-fields.js'
import type { ConvertTyped, TypedObject } from './typed-object.js'

/**
 * A copy of the managers in which nobody owns parts of what the type now calls atomic, but the whole of it: a custom resource's schema may change
 * (structured-merge-diff: typed.ReconcileFieldSetWithSchema). Managers of versions that are gone stay; they are dropped when objects are compared.
 */
export async function reconcileManagers(
  managers: Managers,
  live: TypedObject,
  convert: ConvertTyped,
): Promise<Managers> {
  const atoms = new Map<string, Atom | undefined>([[live.apiVersion, live.atom]])
  const result: Managers = new Map()
  for (const [identity, one] of managers) {
    if (!atoms.has(one.apiVersion)) atoms.set(one.apiVersion, (await convert(live, one.apiVersion))?.atom)
    const atom = atoms.get(one.apiVersion)
    if (!atom) continue
    const set = reconcile(one.set, atom)
    result.set(identity, set === one.set ? one : one.with(set))
  }
  return result
}

/** The same set where nothing has to change. */
export function reconcile(set: FieldSet, atom: Atom): FieldSet {
  let changed: FieldSet | undefined
  set.forEach((element, isMember, children) => {
    const own = atomBelow(atom, element)
    if (!own || !children) return
    const isAtomic = own.map ? own.map.atomic : own.scalar === undefined && own.list !== undefined && own.list.atomic
    const below = isAtomic ? undefined : reconcile(children, own)
    if (below === children) return
    changed ??= copyOf(set)
    changed.replace(element, isMember || isAtomic, below)
  })
  return changed ?? set
}

function atomBelow(atom: Atom, element: string): Atom | undefined {
  if (element[0] === 'f') return atom.map && memberAtom(atom.map, element.slice(2))
  return atom.list?.items
}

function copyOf(set: FieldSet): FieldSet {
  const copy = new FieldSet()
  set.forEach((element, isMember, children) => {
    copy.add(element, isMember, children)
  })
  return copy
}
