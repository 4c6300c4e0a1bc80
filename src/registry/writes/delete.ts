import type { KubeObject, ObjectMeta } from '../../api/index.js'
import { formatTimestamp, notFound } from '../../api/index.js'
import { deepClone } from '../../base/index.js'
import type { CachedObject } from '../cache/index.js'
import { encodeObject } from '../cache/index.js'
import { lostRace, toStatusError } from '../store-errors.js'
import type { StoredResource } from '../stored-resource.js'
import type { Preconditions } from './preconditions.js'
import { checkPreconditions } from './preconditions.js'
import { removeNow } from './remove.js'
import type { WriteOptions, WriteTools } from './write-tools.js'
import { metadataOf, orderMetadata, resourceNameOf, writtenObject } from './write-tools.js'

export interface DeleteOptions extends WriteOptions {
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: 'Orphan' | 'Background' | 'Foreground'
  readonly preconditions?: Preconditions
}

export interface Deleted {
  readonly object: CachedObject
  /** False: it waits for finalizers or its grace period. */
  readonly isGone: boolean
}

const orphanFinalizer = 'orphan'
const foregroundFinalizer = 'foregroundDeletion'

/**
 * Deletes an object, or marks it as being deleted where finalizers or a grace period hold it (upstream: rest.BeforeDelete and
 * registry/generic/registry/store.go Delete). Rejects with a StatusError.
 */
export async function deleteObject(
  tools: WriteTools,
  resource: StoredResource,
  namespace: string,
  name: string,
  options: DeleteOptions,
): Promise<Deleted> {
  const key = resource.cacheKey(namespace, name)
  await tools.feed.catchUp()
  for (;;) {
    const current = resource.get(key)
    if (!current) throw notFound(resourceNameOf(resource.definition, options), name)
    checkPreconditions(resource.definition, current.object(), options.preconditions)
    await options.admit?.('DELETE', undefined, current.object())
    const deleted = await tryDelete(tools, resource, current, options)
    if (deleted) return deleted
  }
}

async function tryDelete(
  tools: WriteTools,
  resource: StoredResource,
  current: CachedObject,
  options: DeleteOptions,
): Promise<Deleted | undefined> {
  const object = current.parse()
  const metadata = metadataOf(object)
  const { definition } = resource
  if (definition.holdsDeletion?.(object)) {
    if (metadata.deletionTimestamp !== undefined) return { object: current, isGone: false }
    // Namespaces and definitions of custom resources delete in their own way: no grace period, no new generation.
    metadata.deletionTimestamp = formatTimestamp(tools.clock.now())
    definition.prepareForDelete?.(object)
    const marked = await writeMark(tools, resource, current, object, options)
    return marked && { object: marked, isGone: false }
  }
  const finalizers = finalizersFor(resource, metadata, options.propagationPolicy)
  const finalizersChanged = setFinalizers(metadata, finalizers)
  const wasOver = isOver(object)
  const graceful = beginGracePeriod(tools, resource, object, options)
  const hasFinalizers = finalizers.length > 0
  // The garbage collector's finalizers stay what they are while a grace period runs.
  if (graceful === 'running') return { object: current, isGone: false }
  if (graceful === 'pending' && !finalizersChanged) return { object: current, isGone: false }
  if (graceful === 'none' && !hasFinalizers) {
    // What could have gone before is shown as it was, finalizers that are dropped just now included.
    return removeFinally(tools, resource, current, wasOver ? current.parse() : object, options)
  }
  if (graceful === 'none') markDeleted(tools, metadata, 0)
  const written = await writeMark(tools, resource, current, object, options)
  return written && { object: written, isGone: false }
}

/** Marked, with no time left. */
function isOver({ metadata = {} }: KubeObject): boolean {
  return metadata.deletionTimestamp !== undefined && (metadata.deletionGracePeriodSeconds ?? 0) === 0
}

/** Upstream's deletionFinalizersForGarbageCollection: the policy decides which of the two finalizers of the garbage collector is there. */
function finalizersFor(
  resource: StoredResource,
  metadata: ObjectMeta,
  policy: DeleteOptions['propagationPolicy'],
): readonly string[] {
  const present = metadata.finalizers ?? []
  const orphan = shouldOrphan(resource, present, policy)
  const foreground = !orphan && shouldWaitForDependents(resource, present, policy)
  const others = present.filter((one) => one !== orphanFinalizer && one !== foregroundFinalizer)
  return [...others, ...(orphan ? [orphanFinalizer] : []), ...(foreground ? [foregroundFinalizer] : [])]
}

function shouldOrphan(
  resource: StoredResource,
  present: readonly string[],
  policy: DeleteOptions['propagationPolicy'],
): boolean {
  const { defaultPropagation } = resource.definition
  if (defaultPropagation === 'unsupported') return false
  if (policy !== undefined) return policy === 'Orphan'
  if (present.includes(orphanFinalizer)) return true
  if (present.includes(foregroundFinalizer)) return false
  return defaultPropagation === 'orphan'
}

function shouldWaitForDependents(
  { definition }: StoredResource,
  present: readonly string[],
  policy: DeleteOptions['propagationPolicy'],
): boolean {
  if (definition.defaultPropagation === 'unsupported') return false
  return policy === undefined ? present.includes(foregroundFinalizer) : policy === 'Foreground'
}

