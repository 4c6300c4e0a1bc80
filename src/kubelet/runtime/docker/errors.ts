import { messageOf } from '../../../base/index.js'
import type { RuntimeErrorCode } from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'

/** The daemon is not there, or went away in the middle of an answer. */
const connectionCodes = new Set([
  'ENOENT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EACCES',
  'ENOTFOUND',
  'EHOSTUNREACH',
])

/** The HTTP status of an error that dockerode throws; undefined for other errors. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode
  return typeof status === 'number' ? status : undefined
}

/** What the daemon said, without dockerode's preface. */
export function daemonMessage(error: unknown): string {
  const text = messageOf(error)
  return text.replace(/^\(HTTP code \d+\) [^-]*- /, '').trim()
}

export function isUnavailable(error: unknown): boolean {
  if (error instanceof RuntimeError) return error.code === 'UNAVAILABLE'
  if (statusOf(error) !== undefined) return false
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  return (
    (typeof code === 'string' && connectionCodes.has(code)) || message === 'socket hang up' || message === 'aborted'
  )
}

/** Any error of dockerode as a RuntimeError: `UNAVAILABLE`, `NOT_FOUND`, or the code given. */
export function runtimeErrorFrom(
  error: unknown,
  code: RuntimeErrorCode = 'FAILED',
  options: { readonly exitCode?: number } = {},
): RuntimeError {
  if (error instanceof RuntimeError) return error
  if (isUnavailable(error)) {
    return new RuntimeError('UNAVAILABLE', `Docker does not answer: ${daemonMessage(error)}`, { cause: error })
  }
  const notFound = code === 'FAILED' && statusOf(error) === 404
  return new RuntimeError(notFound ? 'NOT_FOUND' : code, daemonMessage(error), { cause: error, ...options })
}
