import type { ApiRequest, KubeObject, ParsedYaml, ResourceToken, StructNode } from '../../api/index.js'
import {
  apiVersionOf,
  DecodingError,
  decode,
  decodeJsonBySteps,
  decodeMessage,
  JsonSyntaxError,
  messageOfDefinition,
  openEnvelope,
  ProtobufError,
  parseApiVersion,
  parseJson,
  parseJsonBySteps,
  parseYaml,
  parseYamlBySteps,
  quote,
  StatusError,
  unsupportedMediaType,
} from '../../api/index.js'
import { finish, type Steps } from '../../base/index.js'
import type { DecodeObject } from '../../registry/index.js'
import { cannotBeHandled, unrecognized } from './body-refusals.js'
import { decodeAs, decodeCustomBody } from './decode-custom.js'
import { isRegisteredWithout, registeredOnly } from './scheme.js'
import { interpret, type TypeMeta, TypeMetaError } from './type-meta.js'

export interface DecodedBody {
  readonly object: KubeObject
  /** As the body says; `''` where it does not. */
  readonly apiVersion: string
  readonly kind: string
  /** Unknown and duplicate fields, in upstream's words. */
  readonly strictErrors: readonly string[]
}

/** What the decoder must know of the catalog to word its refusals. */
export interface DecodingContext {
  readonly expected: ResourceToken
  /** How the definition reads its bodies, where that is not by type. */
  readonly decode?: DecodeObject | undefined
  readonly kindsIn: (version: { readonly group: string; readonly version: string }) => readonly string[]
}

type MediaType = 'json' | 'yaml' | 'protobuf'

const acceptedMediaTypes = 'application/json, application/yaml, application/vnd.kubernetes.protobuf'

function mediaTypeOf(request: ApiRequest): MediaType {
  const header = request.headers['content-type']
  if (header === undefined || header === '' || header === 'application/json') return 'json'
  const type = parametersAreFine(header) ? header.split(';')[0]?.trim().toLowerCase() : undefined
  if (type === 'application/json') return 'json'
  if (type === 'application/yaml') return 'yaml'
  if (type === 'application/vnd.kubernetes.protobuf') return 'protobuf'
  throw unsupportedMediaType(
    `the body of the request was in an unknown format - accepted media types include: ${acceptedMediaTypes}`,
  )
}

/** Whether Go's mime.ParseMediaType takes what follows the type: `; name=value` any number of times, and one `;` at the end. */
function parametersAreFine(header: string): boolean {
  const rest = header.indexOf(';') < 0 ? '' : header.slice(header.indexOf(';')).trimEnd()
  const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
  if (!new RegExp(`^(?:\\s*;\\s*${token}\\s*=\\s*(?:${token}|"(?:[^"\\\\]|\\\\.)*"))*(?:\\s*;)?$`).test(rest))
    return false
  const names = [...rest.matchAll(new RegExp(`;\\s*(${token})\\s*=`, 'g'))].map((one) => one[1]?.toLowerCase())
  return new Set(names).size === names.length
}

export function isJson(request: ApiRequest): boolean {
  return mediaTypeOf(request) === 'json'
}

/** The body as a plain value. Throws JsonSyntaxError and its like. */
export function readObject(request: ApiRequest): unknown {
  const { body } = request
  if (!(body instanceof Uint8Array)) return body
  switch (mediaTypeOf(request)) {
    case 'yaml':
      return parseYaml(body).value
    case 'protobuf': {
      const { apiVersion, kind, raw } = openEnvelope(body)
      const message = messageOfDefinition(`io.k8s.apimachinery.pkg.apis.meta.v1.${kind}`)
      return { ...(message ? decodeMessage(message, raw) : {}), apiVersion, kind }
    }
    default:
      return finish(parseJsonBySteps(body)).value
  }
}

/**
 * Decodes a body into a fresh object of the expected type. Throws upstream's 400 for what is no object of that kind
 * (apiserver's pkg/endpoints/handlers/create.go and rest.go transformDecodeError) and 415.
 */
export function* decodeBody(request: ApiRequest, type: StructNode, context: DecodingContext): Steps<DecodedBody> {
  const body = request.body ?? new Uint8Array()
  if (!(body instanceof Uint8Array)) return decodeValue(body, type, context, [])
  const { expected } = context
  const mediaType = mediaTypeOf(request)
  if (context.decode && mediaType !== 'protobuf') {
    return yield* decodeCustomBody(body, {
      expected,
      decode: context.decode,
      mediaType,
      unrecognized: (cause) => unrecognized(expected, cause, body),
      cannotBeHandled: (apiVersion, kind, cause) =>
        cannotBeHandled({ apiVersion, kind, ...parseApiVersion(apiVersion) }, expected, cause),
    })
  }
  if (mediaType === 'protobuf') return yield* decodeProtobuf(body, type, context)
  if (mediaType === 'yaml') {
    let parsed: ParsedYaml
    try {
      parsed = yield* parseYamlBySteps(body)
    } catch (error) {
      if (error instanceof StatusError) throw error
      throw unrecognized(expected, error, body)
    }
    yield
    return decodeValue(parsed.value, type, { ...context, body }, yamlErrors(parsed.duplicateKeys))
  }
  try {
    const { object, unknownFields } = yield* decodeJsonBySteps(type, body)
    yield
    // Only an unknown field may hide what it is from us and not from upstream: one whose case is wrong.
    const meta =
      unknownFields.length > 0 ? interpretBody(parseJson(body), expected, body) : typeMetaOf(object, expected, body)
    return finished(object as KubeObject, meta, unknownFields, { ...context, body })
  } catch (error) {
    if (error instanceof JsonSyntaxError)
      throw unrecognized(expected, new Error(`couldn't get version/kind; json parse error: ${error.message}`), body)
    if (!(error instanceof DecodingError)) throw error
    yield
    return decodeMistyped(parseJson(body), error, type, { ...context, body })
  }
}

