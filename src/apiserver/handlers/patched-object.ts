import type { Decoded, KubeObject, RawJson, StatusError, StructNode } from '../../api/index.js'
import {
  apiVersionOf,
  badRequest,
  DecodingError,
  decode,
  goDecodingErrors,
  internalError,
  invalid,
  invalidObject,
  path,
  plainRaw,
  quote,
  sharedRaw,
  treeOfRaw,
  unstructuredUnknownFields,
} from '../../api/index.js'
import type { Expected } from './body.js'
import { agreeOnName, expectedBody } from './body.js'
import { decodeAs } from './decode-custom.js'
import { decodeUnstructured } from './decode-unstructured.js'
import type { WriteQuery } from './options.js'
import type { Patched, PatchedMap, PatchedText } from './patch-body.js'
import type { Scope } from './scope.js'
import { warn } from './scope.js'
import { interpret, TypeMetaError } from './type-meta.js'

/** The patched value as an object again, with defaults. Throws upstream's 422, which quotes what does not fit. */
export function decodePatched(
  scope: Scope,
  patched: Patched,
  query: WriteQuery,
  expected: Expected = expectedBody(scope),
): KubeObject {
  try {
    const { object, unknownFields } =
      patched.kind === 'map'
        ? decodeMap(patched, expected)
        : expected.decode
          ? decodeCustomText(scope, patched, query, expected)
          : decodeText(scope, patched, query, expected)
    reportStrictErrors(scope, patched, [...patched.strictErrors, ...unknownFields], query)
    const { apiVersion, kind } = typeMetaOfToken(expected)
    Object.assign(object, { apiVersion, kind })
    expected.defaults?.(object as KubeObject)
    return object as KubeObject
  } catch (error) {
    if (error instanceof DecodingError || error instanceof TypeMetaError) throw invalidPatch(patched, error.message)
    throw error
  }
}

function typeMetaOfToken({ token }: Expected): { readonly apiVersion: string; readonly kind: string } {
  return { apiVersion: apiVersionOf(token), kind: token.kind }
}

function reportStrictErrors(
  scope: Scope,
  patched: Patched,
  errors: readonly string[],
  { fieldValidation }: WriteQuery,
): void {
  if (errors.length === 0 || fieldValidation === 'Ignore') return
  if (fieldValidation === 'Strict') throw invalidPatch(patched, `strict decoding error: ${errors.join(', ')}`)
  for (const one of errors) warn(scope, one)
}

function invalidPatch(patched: Patched, why: string): StatusError {
  return invalidObject({ group: '', kind: '' }, '', [invalid(path('patch'), patched.quoted(), why)])
}

/** The managed fields that a patch leaves alone were decoded when they were stored: they are passed by. Often they are the larger part of an object. */
function decodeAround({ current }: Patched, value: unknown, decodeRest: (value: unknown) => Decoded): Decoded {
  const entries = current.metadata?.managedFields
  const metadata = (value as KubeObject | null)?.metadata
  if (entries === undefined || metadata?.managedFields !== entries) return decodeRest(value)
  const { managedFields: _same, ...others } = metadata
  const decoded = decodeRest({ ...(value as KubeObject), metadata: others })
  const object = decoded.object as KubeObject
  if (object.metadata) object.metadata.managedFields = entries
  return decoded
}

/** No text in between, so no kind is asked for either. */
function decodeMap(patched: PatchedMap, expected: Expected): Decoded {
  const { value } = patched
  const { object, unknownFields } = decodeAround(patched, value, (rest) => decodeUnstructured(expected, rest))
  const isTyped = unknownFields.length > 0 && !expected.decode
  return {
    object,
    unknownFields: isTyped ? unstructuredUnknownFields(expected.type, value) : [...unknownFields].sort(),
  }
}

function decodeText(scope: Scope, patched: PatchedText, query: WriteQuery, expected: Expected): Decoded {
  const { document } = patched
  const value = plainValue(patched)
  const { apiVersion, kind, group, version } = interpret(value)
  if (apiVersion === '' && kind !== '' && kind !== expected.token.kind) {
    throw new DecodingError(
      `no kind ${quote(kind)} is registered for the internal version of group ${JSON.stringify(expected.token.group)} in scheme "pkg/runtime/scheme.go:110"`,
    )
  }
  if (apiVersion === '') throw withoutVersion(scope, value as object, query, patched)
  if (version === '' && group === expected.token.group) throw withoutVersion(scope, value as object, query, patched)
  if (version === '') throw new DecodingError(`Object 'apiVersion' is missing in '${patched.quoted()}'`)
  const { token } = expected
  if (apiVersion !== apiVersionOf(token) || (kind !== '' && kind !== token.kind)) {
    throw new DecodingError(wrongKind(scope, document, { group, version, kind: kind || token.kind }, expected))
  }
  return decodeAround(patched, value, (rest) => decodeDocument(expected.type, document, rest, patched.isAsWritten))
}

