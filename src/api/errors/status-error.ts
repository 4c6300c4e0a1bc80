import type { FieldError } from './field-error.js'
import { quote } from './field-error.js'

export interface StatusCause {
  readonly reason?: string
  readonly message?: string
  readonly field?: string
}

export interface StatusDetails {
  readonly name?: string
  readonly group?: string
  readonly kind?: string
  readonly uid?: string
  readonly causes?: readonly StatusCause[]
  readonly retryAfterSeconds?: number
}

/** meta/v1 Status as it is sent. */
export interface Status {
  readonly kind: 'Status'
  readonly apiVersion: 'v1'
  readonly metadata: Record<string, unknown>
  readonly status?: 'Success' | 'Failure'
  readonly message?: string
  readonly reason?: string
  readonly details?: StatusDetails
  readonly code?: number
}

export interface StatusErrorFields {
  readonly code: number
  readonly reason: string
  readonly message: string
  readonly details?: StatusDetails
}

/** What the API answers instead of an object. Thrown anywhere behind the handler, turned into a response once, at its edge. */
export class StatusError extends Error {
  readonly code: number
  readonly reason: string
  readonly details: StatusDetails | undefined

  constructor(fields: StatusErrorFields, options?: { cause?: unknown }) {
    super(fields.message, options)
    this.name = 'StatusError'
    this.code = fields.code
    this.reason = fields.reason
    this.details = fields.details
  }

  toStatus(): Status {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      ...(this.reason === '' ? {} : { reason: this.reason }),
      ...(this.details ? { details: this.details } : {}),
      code: this.code,
    }
  }
}

/** The resource that an error speaks of; prints as `deployments.apps` or `pods`. */
export interface ResourceName {
  readonly group: string
  /** The plural: `pods`. */
  readonly resource: string
}

export function qualifiedResource({ group, resource }: ResourceName): string {
  return group === '' ? resource : `${resource}.${group}`
}

/** The kind that a validation error speaks of; prints as `Deployment.apps` or `Pod`. */
export interface KindName {
  readonly group: string
  readonly kind: string
}

// The constructors below follow apimachinery's pkg/api/errors/errors.go (v0.34), messages included.

export function notFound(resource: ResourceName, name: string): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: `${qualifiedResource(resource)} ${quote(name)} not found`,
    details: detailsOf(resource, name),
  })
}

export function alreadyExists(resource: ResourceName, name: string): StatusError {
  return new StatusError({
    code: 409,
    reason: 'AlreadyExists',
    message: `${qualifiedResource(resource)} ${quote(name)} already exists`,
    details: detailsOf(resource, name),
  })
}

/** Upstream: a generated name met an existing object eight times. */
export function generateNameConflict(resource: ResourceName, name: string): StatusError {
  return new StatusError({
    code: 409,
    reason: 'AlreadyExists',
    message: `${qualifiedResource(resource)} ${quote(name)} already exists, the server was not able to generate a unique name for the object`,
    details: { ...detailsOf(resource, name), retryAfterSeconds: 1 },
  })
}

