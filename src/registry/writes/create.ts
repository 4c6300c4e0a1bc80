import type { KubeObject, ObjectMeta } from '../../api/index.js'
import {
  alreadyExists,
  formatTimestamp,
  generateNameConflict,
  invalidObject,
  isAlreadyExists,
  nullEmptyLists,
  path,
  StatusError,
  validateObjectMeta,
} from '../../api/index.js'
import type { CachedObject } from '../cache/index.js'
import { encodeObject } from '../cache/index.js'
import type { AnyResourceDefinition } from '../definition/index.js'
import { toStatusError } from '../store-errors.js'
import type { StoredResource } from '../stored-resource.js'
import type { WriteOptions, WriteTools } from './write-tools.js'
import {
  checkSize,
  contextOf,
  metadataOf,
  orderMetadata,
  resourceNameOf,
  unwritten,
  writtenObject,
} from './write-tools.js'

/** Upstream's registry/generic/registry/store.go: so many generated names are tried before the caller is told. */
const maxNameAttempts = 8
/** names.go: a generated name is cut so that five characters fit behind it in 63. */
const maxGeneratedBase = 58

/**
 * Writes a new object. `object` is a decoded, defaulted and admitted copy that now belongs to the registry, in the hub's form. Rejects with a StatusError.
 * The order of the steps is the same for every kind: names and system metadata, reservation, prepareForCreate, validation, warnings, canonical form,
 * validating admission, store.
 */
export async function create(
  tools: WriteTools,
  resource: StoredResource,
  object: KubeObject,
  options: WriteOptions,
): Promise<CachedObject> {
  const metadata = metadataOf(object)
  const base = metadata.generateName
  if (base === undefined || base === '' || (metadata.name !== undefined && metadata.name !== '')) {
    return createNamed(tools, resource, object, options)
  }
  for (let attempt = 1; ; attempt++) {
    // The hooks are idempotent, so the same object may try again under another name.
    metadata.name = base.slice(0, maxGeneratedBase) + tools.random.suffix(5)
    // Upstream copies what it may have to name again: a Job's labels are no longer the very map that its template has.
    if (metadata.labels) metadata.labels = { ...metadata.labels }
    try {
      return await createNamed(tools, resource, object, options)
    } catch (error) {
      if (!isAlreadyExists(error) || attempt === maxNameAttempts) throw error
    }
  }
}

async function createNamed(
  tools: WriteTools,
  resource: StoredResource,
  object: KubeObject,
  options: WriteOptions,
): Promise<CachedObject> {
  const { definition } = resource
  const context = contextOf(tools, options)
  fillSystemMetadata(tools, definition, object.metadata as ObjectMeta)
  const reservation = await definition.reserve?.(object, undefined, context)
  try {
    if (resetsStatus(definition)) resetStatus(definition, object)
    definition.prepareForCreate?.(object, context)
    await options.slice?.pause()
    await validate(definition, object, context, options)
    await options.slice?.pause()
    for (const text of definition.warnings?.(object, undefined) ?? []) options.warn(text)
    definition.canonicalize?.(object)
    await options.admit?.('CREATE', object, undefined)
    await options.slice?.pause()
    const written = await write(tools, resource, object, options)
    reservation?.commit()
    return written
  } catch (error) {
    await reservation?.rollback()
    throw error
  }
}

function fillSystemMetadata(tools: WriteTools, definition: AnyResourceDefinition, metadata: ObjectMeta): void {
  delete metadata.deletionTimestamp
  delete metadata.deletionGracePeriodSeconds
  delete metadata.selfLink
  metadata.uid = tools.random.uuid()
  metadata.creationTimestamp = formatTimestamp(tools.clock.now())
  if (definition.tracksGeneration ?? hasStatus(definition)) metadata.generation = 1
}

export function hasStatus(definition: AnyResourceDefinition): boolean {
  return definition.subresources.some((one) => one.name === 'status')
}

export function resetsStatus(definition: AnyResourceDefinition): boolean {
  return definition.resetsStatus ?? hasStatus(definition)
}

