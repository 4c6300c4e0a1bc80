import { Agent, request } from 'node:https'
import type { Clock } from '../../base/index.js'
import { readResponse, type WebhookResponse } from './read-response.js'

/** Where a webhook is: a URL, or a Service of the cluster. The shape of every webhook's `clientConfig`. */
export interface WebhookAddress {
  readonly url?: string
  readonly service?: {
    readonly namespace: string
    readonly name: string
    readonly path?: string
    readonly port?: number
  }
  /** PEM in base64; without it the machine's own authorities are trusted. */
  readonly caBundle?: string
}

/** The IP address behind a Service's port; undefined where it has none. */
export type ResolveService = (service: {
  readonly namespace: string
  readonly name: string
  readonly port: number
}) => { readonly host: string; readonly port: number } | undefined

export interface WebhookCallerOptions {
  readonly clock: Clock
  readonly resolveService: ResolveService
}

/** More than this is no review's answer (apimachinery's REST client reads at most 3 MiB of one). */
const maxAnswerBytes = 3 * 1024 * 1024
const defaultTimeoutSeconds = 30

/** Posts JSON to webhooks over HTTPS. Connections are kept for the next call. */
export class WebhookCaller {
  readonly #options: WebhookCallerOptions
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 })

  constructor(options: WebhookCallerOptions) {
    this.#options = options
  }

  close(): void {
    this.#agent.destroy()
  }

  /** The decoded answer. Rejects with an Error in Go's words: `Post "https://…": dial tcp …: connect: connection refused`, or what the server said. */
  async call(address: WebhookAddress, review: object, timeoutSeconds = defaultTimeoutSeconds): Promise<unknown> {
    const target = this.#target(address, timeoutSeconds)
    return readResponse(await this.#post(target, address.caBundle, JSON.stringify(review), timeoutSeconds), review)
  }

  #target({ url, service }: WebhookAddress, timeoutSeconds: number): Target {
    if (url !== undefined) {
      const parsed = new URL(url)
      return {
        shown: `${url}?timeout=${timeoutSeconds}s`,
        host: parsed.hostname,
        port: Number(parsed.port || 443),
        path: `${parsed.pathname}?timeout=${timeoutSeconds}s`,
        serverName: parsed.hostname,
      }
    }
    const { namespace = '', name = '', path = '/', port = 443 } = service ?? {}
    const serverName = `${name}.${namespace}.svc`
    const shown = `https://${serverName}:${port}${path}?timeout=${timeoutSeconds}s`
    const found = this.#options.resolveService({ namespace, name, port })
    if (!found)
      throw new Error(`Post ${JSON.stringify(shown)}: no endpoints available for service ${JSON.stringify(name)}`)
    return { shown, ...found, path: `${path}?timeout=${timeoutSeconds}s`, serverName }
  }

  #post(target: Target, caBundle: string | undefined, body: string, timeoutSeconds: number): Promise<WebhookResponse> {
    return new Promise((resolve, reject) => {
      const fail = (error: Error) =>
        reject(new Error(`Post ${JSON.stringify(target.shown)}: ${reasonOf(error, target)}`, { cause: error }))
      const call = request(
        {
          method: 'POST',
          host: target.host,
          port: target.port,
          path: target.path,
          servername: target.serverName,
          agent: this.#agent,
          headers: {
            'content-type': 'application/json',
            accept: 'application/json, */*',
            host: target.serverName,
            'content-length': Buffer.byteLength(body),
          },
          ...(caBundle ? { ca: Buffer.from(caBundle, 'base64') } : {}),
        },
        (response) => {
          const parts: Buffer[] = []
          let size = 0
          response.on('data', (part: Buffer) => {
            size += part.length
            if (size > maxAnswerBytes) call.destroy(new Error('the answer is too long'))
            else parts.push(part)
          })
          response.on('error', fail)
          response.on('end', () => {
            timer.cancel()
            resolve({
              status: response.statusCode ?? 0,
              contentType: response.headers['content-type'] ?? '',
              body: Buffer.concat(parts),
            })
          })
        },
      )
      const timer = this.#options.clock.after(timeoutSeconds * 1000, () =>
        call.destroy(new Error('context deadline exceeded')),
      )
      call.on('error', (error) => {
        timer.cancel()
        fail(error)
      })
      call.end(body)
    })
  }
}

interface Target {
  /** As errors name it. */
  readonly shown: string
  readonly host: string
  readonly port: number
  readonly path: string
  readonly serverName: string
}

function reasonOf(error: Error, { host, port }: Target): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ECONNREFUSED') return `dial tcp ${host}:${port}: connect: connection refused`
  if (code === 'ENOTFOUND') return `dial tcp: lookup ${host}: no such host`
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH') return `dial tcp ${host}:${port}: i/o timeout`
  if (code === 'ECONNRESET') return 'EOF'
  if (code !== undefined && untrusted.has(code)) {
    return 'tls: failed to verify certificate: x509: certificate signed by unknown authority'
  }
  return code?.startsWith('ERR_TLS') || code?.includes('CERT')
    ? `tls: failed to verify certificate: ${error.message}`
    : error.message
}

const untrusted: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])
