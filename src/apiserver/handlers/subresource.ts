import type { KubeObject, ManagedFieldsEntry } from '../../api/index.js'
import {
  apiVersionOf,
  badRequest,
  invalidObject,
  isStatusError,
  parseApiVersion,
  StatusError,
  typeOfToken,
} from '../../api/index.js'
import { deepClone, deepEqual } from '../../base/index.js'
import type { ReplicasPath, WriterSubresource, Written } from '../../registry/index.js'
import { get, parentEntries, scaleEntries, update } from '../../registry/index.js'
import type { Answer } from './answer.js'
import { applyConfig, readConfig } from './apply.js'
import type { Expected } from './body.js'
import { agreeOnName, agreeOnNamespace, bySteps, expectedBody, readBody } from './body.js'
import { fromHub } from './conversion.js'
import type { WriteQuery } from './options.js'
import { writeQuery } from './options.js'
import { dropDoubledOwners } from './owner-references.js'
import { recordOwnership } from './ownership.js'
import { readPatch } from './patch-body.js'
import { decodePatched } from './patched-object.js'
import { refuseExport } from './read.js'
import { patchKind } from './routes.js'
import { requireSameUid } from './same-uid.js'
import type { Scope } from './scope.js'
import { resourceName, storedResource } from './scope.js'
import { toBeStored } from './to-be-stored.js'
import { writeOptions } from './write-options.js'

type Writer = WriterSubresource<KubeObject>

/** GET of a subresource that is a view of its parent (`status`, `scale`). */
export async function getSubresource(scope: Scope, subresource: Writer): Promise<Answer> {
  const { info, request, tools } = scope
  refuseExport(request)
  const version = request.query.get('resourceVersion') ?? ''
  const parent = await get(
    { feed: tools.registry.feed, clock: tools.clock },
    storedResource(scope),
    info.namespace,
    info.name,
    version,
    resourceName(scope),
  )
  if (!subresource.read) return { kind: 'stored', object: parent, status: 200 }
  return bodyAnswer(subresource, subresource.read(await fromHub(scope.served, parent.object())))
}

function bodyAnswer(subresource: Writer, object: KubeObject): Answer {
  const type = subresource.bodyType ?? (subresource.body ? typeOfToken(subresource.body) : undefined)
  const { columns } = subresource
  return { kind: 'object', object, status: 200, ...(type ? { type } : {}), ...(columns ? { columns } : {}) }
}

/** PUT of a subresource. */
export async function updateSubresource(scope: Scope, subresource: Writer): Promise<Answer> {
  const query = writeQuery(scope, 'UpdateOptions')
  const expected = expectedOf(scope, subresource)
  const read = async () => {
    const body = subresource.bodyIsForeign
      ? await readForeignBody(scope, expected, query)
      : await readBody(scope, expected, query.fieldValidation)
    agreeOnNamespace(scope, body)
    agreeOnName(scope, body)
    return body
  }
  let body: KubeObject | undefined = await read()
  const owns = subresource.read !== undefined
  const uid = body.metadata?.uid
  const how = { startsFromCurrent: false, owns, ...(uid ? { uid } : {}) }
  const written = await writeThrough(scope, subresource, query, how, async (live) => {
    const next = body ?? (await read())
    body = undefined
    return subresource.read ? withView(scope, subresource, live, next, query) : next
  })
  return answerOf(scope, subresource, written)
}

