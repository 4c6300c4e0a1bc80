import type { ApiRequest, JsonObject, JsonPatchOperation, KubeObject, RawJson, StructNode } from '../../api/index.js'
import {
  applyJsonPatch,
  badRequest,
  cloneJson,
  consumedPatch,
  decode,
  Entries,
  goFormat,
  JsonPatchError,
  JsonSyntaxError,
  mergeOwnPatch,
  mergePatch,
  parseJsonAsWritten,
  plainRaw,
  printRaw,
  requestEntityTooLarge,
  StatusError,
  StrategicMergeError,
  sortedDeeply,
} from '../../api/index.js'
import type { Steps } from '../../base/index.js'
import type { PatchMediaType } from '../negotiation/index.js'
import type { FieldValidation } from './options.js'
import { jsonPatchErrors, PatchTypeError } from './patch-errors.js'

export type PatchKind = PatchMediaType

/** Upstream's limits: apiserver's pkg/endpoints/handlers/patch.go. */
const maxJsonPatchOperations = 10_000

/** Makes the patched value out of the present one, which it does not change. */
export type PatchFunction = (current: KubeObject) => Steps<Patched>

type Patcher = (current: KubeObject) => Patched

export type Patched = PatchedText | PatchedMap

interface AnyPatched {
  /** What was patched. */
  readonly current: KubeObject
  /** What is unknown or doubled in the patch itself, in upstream's words. */
  readonly strictErrors: readonly string[]
}

/** Of JSON and merge patches: a JSON text, which is then decoded as any body is. Errors quote it. */
export interface PatchedText extends AnyPatched {
  readonly kind: 'text'
  readonly document: RawJson
  readonly quoted: () => string
  /** Parts of the document say more than plain values could: doubled keys, odd numbers. */
  readonly isAsWritten: boolean
}

/** Of strategic merge patches: a value that becomes the object without being text in between, and shares with the present one what the patch did not reach. Errors quote the patch. */
export interface PatchedMap extends AnyPatched {
  readonly kind: 'map'
  readonly value: JsonObject
  readonly quoted: () => string
}

/**
 * Reads a patch. What is no patch of this kind is told (400) only when there is something to patch, which upstream asks for first.
 */
export function readPatch(
  request: ApiRequest,
  options: PatchOptions & { readonly kind: Exclude<PatchKind, 'apply'> },
): PatchFunction {
  let patcher: Patcher | undefined
  return function* (current) {
    patcher ??= yield* readers[options.kind](request, options)
    yield
    return patcher(current)
  }
}

export interface PatchOptions {
  readonly type: StructNode
  readonly fieldValidation: FieldValidation
  /** The resource is a custom one, whose objects have no Go type that would give their fields an order. */
  readonly custom: boolean
}

type Reader = (request: ApiRequest, options: PatchOptions) => Steps<Patcher>

const readers: Readonly<Record<Exclude<PatchKind, 'apply'>, Reader>> = {
  *json(request, options) {
    const { fieldValidation } = options
    const prefix = fieldValidation === 'Ignore' ? '' : decodingPatch
    const { value } = yield* parsed(request, prefix)
    const { operations, strictErrors } = jsonPatchOf(value, fieldValidation, prefix)
    return textPatch(
      (current) => patchedByJson(current, operations),
      { strictErrors, isAsWritten: isTree(value) },
      options,
    )
  },
  *merge(request, options) {
    const { fieldValidation } = options
    const { value, duplicateFields } = yield* parsedMerge(request, fieldValidation)
    return textPatch(
      (current) => mergePatch(current, value),
      { strictErrors: duplicateFields, isAsWritten: isTree(value) },
      options,
    )
  },
  *strategic(request, { type }) {
    const { value, duplicateFields } = yield* parsed(request, '')
    const patch = mapOf(value, '')
    return (current) => {
      const own = cloneJson(patch)
      const merged = mergeStrategically(type, current, own)
      return {
        kind: 'map',
        current,
        value: merged,
        strictErrors: duplicateFields,
        quoted: () => goFormat(consumedPatch(own, current)),
      }
    }
  },
}

