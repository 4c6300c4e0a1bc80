import type { KubeObject, ManagedFieldsEntry, ResourceToken, StructNode } from '../../api/index.js'
import { apiVersionOf, decode, formatTimestamp, parseApiVersion, requestEntityTooLarge } from '../../api/index.js'
import { deepClone, deepEqual } from '../../base/index.js'
import type { ConvertTyped, DecodeObject, TypedObject, UpdateOwnership } from '../../registry/index.js'
import {
  areReadable,
  atomOf,
  ConversionError,
  isLargerThan,
  maxStoredBytes,
  metadataOf,
  ownershipAfterUpdate,
  resetSet,
  typedErrors,
} from '../../registry/index.js'
import { isLong } from './body.js'
import { fromHub, toHub } from './conversion.js'
import { decodeAs } from './decode-custom.js'
import type { Scope } from './scope.js'

interface Written {
  /** In the version of the request. Undefined for a create. */
  readonly live: KubeObject | undefined
  /** In the version of the request; its managedFields are replaced. */
  readonly next: KubeObject
  readonly manager: string
  readonly resetFields: readonly string[]
  /** What `next` is, where that is not the resource itself. */
  readonly as?: TypeAndToken
}

/** Brings `next.metadata.managedFields` up to date for a create, update or patch by `manager`. Waits only where another version must be looked at. */
export function recordOwnership(scope: Scope, written: Written): void | Promise<void> {
  const { live, next, manager, resetFields, as = scope.served } = written
  const metadata = metadataOf(next)
  const entries = entriesToStartFrom(scope, live, metadata.managedFields)
  delete metadata.managedFields
  // An object whose entries were cleared stays without any until somebody applies.
  if (live && (!entries || entries.length === 0)) return
  const update: UpdateOwnership = {
    live: live ? typed(as, withoutManagedFields(live)) : emptyTyped(as),
    next: typed(as, as === scope.served ? asReadBack(scope, next) : next),
    entries,
    writer: {
      manager: manager === '' ? 'unknown' : manager,
      operation: 'Update',
      apiVersion: apiVersionOf(as.token),
      subresource: scope.info.subresource,
    },
    time: formatTimestamp(scope.tools.clock.now()),
    reset: resetSet(resetFields),
    convert: converterOf(scope),
  }
  if (isLong(scope)) refuseTooLarge(update.next)
  if (scope.served.definition.custom && !fitsTypes(update)) return
  // The shapes of long objects are not worth a look: they come once.
  const managed =
    live === undefined && entries === undefined && !isLong(scope)
      ? scope.tools.registry.newObjectFields.ownershipOf(as.type, update, resetFields)
      : ownershipAfterUpdate(update)
  if (managed instanceof Promise) return managed.then((entries) => setEntries(next, entries))
  setEntries(next, managed)
}

/** Of a custom resource with a value of the wrong kind nobody owns anything, even where that value is not kept. */
function fitsTypes({ live, next }: UpdateOwnership): boolean {
  return [live, next].every(({ atom, value }) => typedErrors(atom, value, { allowDuplicates: true }) === undefined)
}

/** What has many values and cannot be stored for its size is refused before it keeps others waiting: upstream looks at all of it first. Throws 413. */
export function refuseTooLarge(object: TypedObject): void {
  if (isLargerThan(maxStoredBytes, object)) throw requestEntityTooLarge(`limit is ${maxStoredBytes}`)
}

/** What a version says of itself as the hub gives it back: HorizontalPodAutoscalers of version 1 get annotations that way, and their writers own them. */
function asReadBack({ served }: Scope, next: KubeObject): KubeObject {
  const { representation, definition } = served
  if (!representation?.toHub || definition.convert || definition.custom) return next
  const hub = toHub(served, deepClone(next))
  const back = hub instanceof Promise ? hub : fromHub(served, hub)
  return back instanceof Promise ? next : back
}

