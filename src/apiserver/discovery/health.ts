import type { ApiResponse, ResponseHeaders } from '../../api/index.js'
import { quote } from '../../api/index.js'

/** One thing that must work. */
export interface HealthCheck {
  readonly name: string
  /** Undefined: it works; else why not. Must not throw. */
  check(): string | undefined | Promise<string | undefined>
}

/** Told of the outcome of each check: `healthz`, `livez` or `readyz`, the check's name, whether it works. */
export type ObserveHealth = (type: string, name: string, isFine: boolean) => void

/** By path: what must work, besides `ping`, for the process to be let live, and for traffic to be sent to it. */
export interface HealthChecks {
  readonly livez: readonly HealthCheck[]
  readonly readyz: readonly HealthCheck[]
}

/**
 * The checks of a kube-apiserver, by their upstream names, which probes and scripts ask for one by one. `store` answers for the store, `startup`
 * for everything that is done once at the start: undefined when all is well, else why not.
 */
export function standardChecks(parts: {
  readonly store: HealthCheck['check']
  readonly startup: HealthCheck['check']
}): HealthChecks {
  const log: HealthCheck = { name: 'log', check: () => undefined }
  const etcd: HealthCheck = { name: 'etcd', check: parts.store }
  const ready: HealthCheck[] = [
    { name: 'etcd-readiness', check: parts.store },
    { name: 'informer-sync', check: parts.startup },
  ]
  const started: HealthCheck[] = startupChecks.map((name) => ({ name, check: parts.startup }))
  const shutdown: HealthCheck = { name: 'shutdown', check: () => undefined }
  return { livez: [log, etcd, ...started], readyz: [log, etcd, ...ready, ...started, shutdown] }
}

const ping: HealthCheck = { name: 'ping', check: () => undefined }

/** Upstream's hooks that run after the start (v1.34), in its order. */
const startupChecks: readonly string[] = [
  'poststarthook/start-apiserver-admission-initializer',
  'poststarthook/generic-apiserver-start-informers',
  'poststarthook/priority-and-fairness-config-consumer',
  'poststarthook/priority-and-fairness-filter',
  'poststarthook/storage-object-count-tracker-hook',
  'poststarthook/start-apiextensions-informers',
  'poststarthook/start-apiextensions-controllers',
  'poststarthook/crd-informer-synced',
  'poststarthook/start-system-namespaces-controller',
  'poststarthook/start-cluster-authentication-info-controller',
  'poststarthook/start-kube-apiserver-identity-lease-controller',
  'poststarthook/start-kube-apiserver-identity-lease-garbage-collector',
  'poststarthook/start-legacy-token-tracking-controller',
  'poststarthook/start-service-ip-repair-controllers',
  'poststarthook/rbac/bootstrap-roles',
  'poststarthook/scheduling/bootstrap-system-priority-classes',
  'poststarthook/priority-and-fairness-config-producer',
  'poststarthook/bootstrap-controller',
  'poststarthook/start-kubernetes-service-cidr-controller',
  'poststarthook/start-kube-aggregator-informers',
  'poststarthook/apiservice-status-local-available-controller',
  'poststarthook/apiservice-status-remote-available-controller',
  'poststarthook/apiservice-registration-controller',
  'poststarthook/apiservice-discovery-controller',
  'poststarthook/kube-apiserver-autoregistration',
  'autoregister-completion',
  'poststarthook/apiservice-openapi-controller',
  'poststarthook/apiservice-openapiv3-controller',
]

/**
 * `/healthz`, `/livez`, `/readyz` and their single checks, in plain text (apiserver's pkg/server/healthz, v0.34). Undefined: no such path.
 */
export async function healthResponse(
  path: string,
  query: URLSearchParams,
  { livez, readyz }: HealthChecks,
  observe: ObserveHealth = () => {},
): Promise<ApiResponse | undefined> {
  const [, name = '', ...rest] = path.split('/')
  const checks = [ping, ...(name === 'readyz' ? readyz : livez)]
  if (rest.length > 0) {
    const found = checks.find((one) => one.name === rest.join('/'))
    if (!found) return undefined
    const why = await checked(found, name, observe)
    return why === undefined ? text(200, 'ok', {}) : text(500, `internal server error: ${why}\n`)
  }
  return all({ name, checks, query, observe })
}

async function checked(one: HealthCheck, type: string, observe: ObserveHealth): Promise<string | undefined> {
  const why = await one.check()
  observe(type, one.name, why === undefined)
  return why
}

interface Asked {
  readonly name: string
  readonly checks: readonly HealthCheck[]
  readonly query: URLSearchParams
  readonly observe: ObserveHealth
}

async function all({ name, checks, query, observe }: Asked): Promise<ApiResponse> {
  const excluded = new Set(query.getAll('exclude'))
  let report = ''
  let isFailed = false
  for (const one of checks) {
    if (excluded.delete(one.name)) {
      report += `[+]${one.name} excluded: ok\n`
      continue
    }
    const why = await checked(one, name, observe)
    // The reason is not for everybody: the path is open.
    report += why === undefined ? `[+]${one.name} ok\n` : `[-]${one.name} failed: reason withheld\n`
    isFailed ||= why !== undefined
  }
  if (excluded.size > 0) {
    report += `warn: some health checks cannot be excluded: no matches for ${[...excluded].map(quote).join(',')}\n`
  }
  if (isFailed) return text(500, `${report}${name} check failed\n`)
  return text(200, query.has('verbose') ? `${report}${name} check passed\n` : 'ok')
}

function text(
  status: number,
  body: string,
  headers: ResponseHeaders = { 'x-content-type-options': 'nosniff' },
): ApiResponse {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    body: { kind: 'bytes', parts: [Buffer.from(body)] },
  }
}