function textPatch(
  patched: (current: unknown) => RawJson,
  { strictErrors, isAsWritten }: { readonly strictErrors: readonly string[]; readonly isAsWritten: boolean },
  { type, custom }: PatchOptions,
): Patcher {
  // Defaults and admission put their fields last; Go prints a type's fields in its order, and what has no type in that of the alphabet.
  const inOrder = (current: KubeObject) => (custom ? sortedDeeply(current) : decode(type, current).object)
  return (current) => {
    const document = patched(current)
    const quoted = () => printRaw(patched(inOrder(current)))
    return { kind: 'text', current, document, strictErrors, quoted, isAsWritten }
  }
}

/** Whether a text was parsed as json-tree.ts has it. */
function isTree(value: unknown): boolean {
  return value instanceof Entries || (Array.isArray(value) && value.some(isTree))
}

const decodingPatch = 'error decoding patch: '

interface Parsed {
  readonly value: unknown
  readonly duplicateFields: readonly string[]
}

function* parsed({ body }: ApiRequest, prefix: string): Steps<Parsed> {
  if (body !== undefined && !(body instanceof Uint8Array)) return { value: body, duplicateFields: [] }
  try {
    return yield* parseJsonAsWritten(body ?? new Uint8Array())
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw badRequest(`${prefix}${error.message}`)
    throw error
  }
}

function* parsedMerge(request: ApiRequest, fieldValidation: FieldValidation): Steps<Parsed> {
  if (fieldValidation !== 'Ignore') {
    const found = yield* parsed(request, decodingPatch)
    if (found.value === null) throw badRequest('Invalid JSON Patch')
    mapOf(found.value, decodingPatch)
    return found
  }
  try {
    const found = yield* parsed(request, '')
    // A list is taken, and replaces the object, which it cannot be decoded as.
    if (typeof found.value === 'object' && found.value !== null) return found
  } catch (error) {
    if (!(error instanceof StatusError)) throw error
  }
  throw badRequest('Invalid JSON Patch')
}

/** A plain object as a map; null is an empty one. */
function mapOf(value: unknown, prefix: string): JsonObject {
  const error = jsonPatchErrors.ofMap(value)
  if (error !== undefined) throw badRequest(`${prefix}${error}`)
  return (plainRaw(value) ?? {}) as JsonObject
}

function jsonPatchOf(
  value: unknown,
  fieldValidation: FieldValidation,
  prefix: string,
): { readonly operations: readonly JsonPatchOperation[]; readonly strictErrors: readonly string[] } {
  try {
    const { operations, strictErrors } =
      fieldValidation === 'Ignore' ? jsonPatchErrors.operations(value) : jsonPatchErrors.typedOperations(value)
    if (operations.length > maxJsonPatchOperations) {
      throw requestEntityTooLarge(
        `The allowed maximum operations in a JSON patch is ${maxJsonPatchOperations}, got ${operations.length}`,
      )
    }
    return { operations, strictErrors }
  } catch (error) {
    if (error instanceof PatchTypeError) throw badRequest(`${prefix}${error.message}`)
    throw error
  }
}

function patchedByJson(current: unknown, operations: readonly JsonPatchOperation[]): RawJson {
  try {
    return applyJsonPatch(current, operations)
  } catch (error) {
    if (error instanceof JsonPatchError) throw rejected(error)
    throw error
  }
}

/** Whatever is wrong with a JSON patch, upstream says only this. */
function rejected(cause: Error): StatusError {
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

function mergeStrategically(type: StructNode, current: KubeObject, patch: JsonObject): JsonObject {
  try {
    return mergeOwnPatch(type, current as KubeObject & JsonObject, patch)
  } catch (error) {
    if (!(error instanceof StrategicMergeError)) throw error
    const reason = error.code === 400 ? 'BadRequest' : error.code === 422 ? 'Invalid' : ''
    throw new StatusError({ code: error.code, reason, message: error.message }, { cause: error })
  }
}
