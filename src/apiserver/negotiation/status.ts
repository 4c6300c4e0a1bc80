import type { ApiRequest, ApiResponse, StatusError } from '../../api/index.js'
import { isStatusError } from '../../api/index.js'
import { PlainTextError } from '../plain-text-error.js'
import { negotiate, type Output, plainJson } from './negotiate.js'
import { printInto } from './print.js'

const anyForm = { route: 'object', custom: true } as const

/** An error as the client can read it; JSON where it asked for something that an error has no form in (apiserver's ErrorNegotiated, v0.34). */
export function statusResponse(request: ApiRequest, error: StatusError): ApiResponse {
  if (error instanceof PlainTextError) return plainText(error)
  const output = outputFor(request)
  const retryAfter = error.details?.retryAfterSeconds ?? 0
  const json = Buffer.from(JSON.stringify(error.toStatus()))
  return {
    status: error.code,
    headers: {
      'content-type': output.contentType,
      ...(retryAfter > 0 ? { 'retry-after': String(retryAfter) } : {}),
    },
    body: error.code === 204 ? { kind: 'empty' } : { kind: 'bytes', parts: printInto(output, [json]) },
  }
}

/** Go's http.Error. */
function plainText({ code, text }: PlainTextError): ApiResponse {
  return {
    status: code,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    body: { kind: 'bytes', parts: [Buffer.from(text)] },
  }
}

function outputFor(request: ApiRequest): Output {
  try {
    return negotiate(request, anyForm)
  } catch (error) {
    if (!isStatusError(error)) throw error
    // Upstream prints what it falls back to over several lines.
    return { ...plainJson, pretty: true }
  }
}
