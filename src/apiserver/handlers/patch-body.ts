import fastJsonPatch from 'fast-json-patch'
import type { ApiRequest, JsonObject, KubeObject, StructNode } from '../../api/index.js'
import {
  badRequest,
  goFormat,
  JsonSyntaxError,
  mergePatch,
  parseJsonStrictly,
  requestEntityTooLarge,
  StatusError,
  StrategicMergeError,
  strategicMergePatch,
} from '../../api/index.js'
import { deepClone } from '../../base/index.js'
import type { PatchMediaType } from '../negotiation/index.js'

export type PatchKind = PatchMediaType

/** Upstream's limits: apiserver's pkg/endpoints/handlers/patch.go. */
const maxJsonPatchOperations = 10_000

/** Makes the patched value out of the present one, which it does not change. */
export type PatchFunction = (current: KubeObject) => Patched

export interface Patched {
  readonly value: unknown
  /** Fields that the patch names twice, in upstream's words. */
  readonly strictErrors: readonly string[]
  /** What upstream quotes where the value does not fit: of a strategic patch, the patch. Default: the value. */
  readonly quoted?: () => string
}

/** Reads a patch. Throws upstream's 400 for a body that is no patch of this kind. */
export function readPatch(request: ApiRequest, kind: Exclude<PatchKind, 'apply'>, type: StructNode): PatchFunction {
  const { patch, strictErrors } = parsePatch(request)
  if (kind === 'json') {
    const apply = jsonPatch(patch)
    return (current) => ({ value: apply(current), strictErrors })
  }
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    if (kind === 'merge' && patch === null) throw badRequest('Invalid JSON Patch')
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${goKindOf(patch)} into Go value of type map[string]interface {}`,
    )
  }
  if (kind === 'merge') return (current) => ({ value: mergePatch(current, patch), strictErrors })
  return (current) => ({
    value: mergeStrategically(type, current, patch as JsonObject),
    strictErrors,
    quoted: () => goFormat(patch),
  })
}

function mergeStrategically(type: StructNode, current: KubeObject, patch: JsonObject): unknown {
  try {
    return strategicMergePatch(type, { ...current }, patch)
  } catch (error) {
    if (!(error instanceof StrategicMergeError)) throw error
    const reason = error.code === 400 ? 'BadRequest' : error.code === 422 ? 'Invalid' : ''
    throw new StatusError({ code: error.code, reason, message: error.message }, { cause: error })
  }
}

function parsePatch({ body }: ApiRequest): { readonly patch: unknown; readonly strictErrors: readonly string[] } {
  if (body !== undefined && !(body instanceof Uint8Array)) return { patch: body, strictErrors: [] }
  try {
    const { value, duplicateFields } = parseJsonStrictly(body ?? new Uint8Array())
    return { patch: value, strictErrors: duplicateFields }
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw badRequest(`error decoding patch: ${error.message}`)
    throw error
  }
}

function goKindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

type Operation = Parameters<typeof fastJsonPatch.applyPatch>[1][number]

function jsonPatch(patch: unknown): (current: KubeObject) => unknown {
  if (!Array.isArray(patch)) {
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${goKindOf(patch)} into Go value of type []handlers.jsonPatchOp`,
    )
  }
  if (patch.length > maxJsonPatchOperations) {
    throw new StatusError({
      ...pickFields(requestEntityTooLarge(0)),
      message: `The allowed maximum operations in a JSON patch is ${maxJsonPatchOperations}, got ${patch.length}`,
    })
  }
  const operations = (patch as readonly unknown[]).map(normalOperation)
  return (current) => {
    try {
      // Validation on, the document not changed, prototype keys refused.
      return fastJsonPatch.applyPatch(deepClone(current), tolerant(operations, current), true, true, true).newDocument
    } catch (error) {
      if (error instanceof StatusError) throw error
      throw rejected(error)
    }
  }
}

function pickFields(error: StatusError): { code: number; reason: string } {
  return { code: error.code, reason: error.reason }
}

/** Whatever is wrong with a JSON patch, upstream says only this. */
function rejected(cause: unknown): StatusError {
  return new StatusError(
    {
      code: 422,
      reason: 'Invalid',
      message: 'the server rejected our request due to an error in our request',
      details: {},
    },
    { cause },
  )
}

/** evanphx/json-patch takes a path without its leading slash. */
function normalOperation(operation: unknown): Operation {
  if (typeof operation !== 'object' || operation === null) throw rejected(undefined)
  const { path, from } = operation as { path?: unknown; from?: unknown }
  return {
    ...operation,
    ...(typeof path === 'string' && path !== '' && !path.startsWith('/') ? { path: `/${path}` } : {}),
    ...(typeof from === 'string' && from !== '' && !from.startsWith('/') ? { from: `/${from}` } : {}),
  } as Operation
}

/** evanphx/json-patch copies a missing key as null, which then counts as absent: such an operation does nothing. */
function tolerant(operations: readonly Operation[], current: KubeObject): Operation[] {
  return operations.filter(
    (operation) => operation.op !== 'copy' || fastJsonPatch.getValueByPointer(current, operation.from) !== undefined,
  )
}
