import type { ApiResponse, Pod } from '../../../api/index.js'
import { badRequest, notFound, Pods } from '../../../api/index.js'
import type { ConnectCall, ConnectSubresource } from '../../../registry/definition/index.js'
import { forward, parseProxyName, proxyVerbs } from '../proxy-target.js'

/** HTTP to a port of the pod: the one named, or its first. */
export const proxy: ConnectSubresource<Pod> = { kind: 'connect', name: 'proxy', verbs: proxyVerbs, handle }

async function handle(call: ConnectCall<Pod>): Promise<ApiResponse> {
  const { scheme, name, port } = parseProxyName(call.name, 'pod')
  const pod = (await call.services.get?.(Pods, call.namespace, name)) as Pod | undefined
  if (!pod) throw notFound({ group: '', resource: 'pods' }, name)
  const address = pod.status?.podIPs?.[0]?.ip ?? pod.status?.podIP
  if (!address) throw badRequest('address not allowed')
  const first = pod.spec?.containers.flatMap((container) => container.ports ?? [])[0]?.containerPort
  const chosen = port === '' ? (first ?? 80) : Number(port)
  if (!Number.isInteger(chosen)) throw badRequest(`invalid port ${JSON.stringify(port)}`)
  return forward(call, { scheme, host: address, port: chosen })
}