function plainValue({ document, isAsWritten }: PatchedText): unknown {
  return isAsWritten ? plainRaw(document) : sharedRaw(document)
}

/** Objects of custom resources say what they are. (apiextensions' pkg/apiserver/customresource_handler.go and validator.go) */
function decodeCustomText(scope: Scope, patched: PatchedText, query: WriteQuery, expected: Expected): Decoded {
  const value = plainValue(patched)
  const { token } = expected
  const { group, version, kind } = interpret(value)
  const object = value as KubeObject
  if (!object.kind) throw new DecodingError(`Object 'Kind' is missing in '${patched.quoted()}'`)
  if (version === '') throw internalError("Object 'apiVersion' is missing in 'object has no apiVersion field'")
  if (group === token.group && version === token.version && kind === token.kind)
    return decodeAround(patched, value, (rest) => decodeAs(expected, rest))
  agreeOnName(scope, object)
  if (!object.metadata?.resourceVersion) {
    const error = invalid(path('metadata', 'resourceVersion'), 0, 'must be specified for an update')
    throw invalidObject({ group: token.group, kind: token.plural }, scope.info.name, [error])
  }
  const isOther = group === token.group && version !== token.version
  const known = ['apiVersion', 'kind', 'metadata']
  const unknown = isOther ? Object.keys(object).filter((name) => !known.includes(name)) : []
  reportStrictErrors(
    scope,
    patched,
    unknown.map((name) => `unknown field ${quote(name)}`),
    query,
  )
  const own = apiVersionOf(token)
  throw invalidObject({ group, kind }, scope.info.name, [
    ...(kind === token.kind ? [] : [invalid(path('kind'), kind, `must be ${token.kind}`)]),
    ...(object.apiVersion === own ? [] : [invalid(path('apiVersion'), object.apiVersion, `must be ${own}`)]),
  ])
}

/** Decoded, with the errors that the text has; `isAsWritten`: it may say more than its plain value does. */
function decodeDocument(type: StructNode, document: RawJson, value: unknown, isAsWritten = false): Decoded {
  const errors = () => goDecodingErrors(type, treeOfRaw(document))
  if (isAsWritten) {
    const { error } = errors()
    if (error !== undefined) throw new DecodingError(error)
  }
  try {
    const { object, unknownFields } = decode(type, value)
    const strict = unknownFields.length > 0 || isAsWritten ? errors().strict : []
    return { object, unknownFields: strict }
  } catch (error) {
    if (!(error instanceof DecodingError)) throw error
    throw new DecodingError(errors().error ?? error.message)
  }
}

/** Without a version upstream decodes into its internal type, whose fields have other names: nothing is known, not even the object's name. */
function withoutVersion(scope: Scope, value: object, { fieldValidation }: WriteQuery, patched: PatchedText): Error {
  const names = Object.keys(value).filter((key) => key !== 'kind' && key !== 'apiVersion')
  const unknown = [...patched.strictErrors, ...names.map((name) => `unknown field ${quote(name)}`)]
  if (fieldValidation === 'Strict' && unknown.length > 0) {
    return invalidPatch(patched, `strict decoding error: ${unknown.join(', ')}`)
  }
  if (fieldValidation === 'Warn') for (const one of unknown) warn(scope, one)
  return badRequest(
    `the name of the object (${scope.info.name} based on URL) was undeterminable: name must be provided`,
  )
}

/** Why a patched object that has become another kind cannot be taken: it is decoded as what it says, then found not to be what is stored. */
function wrongKind(
  scope: Scope,
  document: RawJson,
  asked: { readonly group: string; readonly version: string; readonly kind: string },
  { token }: Expected,
): string {
  const { group, version, kind } = asked
  const other = scope.tools.catalog.servedIn(group, version).find((one) => one.token.kind === kind)
  if (!other) {
    const apiVersion = group === '' ? version : `${group}/${version}`
    return `no kind ${quote(kind)} is registered for version ${quote(apiVersion)} in scheme "pkg/runtime/scheme.go:110"`
  }
  if (other.decode) decodeAs(other, plainRaw(document))
  else decodeDocument(other.type, document, plainRaw(document))
  const internal = token.group === '' ? 'core' : (token.group.split('.')[0] ?? '')
  return `converting (${version}.${kind}) to (${internal}.${token.kind}): unknown conversion`
}
