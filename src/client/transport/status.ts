import { type Status, StatusError } from '../../api/index.js'

/** The error that an answer with a status of 400 or more means; bodies that are no Status keep their text as the message. */
export function errorOfAnswer(code: number, body: unknown): StatusError {
  if (isStatus(body)) return errorOfStatus(body, code)
  const text = typeof body === 'string' && body.trim() !== '' ? body.trim() : `the server answered with status ${code}`
  return new StatusError({ code, reason: reasonOfCode(code), message: text })
}

/** A Status object as an error (also of an ERROR event of a watch). */
export function errorOfStatus(status: Partial<Status>, code = 500): StatusError {
  const { message, reason, details } = status
  return new StatusError({
    code: status.code ?? code,
    reason: reason ?? '',
    message: message ?? `the server answered with status ${status.code ?? code}`,
    ...(details ? { details } : {}),
  })
}

function isStatus(body: unknown): body is Partial<Status> {
  return typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'Status'
}

/** apimachinery's api/errors NewGenericServerResponse (v0.34), for answers without a Status. */
const reasons = new Map<number, string>([
  [400, 'BadRequest'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'NotFound'],
  [405, 'MethodNotAllowed'],
  [406, 'NotAcceptable'],
  [409, 'Conflict'],
  [410, 'Gone'],
  [413, 'RequestEntityTooLarge'],
  [415, 'UnsupportedMediaType'],
  [422, 'Invalid'],
  [429, 'TooManyRequests'],
  [500, 'InternalError'],
  [503, 'ServiceUnavailable'],
  [504, 'Timeout'],
])

function reasonOfCode(code: number): string {
  return reasons.get(code) ?? ''
}
