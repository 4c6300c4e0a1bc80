import type { Service, ServicePort, ServiceSpec } from '../../api/index.js'
import { internalError, invalid, invalidObject, path, StatusError } from '../../api/index.js'
import type { Random } from '../../base/index.js'

const firstPort = 30_000
const lastPort = 32_767
/** The first ports are left to people who choose themselves, while there are others (KEP-3668). */
const firstDynamicPort = firstPort + 86

const isAllocated = 'provided port is already allocated'
const isOutside = `provided port is not in the valid range. The range of valid ports is ${firstPort}-${lastPort}`

export interface NodePortsOptions {
  /** All services, for the ports that are taken. */
  readonly services: () => readonly Service[]
  readonly random: Random
}

/** The node ports of a cluster. A port is taken by the service that has it, or by a write under way. */
export class NodePorts {
  readonly #options: NodePortsOptions
  /** Of writes that have not ended. */
  readonly #pending = new Set<number>()

  constructor(options: NodePortsOptions) {
    this.#options = options
  }

  /** Ports for one write of a service; `finish` when it has ended. A dry run takes none, and knows of no others than its own. */
  begin(service: Service, { dryRun }: { readonly dryRun: boolean }): PortOperation {
    const isTaken = dryRun ? () => false : this.#takenByOthers(service)
    return new PortOperation({ isTaken, pending: this.#pending, random: this.#options.random, dryRun })
  }

  #takenByOthers(service: Service): (port: number) => boolean {
    const taken = new Set<number>()
    const uid = service.metadata?.uid
    for (const other of this.#options.services()) {
      if (other.metadata?.uid === uid) continue
      for (const { nodePort } of other.spec?.ports ?? []) if (nodePort) taken.add(nodePort)
      if (other.spec?.healthCheckNodePort) taken.add(other.spec.healthCheckNodePort)
    }
    return (port) => taken.has(port) || this.#pending.has(port)
  }
}

interface PortOperationOptions {
  readonly isTaken: (port: number) => boolean
  readonly pending: Set<number>
  readonly random: Random
  readonly dryRun: boolean
}

/** What one write takes (pkg/registry/core/service/portallocator/operation.go, v1.34). */
export class PortOperation {
  readonly #options: PortOperationOptions
  readonly #own = new Set<number>()

  constructor(options: PortOperationOptions) {
    this.#options = options
  }

