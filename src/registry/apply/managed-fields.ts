import type { KubeObject, ManagedFieldsEntry, StructNode } from '../../api/index.js'
import { compare, NotComparable } from './compare.js'
import type { FieldsV1 } from './field-set.js'
import { FieldSet } from './field-set.js'

/** Who writes, as managedFields tells writers apart. */
export interface Writer {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  /** The version in which the object was written. */
  readonly apiVersion: string
  /** '' for the main resource. */
  readonly subresource: string
}

export interface ManagedSet extends Writer {
  readonly set: FieldSet
  readonly time: string | undefined
}

/** apimachinery's managedfields: more Update entries than this are folded into one. */
const maxUpdateManagers = 10
const foldedManager = 'ancient-changes'

/** Paths that nobody owns (stripmeta.go). */
const unowned = FieldSet.fromFieldsV1({
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
  readonly type: StructNode
  /** What is stored; the empty object for a create. */
  readonly live: KubeObject
  readonly next: KubeObject
  readonly writer: Writer
  /** RFC 3339, now. */
  readonly time: string
  /** Top-level fields that this write cannot change. */
  readonly resetFields: readonly string[]
}

/**
 * The managedFields after a write by other means than apply: the writer owns what it added or changed, and nobody else owns that any more; nobody owns what is gone.
 * A write that changes nothing leaves everything as it was, times included. (structured-merge-diff: merge.Updater.Update; apimachinery: managedfieldsupdater.go.)
 */
export function ownershipAfterUpdate(update: UpdateOwnership): ManagedFieldsEntry[] | undefined {
  const entries = update.live.metadata?.managedFields ?? []
  // A client that sends `managedFields: [{}]` or `[]` resets them.
  let comparison: ReturnType<typeof compare>
  try {
    comparison = compare(update.type, update.live, update.next)
  } catch (error) {
    if (error instanceof NotComparable) return entries.length > 0 ? [...entries] : undefined
    throw error
  }
  const written = withoutReset(comparison.added.union(comparison.modified).difference(unowned), update.resetFields)
  const { removed } = comparison
  if (written.isEmpty && removed.isEmpty) return entries.length > 0 ? [...entries] : undefined
  const gone = written.union(removed)
  const managers: ManagedSet[] = []
  for (const entry of entries.map(decodeEntry)) {
    const set = entry.set.difference(gone)
    if (!set.isEmpty) managers.push(set.equals(entry.set) ? entry : { ...entry, set })
  }
  if (!written.isEmpty) addWriter(managers, update.writer, written, update.time)
  return encodeManagers(capUpdateManagers(managers))
}

function addWriter(managers: ManagedSet[], writer: Writer, set: FieldSet, time: string): void {
  const index = managers.findIndex((one) => isSameWriter(one, writer))
  const before = managers[index]
  if (before) managers[index] = { ...before, set: before.set.union(set), time }
  else managers.push({ ...writer, set, time })
}

export function isSameWriter(a: Writer, b: Writer): boolean {
  return (
    a.manager === b.manager &&
    a.operation === b.operation &&
    a.apiVersion === b.apiVersion &&
    a.subresource === b.subresource
  )
}

function withoutReset(set: FieldSet, resetFields: readonly string[]): FieldSet {
  if (resetFields.length === 0) return set
  const reset = new FieldSet()
  for (const field of resetFields) reset.insert(`f:${field}`)
  return set.recursiveDifference(reset)
}

/** capmanagers.go: the oldest Update entries of a version are merged into one. */
function capUpdateManagers(managers: readonly ManagedSet[]): readonly ManagedSet[] {
  const updates = managers.filter((one) => one.operation === 'Update')
  if (updates.length <= maxUpdateManagers) return managers
  const oldest = [...updates].sort(byTime).slice(0, updates.length - maxUpdateManagers + 1)
  const kept: ManagedSet[] = managers.filter((one) => !oldest.includes(one))
  for (const one of oldest) {
    addWriter(
      kept,
      { manager: foldedManager, operation: 'Update', apiVersion: one.apiVersion, subresource: '' },
      one.set,
      one.time ?? '',
    )
  }
  return kept
}

function byTime(a: ManagedSet, b: ManagedSet): number {
  const left = a.time ?? ''
  const right = b.time ?? ''
  return left < right ? -1 : left > right ? 1 : a.manager < b.manager ? -1 : 1
}

export function decodeEntry(entry: ManagedFieldsEntry): ManagedSet {
  return {
    manager: entry.manager ?? '',
    operation: entry.operation === 'Apply' ? 'Apply' : 'Update',
    apiVersion: entry.apiVersion ?? '',
    subresource: entry.subresource ?? '',
    time: entry.time,
    set: FieldSet.fromFieldsV1((entry.fieldsV1 ?? {}) as FieldsV1),
  }
}

export function encodeManagers(managers: readonly ManagedSet[]): ManagedFieldsEntry[] | undefined {
  if (managers.length === 0) return undefined
  return [...managers].sort(byPlace).map((one) => ({
    manager: one.manager,
    operation: one.operation,
    apiVersion: one.apiVersion,
    ...(one.time === undefined ? {} : { time: one.time }),
    fieldsType: 'FieldsV1',
    fieldsV1: one.set.toFieldsV1(),
    ...(one.subresource === '' ? {} : { subresource: one.subresource }),
  }))
}

/** managedfields/internal/managedfields.go sortEncodedManagedFields: by operation, time, manager, version, subresource. */
function byPlace(a: ManagedSet, b: ManagedSet): number {
  return (
    compareText(a.operation, b.operation) ||
    compareText(a.time ?? '', b.time ?? '') ||
    compareText(a.manager, b.manager) ||
    compareText(a.apiVersion, b.apiVersion) ||
    compareText(a.subresource, b.subresource)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
