import type { KubeObject, ObjectMeta } from '../../api/index.js'
import { isSameValue } from '../../api/index.js'
import { deepEqual } from '../../base/index.js'
import type { AnyResourceDefinition, WriteContext, WriterSubresource } from '../definition/index.js'
import { hasStatus, resetsStatus } from './create.js'
import { metadataOf } from './write-tools.js'

/** Upstream's rest.BeforeUpdate: what no update can change is put back, then the kind's own rules run. */
export function prepareForUpdate(
  definition: AnyResourceDefinition,
  object: KubeObject,
  old: KubeObject,
  context: WriteContext,
  subresource: WriterSubresource<KubeObject> | undefined,
): void {
  const metadata = metadataOf(object)
  const before = old.metadata ?? {}
  keepSystemMetadata(metadata, before)
  if (subresource) {
    if (!subresource.writesMetadata) restoreMetadata(object, before)
    subresource.prepareForUpdate?.(object, old, context)
    return
  }
  if (resetsStatus(definition)) keepStatus(object, old)
  definition.prepareForUpdate?.(object, old, context)
  const tracksGeneration = definition.tracksGeneration ?? hasStatus(definition)
  const isExact = tracksGeneration === 'exactly' || definition.custom === true
  // The hook may have put other metadata in its place.
  const prepared = metadataOf(object)
  if (
    tracksGeneration &&
    prepared.generation === before.generation &&
    !(definition.isSameSpec ?? (isExact ? isExactlySame : isSameSpec))(object, old)
  ) {
    prepared.generation = (before.generation ?? 0) + 1
  }
}

function keepSystemMetadata(metadata: ObjectMeta, before: ObjectMeta): void {
  metadata.uid ||= before.uid ?? ''
  delete metadata.selfLink
  keep(metadata, before, 'generation')
  keep(metadata, before, 'creationTimestamp')
  // Once there, neither goes; who sets one is refused by the validation.
  if (before.deletionTimestamp !== undefined) metadata.deletionTimestamp = before.deletionTimestamp
  if (before.deletionGracePeriodSeconds !== undefined && metadata.deletionGracePeriodSeconds === undefined)
    metadata.deletionGracePeriodSeconds = before.deletionGracePeriodSeconds
}

function keep<K extends keyof ObjectMeta>(metadata: ObjectMeta, before: ObjectMeta, field: K): void {
  if (before[field] === undefined) delete metadata[field]
  else metadata[field] = before[field]
}

/** For subresources that write spec only: labels, annotations and the rest stay; managed fields are the registry's own. */
function restoreMetadata(object: KubeObject, before: ObjectMeta): void {
  const { managedFields, resourceVersion } = object.metadata ?? {}
  object.metadata = { ...before, ...(managedFields ? { managedFields } : {}) }
  if (resourceVersion === undefined) delete object.metadata.resourceVersion
  else object.metadata.resourceVersion = resourceVersion
}

function keepStatus(object: KubeObject, old: KubeObject): void {
  const target = object as { status?: unknown }
  const source = old as { status?: unknown }
  if (source.status === undefined) delete target.status
  else target.status = source.status
}

const isSameSpec = (object: KubeObject, old: KubeObject) => isSameBy(isSameValue, object, old)
const isExactlySame = (object: KubeObject, old: KubeObject) => isSameBy(deepEqual, object, old)

function isSameBy(isSame: (a: unknown, b: unknown) => boolean, object: KubeObject, old: KubeObject): boolean {
  const left = object as Record<string, unknown>
  const right = old as Record<string, unknown>
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (key === 'metadata' || key === 'status' || key === 'kind' || key === 'apiVersion') continue
    if (!isSame(left[key], right[key])) return false
  }
  return true
}
