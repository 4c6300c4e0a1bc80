import type { ApiResponse, KubeObject } from '../../api/index.js'
import { badRequest, serviceUnavailable } from '../../api/index.js'
import type { ConnectCall, ConnectSubresource, ForwardTarget } from '../../registry/definition/index.js'

export const proxyVerbs: ConnectSubresource<KubeObject>['verbs'] = ['create', 'delete', 'get', 'patch', 'update']

/** `name`, `name:port` or `scheme:name:port`, as the path of a proxy names its target. */
export interface ProxyName {
  readonly scheme: 'http' | 'https'
  readonly name: string
  readonly port: string
}

/** Throws a 400 that names the `kind` for anything else (apimachinery's pkg/util/net SplitSchemeNamePort, v0.34). */
export function parseProxyName(text: string, kind: 'node' | 'pod' | 'service'): ProxyName {
  const parts = text.split(':')
  const [scheme = '', name = '', port = ''] = parts.length < 3 ? ['', ...parts] : parts
  if (parts.length > 3 || name === '' || !['', 'http', 'https'].includes(scheme)) {
    throw badRequest(`invalid ${kind} request ${JSON.stringify(text)}`)
  }
  return { scheme: scheme === 'https' ? 'https' : 'http', name, port }
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