/** PATCH of a subresource: of its view where it has one, else of the parent. */
export async function patchSubresource(scope: Scope, subresource: Writer): Promise<Answer> {
  const kind = patchKind(scope)
  const query = writeQuery(scope, 'PatchOptions', kind)
  if (kind === 'apply') return applySubresource(scope, subresource, query)
  const expected = expectedOf(scope, subresource)
  const custom = scope.served.definition.custom === true && !subresource.body
  const patch = readPatch(scope.request, { kind, type: expected.type, fieldValidation: query.fieldValidation, custom })
  const owns = subresource.read !== undefined
  const written = await writeThrough(scope, subresource, query, { startsFromCurrent: true, owns }, async (live) => {
    const base = subresource.read ? ownedView(scope, subresource, live) : live
    const patched = await bySteps(scope, patch(base))
    await scope.slice.pause()
    const body = decodePatched(scope, patched, query, expected)
    agreeOnNamespace(scope, body)
    agreeOnName(scope, body)
    return subresource.read ? withView(scope, subresource, live, body, query) : body
  })
  return answerOf(scope, subresource, written)
}

function expectedOf(scope: Scope, { body, bodyType }: Writer): Expected {
  if (!body) return expectedBody(scope)
  return { token: body, type: bodyType ?? typeOfToken(body), defaults: undefined }
}

/** What a write of the subresource starts from. */
function viewOf(subresource: Writer, live: KubeObject): KubeObject {
  return (subresource.readForWrite ?? subresource.read)?.(live) ?? live
}

/** The same with the owners that it has. */
function ownedView(scope: Scope, subresource: Writer, live: KubeObject): KubeObject {
  const owners = scaleEntries(live.metadata?.managedFields, replicasPathOf(scope, subresource))
  return withEntries(viewOf(subresource, live), owners)
}

/** Upstream looks for the body's type among those of the parent, to word what is wrong, and fails with that. */
async function readForeignBody(scope: Scope, expected: Expected, { fieldValidation }: WriteQuery): Promise<KubeObject> {
  try {
    return await readBody(scope, expected, fieldValidation)
  } catch (error) {
    if (!isStatusError(error) || error.code !== 400) throw error
    const { version, kind } = expected.token
    throw badRequest(`no kind is registered for the type ${version}.${kind} in scheme "pkg/runtime/scheme.go:110"`)
  }
}

/** The parent with the new state of its view laid over it, and with the owners that the view has then. */
async function withView(
  scope: Scope,
  subresource: Writer,
  live: KubeObject,
  body: KubeObject,
  query: WriteQuery,
): Promise<KubeObject> {
  const replicasPath = replicasPathOf(scope, subresource)
  const entries = live.metadata?.managedFields
  const view = ownedView(scope, subresource, live)
  const as = expectedOf(scope, subresource)
  await recordOwnership(scope, { live: view, next: body, manager: query.fieldManager, resetFields: [], as })
  const apiVersion = apiVersionOf(scope.served.token)
  const owned = parentEntries(entries, body.metadata?.managedFields, { replicasPath, apiVersion })
  return withEntries(withBody(scope, subresource, live, body, query), owned)
}

/** The parent with the body laid over it, all in the version of the request. */
function withBody(
  scope: Scope,
  subresource: Writer,
  live: KubeObject,
  body: KubeObject,
  { dryRun }: WriteQuery,
): KubeObject {
  if (!subresource.apply) return body
  requireSameUid(scope, subresource.name, { live, body, dryRun })
  const errors = subresource.validateBody?.(body) ?? []
  const name = scope.info.name
  if (errors.length > 0) {
    const { group, kind } = subresource.body ?? scope.served.token
    throw invalidObject({ group, kind }, name, errors)
  }
  const asked = body.metadata?.resourceVersion
  const next = deepClone(live)
  subresource.apply(next, body, {
    user: scope.user,
    clock: scope.tools.clock,
    random: scope.tools.random,
    dryRun,
  })
  if (next.metadata) {
    if (asked) next.metadata.resourceVersion = asked
    else if (!subresource.bodyIsForeign) delete next.metadata.resourceVersion
  }
  return next
}

