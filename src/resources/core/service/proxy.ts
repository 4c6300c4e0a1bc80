import type { ApiResponse, Endpoints as EndpointsObject, Service } from '../../../api/index.js'
import { Endpoints, notFound, Services, serviceUnavailable } from '../../../api/index.js'
import type { ConnectCall, ConnectSubresource } from '../../../registry/definition/index.js'
import { forward, parseProxyName, proxyVerbs } from '../proxy-target.js'

/** HTTP to one of the endpoints of the Service. */
export const proxy: ConnectSubresource<Service> = { kind: 'connect', name: 'proxy', verbs: proxyVerbs, handle }

async function handle(call: ConnectCall<Service>): Promise<ApiResponse> {
  const { scheme, name, port } = parseProxyName(call.name)
  const missing = notFound({ group: '', resource: 'services' }, name)
  const service = (await call.services.get?.(Services, call.namespace, name)) as Service | undefined
  if (!service) throw missing
  const endpoints = (await call.services.get?.(Endpoints, call.namespace, name)) as EndpointsObject | undefined
  if (!endpoints) throw missing
  const numbered = service.spec?.ports?.find((one) => String(one.port) === port)
  const wanted = numbered ? (numbered.name ?? '') : port
  const candidates = (endpoints.subsets ?? []).flatMap(({ addresses = [], ports = [] }) =>
    ports
      .filter((one) => wanted === '' || one.name === wanted || String(one.port) === wanted)
      .flatMap((one) => addresses.map(({ ip }) => ({ host: ip, port: one.port }))),
  )
  const chosen = candidates[call.context.random.below(Math.max(candidates.length, 1))]
  if (!chosen) throw serviceUnavailable(`no endpoints available for service ${JSON.stringify(name)}`)
  return forward(call, { scheme, ...chosen })
}
