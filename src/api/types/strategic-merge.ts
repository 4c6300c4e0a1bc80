import { cloneJson, isJsonObject, type JsonObject, setOwn } from './json-values.js'
import { goSlice, goTypeName, patchErrors, StrategicMergeError } from './patch-errors.js'
import {
  checkOrderOfPatch,
  directiveKey,
  elementKind,
  inElementOrder,
  partition,
  positionsBy,
  requireMergeKey,
} from './patch-lists.js'
import { withoutDoubles } from './positions.js'
import type { FieldNode, StructNode, TypeNode } from './type-node.js'

const retainKeys = '$retainKeys'
const elementOrderPrefix = '$setElementOrder/'
const deletionPrefix = '$deleteFromPrimitiveList/'

/**
 * Applies a strategic merge patch as the API server does (nulls that match nothing are dropped). Neither input is changed.
 * https://github.com/kubernetes/apimachinery/blob/v0.34.4/pkg/util/strategicpatch/patch.go
 *
 * @throws StrategicMergeError with upstream's message and the status to answer
 */
export function strategicMergePatch(type: StructNode, original: JsonObject, patch: JsonObject): JsonObject {
  return mergeOwnPatch(type, original, cloneJson(patch))
}

/**
 * As `strategicMergePatch`, with a patch that it may change as upstream does: nulls of what is new are dropped from it. Errors quote it after.
 * What the patch does not reach is shared with the original.
 */
export function mergeOwnPatch(type: StructNode, original: JsonObject, patch: JsonObject): JsonObject {
  return mergeMap(original, patch, type)
}

/** The patch is ours to change, the original is not. */
function mergeMap(present: JsonObject, patch: JsonObject, type: TypeNode): JsonObject {
  const original = { ...present }
  if (Object.hasOwn(patch, directiveKey)) {
    const { [directiveKey]: directive, ...rest } = patch
    if (directive === 'replace') return rest
    if (directive === 'delete') return {}
    throw patchErrors.unknownDirective(directive, patch)
  }
  applyRetainKeys(original, patch)
  applyElementOrders(original, patch, type)
  for (const key of Object.keys(patch)) mergeMember(original, key, patch[key], type)
  return original
}

function mergeMember(original: JsonObject, patchKey: string, change: unknown, type: TypeNode): void {
  const isDeletionList = patchKey.startsWith('$deleteFromPrimitiveList')
  const key = isDeletionList ? keyAfter(deletionPrefix, patchKey) : patchKey
  if (change === null) {
    delete original[key]
    return
  }
  const current = Object.hasOwn(original, key) ? original[key] : undefined
  if (current === undefined || shapeOf(current) !== shapeOf(change)) {
    if (!isDeletionList) setWithoutDirectives(original, key, change)
    return
  }
  if (isJsonObject(current) && isJsonObject(change)) {
    const { type: subtype, strategy } = lookup(type, key)
    setOwn(original, key, strategy === 'replace' ? change : mergeMap(current, change, subtype))
  } else if (Array.isArray(current) && Array.isArray(change)) {
    const { type: subtype, strategy, mergeKey } = lookup(type, key)
    const merges = strategy === 'merge' || isDeletionList
    setOwn(
      original,
      key,
      merges ? mergeList(current, change, { type: itemsOf(subtype), mergeKey, isDeletionList }) : change,
    )
  } else {
    setOwn(original, key, change)
  }
}

function setWithoutDirectives(original: JsonObject, key: string, change: unknown): void {
  dropNulls(change)
  const value = withoutDirectives(change)
  if (value === undefined) delete original[key]
  else setOwn(original, key, value)
}

interface ListMerge {
  readonly type: TypeNode
  readonly mergeKey: string
  readonly isDeletionList: boolean
}

function mergeList(original: unknown[], patch: unknown[], { type, mergeKey, isDeletionList }: ListMerge): unknown[] {
  if (original.length === 0 && patch.length === 0) return original
  const kind = elementKind(original, patch)
  if (kind === 'scalar') {
    if (isDeletionList) return withoutAll(original, patch)
    const merged = withoutDoubles([...original, ...patch])
    return inElementOrder(partition(merged, patch, ''), { patch, server: original, mergeKey, kind })
  }
  if (mergeKey === '') throw new StrategicMergeError('cannot merge lists without merge key for struct')
  const { server, entries } = applyListDirectives(original, patch, mergeKey)
  const merged = [...server]
  const positions = positionsBy(mergeKey, merged)
  for (const entry of entries) {
    const position = positions.of(requireMergeKey(entry, mergeKey))
    const found = position < 0 ? undefined : merged[position]
    if (isJsonObject(found) && isJsonObject(entry)) merged[position] = mergeMap(found, entry, type)
    else merged.push(entry)
  }
  return inElementOrder(partition(merged, entries, mergeKey), { patch: entries, server, mergeKey, kind })
}

function withoutAll(items: readonly unknown[], gone: readonly unknown[]): unknown[] {
  const values = new Set(gone)
  return items.filter((item) => !values.has(item))
}

/** Carries out `$patch: delete` and `$patch: replace` entries. */
function applyListDirectives(
  original: unknown[],
  patch: unknown[],
  mergeKey: string,
): { server: unknown[]; entries: unknown[] } {
  const entries: unknown[] = []
  const deleted = new Set<unknown>()
  let replaces = false
  for (const item of patch) {
    const directive = isJsonObject(item) && Object.hasOwn(item, directiveKey) ? item[directiveKey] : undefined
    if (directive === undefined) entries.push(item)
    else if (directive === 'replace') replaces = true
    else if (directive === 'delete') {
      deleted.add(requireMergeKey(item, mergeKey))
    } else if (directive === 'merge')
      throw new StrategicMergeError('merging lists cannot yet be specified in the patch')
    else throw patchErrors.unknownDirective(directive, item)
  }
  if (replaces) return { server: entries, entries: [] }
  const isDeleted = (entry: unknown) =>
    isJsonObject(entry) && Object.hasOwn(entry, mergeKey) && deleted.has(entry[mergeKey])
  return { server: deleted.size === 0 ? original : original.filter((entry) => !isDeleted(entry)), entries }
}