/** PATCH with a configuration: of the view where the subresource has one, else of the parent. Nothing is created. */
async function applySubresource(scope: Scope, subresource: Writer, query: WriteQuery): Promise<Answer> {
  const config = await readConfig(scope)
  const expected = expectedOf(scope, subresource)
  const resetFields = subresource.resetFields ?? []
  const written = await writeThrough(
    scope,
    subresource,
    query,
    { startsFromCurrent: true, owns: true },
    async (live) => {
      if (!subresource.read) {
        const next = await applyConfig(scope, config, { expected, live, query, resetFields })
        agreeOnName(scope, next)
        agreeOnNamespace(scope, next)
        return next
      }
      const replicasPath = replicasPathOf(scope, subresource)
      const entries = live.metadata?.managedFields
      const owners = scaleEntries(entries, replicasPath)
      const { bodyIsForeign = false } = subresource
      if (bodyIsForeign && !owners) throw cannotApply(expected, 'failed to create manager for existing fields: ')
      const view = withEntries(viewOf(subresource, live), owners)
      const body = await applyConfig(scope, config, { expected, live: view, query, resetFields })
      if (bodyIsForeign && !deepEqual(withEntries(body, undefined), withEntries(view, undefined))) {
        throw cannotApply(expected, '', scope.info.name)
      }
      agreeOnName(scope, body)
      agreeOnNamespace(scope, body)
      const apiVersion = apiVersionOf(scope.served.token)
      const owned = parentEntries(entries, body.metadata?.managedFields, { replicasPath, apiVersion })
      return withEntries(withBody(scope, subresource, live, body, query), owned)
    },
  )
  return answerOf(scope, subresource, written)
}

function cannotApply({ token }: Expected, what: string, name = ''): StatusError {
  const apiVersion = apiVersionOf(token)
  const which = name === '' ? 'live' : 'new'
  return new StatusError({
    code: 500,
    reason: '',
    message: `${what}failed to convert ${which} object (/${name}; ${apiVersion}, Kind=${token.kind}) to proper version: request to convert CR to an invalid group/version: ${apiVersion}`,
  })
}

function withEntries(object: KubeObject, entries: ManagedFieldsEntry[] | undefined): KubeObject {
  const { managedFields: _old, ...metadata } = object.metadata ?? {}
  return { ...object, metadata: { ...metadata, ...(entries ? { managedFields: entries } : {}) } }
}

function replicasPathOf({ served, tools }: Scope, { replicasPath }: Writer): ReplicasPath {
  return (apiVersion) => {
    const { group, version } = parseApiVersion(apiVersion)
    const found = tools.catalog.find(group, version, served.token.plural)
    return found?.definition === served.definition ? (replicasPath ?? ['f:spec', 'f:replicas']) : undefined
  }
}

interface WriteThroughOptions {
  readonly startsFromCurrent: boolean
  /** The change brings the owners along. */
  readonly owns?: boolean
  /** As in the options of an update. */
  readonly uid?: string
}

async function writeThrough(
  scope: Scope,
  subresource: Writer,
  query: WriteQuery,
  { startsFromCurrent, owns = false, uid = '' }: WriteThroughOptions,
  change: (live: KubeObject) => Promise<KubeObject>,
): Promise<Written> {
  const { info, tools, served } = scope
  return update(
    tools.registry.tools,
    storedResource(scope),
    info.namespace,
    info.name,
    async (current) => {
      const live = await fromHub(served, current as KubeObject)
      const next = await change(live)
      await scope.slice.pause()
      dropDoubledOwners(scope, next)
      if (!owns) {
        const resetFields = subresource.resetFields ?? []
        await recordOwnership(scope, { live, next, manager: query.fieldManager, resetFields })
      }
      return toBeStored(scope, next, current, query)
    },
    {
      ...writeOptions(scope, query),
      subresource,
      startsFromCurrent: startsFromCurrent || subresource.apply !== undefined,
      uid,
    },
  )
}

async function answerOf(scope: Scope, subresource: Writer, { object }: Written): Promise<Answer> {
  if (!subresource.read) return { kind: 'stored', object, status: 200 }
  return bodyAnswer(subresource, subresource.read(await fromHub(scope.served, object.object())))
}