/** A client may hand the entries on, or edit them; those it sends count unless they cannot be read. An empty list, or one empty entry, clears them. */
function entriesToStartFrom(
  scope: Scope,
  live: KubeObject | undefined,
  asked: readonly ManagedFieldsEntry[] | undefined,
): readonly ManagedFieldsEntry[] | undefined {
  const present = live?.metadata?.managedFields
  if (asked === undefined || scope.info.subresource !== '') return present
  if (isReset(asked)) return undefined
  return deepEqual(asked, present) || !areReadable(asked) ? present : asked
}

function isReset(entries: readonly ManagedFieldsEntry[]): boolean {
  return entries.length === 0 || (entries.length === 1 && Object.keys(entries[0] ?? {}).length === 0)
}

function setEntries(object: KubeObject, entries: ManagedFieldsEntry[] | undefined): void {
  if (entries) metadataOf(object).managedFields = entries
}

export function withoutManagedFields(object: KubeObject): KubeObject {
  if (!object.metadata?.managedFields) return object
  const { managedFields: _entries, ...metadata } = object.metadata
  return { ...object, metadata }
}

interface TypeAndToken {
  readonly type: StructNode
  readonly token: ResourceToken
  readonly decode?: DecodeObject | undefined
}

/** An object in the version of its token. */
export function typed({ type, token }: TypeAndToken, value: unknown): TypedObject {
  return { atom: atomOf(type), apiVersion: apiVersionOf(token), value }
}

const empties = new WeakMap<StructNode, KubeObject>()

/** What Go's empty object shows: structs by value and lists that are printed as null. Custom resources have nothing of that. */
export function emptyTyped({ type, token, decode: own }: TypeAndToken): TypedObject {
  let empty = empties.get(type)
  if (!empty) {
    const bare = { apiVersion: apiVersionOf(token), kind: token.kind }
    empty = own ? bare : (decode(type, bare).object as KubeObject)
    empties.set(type, empty)
  }
  return typed({ type, token }, empty)
}

/** Through the hub to another version in which the same resource is served; upstream finds none in another group (Event). */
export function converterOf(scope: Scope): ConvertTyped {
  const { served, tools } = scope
  const find = (apiVersion: string) => {
    const { group, version } = parseApiVersion(apiVersion)
    const found = group === served.token.group ? tools.catalog.find(group, version, served.token.plural) : undefined
    return found?.definition === served.definition ? found : undefined
  }
  return async (object, apiVersion) => {
    const from = find(object.apiVersion)
    const to = find(apiVersion)
    if (!from || !to) return undefined
    if (to.definition.custom && !to.definition.convert) return renamed(object, to)
    const hub = await toHub(from, deepClone(object.value) as KubeObject)
    const value = decodeAs(to, await fromHub(to, hub)).object
    return { atom: atomOf(to.type), apiVersion, value }
  }
}

/** Without a conversion the object is the same in all versions; that some of it is not in the schema of one is not forgiven. */
function renamed({ value }: TypedObject, { token, type }: TypeAndToken): TypedObject {
  const apiVersion = apiVersionOf(token)
  const object = { ...(value as KubeObject), apiVersion }
  const errors = typedErrors(atomOf(type), object, { allowDuplicates: true })
  if (errors !== undefined) throw new ConversionError(errors)
  return { atom: atomOf(type), apiVersion, value: object }
}

/** A write that changes nothing but the times of entries changes nothing (fieldmanager's IgnoreManagedFieldsTimestampsTransformer). */
export function keepTimes(next: KubeObject, old: KubeObject): void {
  const entries = next.metadata?.managedFields
  const before = old.metadata?.managedFields
  if (!entries || !before || entries.length !== before.length) return
  const isSame = entries.every((entry, index) => {
    const other = before[index]
    return other !== undefined && deepEqual({ ...entry, time: undefined }, { ...other, time: undefined })
  })
  if (!isSame || !deepEqual(withoutManagedFields(next), withoutManagedFields(old))) return
  metadataOf(next).managedFields = before as ManagedFieldsEntry[]
}
