import type { ApiRequest, KubeObject, ResourceToken, StructNode } from '../../api/index.js'
import {
  apiVersionOf,
  badRequest,
  DecodingError,
  decodeJson,
  decodeMessage,
  JsonSyntaxError,
  messageOfDefinition,
  openEnvelope,
  ProtobufError,
  parseApiVersion,
  parseJson,
  parseYaml,
  unsupportedMediaType,
} from '../../api/index.js'
import type { DecodeObject } from '../../registry/index.js'
import { decodeAs, decodeCustomBody } from './decode-custom.js'
import { registeredOnly } from './scheme.js'

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
      return parseJson(body)
  }
}

/**
 * Decodes a body into a fresh object of the expected type. Throws upstream's 400 for what is no object of that kind
 * (apiserver's pkg/endpoints/handlers/create.go and rest.go transformDecodeError) and 415.
 */
export function decodeBody(request: ApiRequest, type: StructNode, context: DecodingContext): DecodedBody {
  const { body } = request
  if (!(body instanceof Uint8Array)) return decodeValue(body, type, context, [])
  const { expected } = context
  const mediaType = mediaTypeOf(request)
  if (context.decode && mediaType !== 'protobuf') {
    return decodeCustomBody(body, {
      expected,
      decode: context.decode,
      mediaType,
      unrecognized: (cause) => unrecognized(expected, cause, body),
      cannotBeHandled: (apiVersion, kind, cause) => cannotBeHandled(apiVersion, kind, expected, cause),
    })
  }
  if (mediaType === 'protobuf') return decodeProtobuf(body, type, context)
  if (mediaType === 'yaml') {
    let parsed: ReturnType<typeof parseYaml>
    try {
      parsed = parseYaml(body)
    } catch (error) {
      throw unrecognized(expected, error, body)
    }
    return decodeValue(parsed.value, type, context, yamlErrors(parsed.duplicateKeys))
  }
  try {
    const { object, unknownFields } = decodeJson(type, body)
    return finished(object as KubeObject, unknownFields, context, body)
  } catch (error) {
    if (error instanceof JsonSyntaxError)
      throw unrecognized(expected, new Error(`couldn't get version/kind; json parse error: ${error.message}`), body)
    if (!(error instanceof DecodingError)) throw error
    const { apiVersion, kind } = typeMetaOf(parseJson(body))
    checkKind(apiVersion, kind, context, body)
    throw cannotBeHandled(apiVersion, kind, expected, error)
  }
}

function decodeProtobuf(body: Uint8Array, type: StructNode, context: DecodingContext): DecodedBody {
  const message = messageOfDefinition(type.definition)
  if (!message) {
    throw unsupportedMediaType(
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml',
    )
  }
  try {
    const { apiVersion, kind, raw } = openEnvelope(body)
    checkKind(apiVersion, kind, context, body)
    return decodeValue({ apiVersion, kind, ...decodeMessage(message, raw) }, type, context, [])
  } catch (error) {
    if (error instanceof ProtobufError) throw unrecognized(context.expected, error, body)
    throw error
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
  context: DecodingContext,
  strictErrors: readonly string[],
): DecodedBody {
  const { apiVersion, kind } = typeMetaOf(value)
  try {
    const { object, unknownFields } = decodeAs({ type, decode: context.decode }, value)
    return finished(object as KubeObject, [...strictErrors, ...unknownFields], context, undefined)
  } catch (error) {
    if (!(error instanceof DecodingError)) throw error
    checkKind(apiVersion, kind, context, undefined)
    throw cannotBeHandled(apiVersion, kind, context.expected, error)
  }
}

function finished(
  object: KubeObject,
  strictErrors: readonly string[],
  context: DecodingContext,
  body: Uint8Array | undefined,
): DecodedBody {
  const { apiVersion = '', kind = '' } = object
  checkKind(apiVersion, kind, context, body)
  return { object, apiVersion, kind, strictErrors }
}

function typeMetaOf(value: unknown): { apiVersion: string; kind: string } {
  const { apiVersion, kind } = (typeof value === 'object' && value !== null ? value : {}) as {
    apiVersion?: unknown
    kind?: unknown
  }
  return { apiVersion: typeof apiVersion === 'string' ? apiVersion : '', kind: typeof kind === 'string' ? kind : '' }
}

/** A body that says it is something else. What it leaves out is taken from the URL. */
function checkKind(apiVersion: string, kind: string, context: DecodingContext, body: Uint8Array | undefined): void {
  const { expected } = context
  const own = apiVersionOf(expected)
  if ((apiVersion === '' || apiVersion === own) && (kind === '' || kind === expected.kind)) return
  if (apiVersion.split('/').length > 2) {
    throw unrecognized(expected, new Error(`unexpected GroupVersion string: ${apiVersion}`), body)
  }
  const asked = parseApiVersion(apiVersion || own)
  const name = kind || expected.kind
  const isSame = asked.group === expected.group && asked.version === expected.version
  const kinds = context.kindsIn(asked)
  const isRegistered = isSame
    ? kinds.includes(name) || kinds.some((one) => name === `${one}List`)
    : kinds.includes(name) || registeredOnly(asked.group, asked.version)
  if (!isRegistered) {
    throw cannotBeHandled(
      apiVersion || own,
      name,
      expected,
      new Error(
        `no kind ${JSON.stringify(name)} is registered for version ${JSON.stringify(apiVersion || own)} in scheme "pkg/runtime/scheme.go:110"`,
      ),
    )
  }
  if (name === expected.kind) return
  const internal = (group: string) => (group === '' ? 'core' : (group.split('.')[0] ?? group))
  throw cannotBeHandled(
    apiVersion || own,
    name,
    expected,
    new Error(
      `converting (${asked.version}.${name}) to (${internal(expected.group)}.${expected.kind}): unknown conversion`,
    ),
  )
}

function cannotBeHandled(apiVersion: string, kind: string, expected: ResourceToken, cause: Error): Error {
  const { version } = parseApiVersion(apiVersion || apiVersionOf(expected))
  return badRequest(
    `${kind || expected.kind} in version ${JSON.stringify(version)} cannot be handled as a ${expected.kind}: ${cause.message}`,
  )
}

const summaryBytes = 30

/** transformDecodeError, for a body whose kind is not known: what was expected, why not, and how the body begins. */
function unrecognized(expected: ResourceToken, cause: unknown, body: Uint8Array | undefined): Error {
  const why = cause instanceof Error ? cause.message : String(cause)
  return badRequest(
    `the object provided is unrecognized (must be of type ${expected.kind}): ${why} (${summaryOf(body ?? new Uint8Array())})`,
  )
}

function summaryOf(body: Uint8Array): string {
  if (body.length === 0) return '<empty>'
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, summaryBytes))
  const text = body[0] === 0x7b ? head.toString('utf8') : head.toString('hex')
  return body.length > summaryBytes ? `${text} ...` : text
}
