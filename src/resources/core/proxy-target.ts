import type { ApiResponse, KubeObject } from '../../api/index.js'
import { serviceUnavailable } from '../../api/index.js'
import type { ConnectCall, ConnectSubresource, ForwardTarget } from '../../registry/definition/index.js'

export const proxyVerbs: ConnectSubresource<KubeObject>['verbs'] = ['create', 'delete', 'get', 'patch', 'update']

/** `name`, `name:port` or `scheme:name:port`, as the path of a proxy names its target. */
export interface ProxyName {
  readonly scheme: 'http' | 'https'
  readonly name: string
  readonly port: string
}

export function parseProxyName(text: string): ProxyName {
  const parts = text.split(':')
  if (parts.length === 3)
    return { scheme: parts[0] === 'https' ? 'https' : 'http', name: parts[1] ?? '', port: parts[2] ?? '' }
  return { scheme: 'http', name: parts[0] ?? '', port: parts[1] ?? '' }
}

/**
 * Sends the call on; 503 where the cluster has no way to reach its own addresses. A read of the bare proxy is sent to its root first, so that
 * relative links in what it answers lead back through it (apimachinery's pkg/util/proxy/upgradeaware.go, v0.34).
 */
export async function forward<T extends KubeObject>(
  call: ConnectCall<T>,
  target: Omit<ForwardTarget, 'path'>,
): Promise<ApiResponse> {
  const { rest, request, services } = call
  if (rest === '' && (request.method === 'GET' || request.method === 'HEAD')) {
    const query = request.query.size === 0 ? '' : `?${request.query}`
    return { status: 301, headers: { location: `${request.path}/${query}` }, body: { kind: 'empty' } }
  }
  if (!services.forward) throw serviceUnavailable('this cluster cannot reach its own addresses')
  return services.forward({ ...target, path: rest === '' ? '/' : rest }, request)
}
