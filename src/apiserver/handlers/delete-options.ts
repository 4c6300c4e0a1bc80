import type { FieldError } from '../../api/index.js'
import {
  DecodingError,
  decode,
  invalid,
  invalidObject,
  isStatusError,
  notSupported,
  ProtobufError,
  path,
  StatusError,
  typeOf,
} from '../../api/index.js'
import type { Preconditions } from '../../registry/index.js'
import { readObject } from './decode-body.js'
import { booleanParameter, dryRunErrors, integerParameter } from './options.js'
import type { Scope } from './scope.js'

/** DeleteOptions, checked. */
export interface DeleteQuery {
  readonly dryRun: boolean
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: 'Orphan' | 'Background' | 'Foreground'
  readonly preconditions?: Preconditions
}

interface RawOptions {
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
  const raw = fromBody(scope) ?? fromQuery(scope.request.query)
  const errors = [...propagationErrors(raw), ...dryRunErrors(raw.dryRun ?? [])]
  if (errors.length > 0) throw invalidObject({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', errors)
  const policy =
    raw.propagationPolicy ??
    (raw.orphanDependents === undefined ? undefined : raw.orphanDependents ? 'Orphan' : 'Background')
  return {
    dryRun: (raw.dryRun ?? []).length > 0,
    ...(raw.gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds: raw.gracePeriodSeconds }),
    ...(policy === undefined ? {} : { propagationPolicy: policy as 'Orphan' | 'Background' | 'Foreground' }),
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
  let value: unknown
  try {
    value = readObject(scope.request)
  } catch (error) {
    if (isStatusError(error)) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw plain500(error instanceof ProtobufError ? why : `couldn't get version/kind; json parse error: ${why}`)
  }
  if (value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw plain500(
      `couldn't get version/kind; json parse error: json: cannot unmarshal ${goKindOf(value)} into Go value of type struct { APIVersion string "json:"apiVersion,omitempty""; Kind string "json:"kind,omitempty"" }`,
    )
  }
  const { apiVersion, kind } = value as { readonly apiVersion?: unknown; readonly kind?: unknown }
  if (kind !== undefined && kind !== null && kind !== '' && kind !== 'DeleteOptions') {
    throw plain500(
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion ?? '')} in scheme "pkg/runtime/scheme.go:110"`,
    )
  }
  try {
    return decode(typeOf('io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions'), value).object as RawOptions
  } catch (error) {
    if (error instanceof DecodingError) throw plain500(error.message)
    throw error
  }
}

/** What upstream answers to an error that is no Status. */
function plain500(message: string): StatusError {
  return new StatusError({ code: 500, reason: '', message })
}

function goKindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

function fromQuery(query: URLSearchParams): RawOptions {
  const gracePeriodSeconds = integerParameter(query, 'gracePeriodSeconds')
  const propagationPolicy = query.get('propagationPolicy')
  const orphanDependents = booleanParameter(query, 'orphanDependents')
  return {
    dryRun: query.getAll('dryRun'),
    ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
    ...(propagationPolicy === null ? {} : { propagationPolicy }),
    ...(orphanDependents === undefined ? {} : { orphanDependents }),
  }
}
