import type { ApiResponse, EndpointAddress, Endpoints as EndpointsObject, Pod, Service } from '../../../api/index.js'
import { Endpoints, notFound, Pods, Services, serviceUnavailable } from '../../../api/index.js'
import type { ConnectCall, ConnectSubresource } from '../../../registry/definition/index.js'
import { forward, parseProxyName, proxyVerbs } from '../proxy-target.js'

/** HTTP to one of the endpoints of the Service that are pods (pkg/registry/core/service/storage/storage.go ResourceLocation, v1.34). */
export const proxy: ConnectSubresource<Service> = { kind: 'connect', name: 'proxy', verbs: proxyVerbs, handle }

async function handle(call: ConnectCall<Service>): Promise<ApiResponse> {
  const { scheme, name, port } = parseProxyName(call.name, 'service')
  const wanted = /^[-+]?\d+$/.test(port) ? await nameOfPort(call, name, Number(port)) : port
  const endpoints = (await call.services.get?.(Endpoints, call.namespace, name)) as EndpointsObject | undefined
  if (!endpoints) throw missing(name)
  const { subsets = [] } = endpoints
  const chosen = await choosePod(
    call,
    subsets.flatMap(({ addresses = [], ports = [] }) =>
      ports
        .filter((one) => (one.name ?? '') === wanted)
        .flatMap((one) => addresses.map((address) => ({ address, port: one.port }))),
    ),
  )
  const asked = subsets.length === 0 ? name : call.name
  if (!chosen) throw serviceUnavailable(`no endpoints available for service ${JSON.stringify(asked)}`)
  return forward(call, { scheme, ...chosen })
}

/** Upstream says so of its Endpoints too. */
const missing = (name: string) => notFound({ group: '', resource: 'services' }, name)

/** Endpoints know ports by their names alone. */
async function nameOfPort(call: ConnectCall<Service>, name: string, number: number): Promise<string> {
  const service = (await call.services.get?.(Services, call.namespace, name)) as Service | undefined
  if (!service) throw missing(name)
  const port = service.spec?.ports?.find((one) => one.port === number)
  if (!port) throw serviceUnavailable(`no service port ${number} found for service ${JSON.stringify(name)}`)
  return port.name ?? ''
}

interface Candidate {
  readonly address: EndpointAddress
  readonly port: number
}

/** From a random one on, the first that is a pod of the namespace. */
async function choosePod(call: ConnectCall<Service>, candidates: readonly Candidate[]) {
  const start = call.context.random.below(Math.max(candidates.length, 1))
  for (const { address, port } of [...candidates.slice(start), ...candidates.slice(0, start)]) {
    const { name, namespace } = address.targetRef ?? {}
    if (name === undefined || namespace !== call.namespace) continue
    const pod = (await call.services.get?.(Pods, namespace, name)) as Pod | undefined
    if (pod?.status?.podIPs?.some(({ ip }) => ip === address.ip)) return { host: address.ip, port }
  }
  return undefined
}
