import {
  type ApiHandler,
  type ApiRequest,
  type ApiResponse,
  internalError,
  isStatusError,
  type KubeObject,
  serviceUnavailable,
  type UserInfo,
  type WatchEvent,
} from '../../api/index.js'
import { decodeLines } from './lines.js'
import { errorOfAnswer } from './status.js'
import type { Transport, TransportRequest } from './transport.js'

/** Calls the API server of the same process as `user`: frozen objects both ways, no sockets and no JSON. */
export function inProcessTransport(handler: ApiHandler, user: UserInfo): Transport {
  const never = new AbortController().signal

  async function call(request: TransportRequest): Promise<ApiResponse> {
    const { method, path, headers, body } = request
    const apiRequest: ApiRequest = {
      method,
      path,
      query: request.query ?? new URLSearchParams(),
      headers,
      ...(body === undefined ? {} : { body: body as KubeObject | readonly unknown[] }),
      user,
      wantsObjects: true,
      signal: request.signal ?? never,
    }
    const response = await handler(apiRequest)
    if (response.status >= 400) throw errorOfAnswer(response.status, await bodyOf(response))
    return response
  }

  async function* watch(
    request: TransportRequest & { readonly signal: AbortSignal },
  ): AsyncGenerator<readonly WatchEvent[]> {
    const { body } = await call(request)
    try {
      if (body.kind === 'events') yield* body.events
      else if (body.kind === 'stream') yield* decodeLines(body.chunks)
      else throw internalError(`a watch was answered with a body of kind ${body.kind}`)
    } catch (error) {
      if (request.signal.aborted) return
      throw isStatusError(error) ? error : serviceUnavailable(`the watch broke: ${String(error)}`)
    }
  }

  return {
    send: async (request) => bodyOf(await call(request)),
    watch,
    close: () => {},
  }
}

async function bodyOf({ body, headers }: ApiResponse): Promise<unknown> {
  switch (body.kind) {
    case 'object':
      return body.object
    case 'empty':
      return undefined
    case 'bytes':
      return decode(Buffer.concat(body.parts), headers['content-type'])
    case 'written': {
      const parts: Buffer[] = []
      for (let length = 1; length > 0; ) {
        const part = Buffer.allocUnsafe(64 * 1024)
        length = body.writer.fill(part)
        parts.push(part.subarray(0, length))
      }
      return decode(Buffer.concat(parts), headers['content-type'])
    }
    case 'stream': {
      const parts: Uint8Array[] = []
      for await (const chunk of body.chunks) parts.push(chunk)
      return decode(Buffer.concat(parts), headers['content-type'])
    }
    default:
      throw internalError(`a body of kind ${body.kind} cannot be read as a value`)
  }
}

function decode(bytes: Buffer, contentType: string | readonly string[] | undefined): unknown {
  const text = bytes.toString('utf8')
  if (text === '') return undefined
  return String(contentType ?? '').includes('json') ? JSON.parse(text) : text
}
