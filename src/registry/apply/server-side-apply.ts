import type { KubeObject, ManagedFieldsEntry } from '../../api/index.js'
import { badRequest, parseApiVersion, StatusError } from '../../api/index.js'
import { deepClone, deepEqual } from '../../base/index.js'
import { NotComparable } from './compare.js'
import { conflictError } from './conflict.js'
import type { FieldSet } from './field-set.js'
import { fieldsOfLastApplied, lastAppliedManager, updateLastApplied } from './last-applied.js'
import type { Managers, Writer } from './managed-fields.js'
import { decodeManagers, encodeManagers, identityOf, ManagedSet } from './managed-fields.js'
import { ownershipAfterUpdate, unowned } from './ownership.js'
import type { ConvertTyped, TypedObject } from './typed-object.js'
import { ConversionError } from './typed-object.js'
import { apply, Conflicts } from './updater.js'
import { typedErrors } from './validate-typed.js'

/** One application of a configuration to an object. */
export interface ServerSideApply {
  /** What is stored, or the empty object, in the version of the request and without managedFields. */
  readonly live: TypedObject
  readonly entries: readonly ManagedFieldsEntry[] | undefined
  /** The empty object of the type. */
  readonly empty: TypedObject
  /** As the client sent it. */
  readonly config: unknown
  readonly kind: string
  readonly manager: string
  readonly subresource: string
  readonly force: boolean
  /** RFC 3339, now. */
  readonly time: string
  readonly reset: FieldSet
  readonly convert: ConvertTyped
  /** Lets others come in between two stages if this has taken long. */
  readonly pause: () => Promise<void> | undefined
  /** The merged value as an object of its type with defaults. Throws what is to be told of a value that does not fit. */
  readonly decode: (value: unknown) => KubeObject
}

/**
 * Server-side apply: the object that results, complete with managedFields. Throws 400 for a configuration of another kind or with managedFields, 409 for conflicts
 * and, as upstream does, 500 for what does not fit the type. (apimachinery: util/managedfields, the chain of NewDefaultFieldManager from top to bottom.)
 */
export async function serverSideApply(request: ServerSideApply): Promise<KubeObject> {
  const managers = decodeManagers(request.entries)
  if (typeof managers === 'string') throw serverError(`failed to decode managed fields: ${managers}`)
  checkConfig(request)
  await request.pause()
  const writer: Writer = {
    manager: request.manager === '' ? 'unknown' : request.manager,
    operation: 'Apply',
    apiVersion: request.live.apiVersion,
    subresource: request.subresource,
  }
  const applied = await applyOrTakeOver(request, await withFormerFields(request, managers), writer)
  const { object } = applied
  await request.pause()
  if (request.manager === lastAppliedManager) updateLastApplied(object, request.config)
  object.metadata ??= {}
  const entries = encodeManagers(applied.managers)
  if (entries) object.metadata.managedFields = entries
  else delete object.metadata.managedFields
  return object
}

/** An error of no reason, as upstream's plain Go errors become. */
function serverError(message: string): StatusError {
  return new StatusError({ code: 500, reason: '', message })
}

function checkConfig({ config, kind, live }: ServerSideApply): void {
  const { apiVersion, kind: asked } = config as { apiVersion?: unknown; kind?: unknown }
  if (apiVersion !== live.apiVersion || asked !== kind) throw badRequest(`invalid object type: ${printKind(config)}`)
  if ((config as KubeObject).metadata?.managedFields != null) throw badRequest('metadata.managedFields must be nil')
  const errors = typedErrors(live.atom, config, { allowDuplicates: false })
  if (errors !== undefined) throw serverError(`failed to create typed patch object (${printObject(config)}): ${errors}`)
}

/** `apps/v1, Kind=Deployment` */
function printKind(value: unknown): string {
  const { apiVersion = '', kind = '' } = (value ?? {}) as KubeObject
  const { group, version } = parseApiVersion(typeof apiVersion === 'string' ? apiVersion : '')
  // Go takes a version that is none for no kind at all.
  if (version.includes('/')) return '/, Kind='
  return `${group}/${version}, Kind=${typeof kind === 'string' ? kind : ''}`
}

function printObject(value: unknown): string {
  const metadata = ((value ?? {}) as KubeObject).metadata
  return `${text(metadata?.namespace)}/${text(metadata?.name)}; ${printKind(value)}`
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What nobody has been noted for belongs to `before-first-apply` (skipnonapplied.go). */
async function withFormerFields(request: ServerSideApply, managers: Managers): Promise<Managers> {
  if (managers.size > 0) return managers
  const { live, empty, subresource, time, reset, convert } = request
  const entries = await ownershipAfterUpdate({
    live: empty,
    next: live,
    entries: undefined,
    writer: { manager: 'before-first-apply', operation: 'Update', apiVersion: live.apiVersion, subresource },
    time,
    reset,
    convert,
  })
  const former = decodeManagers(entries)
  return typeof former === 'string' ? managers : former
}

interface Applied {
  /** Belongs to the caller. */
  readonly object: KubeObject
  readonly managers: Managers
}

/** kubectl may take over what its client-side kind has applied (lastappliedmanager.go). */
async function applyOrTakeOver(request: ServerSideApply, managers: Managers, writer: Writer): Promise<Applied> {
  try {
    return await applyOnce(request, managers, writer, request.force)
  } catch (error) {
    if (!(error instanceof Conflicts)) throw error
    const allowed = request.manager === lastAppliedManager ? fieldsOfLastApplied(request.live) : undefined
    if (!allowed) throw conflictError(error, managers)
    const others = new Map(
      [...error.byManager]
        .map(([identity, set]) => [identity, set.difference(allowed)] as const)
        .filter(([, set]) => !set.isEmpty),
    )
    if (others.size > 0) throw conflictError(new Conflicts(others), managers)
    return applyOnce(request, managers, writer, true)
  }
}

async function applyOnce(request: ServerSideApply, before: Managers, writer: Writer, force: boolean): Promise<Applied> {
  const { live, config, reset, convert, pause } = request
  const identity = identityOf(writer)
  const { value, managers } = await mergeConfig({
    live,
    config: { ...live, value: config },
    managers: before,
    identity,
    writer,
    reset,
    convert,
    force,
    pause,
  })
  await pause()
  const own = managers.get(identity)
  const isSame = deepEqual(value, live.value)
  if (own) {
    const set = own.set.difference(unowned)
    if (set.isEmpty) managers.delete(identity)
    else managers.set(identity, new ManagedSet(own, isSame ? before.get(identity)?.time : request.time, set))
  }
  await pause()
  return { object: isSame ? (deepClone(live.value) as KubeObject) : request.decode(value), managers }
}

async function mergeConfig(application: Parameters<typeof apply>[0]): ReturnType<typeof apply> {
  try {
    return await apply(application)
  } catch (error) {
    if (error instanceof ConversionError) throw serverError(error.message)
    if (error instanceof NotComparable) throw serverError(`failed to compare objects: ${error.message}`)
    throw error
  }
}
