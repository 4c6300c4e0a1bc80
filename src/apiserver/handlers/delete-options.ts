import type { FieldError } from '../../api/index.js'
import { invalid, invalidObject, isStatusError, notSupported, path, StatusError } from '../../api/index.js'
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
  let value: RawOptions
  try {
    value = readObject(scope.request) as RawOptions
  } catch (error) {
    if (isStatusError(error)) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new StatusError({ code: 500, reason: '', message: `couldn't get version/kind; json parse error: ${why}` })
  }
  const { apiVersion, kind } = value
  if (kind !== undefined && kind !== '' && kind !== 'DeleteOptions') {
    throw new StatusError({
      code: 500,
      reason: '',
      message: `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion ?? '')} in scheme "pkg/runtime/scheme.go:110"`,
    })
  }
  if (
    value.gracePeriodSeconds !== undefined &&
    value.gracePeriodSeconds !== null &&
    !Number.isInteger(value.gracePeriodSeconds)
  ) {
    throw new StatusError({
      code: 500,
      reason: '',
      message: `json: cannot unmarshal ${goKindOf(value.gracePeriodSeconds)} into Go struct field DeleteOptions.gracePeriodSeconds of type int64`,
    })
  }
  return withoutNulls(value)
}

function goKindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return `number ${value}`
  return typeof value === 'boolean' ? 'bool' : typeof value
}

function withoutNulls(value: RawOptions): RawOptions {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null)) as RawOptions
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
