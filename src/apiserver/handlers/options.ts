import type { FieldError } from '../../api/index.js'
import {
  badRequest,
  forbidden,
  invalid,
  invalidObject,
  notSupported,
  path,
  required,
  tooLong,
} from '../../api/index.js'
import type { PatchMediaType } from '../negotiation/index.js'
import type { Scope } from './scope.js'

export type FieldValidation = 'Ignore' | 'Warn' | 'Strict'

/** What a create, update or patch may be told in its query. */
export interface WriteQuery {
  readonly dryRun: boolean
  readonly fieldManager: string
  readonly fieldValidation: FieldValidation
  readonly force: boolean | undefined
}

const maxFieldManagerBytes = 128

/** Reads and checks the options (apimachinery's pkg/apis/meta/v1/validation). `kind` names them in errors: `CreateOptions`. Throws 422. */
export function writeQuery(
  scope: Scope,
  kind: 'CreateOptions' | 'UpdateOptions' | 'PatchOptions',
  patch?: PatchMediaType,
): WriteQuery {
  const { query, headers } = scope.request
  const dryRun = query.getAll('dryRun')
  const manager = query.get('fieldManager') ?? ''
  const validation = query.get('fieldValidation') ?? ''
  const errors = [
    ...(patch ? patchErrors(patch, manager, query) : []),
    ...fieldManagerErrors(manager),
    ...dryRunErrors(dryRun),
    ...fieldValidationErrors(validation),
  ]
  if (errors.length > 0) throw invalidObject({ group: 'meta.k8s.io', kind }, '', errors)
  return {
    dryRun: dryRun.length > 0,
    fieldManager: manager || managerOfUserAgent(headers['user-agent']),
    fieldValidation: (validation || 'Warn') as FieldValidation,
    force: booleanParameter(query, 'force'),
  }
}

function patchErrors(patch: PatchMediaType, manager: string, query: URLSearchParams): readonly FieldError[] {
  if (patch === 'apply') return manager === '' ? [required(path('fieldManager'), 'is required for apply patch')] : []
  return query.has('force') ? [forbidden(path('force'), 'may not be specified for non-apply patch')] : []
}

/** Upstream's prefixFromUserAgent: what stands before the first slash. */
function managerOfUserAgent(userAgent: string | undefined): string {
  const prefix = (userAgent ?? '').split('/')[0] ?? ''
  return prefix.slice(0, maxFieldManagerBytes) || 'unknown'
}

export function dryRunErrors(values: readonly string[]): readonly FieldError[] {
  const isFine = values.every((value) => value === 'All')
  return isFine ? [] : [notSupported(path('dryRun'), values, ['All'])]
}

function fieldManagerErrors(manager: string): readonly FieldError[] {
  const at = path('fieldManager')
  if (Buffer.byteLength(manager) > maxFieldManagerBytes) return [tooLong(at, maxFieldManagerBytes)]
  let position = 0
  for (const character of manager) {
    if (!/[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character)) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      return [invalid(at, manager, `invalid character U+${code} (at position ${position})`)]
    }
    position += Buffer.byteLength(character)
  }
  return []
}

function fieldValidationErrors(value: string): readonly FieldError[] {
  if (value === '' || value === 'Ignore' || value === 'Warn' || value === 'Strict') return []
  return [notSupported(path('fieldValidation'), value, ['', 'Ignore', 'Strict', 'Warn'])]
}

/** The numbers of ListOptions must be numbers, also where they mean nothing. Throws strconv's 400. */
export function checkListNumbers(query: URLSearchParams): void {
  integerParameter(query, 'limit')
  integerParameter(query, 'timeoutSeconds')
}

/** Go's conversion of query values: absent is undefined; present is true unless it says false or 0. */
export function booleanParameter(query: URLSearchParams, name: string): boolean | undefined {
  const value = query.get(name)
  if (value === null) return undefined
  return value !== 'false' && value !== '0'
}

/** An int64 of the query; absent is undefined. Throws strconv's 400. */
export function integerParameter(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name)
  if (value === null) return undefined
  if (!/^[+-]?[0-9]+$/.test(value))
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`)
  const number = Number(value)
  if (!Number.isSafeInteger(number))
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(value)}: value out of range`)
  return number
}
