import type { Decoded, KubeObject, ResourceToken, StructNode } from '../../api/index.js'
import {
  apiVersionOf,
  cloneJson,
  DecodingError,
  decode,
  invalid,
  invalidObject,
  JsonSyntaxError,
  parseApiVersion,
  parseJsonStrictly,
  parseYaml,
  path,
} from '../../api/index.js'
import type { DecodeObject } from '../../registry/index.js'

/** A plain value as an object of the type, or as the definition reads its bodies. The value is not changed. Throws a DecodingError. */
export function decodeAs(
  { type, decode: own }: { readonly type: StructNode; readonly decode?: DecodeObject | undefined },
  value: unknown,
): Decoded {
  if (!own) return decode(type, value)
  const { object, unknownFields } = own(cloneJson(value))
  return { object: object as Decoded['object'], unknownFields }
}

export interface CustomBody {
  readonly object: KubeObject
  readonly apiVersion: string
  readonly kind: string
  readonly strictErrors: readonly string[]
}

export interface CustomBodyOptions {
  readonly expected: ResourceToken
  readonly decode: DecodeObject
  readonly mediaType: 'json' | 'yaml'
  /** Words upstream's 400 for a body whose kind is not known. */
  readonly unrecognized: (cause: Error) => Error
  /** The same where it is. */
  readonly cannotBeHandled: (apiVersion: string, kind: string, cause: Error) => Error
}

/**
 * The body of a custom resource: no Go type, so any JSON object that says its kind; what it holds is for the definition to read.
 * (apiserver's unstructured decoding and apiextensions' pkg/apiserver/conversion/converter.go)
 */
export function decodeCustomBody(body: Uint8Array, options: CustomBodyOptions): CustomBody {
  const { expected, unrecognized } = options
  const { value, strictErrors } = parsed(body, options)
  const { apiVersion, kind, metadata } = (typeof value === 'object' && value !== null ? value : {}) as KubeObject
  if (typeof kind !== 'string' || kind === '') {
    throw unrecognized(new Error(`Object 'Kind' is missing in '${Buffer.from(body).toString('utf8')}'`))
  }
  const asked = typeof apiVersion === 'string' ? apiVersion : ''
  const fail = (why: string) => options.cannotBeHandled(asked, kind, new Error(why))
  const { group, version } = parseApiVersion(asked)
  if (group !== expected.group) {
    throw fail(
      `${group}/${version}, Kind=${kind} is unstructured and is not suitable for converting to ${JSON.stringify(apiVersionOf(expected))}`,
    )
  }
  let decoded: ReturnType<DecodeObject>
  try {
    decoded = options.decode(value)
  } catch (error) {
    if (error instanceof DecodingError) throw fail(error.message)
    throw error
  }
  if (kind !== expected.kind && version === expected.version) {
    const name = metadata?.name ?? ''
    throw invalidObject({ group: expected.group, kind: expected.kind }, name, [
      invalid(path('kind'), kind, `must be ${expected.kind}`),
    ])
  }
  return {
    object: decoded.object,
    apiVersion: asked,
    kind,
    strictErrors: [...strictErrors, ...decoded.unknownFields],
  }
}

function parsed(
  body: Uint8Array,
  { mediaType, unrecognized }: CustomBodyOptions,
): { readonly value: unknown; readonly strictErrors: readonly string[] } {
  try {
    if (mediaType === 'yaml') {
      const { value, duplicateKeys } = parseYaml(body)
      const doubled = duplicateKeys.map((one) => `  ${one}`).join('\n')
      return { value, strictErrors: doubled === '' ? [] : [`yaml: unmarshal errors:\n${doubled}`] }
    }
    const { value, duplicateFields } = parseJsonStrictly(body)
    return { value, strictErrors: duplicateFields }
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      throw unrecognized(new Error(`couldn't get version/kind; json parse error: ${error.message}`))
    }
    throw unrecognized(error as Error)
  }
}