  /** Takes this port; or else why it cannot be had. */
  allocate(port: number): string | undefined {
    const { isTaken, dryRun } = this.#options
    if (!dryRun && (port < firstPort || port > lastPort)) return isOutside
    if (this.#own.has(port) || isTaken(port)) return isAllocated
    this.#note(port)
    return undefined
  }

  /** Takes any port. Throws a StatusError when all are taken. */
  next(): number {
    const port = this.#anyPort()
    this.#note(port)
    return port
  }

  finish(): void {
    if (!this.#options.dryRun) for (const port of this.#own) this.#options.pending.delete(port)
  }

  #note(port: number): void {
    this.#own.add(port)
    if (!this.#options.dryRun) this.#options.pending.add(port)
  }

  #anyPort(): number {
    const { isTaken, random, dryRun } = this.#options
    // Upstream's guess: one more than what the operation has already.
    if (dryRun) return Math.max(...(this.#own.size > 0 ? this.#own : [lastPort + 1])) + 1
    const isFree = (port: number) => !this.#own.has(port) && !isTaken(port)
    const count = lastPort - firstDynamicPort + 1
    const start = random.below(count)
    for (let i = 0; i < count; i++) {
      const port = firstDynamicPort + ((start + i) % count)
      if (isFree(port)) return port
    }
    for (let port = firstPort; port < firstDynamicPort; port++) if (isFree(port)) return port
    throw internalError('failed to allocate a nodePort: range is full')
  }
}

function needsNodePorts({ type, allocateLoadBalancerNodePorts }: ServiceSpec): boolean {
  return type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false)
}

const mayHaveNodePorts = ({ type }: ServiceSpec) => type === 'NodePort' || type === 'LoadBalancer'

/** Gives the ports of a service their node ports, and a load balancer's health check its own. Throws a StatusError for what cannot be had. */
export function fillNodePorts(service: Service, old: Service | undefined, operation: PortOperation): void {
  const spec = service.spec ?? {}
  if (mayHaveNodePorts(spec)) {
    if (old) updatePorts(service, old, operation)
    else initPorts(service, operation)
  }
  fillHealthCheckPort(spec, old, operation)
}

/** Ports of one number share a node port: they differ in their protocol (alloc.go initNodePorts). */
function initPorts(service: Service, operation: PortOperation): void {
  const spec = service.spec ?? {}
  const given = new Map<number, number>()
  for (const [index, port] of (spec.ports ?? []).entries()) {
    if (!port.nodePort && !needsNodePorts(spec)) continue
    const twin = given.get(port.port)
    if (twin === undefined) {
      const asked = spec.ports?.find((one) => one.port === port.port && one.nodePort)?.nodePort
      if (asked) take(service, index, asked, operation)
      port.nodePort = asked || operation.next()
      given.set(port.port, port.nodePort)
    } else if (!port.nodePort) port.nodePort = twin
    else if (port.nodePort !== twin) take(service, index, port.nodePort, operation)
  }
}

/** alloc.go updateNodePorts. */
function updatePorts(service: Service, old: Service, operation: PortOperation): void {
  const spec = service.spec ?? {}
  const before = new Set((old.spec?.ports ?? []).map(({ nodePort }) => nodePort))
  const taken = new Set<number>()
  const pairs = new Set<string>()
  for (const [index, port] of (spec.ports ?? []).entries()) {
    if (!port.nodePort && !needsNodePorts(spec)) continue
    if (!port.nodePort) port.nodePort = operation.next()
    else if (!before.has(port.nodePort) && !taken.has(port.nodePort)) {
      take(service, index, port.nodePort, operation)
      taken.add(port.nodePort)
    }
    const pair = `{${port.protocol} ${port.nodePort}}`
    // A plain error upstream.
    if (pairs.has(pair)) throw new StatusError({ code: 500, reason: '', message: `duplicate nodePort: ${pair}` })
    pairs.add(pair)
  }
}

function take(service: Service, index: number, port: number, operation: PortOperation): void {
  const problem = operation.allocate(port)
  if (problem === undefined) return
  const at = path('spec', 'ports').index(index).child('nodePort')
  throw invalidObject({ group: '', kind: 'Service' }, service.metadata?.name ?? '', [invalid(at, port, problem)])
}

const needsHealthCheck = (spec: ServiceSpec | undefined) =>
  spec?.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local'

function fillHealthCheckPort(spec: ServiceSpec, old: Service | undefined, operation: PortOperation): void {
  if (!needsHealthCheck(spec) || needsHealthCheck(old?.spec)) return
  const asked = spec.healthCheckNodePort
  if (!asked) {
    spec.healthCheckNodePort = operation.next()
    return
  }
  const problem = operation.allocate(asked)
  if (problem === undefined) return
  throw internalError(`failed to allocate requested HealthCheck NodePort ${asked}: ${problem}`)
}

/** What an update leaves out stays as it was given out (patchAllocatedValues). */
export function keepNodePorts(spec: ServiceSpec, before: ServiceSpec): void {
  if (needsNodePorts(before) && needsNodePorts(spec)) {
    const byName = new Map((before.ports ?? []).map((port) => [port.name ?? '', port.nodePort]))
    const numbers = (ports: readonly ServicePort[] = []) => new Set(ports.map(({ nodePort }) => nodePort))
    const [old, now] = [numbers(before.ports), numbers(spec.ports)]
    for (const port of spec.ports ?? []) {
      const kept = byName.get(port.name ?? '')
      if (!port.nodePort && kept && !(old.has(kept) && now.has(kept))) port.nodePort = kept
    }
  }
  if (needsHealthCheck(before) && needsHealthCheck(spec) && before.healthCheckNodePort) {
    spec.healthCheckNodePort ||= before.healthCheckNodePort
  }
}
