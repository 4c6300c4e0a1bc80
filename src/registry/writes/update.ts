import type { FieldError, KubeObject } from '../../api/index.js'
import {
  conflict,
  invalidObject,
  modifiedMessage,
  nameIsPathSegment,
  notFound,
  nullEmptyLists,
  path,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from '../../api/index.js'
import { append, deepEqual } from '../../base/index.js'
import type { Revision } from '../../store/index.js'
import type { CachedObject } from '../cache/index.js'
import { encodeObject } from '../cache/index.js'
import type { AnyResourceDefinition, WriteContext, WriterSubresource } from '../definition/index.js'
import { lostRace, toStatusError } from '../store-errors.js'
import type { StoredResource } from '../stored-resource.js'
import { create } from './create.js'
import type { Preconditions } from './preconditions.js'
import { checkPreconditions, checkUid, checkVersion, dropVersion } from './preconditions.js'
import { prepareForUpdate } from './prepare-for-update.js'
import { removeNow } from './remove.js'
import type { WriteOptions, WriteTools, Written } from './write-tools.js'
import { checkSize, contextOf, metadataOf, orderMetadata, resourceNameOf, writtenObject } from './write-tools.js'

export interface UpdateOptions extends WriteOptions {
  /** The writer subresource through which the update comes; absent for the main resource. */
  readonly subresource?: WriterSubresource<KubeObject>
  /** PUT may create a missing object of some kinds. */
  readonly mayCreate?: boolean
  /** With `mayCreate`: of all kinds, as apply does. */
  readonly createsAnyKind?: boolean
  readonly preconditions?: Preconditions
  /** The change starts from the present object (a patch): the resourceVersion that it carries on is not a wish of the caller's. */
  readonly startsFromCurrent?: boolean
  /** The uid that the caller's object names: another one in the store is a conflict. */
  readonly uid?: string
  /** Runs when the object turns out to be missing and may be created. */
  readonly admitCreate?: (object: KubeObject) => Promise<void>
}

/**
 * Makes the new state out of the present one. `current` is frozen, undefined where nothing is there; the answer belongs to the registry and is complete
 * (decoded, defaulted, admitted, managed fields up to date). It may be called again after a conflict with another writer.
 */
export type Change = (current: KubeObject | undefined) => Promise<KubeObject>

/**
 * Reads, changes, compares and sets. When another writer comes between, it tries again unless the caller's object names a resourceVersion (then: Conflict).
 * An object that is being deleted and has lost its last finalizer is removed. Rejects with a StatusError.
 */
export async function update(
  tools: WriteTools,
  resource: StoredResource,
  namespace: string,
  name: string,
  change: Change,
  options: UpdateOptions,
): Promise<Written> {
  const key = resource.cacheKey(namespace, name)
  await tools.feed.catchUp()
  for (;;) {
    const current = resource.get(key)
    if (!current) {
      if (!options.mayCreate || !(options.createsAnyKind || resource.definition.allowCreateOnUpdate))
        throw notFound(resourceNameOf(resource.definition, options), name)
      if (!options.createsAnyKind) checkUid(resource, { namespace, name }, options)
      const object = await change(undefined)
      if (!options.createsAnyKind) dropVersion(object, options)
      await options.admitCreate?.(object)
      return { object: await create(tools, resource, object, options), created: true }
    }
    const written = await tryUpdate(tools, resource, current, change, options)
    if (written) return { object: written, created: false }
  }
}

/** Undefined: somebody else was faster, and the caller does not care about which version he changes. */
async function tryUpdate(
  tools: WriteTools,
  resource: StoredResource,
  current: CachedObject,
  change: Change,
  options: UpdateOptions,
): Promise<CachedObject | undefined> {
  const { definition } = resource
  const old = current.object()
  checkPreconditions(definition, old, options.preconditions)
  checkUid(resource, current, options, old.metadata?.uid)
  const object = await change(old)
  const asked = object.metadata?.resourceVersion
  const isConditional =
    !(options.startsFromCurrent && asked === old.metadata?.resourceVersion) &&
    checkVersion(current, asked, { definition, options })
  // From here on the object is a change of the present version, whether its writer named it or not.
  metadataOf(object).resourceVersion = String(current.revision)
  const context = contextOf(tools, options)
  await options.slice?.pause()
  prepareForUpdate(definition, object, old, context, options.subresource)
  const reservation = options.subresource ? undefined : await definition.reserve?.(object, old, context)
  try {
    await options.slice?.pause()
    await validate(definition, object, old, context, options)
    await options.slice?.pause()
    for (const text of warningsOf(definition, object, old, options.subresource)) options.warn(text)
    definition.canonicalize?.(object)
    await options.admit?.('UPDATE', object, old)
    await options.slice?.pause()
    const written = await write(tools, resource, current, object, { isConditional, options })
    if (written) reservation?.commit()
    else await reservation?.rollback()
    return written
  } catch (error) {
    await reservation?.rollback()
    throw error
  }
}

/** Upstream reports broken metadata several times, by the common check and once by the kind's own: so do we, for details.causes show it. */
async function validate(
  definition: AnyResourceDefinition,
  object: KubeObject,
  old: KubeObject,
  context: WriteContext,
  options: UpdateOptions,
): Promise<void> {
  const { token } = definition
  const metadata = object.metadata ?? {}
  const before = old.metadata ?? {}
  const at = path('metadata')
  const { subresource } = options
  const kubeFinalizers = definition.kubeFinalizers ?? !definition.custom
  const rules = { namespaced: token.namespaced, validateName: definition.validateName, kubeFinalizers }
  const { asUpdated = 1, asNew = 0 } = (subresource ?? definition).metadataChecks ?? {}
  const own = subresource
    ? (subresource.validateUpdate?.(object, old, context) ?? [])
    : definition.validateUpdate
      ? definition.validateUpdate(object, old, context)
      : (definition.validate?.(object, context) ?? [])
  const asPath = { namespaced: token.namespaced, validateName: nameIsPathSegment, kubeFinalizers: false }
  const asNewObject = () => validateObjectMeta(metadata, rules, at)
  const checks = [
    () => validateObjectMeta(metadata, asPath, at),
    () => validateObjectMetaUpdate(metadata, before, at, { kubeFinalizers: false }),
    // Kinds that look at a new object twice do so before and after they look at the change.
    ...(asNew > 1 ? [asNewObject] : []),
    ...(asUpdated === 1 ? [() => validateObjectMetaUpdate(metadata, before, at, { kubeFinalizers })] : []),
    ...Array.from({ length: asNew > 1 ? asNew - 1 : asNew }, () => asNewObject),
  ]
  const earlier: FieldError[] = []
  for (const check of checks) {
    const pause = options.slice?.pause()
    if (pause) await pause
    append(earlier, check())
  }
  const ofVersion = definition.validateVersion?.(object, old, {
    group: options.resource?.group ?? token.group,
    version: options.version ?? token.version,
    subresource: subresource?.name ?? '',
    slice: options.slice,
    earlier,
    warn: options.warn,
  })
  const errors = [...earlier, ...((ofVersion instanceof Promise ? await ofVersion : ofVersion) ?? []), ...own]
  if (errors.length > 0) throw invalidObject({ group: token.group, kind: token.kind }, metadata.name ?? '', errors)
}

function warningsOf(
  definition: AnyResourceDefinition,
  object: KubeObject,
  old: KubeObject,
  subresource: WriterSubresource<KubeObject> | undefined,
): readonly string[] {
  return (subresource ? subresource.warnings?.(object, old) : definition.warnings?.(object, old)) ?? []
}

async function write(
  tools: WriteTools,
  resource: StoredResource,
  current: CachedObject,
  object: KubeObject,
  { isConditional, options }: { readonly isConditional: boolean; readonly options: UpdateOptions },
): Promise<CachedObject | undefined> {
  nullEmptyLists(resource.definition.type, object)
  const metadata = object.metadata ?? {}
  const isGone =
    metadata.deletionTimestamp !== undefined &&
    isEmpty(metadata.finalizers) &&
    (metadata.deletionGracePeriodSeconds ?? 0) === 0 &&
    resource.definition.holdsDeletion?.(object) !== true
  if (isGone) {
    orderMetadata(object)
    const value = encodeObject(object)
    const removed = options.dryRun ? current.revision : await removeNow(tools, resource, current)
    if (removed === undefined && isConditional)
      throw conflict(resourceNameOf(resource.definition, options), current.name, modifiedMessage)
    // Upstream answers what it would have written, under the version that it found: the delete's own is in the watch alone.
    return removed === undefined ? undefined : writtenObject(resource, current.key, current.revision, value, object)
  }
  // What an older definition wrote is written anew even so: that is how stored versions are migrated.
  if (!current.isOutdated && deepEqual(object, current.object())) return current
  orderMetadata(object)
  const value = encodeObject(object)
  if (options.dryRun) return writtenObject(resource, current.key, current.revision, value, object)
  checkSize(resource, value, object)
  resource.prepare(value, { object, index: resource.selectorIndex(object) })
  const { namespace, name } = current
  try {
    const entry = await tools.store.update(resource.storeKey(namespace, name), value, current.revision as Revision)
    await tools.feed.reached(entry.revision)
    return writtenObject(resource, current.key, entry.revision, value, object)
  } catch (error) {
    if (!(await lostRace(error, tools.feed, tools.store)))
      throw toStatusError(error, resourceNameOf(resource.definition, options), name)
    if (isConditional) throw conflict(resourceNameOf(resource.definition, options), name, modifiedMessage)
    return undefined
  }
}

function isEmpty(list: readonly unknown[] | undefined): boolean {
  return list === undefined || list.length === 0
}