function hasAll(list: readonly string[], wanted: readonly string[]): boolean {
  const present = new Set(list)
  return wanted.every((one) => present.has(one))
}

/** Whether they are not what they were. */
function setFinalizers(metadata: ObjectMeta, finalizers: readonly string[]): boolean {
  const before = metadata.finalizers ?? []
  if (before.length === finalizers.length && hasAll(finalizers, before)) return false
  if (finalizers.length === 0) delete metadata.finalizers
  else metadata.finalizers = [...finalizers]
  return true
}

/**
 * `started`: the object is now marked (or its period was shortened); `pending`: it was marked before and nothing changes; `running`: so too, its grace period
 * is not over yet; `none`: it may go at once.
 */
function beginGracePeriod(
  tools: WriteTools,
  resource: StoredResource,
  object: KubeObject,
  options: DeleteOptions,
): 'started' | 'pending' | 'running' | 'none' {
  const { definition } = resource
  const metadata = object.metadata as ObjectMeta
  const asked = options.gracePeriodSeconds === undefined ? undefined : normalGrace(options.gracePeriodSeconds)
  if (metadata.deletionTimestamp !== undefined) {
    const before = metadata.deletionGracePeriodSeconds ?? 0
    if (before === 0) return metadata.finalizers === undefined ? 'none' : 'pending'
    if (!definition.gracefulDelete) return 'pending'
    if (asked === undefined || asked >= before) return 'running'
    shortenPeriod(metadata, asked, { before, now: tools.clock.now() })
    return asked === 0 && metadata.finalizers === undefined ? 'none' : 'started'
  }
  if (!definition.gracefulDelete) return 'none'
  const period = definition.gracefulDelete(object, { gracePeriodSeconds: asked }) ?? 0
  if (period === 0) return 'none'
  markDeleted(tools, metadata, normalGrace(period))
  return 'started'
}

/** The end of the period moves, counted from the first mark, but not into the past: then the least is left. */
function shortenPeriod(metadata: ObjectMeta, seconds: number, { before, now }: { before: number; now: number }): void {
  const markedAt = Date.parse(metadata.deletionTimestamp ?? '') - milliseconds(before)
  const end = markedAt + milliseconds(seconds)
  metadata.deletionTimestamp = formatTimestamp(Math.max(end, now))
  metadata.deletionGracePeriodSeconds = end < now && seconds !== 0 ? 1 : seconds
}

/** Upstream: a negative period means "as soon as politely possible". */
function normalGrace(seconds: number): number {
  return seconds < 0 ? 1 : seconds
}

function markDeleted(tools: WriteTools, metadata: ObjectMeta, graceSeconds: number): void {
  metadata.deletionTimestamp ??= formatTimestamp(tools.clock.now() + milliseconds(graceSeconds))
  metadata.deletionGracePeriodSeconds = graceSeconds
  // Only objects whose changes are counted have a generation (rest.BeforeDelete).
  if (metadata.generation !== undefined && metadata.generation > 0) metadata.generation++
}

/** Go counts durations in nanoseconds of 64 bits, and goes round beyond them. */
function milliseconds(seconds: number): number {
  return Number(BigInt.asIntN(64, BigInt(seconds) * 1_000_000_000n) / 1_000_000n)
}

async function removeFinally(
  tools: WriteTools,
  resource: StoredResource,
  current: CachedObject,
  object: KubeObject,
  options: DeleteOptions,
): Promise<Deleted | undefined> {
  const { definition } = resource
  const metadata = object.metadata as ObjectMeta
  // A kind with grace periods shows in the answer that none was left.
  if (definition.gracefulDelete) {
    if (metadata.deletionTimestamp === undefined) markDeleted(tools, metadata, 0)
    metadata.deletionGracePeriodSeconds = 0
  }
  if (options.dryRun) {
    orderMetadata(object)
    return {
      object: writtenObject(resource, current.key, current.revision, encodeObject(object), object),
      isGone: true,
    }
  }
  // Watchers see such a kind marked before it goes.
  const isMarked = definition.gracefulDelete === undefined || isOver(current.object())
  const last = isMarked ? current : await writeMark(tools, resource, current, deepClone(object), options)
  const revision = last && (await removeNow(tools, resource, last))
  if (revision === undefined) return undefined
  orderMetadata(object)
  return { object: writtenObject(resource, current.key, revision, encodeObject(object), object), isGone: true }
}

async function writeMark(
  tools: WriteTools,
  resource: StoredResource,
  current: CachedObject,
  object: KubeObject,
  options: DeleteOptions,
): Promise<CachedObject | undefined> {
  orderMetadata(object)
  const value = encodeObject(object)
  if (options.dryRun) return writtenObject(resource, current.key, current.revision, value, object)
  resource.prepare(value, { object, index: resource.selectorIndex(object) })
  try {
    const entry = await tools.store.update(resource.storeKey(current.namespace, current.name), value, current.revision)
    await tools.feed.reached(entry.revision)
    return writtenObject(resource, current.key, entry.revision, value, object)
  } catch (error) {
    if (await lostRace(error, tools.feed, tools.store)) return undefined
    throw toStatusError(error, resourceNameOf(resource.definition, options), current.name)
  }
}
