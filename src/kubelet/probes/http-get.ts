import { request } from 'node:http'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import type { Clock } from '../../base/index.js'

export interface HttpGetOptions {
  readonly url: URL
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly userAgent: string
  readonly timeoutMs: number
  readonly clock: Clock
  readonly connect: () => Promise<Duplex>
}

export interface HttpGetAnswer {
  readonly statusCode: number
  readonly body: string
}

/** More of a body is not kept (pkg/probe/http maxRespBodyLength). */
const longestBody = 10 * 1024
const mostRedirects = 10

/** One GET over a connection of the caller's; redirects within the host are followed. Rejects with an Error in Go's words. */
export async function httpGet(options: HttpGetOptions): Promise<HttpGetAnswer> {
  let { url } = options
  for (let hops = 0; ; hops++) {
    const answer = await getOnce({ ...options, url })
    const location = answer.location === undefined ? undefined : new URL(answer.location, url)
    const isRedirect = [301, 302, 303, 307, 308].includes(answer.statusCode)
    // To another host: not followed, and counted as success.
    if (!isRedirect || location === undefined || location.hostname !== url.hostname) return answer
    if (hops >= mostRedirects) throw new Error(`Get "${location}": stopped after ${mostRedirects} redirects`)
    url = location
  }
}

async function getOnce(options: HttpGetOptions): Promise<HttpGetAnswer & { readonly location: string | undefined }> {
  const { url, clock, timeoutMs } = options
  let stream: Duplex | undefined
  let timedOut = false
  const fail: { timer?: (error: Error) => void } = {}
  const expired = new Promise<never>((_resolve, reject) => {
    fail.timer = reject
  })
  const timer = clock.after(timeoutMs, () => {
    timedOut = true
    fail.timer?.(new Error(`Get "${url}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`))
    stream?.destroy()
  })
  const attempt = async () => {
    const raw = await options.connect().catch((error: Error) => {
      throw new Error(`Get "${url}": ${error.message}`)
    })
    stream = raw
    if (timedOut) raw.destroy()
    const secure = url.protocol === 'https:' ? connectTls({ socket: raw, rejectUnauthorized: false }) : raw
    return await exchange(options, secure)
  }
  try {
    const attempted = attempt()
    attempted.catch(() => {})
    return await Promise.race([attempted, expired])
  } finally {
    timer.cancel()
    stream?.destroy()
  }
}

function exchange(
  { url, headers, userAgent }: HttpGetOptions,
  stream: Duplex,
): Promise<HttpGetAnswer & { readonly location: string | undefined }> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(new Error(`Get "${url}": ${error.message}`))
    stream.on('error', failed)
    const sent: Record<string, string> = { host: url.host, 'user-agent': userAgent, accept: '*/*', connection: 'close' }
    for (const { name, value } of headers) sent[name.toLowerCase()] = value
    const call = request(
      { method: 'GET', path: `${url.pathname}${url.search}`, headers: sent, createConnection: () => stream as never },
      (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          if (body.length < longestBody) body += chunk.slice(0, longestBody - body.length)
        })
        response.on('error', failed)
        response.on('end', () =>
          resolve({ statusCode: response.statusCode ?? 0, body, location: response.headers.location }),
        )
      },
    )
    call.on('error', failed)
    call.end()
  })
}