/** A new object has the empty status: `{}` where upstream's status is a struct by value, nothing elsewhere. */
function resetStatus(definition: AnyResourceDefinition, object: KubeObject): void {
  const target = object as Record<string, unknown>
  if (definition.custom) delete target.status
  else if ('status' in target) target.status = definition.type.fields.get('status')?.structByValue ? {} : undefined
  if (target.status === undefined) delete target.status
}

async function validate(
  definition: AnyResourceDefinition,
  object: KubeObject,
  context: Parameters<NonNullable<AnyResourceDefinition['validate']>>[1],
  options: WriteOptions,
): Promise<void> {
  const { token } = definition
  const rules = {
    namespaced: token.namespaced,
    validateName: definition.validateName,
    kubeFinalizers: definition.kubeFinalizers ?? !definition.custom,
  }
  const common = validateObjectMeta(object.metadata ?? {}, rules, path('metadata'))
  await options.slice?.pause()
  const ofVersion = definition.validateVersion?.(object, undefined, {
    group: options.resource?.group ?? token.group,
    version: options.version ?? token.version,
    subresource: '',
    slice: options.slice,
    earlier: common,
    warn: options.warn,
  })
  const own = [
    ...((ofVersion instanceof Promise ? await ofVersion : ofVersion) ?? []),
    ...(definition.validate?.(object, context) ?? []),
  ]
  // Kinds look at metadata first; what a kind lets pass is looked at last, by the common check.
  const ofMetadata = definition.checksNewMetadata === false && own.length > 0 ? [] : common
  const errors = [...ofMetadata, ...own]
  if (errors.length > 0)
    throw invalidObject({ group: token.group, kind: token.kind }, object.metadata?.name ?? '', errors)
}

async function write(
  tools: WriteTools,
  resource: StoredResource,
  object: KubeObject,
  options: WriteOptions,
): Promise<CachedObject> {
  const { definition } = resource
  const { name = '', namespace = '' } = object.metadata ?? {}
  const key = resource.cacheKey(namespace, name)
  // Upstream's dry run shows what was asked.
  if (!options.dryRun) dropAskedVersion(metadataOf(object))
  nullEmptyLists(definition.type, object)
  orderMetadata(object)
  const value = encodeObject(object)
  if (options.dryRun) {
    if (resource.get(key)) throw existsError(resource, object, options)
    return writtenObject(resource, key, unwritten, value, object)
  }
  checkSize(resource, value, object)
  resource.prepare(value, { object, index: resource.selectorIndex(object) })
  try {
    const entry = await tools.store.create(resource.storeKey(namespace, name), value)
    await tools.feed.reached(entry.revision)
    return writtenObject(resource, key, entry.revision, value, object)
  } catch (error) {
    const translated = toStatusError(error, resourceNameOf(definition, options), name)
    if (isAlreadyExists(translated)) throw existsError(resource, object, options)
    throw translated
  }
}

/** What is no number counts as none. */
function dropAskedVersion(metadata: ObjectMeta): void {
  const { resourceVersion = '' } = metadata
  delete metadata.resourceVersion
  if (!/^[0-9]+$/.test(resourceVersion) || Number(resourceVersion) === 0) return
  const message = 'resourceVersion should not be set on objects to be created'
  throw new StatusError({ code: 500, reason: '', message })
}

/**
 * Upstream tells a creator when the object that is in the way is on its way out; who gave a base for names hears of that one, even where he named the object
 * himself (rest.CheckGeneratedNameError).
 */
function existsError(resource: StoredResource, { metadata = {} }: KubeObject, options: WriteOptions): StatusError {
  const { name = '', namespace = '', generateName = '' } = metadata
  const named = resourceNameOf(resource.definition, options)
  const error = generateName === '' ? alreadyExists(named, name) : generateNameConflict(named, name)
  const present = resource.get(resource.cacheKey(namespace, name))
  if (present?.object().metadata?.deletionTimestamp === undefined) return error
  return new StatusError({
    code: error.code,
    reason: error.reason,
    message: `object is being deleted: ${error.message}`,
    ...(error.details ? { details: error.details } : {}),
  })
}
