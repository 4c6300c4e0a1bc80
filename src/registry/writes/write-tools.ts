import type { JsonObject, KubeObject, ObjectMeta, ResourceName, UserInfo } from '../../api/index.js'
import { encodeMessage, messageOfDefinition, StatusError } from '../../api/index.js'
import type { Clock, Random, TimeSlice } from '../../base/index.js'
import type { Revision, Store } from '../../store/index.js'
import type { Feed } from '../cache/index.js'
import { CachedObject } from '../cache/index.js'
import type { AnyResourceDefinition, WriteContext } from '../definition/index.js'
import type { StoredResource } from '../stored-resource.js'

/** What all writes of a process share. */
export interface WriteTools {
  readonly store: Store
  readonly feed: Feed
  readonly clock: Clock
  readonly random: Random
}

export type Operation = 'CREATE' | 'UPDATE' | 'DELETE'

/** Validating admission, run by the registry when the object is final. Rejects with a StatusError. `object` is undefined for a delete. */
export type ValidateAdmission = (
  operation: Operation,
  object: KubeObject | undefined,
  old: KubeObject | undefined,
) => Promise<void>

/** What every write is told about its request. */
export interface WriteOptions {
  readonly user: UserInfo
  readonly dryRun: boolean
  /** Receives what is to be sent as Warning headers. */
  readonly warn: (text: string) => void
  readonly admit?: ValidateAdmission
  /** The version in which the caller writes, where that is not the hub's: custom resources are validated by its schema. */
  readonly version?: string
  /** How errors name the resource. Default: by the hub's group. */
  readonly resource?: ResourceName
  /** Of the request: between the stages of a long write others come in. */
  readonly slice?: TimeSlice
}

/** An object as it was written, not yet or no longer necessarily the present one. */
export interface Written {
  readonly object: CachedObject
  /** Whether the write made it (PUT may create). */
  readonly created: boolean
}

export function contextOf(tools: WriteTools, options: WriteOptions): WriteContext {
  return { user: options.user, clock: tools.clock, random: tools.random, dryRun: options.dryRun, warn: options.warn }
}

/** How errors name the resource: as the request does, which may come through another group than the hub's. */
export function resourceNameOf(
  definition: AnyResourceDefinition,
  options?: Pick<WriteOptions, 'resource'>,
): ResourceName {
  return options?.resource ?? { group: definition.token.group, resource: definition.token.plural }
}

/** Revision 0 stands for "not written": such an object shows no resourceVersion. */
export const unwritten = 0 as Revision

/** The written form of an object, with what its writer knows about it. */
export function writtenObject(
  resource: StoredResource,
  key: string,
  revision: Revision,
  value: Buffer,
  object: KubeObject,
): CachedObject {
  const written = new CachedObject(key, revision, value, (one) => resource.selectorIndex(one))
  if (object.metadata && !Object.isFrozen(object.metadata)) {
    if (revision === unwritten) delete object.metadata.resourceVersion
    else object.metadata.resourceVersion = String(revision)
  }
  written.adopt(object, resource.selectorIndex(object))
  return written
}

/** etcd's --max-request-bytes. */
export const maxStoredBytes = 1.5 * 1024 * 1024

/** What is too large to be kept is refused as etcd refuses it, which keeps most built-in kinds as protobuf: shorter than JSON, where there is much to escape. */
export function checkSize({ definition }: StoredResource, value: Buffer, object: KubeObject): void {
  if (value.length <= maxStoredBytes) return
  const { token, custom, type } = definition
  const isJson = custom || jsonGroups.has(token.group)
  const message = isJson ? undefined : messageOfDefinition(type.definition)
  if (message && encodeMessage(message, object as JsonObject).length <= maxStoredBytes) return
  throw new StatusError({ code: 500, reason: '', message: 'etcdserver: request is too large' })
}

/** They are not kept by the main server (pkg/apiserver of apiextensions and kube-aggregator). */
const jsonGroups: ReadonlySet<string> = new Set(['apiextensions.k8s.io', 'apiregistration.k8s.io'])

/**
 * Puts metadata into the order of Go's ObjectMeta, in which upstream prints it, quoted in errors too. The place of resourceVersion is kept for the commit.
 */
export function orderMetadata(object: KubeObject): void {
  const metadata = object.metadata ?? {}
  const ordered: Record<string, unknown> = {}
  for (const field of metadataOrder) {
    if (metadata[field] !== undefined) ordered[field] = metadata[field]
    else if (field === 'resourceVersion') ordered[field] = ''
  }
  object.metadata = ordered
}

const metadataOrder: readonly (keyof ObjectMeta)[] = [
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'managedFields',
]

/** The object's metadata, made where there is none. */
export function metadataOf(object: KubeObject): ObjectMeta {
  object.metadata ??= {}
  return object.metadata
}
