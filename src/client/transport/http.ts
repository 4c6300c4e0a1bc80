import http from 'node:http'
import https from 'node:https'
import { type KubeObject, serviceUnavailable, type WatchEvent } from '../../api/index.js'
import { deepFreeze, messageOf } from '../../base/index.js'
import { decodeLines } from './lines.js'
import { errorOfAnswer } from './status.js'
import type { Transport, TransportRequest } from './transport.js'

/** Where an API server is and how to show who one is. PEM texts. */
export interface HttpTransportOptions {
  /** `https://127.0.0.1:6443`, with a path prefix where there is one. */
  readonly server: string
  readonly certificateAuthority?: string
  /** A client certificate with its key. */
  readonly clientCertificate?: { readonly certificate: string; readonly key: string }
  /** A bearer token; a function is asked before each request, so that a token can be renewed. */
  readonly token?: string | (() => string)
  /** Accept any server certificate. */
  readonly insecureSkipTlsVerify?: boolean
  /** The name to verify in the server's certificate, where it is not that of the URL. */
  readonly serverName?: string
}

/** An API server somewhere else, over HTTP/1.1 with connections that are kept. */
export function httpTransport(options: HttpTransportOptions): Transport {
  const base = new URL(options.server)
  const prefix = base.pathname.replace(/\/$/, '')
  const secure = base.protocol === 'https:'
  const agentOptions: https.AgentOptions = {
    keepAlive: true,
    scheduling: 'lifo',
    ...(options.certificateAuthority === undefined ? {} : { ca: options.certificateAuthority }),
    ...(options.clientCertificate
      ? { cert: options.clientCertificate.certificate, key: options.clientCertificate.key }
      : {}),
    ...(options.insecureSkipTlsVerify ? { rejectUnauthorized: false } : {}),
    ...(options.serverName === undefined ? {} : { servername: options.serverName }),
  }
  const agent = secure ? new https.Agent(agentOptions) : new http.Agent({ keepAlive: true, scheduling: 'lifo' })

  function open(request: TransportRequest, mayRetry: boolean): Promise<http.IncomingMessage> {
    const body = request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body))
    const token = typeof options.token === 'function' ? options.token() : options.token
    const query = request.query?.toString() ?? ''
    return new Promise((resolve, reject) => {
      const call = (secure ? https : http).request({
        protocol: base.protocol,
        hostname: base.hostname.replace(/^\[|\]$/g, ''),
        port: base.port,
        method: request.method,
        path: `${prefix}${request.path}${query === '' ? '' : `?${query}`}`,
        headers: {
          accept: 'application/json',
          ...request.headers,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-length': body.length }),
        },
        agent,
        ...(request.signal ? { signal: request.signal } : {}),
      })
      call.on('response', resolve)
      call.on('error', (error: NodeJS.ErrnoException) => {
        // A kept connection may have been closed by the server just before it was used; nothing was read then.
        const stale = call.reusedSocket && error.code === 'ECONNRESET' && request.method === 'GET'
        if (stale && mayRetry) resolve(open(request, false))
        else reject(connectionError(options.server, error))
      })
      call.end(body)
    })
  }

  async function send(request: TransportRequest): Promise<unknown> {
    const response = await open(request, true)
    const value = await read(response, options.server)
    const code = response.statusCode ?? 500
    if (code >= 400) throw errorOfAnswer(code, value)
    return deepFreeze(value)
  }

  async function* watch(
    request: TransportRequest & { readonly signal: AbortSignal },
  ): AsyncGenerator<readonly WatchEvent<KubeObject>[]> {
    try {
      const response = await open(request, true)
      const code = response.statusCode ?? 500
      if (code >= 400) throw errorOfAnswer(code, await read(response, options.server))
      try {
        yield* decodeLines(response)
      } catch (error) {
        throw connectionError(options.server, error)
      } finally {
        response.destroy()
      }
    } catch (error) {
      if (!request.signal.aborted) throw error
    }
  }

  return { send, watch, close: () => agent.destroy() }
}

async function read(response: http.IncomingMessage, server: string): Promise<unknown> {
  const parts: Buffer[] = []
  try {
    for await (const part of response) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString('utf8')
    if (text === '') return undefined
    return String(response.headers['content-type'] ?? '').includes('json') ? JSON.parse(text) : text
  } catch (error) {
    throw connectionError(server, error)
  }
}

function connectionError(server: string, error: unknown) {
  const why = messageOf(error)
  return serviceUnavailable(`the connection to ${server} failed: ${why}`)
}
