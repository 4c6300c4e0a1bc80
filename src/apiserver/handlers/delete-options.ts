import type { ApiRequest, FieldError } from '../../api/index.js'
import {
  DecodingError,
  decode,
  decodeJson,
  invalid,
  invalidObject,
  JsonSyntaxError,
  notSupported,
  ProtobufError,
  path,
  quote,
  StatusError,
  typeOf,
  YamlSyntaxError,
} from '../../api/index.js'
import type { Preconditions } from '../../registry/index.js'
import { isJson, readObject } from './decode-body.js'
import { booleanParameter, dryRunErrors, integerParameter } from './options.js'
import type { Scope } from './scope.js'
import { interpret, TypeMetaError } from './type-meta.js'

/** DeleteOptions, checked. */
export interface DeleteQuery {
  readonly dryRun: boolean
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: 'Orphan' | 'Background' | 'Foreground'
  readonly preconditions?: Preconditions
  /** `orphanDependents: false`: the answer tells by its code that the object is not gone yet. */
  readonly cascades?: true
}

/** DeleteOptions as they came. */
export interface RawOptions {
  readonly apiVersion?: unknown
  readonly kind?: unknown
  readonly dryRun?: readonly string[]
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: string
  readonly orphanDependents?: boolean
  readonly preconditions?: Preconditions
}

/** From the body where there is one, be it `{}`; else from the query. Throws upstream's 400, 422 and, for what is no DeleteOptions, 500. */
export function deleteQuery(scope: Scope): DeleteQuery {
  return checkedOptions(fromBody(scope) ?? fromQuery(scope.request.query))
}

/** Throws 422 for options that contradict themselves. */
export function checkedOptions(raw: RawOptions): DeleteQuery {
  const errors = [...propagationErrors(raw), ...dryRunErrors(raw.dryRun ?? [])]
  if (errors.length > 0) throw invalidObject({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', errors)
  const policy =
    raw.propagationPolicy ??
    (raw.orphanDependents === undefined ? undefined : raw.orphanDependents ? 'Orphan' : 'Background')
  return {
    dryRun: (raw.dryRun ?? []).length > 0,
    ...(raw.gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds: raw.gracePeriodSeconds }),
    ...(policy === undefined ? {} : { propagationPolicy: policy as 'Orphan' | 'Background' | 'Foreground' }),
    ...(raw.orphanDependents === false ? { cascades: true } : {}),
    ...(raw.preconditions ? { preconditions: raw.preconditions } : {}),
  }
}

function propagationErrors(raw: RawOptions): readonly FieldError[] {
  const { propagationPolicy: policy, orphanDependents } = raw
  const at = path('propagationPolicy')
  const errors: FieldError[] = []
  if (policy !== undefined && orphanDependents !== undefined) {
    errors.push(invalid(at, policy, 'orphanDependents and deletionPropagation cannot be both set'))
  }
  if (policy !== undefined && !['Foreground', 'Background', 'Orphan'].includes(policy)) {
    errors.push(notSupported(at, policy, ['Foreground', 'Background', 'Orphan', 'nil']))
  }
  return errors
}

function fromBody(scope: Scope): RawOptions | undefined {
  const { body } = scope.request
  if (body === undefined || (body instanceof Uint8Array && body.length === 0)) return undefined
  try {
    const value = readObject(scope.request)
    const { apiVersion, kind } = interpret(value)
    // The scheme of options knows Status, which is none.
    if (kind === 'Status' && apiVersion === 'v1')
      throw plain500('converting (v1.Status) to (v1.DeleteOptions): unknown conversion')
    if (kind !== '' && kind !== 'DeleteOptions') {
      throw plain500(
        `no kind ${quote(kind)} is registered for version ${quote(apiVersion || 'meta.k8s.io/v1')} in scheme "pkg/runtime/scheme.go:110"`,
      )
    }
    return decoded(value, scope.request)
  } catch (error) {
    if (error instanceof JsonSyntaxError)
      throw plain500(`couldn't get version/kind; json parse error: ${error.message}`)
    const isTold = [DecodingError, ProtobufError, TypeMetaError, YamlSyntaxError].some((one) => error instanceof one)
    if (isTold) throw plain500((error as Error).message)
    throw error
  }
}

/** JSON is decoded from its text, whose numbers errors quote. */
function decoded(value: unknown, request: ApiRequest): RawOptions {
  const type = typeOf('io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions')
  const { body } = request
  const isText = body instanceof Uint8Array && value !== null && isJson(request)
  return (isText ? decodeJson(type, body) : decode(type, value ?? {})).object as RawOptions
}

/** What upstream answers to an error that is no Status. */
function plain500(message: string): StatusError {
  return new StatusError({ code: 500, reason: '', message })
}

function fromQuery(query: URLSearchParams): RawOptions {
  const gracePeriodSeconds = integerParameter(query, 'gracePeriodSeconds')
  const propagationPolicy = query.get('propagationPolicy')
  const orphanDependents = booleanParameter(query, 'orphanDependents')
  const uid = query.get('uid') || undefined
  const resourceVersion = query.get('resourceVersion') || undefined
  const preconditions = { ...(uid ? { uid } : {}), ...(resourceVersion ? { resourceVersion } : {}) }
  return {
    dryRun: query.getAll('dryRun'),
    ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
    ...(propagationPolicy === null ? {} : { propagationPolicy }),
    ...(orphanDependents === undefined ? {} : { orphanDependents }),
    ...(uid || resourceVersion ? { preconditions } : {}),
  }
}