/** A value that is not of the type may be another kind, or nothing. */
function decodeMistyped(value: unknown, error: DecodingError, type: StructNode, context: BodyContext): DecodedBody {
  const meta = interpretBody(value, context.expected, context.body)
  checkKind(meta, context)
  if (value === null) return finished(decode(type, {}).object as KubeObject, meta, [], context)
  throw cannotBeHandled(meta, context.expected, error)
}

function interpretBody(value: unknown, expected: ResourceToken, body: Uint8Array | undefined): TypeMeta {
  try {
    return interpret(value)
  } catch (error) {
    if (error instanceof TypeMetaError) throw unrecognized(expected, error, body)
    throw error
  }
}

function* decodeProtobuf(body: Uint8Array, type: StructNode, context: DecodingContext): Steps<DecodedBody> {
  const message = messageOfDefinition(type.definition)
  if (!message) {
    throw unsupportedMediaType(
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml',
    )
  }
  const { expected } = context
  const { apiVersion, kind, raw } = refusing(
    () => openEnvelope(body),
    (error) => unrecognized(expected, error, body),
  )
  const meta = interpretBody({ apiVersion, kind }, expected, body)
  checkKind(meta, { ...context, body })
  const value = refusing(
    () => decodeMessage(message, raw),
    (error) => cannotBeHandled(meta, expected, error),
  )
  yield
  return decodeValue({ apiVersion, kind, ...value }, type, { ...context, body }, [])
}

function refusing<T>(read: () => T, refusal: (error: ProtobufError) => Error): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof ProtobufError ? refusal(error) : error
  }
}

/** Doubled keys, as Go's YAML package reports them: all in one. */
function yamlErrors(duplicateKeys: readonly string[]): readonly string[] {
  return duplicateKeys.length === 0
    ? []
    : [`yaml: unmarshal errors:\n${duplicateKeys.map((one) => `  ${one}`).join('\n')}`]
}

function decodeValue(
  value: unknown,
  type: StructNode,
  context: BodyContext,
  strictErrors: readonly string[],
): DecodedBody {
  try {
    const { object, unknownFields } = decodeAs({ type, decode: context.decode }, value)
    const meta =
      unknownFields.length > 0
        ? interpretBody(value, context.expected, context.body)
        : typeMetaOf(object, context.expected, context.body)
    return finished(object as KubeObject, meta, [...strictErrors, ...unknownFields], context)
  } catch (error) {
    if (!(error instanceof DecodingError)) throw error
    return decodeMistyped(value, error, type, context)
  }
}

interface BodyContext extends DecodingContext {
  /** What errors quote. */
  readonly body?: Uint8Array
}

function finished(
  object: KubeObject,
  meta: TypeMeta,
  strictErrors: readonly string[],
  context: BodyContext,
): DecodedBody {
  checkKind(meta, context)
  return { object, apiVersion: meta.apiVersion, kind: meta.kind, strictErrors }
}

/** Of what has been decoded, so that both are strings. */
function typeMetaOf(object: object, expected: ResourceToken, body: Uint8Array | undefined): TypeMeta {
  const { apiVersion = '', kind = '' } = object as KubeObject
  // Most bodies say what is expected, in the simplest way.
  return apiVersion.includes('/')
    ? interpretBody({ apiVersion, kind }, expected, body)
    : { apiVersion, kind, group: '', version: apiVersion }
}

/** A body that says it is something else. What it leaves out is taken from the URL. */
function checkKind(meta: TypeMeta, context: BodyContext): void {
  const { expected } = context
  const own = apiVersionOf(expected)
  const { apiVersion, kind } = meta
  if ((apiVersion === '' || apiVersion === own) && (kind === '' || kind === expected.kind)) return
  const asked = apiVersion === '' ? parseApiVersion(own) : { group: meta.group, version: meta.version }
  if (asked.version === '') {
    if (asked.group !== expected.group) {
      const text = Buffer.from(context.body ?? new Uint8Array()).toString('utf8')
      throw cannotBeHandled(meta, expected, new Error(`Object 'apiVersion' is missing in '${text}'`))
    }
    asked.version = expected.version
  }
  const name = kind || expected.kind
  const isSame = asked.group === expected.group && asked.version === expected.version
  const kinds = context.kindsIn(asked)
  const isRegistered =
    (isSame && kinds.some((one) => name === `${one}List`)) ||
    kinds.includes(name) ||
    (kinds.length > 0 && isRegisteredWithout(asked.group, name)) ||
    (!isSame && registeredOnly(asked.group, asked.version))
  if (!isRegistered) {
    throw cannotBeHandled(
      { ...meta, apiVersion: apiVersion || own, kind: name },
      expected,
      new Error(
        `no kind ${quote(name)} is registered for version ${quote(apiVersion || own)} in scheme "pkg/runtime/scheme.go:110"`,
      ),
    )
  }
  if (name === expected.kind) return
  const internal = (group: string) =>
    group === '' || group === 'events.k8s.io' ? 'core' : (group.split('.')[0] ?? group)
  throw cannotBeHandled(
    { ...meta, apiVersion: apiVersion || own, kind: name },
    expected,
    new Error(
      `converting (${asked.version}.${name}) to (${internal(expected.group)}.${expected.kind}): unknown conversion`,
    ),
  )
}
