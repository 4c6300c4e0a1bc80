import type { ApiResponse } from '../../api/index.js'
import { quote } from '../../api/index.js'

/** One thing that must work. */
export interface HealthCheck {
  readonly name: string
  /** Undefined: it works; else why not. Must not throw. */
  check(): string | undefined | Promise<string | undefined>
}

/** By path: what must work for the process to be let live, and for traffic to be sent to it. */
export interface HealthChecks {
  readonly livez: readonly HealthCheck[]
  readonly readyz: readonly HealthCheck[]
}

const ping: HealthCheck = { name: 'ping', check: () => undefined }

/**
 * `/healthz`, `/livez`, `/readyz` and their single checks, in plain text (apiserver's pkg/server/healthz, v0.34). Undefined: no such path.
 */
export async function healthResponse(
  path: string,
  query: URLSearchParams,
  { livez, readyz }: HealthChecks,
): Promise<ApiResponse | undefined> {
  const [, name = '', single, ...more] = path.split('/')
  if (more.length > 0) return undefined
  const checks = [ping, ...(name === 'readyz' ? readyz : livez)]
  if (single !== undefined) {
    const found = checks.find((one) => one.name === single)
    if (!found) return undefined
    const why = await found.check()
    return why === undefined ? text(200, 'ok') : text(500, `internal server error: ${why}\n`)
  }
  return all(name, checks, query)
}

async function all(name: string, checks: readonly HealthCheck[], query: URLSearchParams): Promise<ApiResponse> {
  const excluded = new Set(query.getAll('exclude'))
  let report = ''
  let isFailed = false
  for (const one of checks) {
    if (excluded.delete(one.name)) {
      report += `[+]${one.name} excluded: ok\n`
      continue
    }
    const why = await one.check()
    // The reason is not for everybody: the path is open.
    report += why === undefined ? `[+]${one.name} ok\n` : `[-]${one.name} failed: reason withheld\n`
    isFailed ||= why !== undefined
  }
  if (excluded.size > 0) {
    report += `warn: some health checks cannot be excluded: no matches for ${[...excluded].map(quote).join(', ')}\n`
  }
  if (isFailed) return text(500, `${report}${name} check failed\n`)
  return text(200, query.has('verbose') ? `${report}${name} check passed\n` : 'ok')
}

function text(status: number, body: string): ApiResponse {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    body: { kind: 'bytes', parts: [Buffer.from(body)] },
  }
}
