import type { ApiRequest, ApiResponse, Status, StatusError } from '../../api/index.js'
import { isStatusError } from '../../api/index.js'
import { PlainTextError } from '../plain-text-error.js'
import { negotiate, type Output, plainJson } from './negotiate.js'
import { printInto } from './print.js'
import { protobufObject } from './protobuf.js'

const anyForm = { route: 'object', custom: true, protobuf: true } as const

/** An error as the client can read it; JSON where it asked for something that an error has no form in (apiserver's ErrorNegotiated, v0.34). */
export function statusResponse(request: ApiRequest, error: StatusError): ApiResponse {
  if (error instanceof PlainTextError) return plainText(error)
  const output = outputFor(request)
  const retryAfter = error.details?.retryAfterSeconds ?? 0
  const status = error.toStatus()
  return {
    status: error.code,
    headers: {
      'content-type': output.contentType,
      ...(retryAfter > 0 ? { 'retry-after': String(retryAfter) } : {}),
    },
    body: error.code === 204 ? { kind: 'empty' } : { kind: 'bytes', parts: partsOf(output, status) },
  }
}

function partsOf(output: Output, status: Status): readonly Uint8Array[] {
  if (output.mediaType === 'protobuf') return [protobufObject(status)]
  return printInto(output, [Buffer.from(JSON.stringify(status))])
}

/** Go's http.Error. */
function plainText({ code, text }: PlainTextError): ApiResponse {
  return {
    status: code,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      ...(code === 429 ? { 'retry-after': '1' } : {}),
    },
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
