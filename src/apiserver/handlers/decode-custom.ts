import type { Decoded, KubeObject, ResourceToken, StructNode } from '../../api/index.js'
import {
  cloneJson,
  DecodingError,
  decode,
  invalid,
  invalidObject,
  JsonSyntaxError,
  parseJsonBySteps,
  parseYamlBySteps,
  path,
  StatusError,
} from '../../api/index.js'
import type { Steps } from '../../base/index.js'
import type { DecodeObject } from '../../registry/index.js'
import { interpret, type TypeMeta, TypeMetaError } from './type-meta.js'

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
export function* decodeCustomBody(body: Uint8Array, options: CustomBodyOptions): Steps<CustomBody> {
  const { expected, unrecognized } = options
  const { value, strictErrors, unreadableNumber } = yield* parsed(body, options)
  yield
  const { apiVersion: asked, kind, group, version } = interpreted(value, unrecognized)
  if (!(value as KubeObject | undefined)?.kind)
    throw unrecognized(new Error(`Object 'Kind' is missing in '${Buffer.from(body).toString('utf8')}'`))
  const fail = (why: string) => options.cannotBeHandled(asked, kind, new Error(why))
  if (unreadableNumber !== undefined) {
    throw fail(`json: cannot unmarshal number ${unreadableNumber} into Go value of type float64`)
  }
  // What is of another group is read as it is, and refused for its version.
  if (group !== expected.group) return { object: value as KubeObject, apiVersion: asked, kind, strictErrors }
  let decoded: ReturnType<DecodeObject>
  try {
    decoded = options.decode(value)
  } catch (error) {
    if (error instanceof DecodingError) throw fail(error.message)
    throw error
  }
  if (kind !== expected.kind && version === expected.version) {
    const name = (value as KubeObject).metadata?.name ?? ''
    throw invalidObject({ group: expected.group, kind }, name, [
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

function interpreted(value: unknown, unrecognized: CustomBodyOptions['unrecognized']): TypeMeta {
  try {
    return interpret(value)
  } catch (error) {
    throw error instanceof TypeMetaError ? unrecognized(error) : error
  }
}

interface Parsed {
  readonly value: unknown
  readonly strictErrors: readonly string[]
  readonly unreadableNumber?: string
}

function* parsed(body: Uint8Array, { mediaType, unrecognized }: CustomBodyOptions): Steps<Parsed> {
  try {
    if (mediaType === 'yaml') {
      const { value, duplicateKeys } = yield* parseYamlBySteps(body)
      const doubled = duplicateKeys.map((one) => `  ${one}`).join('\n')
      return { value, strictErrors: doubled === '' ? [] : [`yaml: unmarshal errors:\n${doubled}`] }
    }
    const { duplicateFields, ...rest } = yield* parseJsonBySteps(body)
    return { ...rest, strictErrors: duplicateFields }
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      throw unrecognized(new Error(`couldn't get version/kind; json parse error: ${error.message}`))
    }
    throw error instanceof StatusError ? error : unrecognized(error as Error)
  }
}
