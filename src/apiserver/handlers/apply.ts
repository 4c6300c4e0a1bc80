import { isUtf8 } from 'node:buffer'
import type { KubeObject } from '../../api/index.js'
import {
  badRequest,
  cloneJson,
  conflict,
  DecodingError,
  formatTimestamp,
  goKindOf,
  parseJsonBySteps,
  parseYamlBySteps,
  StatusError,
} from '../../api/index.js'
import type { Steps } from '../../base/index.js'
import { coerceMetadata, resetSet, serverSideApply, update } from '../../registry/index.js'
import { validatingAdmission } from './admit.js'
import type { Answer } from './answer.js'
import type { Expected } from './body.js'
import { agreeOnName, agreeOnNamespace, bySteps, expectedBody, isLong } from './body.js'
import { fromHub } from './conversion.js'
import { resetFieldsOfCreate } from './create.js'
import { decodeUnstructured } from './decode-unstructured.js'
import type { WriteQuery } from './options.js'
import { converterOf, emptyTyped, refuseTooLarge, typed, withoutManagedFields } from './ownership.js'
import type { Scope } from './scope.js'
import { resourceName, storedResource, warn } from './scope.js'
import { toBeStored } from './to-be-stored.js'
import { writeOptions } from './write-options.js'

/** PATCH with a configuration: server-side apply to an object, which it creates when it is not there. */
export async function applyHandler(scope: Scope, query: WriteQuery): Promise<Answer> {
  const config = await readConfig(scope)
  const written = await update(
    scope.tools.registry.tools,
    storedResource(scope),
    scope.info.namespace,
    scope.info.name,
    async (current) => {
      const next = await applied(scope, config, current, query)
      return toBeStored(scope, next, current, query)
    },
    {
      ...writeOptions(scope, query),
      admit: async (operation, object, old) => {
        if (operation === 'CREATE') await scope.authorize('create')
        await validatingAdmission(scope, query.dryRun)(operation, object, old)
      },
      mayCreate: true,
      createsAnyKind: true,
      startsFromCurrent: true,
    },
  )
  return { kind: 'stored', object: written.object, status: written.created ? 201 : 200 }
}

/** The next state in the version of the request. */
async function applied(
  scope: Scope,
  config: Config,
  current: KubeObject | undefined,
  query: WriteQuery,
): Promise<KubeObject> {
  const live = current && (await fromHub(scope.served, current))
  const next = await applyConfig(scope, config, {
    expected: expectedBody(scope),
    live,
    query,
    resetFields: resetFieldsOfCreate(scope),
  })
  const uid = next.metadata?.uid
  if (!current && uid) {
    const why = `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`
    throw conflict(resourceName(scope), scope.info.name, why)
  }
  if (!current && next.metadata) delete next.metadata.resourceVersion
  agreeOnNamespace(scope, next)
  agreeOnName(scope, next)
  return next
}

export interface Config {
  readonly value: unknown
  /** Doubled keys, in upstream's words. */
  readonly duplicates: readonly string[]
}

interface Applied {
  readonly expected: Expected
  /** In the version of the request, or the view that a subresource gives of it. */
  readonly live: KubeObject | undefined
  readonly query: WriteQuery
  readonly resetFields: readonly string[]
}

/** The object with the configuration applied, in the version of the request. */
export async function applyConfig(
  scope: Scope,
  config: Config,
  { expected, live, query, resetFields }: Applied,
): Promise<KubeObject> {
  const empty = emptyTyped(expected)
  if (isLong(scope)) refuseTooLarge(typed(expected, config.value))
  const object = await serverSideApply({
    live: live ? typed(expected, withoutManagedFields(live)) : empty,
    entries: live?.metadata?.managedFields,
    empty,
    config: config.value,
    kind: expected.token.kind,
    manager: query.fieldManager,
    subresource: scope.info.subresource,
    force: query.force ?? false,
    time: formatTimestamp(scope.tools.clock.now()),
    reset: resetSet(resetFields),
    convert: converterOf(scope),
    pause: () => scope.slice.pause(),
    decode: (value) => decodeMerged(expected, config.value, value),
  })
  reportDuplicates(scope, config, query)
  return object
}

function decodeMerged(expected: Expected, config: unknown, value: unknown): KubeObject {
  try {
    // What was applied to a custom resource has passed its schema; nothing of it is pruned.
    const object = (expected.decode ? coerced(value) : decodeUnstructured(expected, value).object) as KubeObject
    expected.defaults?.(object)
    return object
  } catch (error) {
    if (!(error instanceof DecodingError)) throw error
    const { apiVersion = '', kind = '' } = value as KubeObject
    const { metadata } = config as KubeObject
    const version = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`
    throw new StatusError(
      {
        code: 500,
        reason: '',
        message: `failed to convert new object (${metadata?.namespace ?? ''}/${metadata?.name ?? ''}; ${version}, Kind=${kind}) to proper version: unable to convert unstructured object to ${version}, Kind=${kind}: ${error.message}`,
      },
      { cause: error },
    )
  }
}

function coerced(value: unknown): unknown {
  const object = cloneJson(value)
  coerceMetadata(object as Record<string, unknown>)
  return object
}

/** The body of an apply: YAML, of which JSON is a part. Throws upstream's 400. */
export async function readConfig(scope: Scope): Promise<Config> {
  const { body } = scope.request
  if (!(body instanceof Uint8Array)) return { value: objectOf(body), duplicates: [] }
  return bySteps(scope, parseConfig(body))
}

function* parseConfig(body: Uint8Array): Steps<Config> {
  const json = yield* readJson(body)
  if (json !== undefined) return { value: objectOf(json), duplicates: [] }
  try {
    const { value, duplicateKeys } = yield* parseYamlBySteps(body)
    return { value: objectOf(value), duplicates: duplicateKeys }
  } catch (error) {
    if (error instanceof StatusError) throw error
    throw badRequest(`error decoding YAML: error converting YAML to JSON: ${(error as Error).message}`)
  }
}

/** Most clients send JSON, which is read far sooner. Undefined: it is something else, or has doubled keys or broken characters, of which YAML's reader tells more. */
function* readJson(body: Uint8Array): Steps<unknown> {
  if (body[0] !== 0x7b || !isUtf8(body) || hasSurrogateEscape(body)) return undefined
  try {
    const { value, duplicateFields, unreadableNumber } = yield* parseJsonBySteps(body)
    return duplicateFields.length === 0 && unreadableNumber === undefined ? value : undefined
  } catch (error) {
    if (error instanceof StatusError) throw error
    return undefined
  }
}

/** YAML knows no pairs of them. */
function hasSurrogateEscape(body: Uint8Array): boolean {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return text.includes('\\ud') || text.includes('\\uD')
}

function objectOf(value: unknown): unknown {
  if (value === null || value === undefined) return {}
  if (typeof value === 'object' && !Array.isArray(value)) return value
  throw badRequest(
    `error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${goKindOf(value)} into Go value of type map[string]interface {}`,
  )
}

function reportDuplicates(scope: Scope, { duplicates }: Config, { fieldValidation }: WriteQuery): void {
  if (duplicates.length === 0 || fieldValidation === 'Ignore') return
  if (fieldValidation === 'Strict') {
    const lines = duplicates.map((one) => `\n  ${one}`).join('')
    throw badRequest(`error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:${lines}`)
  }
  for (const one of duplicates) warn(scope, one)
}
