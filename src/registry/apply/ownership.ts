import type { ManagedFieldsEntry } from '../../api/index.js'
import type { Comparison } from './compare.js'
import { NotComparable } from './compare.js'
import { FieldSet } from './field-set.js'
import type { Managers, Writer } from './managed-fields.js'
import { capUpdateManagers, decodeManagers, encodeManagers, identityOf, ManagedSet } from './managed-fields.js'
import type { ConvertTyped, TypedObject } from './typed-object.js'
import { ConversionError } from './typed-object.js'
import { compareVersions, takeFromOthers } from './updater.js'

/** Paths that nobody owns (stripmeta.go). */
export const unowned = FieldSet.fromFieldsV1({
  'f:apiVersion': {},
  'f:kind': {},
  'f:metadata': {
    '.': {},
    'f:name': {},
    'f:namespace': {},
    'f:creationTimestamp': {},
    'f:selfLink': {},
    'f:uid': {},
    'f:clusterName': {},
    'f:generation': {},
    'f:managedFields': {},
    'f:resourceVersion': {},
  },
})

export interface UpdateOwnership {
  /** What is stored, without its managedFields; for a create the empty object of the type. */
  readonly live: TypedObject
  readonly next: TypedObject
  /** Who owns what so far. */
  readonly entries: readonly ManagedFieldsEntry[] | undefined
  readonly writer: Writer
  /** RFC 3339, now. Undefined: the writer's entry keeps the time that it has, if any. */
  readonly time: string | undefined
  /** Paths that this write cannot change. */
  readonly reset: FieldSet
  readonly convert: ConvertTyped
}

/**
 * The managedFields after a write by other means than apply: the writer owns what it added or changed, and nobody else owns that any more; nobody owns what
 * is gone. A write that changes nothing leaves everything as it was, times included. Answers at once unless somebody owns fields in another version.
 * (structured-merge-diff: merge.Updater.Update; apimachinery: managedfieldsupdater.go.)
 */
export function ownershipAfterUpdate(
  update: UpdateOwnership,
): ManagedFieldsEntry[] | undefined | Promise<ManagedFieldsEntry[] | undefined> {
  const { entries } = update
  const managers = decodeManagers(entries)
  if (typeof managers === 'string') return undefined
  try {
    const comparisons = compareVersions({ ...update, managers })
    if (!(comparisons instanceof Promise)) return encodeManagers(afterUpdate(update, managers, comparisons))
    return comparisons.then((known) => encodeManagers(afterUpdate(update, managers, known)), nobody)
  } catch (error) {
    return nobody(error)
  }
}

/** Of what cannot be compared nobody is noted as an owner any more. */
function nobody(error: unknown): undefined {
  if (!(error instanceof NotComparable) && !(error instanceof ConversionError)) throw error
  return undefined
}

function afterUpdate(
  { live, writer, time }: UpdateOwnership,
  managers: Managers,
  comparisons: ReadonlyMap<string, Comparison>,
): Managers {
  const own = comparisons.get(live.apiVersion)
  const written = own ? own.modified.union(own.added).difference(unowned) : new FieldSet()
  const identity = identityOf(writer)
  const before = managers.get(identity)
  if (
    own &&
    before &&
    !written.isEmpty &&
    before.covers(written) &&
    !before.touches(own.removed) &&
    !before.touches(unowned)
  ) {
    // What is written most often is the writer's already: its set stays as it lies in the store.
    takeFromOthers(managers, identity, comparisons, { force: true })
    managers.set(identity, before.withTime(time ?? before.time))
  } else {
    takeFromOthers(managers, '', comparisons, { force: true })
    if (written.isEmpty) return managers
    const set = managers.get(identity)?.set.union(written) ?? written
    managers.set(identity, new ManagedSet(writer, time ?? before?.time, set))
  }
  capUpdateManagers(managers)
  return managers
}

/** A set of paths with everything below them, from `spec` or `metadata.labels`. */
export function resetSet(fields: readonly string[]): FieldSet {
  const set = new FieldSet()
  for (const field of fields) {
    const names = field.split('.')
    let below: FieldSet | undefined
    for (const name of names.slice(1).reverse()) {
      const inner = new FieldSet()
      inner.add(`f:${name}`, below === undefined, below)
      below = inner
    }
    if (below) set.insertChildren(`f:${names[0]}`, below)
    else set.insert(`f:${names[0]}`)
  }
  return set
}
