import type http from 'node:http'
import type http2 from 'node:http2'
import { constants } from 'node:http2'
import type { Socket } from 'node:net'
import type { Duplex, Writable } from 'node:stream'
import type { ApiRequest, ResponseHeaders, UpgradeRequest } from '../../api/index.js'
import type { AnyRequest, AnyResponse } from './graft.js'
import type { Peer } from './peer.js'

/** Shared by all requests without a query; nobody changes the query of a request. */
const noQuery = new URLSearchParams()

/** One request with its answer, over whatever version of HTTP. */
export class Exchange {
  readonly #request: AnyRequest
  readonly #response: AnyResponse
  readonly #stream: http2.ServerHttp2Stream | undefined
  /** What closes when the caller goes away. */
  readonly #connection: Writable
  #abort: AbortController | undefined

  /** `socket`: for an upgrade, which outlives its response. */
  constructor(request: AnyRequest, response: AnyResponse, socket?: Duplex) {
    this.#request = request
    this.#response = response
    this.#stream = request.httpVersionMajor === 2 ? (response as http2.Http2ServerResponse).stream : undefined
    this.#connection = socket ?? this.#stream ?? (response as http.ServerResponse)
  }

  get incoming(): AnyRequest {
    return this.#request
  }

  get isHead(): boolean {
    return this.#request.method === 'HEAD'
  }

  /** Where the body goes. */
  get outgoing(): Writable {
    return this.#stream ?? (this.#response as http.ServerResponse)
  }

  get isGone(): boolean {
    return this.#connection.destroyed || this.#connection.closed
  }

  /** Made when somebody asks: most requests are answered before anybody wants to know whether the caller is still there. */
  get signal(): AbortSignal {
    if (this.#abort) return this.#abort.signal
    const abort = new AbortController()
    this.#abort = abort
    if (this.isGone) abort.abort()
    else this.#connection.once('close', () => abort.abort())
    return abort.signal
  }

  /** Asks whoever answers to come to an end, as if the caller had gone. */
  abort(): void {
    if (!this.signal.aborted) this.#abort?.abort()
  }

  get acceptsGzip(): boolean {
    const accepted = this.#request.headers['accept-encoding']
    return typeof accepted === 'string' && accepted.includes('gzip')
  }

  /** Whether a body follows the headers. */
  get hasBody(): boolean {
    if (this.#stream) return !this.#stream.endAfterHeaders
    const headers = this.#request.headers
    return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
  }

  /** Sends status and headers; the body follows through `outgoing`. `length` is -1 where it is not known. */
  begin(status: number, headers: ResponseHeaders, length: number): void {
    if (this.#stream) {
      this.#stream.respond({
        ...headers,
        ':status': status,
        ...(length >= 0 ? { 'content-length': length } : {}),
      } as http2.OutgoingHttpHeaders)
      return
    }
    // A flat list goes to the socket as it is; an object would be checked and copied name by name.
    const list: string[] = []
    for (const name in headers) {
      const value = headers[name]
      if (typeof value === 'string') list.push(name, value)
      else for (const one of value ?? []) list.push(name, one)
    }
    if (length >= 0) list.push('content-length', String(length))
    ;(this.#response as http.ServerResponse).writeHead(status, list)
  }

  /** Sends the head at once, where it would wait for the body. */
  flushHead(): void {
    if (!this.#stream) (this.#response as http.ServerResponse).flushHeaders()
  }

  /**
   * The connection itself, where nobody else writes to it and the body goes in chunks; call it after `begin` and `flushHead`. To
   * write chunks there costs a third less than through the answer.
   */
  get chunkedConnection(): Socket | undefined {
    if (this.#stream) return undefined
    const { chunkedEncoding, socket } = this.#response as http.ServerResponse
    return chunkedEncoding ? (socket ?? undefined) : undefined
  }

  /** Ends the connection without a proper end of the answer. */
  cut(): void {
    if (this.#stream) this.#stream.close(constants.NGHTTP2_INTERNAL_ERROR)
    else this.#response.destroy()
  }

  /** The request as the API server sees it. A literal with a getter rather than a class, so that copies of it keep the signal. */
  toApiRequest(peer: Peer, body: Uint8Array | undefined, upgrade?: UpgradeRequest): ApiRequest {
    const exchange = this
    const { url = '/', method = 'GET', headers } = this.#request
    const question = url.indexOf('?')
    const { credentials, address } = peer
    return {
      method,
      path: pathOf(question < 0 ? url : url.slice(0, question)),
      query: question < 0 ? noQuery : queryOf(url.slice(question + 1)),
      headers: headers as Record<string, string | undefined>,
      get signal() {
        return exchange.signal
      },
      ...(body === undefined ? undefined : { body }),
      ...(credentials === undefined ? undefined : { credentials }),
      ...(address === undefined ? undefined : { sourceAddress: address }),
      ...(upgrade === undefined ? undefined : { upgrade }),
    }
  }
}

/** Go's ParseQuery leaves out pairs with a semicolon or a broken escape. */
function queryOf(text: string): URLSearchParams {
  if (!text.includes('%') && !text.includes(';')) return new URLSearchParams(text)
  const isFine = (pair: string) => !pair.includes(';') && !/%(?![0-9a-fA-F]{2})/.test(pair)
  return new URLSearchParams(text.split('&').filter(isFine).join('&'))
}

/** Proxies may send the absolute form: `GET https://host/path`. */
function pathOf(target: string): string {
  if (target.startsWith('/') || !target.includes('://')) return target
  const slash = target.indexOf('/', target.indexOf('://') + 3)
  return slash < 0 ? '/' : target.slice(slash)
}