export function conflict(resource: ResourceName, name: string, why: string): StatusError {
  return new StatusError({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${qualifiedResource(resource)} ${quote(name)}: ${why}`,
    details: detailsOf(resource, name),
  })
}

/** What a stale resourceVersion is answered with. */
export const modifiedMessage =
  'the object has been modified; please apply your changes to the latest version and try again'

export function forbiddenError(resource: ResourceName, name: string, why: string): StatusError {
  const subject =
    resource.resource === ''
      ? `forbidden: ${why}`
      : name === ''
        ? `${qualifiedResource(resource)} is forbidden: ${why}`
        : `${qualifiedResource(resource)} ${quote(name)} is forbidden: ${why}`
  return new StatusError({ code: 403, reason: 'Forbidden', message: subject, details: detailsOf(resource, name) })
}

/** What an answer tells of at the most. Upstream knows no limits, and comes to no answer in time long before these. */
export const maxErrors = 10_000
export const maxErrorLength = 8 * 1024 * 1024

function toldErrors(errors: readonly FieldError[]): readonly FieldError[] {
  let length = 0
  let count = 0
  for (const { field, message } of errors) {
    length += field.length + message.length
    if (count === maxErrors || (count > 0 && length > maxErrorLength)) break
    count++
  }
  return count === errors.length ? errors : errors.slice(0, count)
}

export function invalidObject(kind: KindName, name: string, found: readonly FieldError[]): StatusError {
  const errors = toldErrors(found)
  const printed = errors.map((error) =>
    error.field === '' ? `<nil>: ${error.message}` : `${error.field}: ${error.message}`,
  )
  const unique = [...new Set(printed)]
  const list = unique.length === 1 ? unique[0] : `[${unique.join(', ')}]`
  const qualified = kind.group === '' ? kind.kind : `${kind.kind}.${kind.group}`
  const message =
    errors.length === 0 ? `${qualified} ${quote(name)} is invalid` : `${qualified} ${quote(name)} is invalid: ${list}`
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message,
    details: {
      ...(name === '' ? {} : { name }),
      ...(kind.group === '' ? {} : { group: kind.group }),
      ...(kind.kind === '' ? {} : { kind: kind.kind }),
      ...(errors.length === 0
        ? {}
        : {
            causes: errors.map((error) => ({
              reason: error.type,
              message: error.message,
              field: error.field === '' ? '<nil>' : error.field,
            })),
          }),
    },
  })
}

export function badRequest(message: string): StatusError {
  return new StatusError({ code: 400, reason: 'BadRequest', message })
}

export function unauthorized(): StatusError {
  return new StatusError({ code: 401, reason: 'Unauthorized', message: 'Unauthorized' })
}

export function methodNotSupported(resource: ResourceName, action: string): StatusError {
  return new StatusError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: `${action} is not supported on resources of kind ${JSON.stringify(qualifiedResource(resource))}`,
    details: detailsOf(resource, ''),
  })
}

/** What go-restful says upstream where a path has routes, but none for the method. */
export function methodNotAllowed(): StatusError {
  return new StatusError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: {},
  })
}

/** A path under a known prefix that leads nowhere. */
export function pathNotFound(): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
    details: {},
  })
}

export function internalError(message: string, cause?: unknown): StatusError {
  return new StatusError(
    {
      code: 500,
      reason: 'InternalError',
      message: `Internal error occurred: ${message}`,
      details: { causes: [{ message }] },
    },
    { cause },
  )
}

export function gone(message: string): StatusError {
  return new StatusError({ code: 410, reason: 'Expired', message })
}

export function timeoutError(message: string, retryAfterSeconds = 1): StatusError {
  return new StatusError({
    code: 504,
    reason: 'Timeout',
    message: `Timeout: ${message}`,
    details: { retryAfterSeconds },
  })
}

export function tooManyRequests(message: string, retryAfterSeconds: number): StatusError {
  return new StatusError({
    code: 429,
    reason: 'TooManyRequests',
    message,
    details: retryAfterSeconds > 0 ? { retryAfterSeconds } : {},
  })
}

export function requestEntityTooLarge(why: string): StatusError {
  return new StatusError({
    code: 413,
    reason: 'RequestEntityTooLarge',
    message: `Request entity too large: ${why}`,
  })
}

export function unsupportedMediaType(message: string): StatusError {
  return new StatusError({ code: 415, reason: 'UnsupportedMediaType', message })
}

export function notAcceptable(message: string): StatusError {
  return new StatusError({ code: 406, reason: 'NotAcceptable', message })
}

export function serviceUnavailable(message: string): StatusError {
  return new StatusError({ code: 503, reason: 'ServiceUnavailable', message })
}

function detailsOf(resource: ResourceName, name: string): StatusDetails {
  return {
    ...(name === '' ? {} : { name }),
    ...(resource.group === '' ? {} : { group: resource.group }),
    ...(resource.resource === '' ? {} : { kind: resource.resource }),
  }
}

export function isStatusError(error: unknown, reason?: string): error is StatusError {
  return error instanceof StatusError && (reason === undefined || error.reason === reason)
}

export const isNotFound = (error: unknown): boolean => isStatusError(error, 'NotFound')
export const isAlreadyExists = (error: unknown): boolean => isStatusError(error, 'AlreadyExists')
export const isConflict = (error: unknown): boolean => isStatusError(error, 'Conflict')
export const isExpired = (error: unknown): boolean => isStatusError(error, 'Expired') || isStatusError(error, 'Gone')
export const isForbidden = (error: unknown): boolean => isStatusError(error, 'Forbidden')