/** `$retainKeys`: what it does not name goes. */
function applyRetainKeys(original: JsonObject, patch: JsonObject): void {
  if (!Object.hasOwn(patch, retainKeys)) return
  const list = patch[retainKeys]
  delete patch[retainKeys]
  if (!Array.isArray(list)) throw patchErrors.retainKeysFormat()
  const retained = new Set<unknown>(list)
  for (const key of Object.keys(patch)) {
    if (patch[key] === null || key.startsWith(deletionPrefix) || key.startsWith(elementOrderPrefix)) continue
    if (!retained.has(key)) throw patchErrors.retainKeysFormat()
  }
  for (const key of Object.keys(original)) if (!retained.has(key)) delete original[key]
}

/** `$setElementOrder/<list>`: merges that list, then puts it in the order given. */
function applyElementOrders(original: JsonObject, patch: JsonObject, type: TypeNode): void {
  for (const orderKey of Object.keys(patch)) {
    if (!orderKey.startsWith('$setElementOrder')) continue
    const order = patch[orderKey]
    delete patch[orderKey]
    if (!Array.isArray(order)) throw patchErrors.wrongType(goSlice, order)
    const key = keyAfter(elementOrderPrefix, orderKey)
    const current = listAt(original, key)
    const change = listAt(patch, key)
    const { type: subtype, strategy, mergeKey } = lookup(type, key)
    checkOrderOfPatch(change ?? [], order, mergeKey)
    if (!current && !change) continue
    const merged = mergedForOrder(current, change, { type: itemsOf(subtype), mergeKey, merges: strategy === 'merge' })
    const kind = elementKind(current ?? [], change ?? [])
    const parts = partition(merged, order, mergeKey)
    setOwn(original, key, inElementOrder(parts, { patch: order, server: current ?? [], mergeKey, kind }))
    delete patch[key]
  }
}

function mergedForOrder(
  current: unknown[] | undefined,
  change: unknown[] | undefined,
  { type, mergeKey, merges }: { type: TypeNode; mergeKey: string; merges: boolean },
): unknown[] {
  if (!change) return current ?? []
  if (!current) return withoutDirectives(change) as unknown[]
  return merges ? mergeList([...current], change, { type, mergeKey, isDeletionList: false }) : change
}

function listAt(map: JsonObject, key: string): unknown[] | undefined {
  if (!Object.hasOwn(map, key)) return undefined
  const value = map[key]
  if (!Array.isArray(value)) throw patchErrors.wrongType(goSlice, value)
  return value
}

function keyAfter(prefix: string, key: string): string {
  if (key.startsWith(prefix)) return key.slice(prefix.length)
  throw prefix === deletionPrefix ? patchErrors.primitiveListFormat() : patchErrors.elementOrderFormat()
}

interface Lookup {
  readonly type: TypeNode
  /** Without `retainKeys`, which says only that clients send it. */
  readonly strategy: 'merge' | 'replace' | ''
  readonly mergeKey: string
}

function lookup(type: TypeNode, key: string): Lookup {
  if (type.kind !== 'struct') {
    if (type.kind === 'any') throw unknownField(type.goType, key)
    const kind = type.kind === 'scalar' ? type.goType : type.kind === 'list' ? 'slice' : 'map'
    throw new StrategicMergeError(`merging an object in json but data type is not struct, instead is: ${kind}`)
  }
  const field: FieldNode | undefined = type.fields.get(key)
  if (!field) throw unknownField(type.goType, key)
  const strategy = field.patchStrategy?.startsWith('merge')
    ? 'merge'
    : field.patchStrategy === 'replace'
      ? 'replace'
      : ''
  return { type: field.type, strategy, mergeKey: field.patchMergeKey ?? '' }
}

function unknownField(goType: string, key: string): StrategicMergeError {
  const struct = goType.slice(goType.indexOf('.') + 1)
  return new StrategicMergeError(
    `unable to find api field in struct ${struct} for the json field ${JSON.stringify(key)}`,
  )
}

function itemsOf(type: TypeNode): TypeNode {
  if (type.kind === 'list') return type.items
  const kind = type.kind === 'scalar' ? type.goType : type.kind
  throw new StrategicMergeError(`expected slice or array type, but got: ${kind}`)
}

/** Go's type of a JSON value, whole and fractional numbers being one. */
function shapeOf(value: unknown): string {
  return typeof value === 'number' || typeof value === 'bigint' ? 'number' : goTypeName(value)
}

/** Drops null members of what is new, as the server does. */
function dropNulls(value: unknown): void {
  if (Array.isArray(value)) value.forEach(dropNulls)
  if (!isJsonObject(value)) return
  for (const key of Object.keys(value)) {
    if (value[key] === null) delete value[key]
    else dropNulls(value[key])
  }
}

/** Undefined for a map that carries a directive. */
function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirectives).filter((item) => item !== undefined)
  if (!isJsonObject(value)) return value
  if (Object.hasOwn(value, directiveKey)) return undefined
  const kept: JsonObject = {}
  for (const key of Object.keys(value)) {
    const member = withoutDirectives(value[key])
    if (member !== undefined) setOwn(kept, key, member)
  }
  return kept
}
