import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import http from 'node:http'
import https from 'node:https'
import { isIPv6 } from 'node:net'
import type { ApiRequest, ApiResponse } from '../api/index.js'
import { serviceUnavailable } from '../api/index.js'
import type { Clock } from '../base/index.js'
import { messageOf } from '../base/index.js'
import type { ForwardTarget, ForwardTls } from '../registry/index.js'

/** As long as upstream waits for a connection; a connected target may take its time. */
const dialTimeoutMs = 30_000

/** What belongs to one connection (RFC 9110, section 7.6.1), and what is the API server's own affair. */
const keptBack: ReadonlySet<string> = new Set([
  'connection',
  'proxy-connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * Sends a request on to an address in the cluster and answers what the target answers (apimachinery's pkg/util/proxy, v0.34): the caller's
 * credentials stay here, redirects of the target lead back through the proxy, certificates are not checked. Throws a
 * StatusError 503 where the target cannot be reached.
 */
export async function forwardRequest(target: ForwardTarget, request: ApiRequest, clock: Clock): Promise<ApiResponse> {
  try {
    return await sendRequest(target, request, clock)
  } catch (error) {
    throw serviceUnavailable(`error trying to reach service: ${messageOf(error)}`)
  }
}

/** The same; rejects with an Error that says in Go's words why the target cannot be reached. */
export async function sendRequest(target: ForwardTarget, request: ApiRequest, clock: Clock): Promise<ApiResponse> {
  let incoming: IncomingMessage
  try {
    incoming = await send(target, request, clock)
  } catch (error) {
    throw new Error(reasonOf(error, target), { cause: error })
  }
  return {
    status: incoming.statusCode ?? 502,
    headers: answerHeaders(incoming.headers, target, request),
    body: { kind: 'stream', chunks: incoming },
  }
}

function send(
  { scheme, host, port, path, headers, tls }: ForwardTarget,
  request: ApiRequest,
  clock: Clock,
): Promise<IncomingMessage> {
  const { method, query, body, signal } = request
  const search = query.size === 0 ? '' : `?${query}`
  return new Promise((resolve, reject) => {
    const options = {
      host,
      port,
      method,
      path: `${path}${search}`,
      headers: { ...requestHeaders(request), ...headers },
      agent: false as const,
      signal,
    }
    const outgoing = scheme === 'https' ? https.request({ ...options, ...tlsOptions(tls) }) : http.request(options)
    const timer = clock.after(dialTimeoutMs, () => outgoing.destroy(new DialTimeout('i/o timeout')))
    outgoing.once('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => timer.cancel())
      else timer.cancel()
    })
    outgoing.once('close', () => timer.cancel())
    outgoing.once('response', resolve)
    outgoing.once('error', reject)
    if (body === undefined) outgoing.end()
    else outgoing.end(body instanceof Uint8Array ? body : JSON.stringify(body))
  })
}

function tlsOptions(tls: ForwardTls | undefined): https.RequestOptions {
  if (!tls) return { rejectUnauthorized: false }
  const { serverName, isVerified, ca, certificate, privateKey } = tls
  return {
    servername: serverName,
    rejectUnauthorized: isVerified,
    ...(ca === undefined ? {} : { ca }),
    cert: certificate,
    key: privateKey,
  }
}

class DialTimeout extends Error {}

function requestHeaders({ headers, path, sourceAddress }: ApiRequest): Record<string, string> {
  const sent: Record<string, string> = {}
  const named = connectionHeaders(headers.connection)
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name.startsWith(':') || keptBack.has(name) || named.has(name)) continue
    if (name === 'authorization' || name.startsWith('impersonate-')) continue
    sent[name] = value
  }
  const host = headers.host ?? headers[':authority']
  if (host !== undefined) {
    sent.host = host
    sent['x-forwarded-host'] = host
  }
  sent['x-forwarded-uri'] = path
  sent['x-forwarded-proto'] = 'https'
  if (sourceAddress !== undefined) {
    const before = headers['x-forwarded-for']
    sent['x-forwarded-for'] = before === undefined ? sourceAddress : `${before}, ${sourceAddress}`
  }
  return sent
}

function answerHeaders(
  headers: IncomingHttpHeaders,
  target: ForwardTarget,
  request: ApiRequest,
): Record<string, string | readonly string[]> {
  const answered: Record<string, string | readonly string[]> = {}
  const named = connectionHeaders(headers.connection)
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || keptBack.has(name) || named.has(name) || name.startsWith('access-control-')) continue
    answered[name] = value
  }
  if (headers.location !== undefined) answered.location = throughProxy(headers.location, target, request)
  return answered
}

/** Names that the Connection header adds to those of one connection. */
function connectionHeaders(value: string | undefined): ReadonlySet<string> {
  return new Set((value ?? '').split(',').map((name) => name.trim().toLowerCase()))
}

/** A redirect within the target leads back to it through the proxy; one to another host stays. */
function throughProxy(location: string, { path }: ForwardTarget, request: ApiRequest): string {
  const host = request.headers.host ?? request.headers[':authority'] ?? ''
  const prefix = request.path.endsWith(path) ? request.path.slice(0, -path.length) : request.path
  const base = `http://${host || 'localhost'}`
  if (!URL.canParse(location, `${base}${path}`)) return location
  const url = new URL(location, `${base}${path}`)
  if (/^https?:\/\//.test(location) && url.host !== host) return location
  return `${prefix}${url.pathname}${url.search}${url.hash}`
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connect: connection refused',
  EHOSTUNREACH: 'connect: no route to host',
  ENETUNREACH: 'connect: network is unreachable',
  ETIMEDOUT: 'connect: connection timed out',
  EADDRNOTAVAIL: 'connect: cannot assign requested address',
}

const untrusted: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

interface WrongName {
  readonly host?: string
  readonly cert?: { readonly subjectaltname?: string }
}

function wrongName({ host = '', cert }: WrongName): string {
  const names = (cert?.subjectaltname ?? '').split(', ').map((one) => one.replace(/^(?:DNS|IP Address):/, ''))
  const why =
    names.join('') === ''
      ? 'certificate relies on legacy Common Name field, use SANs instead'
      : `certificate is valid for ${names.join(', ')}, not ${host}`
  return `tls: failed to verify certificate: x509: ${why}`
}

/** In Go's words. */
function reasonOf(error: unknown, { scheme, host, port }: ForwardTarget): string {
  const { code, message } = error as NodeJS.ErrnoException
  const address = `${isIPv6(host) ? `[${host}]` : host}:${port}`
  if (error instanceof DialTimeout) return `dial tcp ${address}: i/o timeout`
  if (code === 'ENOTFOUND') return `dial tcp: lookup ${host}: no such host`
  if (code === 'ECONNRESET')
    return message === 'socket hang up' ? 'EOF' : `read tcp ${address}: read: connection reset by peer`
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return wrongName(error as NodeJS.ErrnoException & WrongName)
  if (code !== undefined && untrusted.has(code)) {
    return 'tls: failed to verify certificate: x509: certificate signed by unknown authority'
  }
  if (code !== undefined && words[code] !== undefined) return `dial tcp ${address}: ${words[code]}`
  if (scheme === 'https' && code === 'EPROTO') return 'http: server gave HTTP response to HTTPS client'
  return code === 'HPE_INVALID_CONSTANT'
    ? 'net/http: HTTP/1.x transport connection broken: malformed HTTP response'
    : message
}
