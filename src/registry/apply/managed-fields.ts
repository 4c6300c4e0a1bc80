import type { ManagedFieldsEntry } from '../../api/index.js'
import type { FieldsV1 } from './field-set.js'
import { emptySet, FieldSet, InvalidFieldSet } from './field-set.js'

/** Who writes, as managedFields tells writers apart. */
export interface Writer {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  /** The version in which the object was written. */
  readonly apiVersion: string
  /** '' for the main resource. */
  readonly subresource: string
}

/** What one writer owns. The set is decoded when somebody asks: most writes touch few entries. */
export class ManagedSet implements Writer {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  readonly apiVersion: string
  readonly subresource: string
  readonly time: string | undefined
  #set: FieldSet | undefined
  readonly #fields: FieldsV1 | undefined

  constructor(writer: Writer, time: string | undefined, owned: FieldSet | FieldsV1) {
    this.manager = writer.manager
    this.operation = writer.operation
    this.apiVersion = writer.apiVersion
    this.subresource = writer.subresource
    this.time = time
    if (owned instanceof FieldSet) this.#set = owned
    else this.#fields = owned
  }

  get set(): FieldSet {
    this.#set ??= this.#fields ? FieldSet.fromFieldsV1(this.#fields) : emptySet
    return this.#set
  }

  /** Whether the set shares a path with another one; does not decode. */
  touches(other: FieldSet): boolean {
    return this.#set ? this.#set.touches(other) : this.#fields !== undefined && other.touchesFieldsV1(this.#fields)
  }

  /** Whether all of another set is in this one; does not decode. */
  covers(other: FieldSet): boolean {
    return this.#set ? other.difference(this.#set).isEmpty : other.isWithinFieldsV1(this.#fields ?? {})
  }

  without(gone: FieldSet): ManagedSet {
    return this.touches(gone) ? this.with(this.set.difference(gone)) : this
  }

  with(set: FieldSet, time: string | undefined = this.time): ManagedSet {
    return new ManagedSet(this, time, set)
  }

  withTime(time: string | undefined): ManagedSet {
    return new ManagedSet(this, time, this.#set ?? this.#fields ?? emptySet)
  }

  toFieldsV1(): FieldsV1 {
    return this.#fields ?? this.set.toFieldsV1()
  }

  get isEmpty(): boolean {
    return this.#set ? this.#set.isEmpty : !hasKeys(this.#fields ?? {})
  }
}

function hasKeys(fields: FieldsV1): boolean {
  for (const _key in fields) return true
  return false
}

/** Managers by their identity (managedfields.BuildManagerIdentifier): appliers are one whatever version they apply. */
export type Managers = Map<string, ManagedSet>

/** The identity as upstream spells it: it also orders managers in messages. */
export function identityOf({ manager, operation, apiVersion, subresource }: Writer): string {
  const version = operation === 'Apply' || apiVersion === '' ? '' : `,"apiVersion":${JSON.stringify(apiVersion)}`
  const below = subresource === '' ? '' : `,"subresource":${JSON.stringify(subresource)}`
  return `{"manager":${JSON.stringify(manager)},"operation":"${operation}"${version}${below}}`
}

/** The managers of an object; a string says why its entries cannot be read (managedfields.DecodeManagedFields). */
export function decodeManagers(entries: readonly ManagedFieldsEntry[] | undefined): Managers | string {
  const managers: Managers = new Map()
  for (const [index, entry] of (entries ?? []).entries()) {
    const { operation, apiVersion = '', fieldsType = '' } = entry
    if (!isOperation(operation)) return 'operation must be `Apply` or `Update`'
    if (apiVersion === '') return 'apiVersion must not be empty'
    if (fieldsType === '') return `missing fieldsType in managed fields entry ${index}`
    if (fieldsType !== 'FieldsV1')
      return `invalid fieldsType ${JSON.stringify(fieldsType)} in managed fields entry ${index}`
    const writer: Writer = { manager: entry.manager ?? '', operation, apiVersion, subresource: entry.subresource ?? '' }
    managers.set(identityOf(writer), new ManagedSet(writer, entry.time, (entry.fieldsV1 ?? {}) as FieldsV1))
  }
  return managers
}

function isOperation(operation: string | undefined): operation is Writer['operation'] {
  return operation === 'Apply' || operation === 'Update'
}

/** Whether a client's own entries can be read, their sets included. */
export function areReadable(entries: readonly ManagedFieldsEntry[]): boolean {
  const managers = decodeManagers(entries)
  if (typeof managers === 'string') return false
  try {
    return [...managers.values()].every((one) => one.set instanceof FieldSet)
  } catch (error) {
    if (error instanceof InvalidFieldSet || error instanceof TypeError) return false
    throw error
  }
}

export function encodeManagers(managers: Managers): ManagedFieldsEntry[] | undefined {
  if (managers.size === 0) return undefined
  const sorted = managers.size === 1 ? [...managers.values()] : [...managers.values()].sort(byPlace)
  return sorted.map((one) => ({
    ...(one.manager === '' ? {} : { manager: one.manager }),
    operation: one.operation,
    apiVersion: one.apiVersion,
    ...(one.time === undefined ? {} : { time: one.time }),
    fieldsType: 'FieldsV1',
    fieldsV1: one.toFieldsV1(),
    ...(one.subresource === '' ? {} : { subresource: one.subresource }),
  }))
}

/** By operation, time, manager, version, subresource (sortEncodedManagedFields). */
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

/** apimachinery's DefaultMaxUpdateManagers: more than this are folded, the oldest first. */
const maxUpdateManagers = 10
const foldedManager = 'ancient-changes'

/** Folds the oldest Update managers of each version into one (capmanagers.go). Changes its argument. */
export function capUpdateManagers(managers: Managers): void {
  if (managers.size <= maxUpdateManagers) return
  const updaters = [...managers].filter(([, one]) => one.operation === 'Update')
  let count = updaters.length
  if (count <= maxUpdateManagers) return
  updaters.sort(([a, left], [b, right]) => compareText(left.time ?? '', right.time ?? '') || compareText(a, b))
  const firstOfVersion = new Map<string, string>()
  for (const [identity, one] of updaters) {
    if (count <= maxUpdateManagers) return
    const first = firstOfVersion.get(one.apiVersion)
    if (first === undefined) {
      firstOfVersion.set(one.apiVersion, identity)
      continue
    }
    const writer: Writer = {
      manager: foldedManager,
      operation: 'Update',
      apiVersion: one.apiVersion,
      subresource: '',
    }
    const bucket = identityOf(writer)
    const before = managers.get(bucket) ?? managers.get(first)
    if (!managers.has(bucket)) managers.delete(first)
    managers.delete(identity)
    managers.set(bucket, new ManagedSet(writer, one.time, before ? one.set.union(before.set) : one.set))
    count--
  }
}
