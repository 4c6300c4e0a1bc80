import { EndpointSlices, Services } from '../api/index.js'
import type { StoredObjects } from './stored-objects.js'

/** An address and port behind a Service's port, straight from its endpoints: the API server need not go through the cluster IP. */
export function serviceAddress(
  objects: StoredObjects,
  { namespace, name, port }: { readonly namespace: string; readonly name: string; readonly port: number },
): { readonly host: string; readonly port: number } | undefined {
  const service = objects.get(Services, namespace, name)
  const servicePort = service?.spec?.ports?.find((one) => one.port === port)
  if (!servicePort) return undefined
  for (const slice of objects.list(EndpointSlices, namespace)) {
    if (slice.metadata?.labels?.['kubernetes.io/service-name'] !== name) continue
    const target = slice.ports?.find((one) => (one.name ?? '') === (servicePort.name ?? ''))
    const ready = slice.endpoints?.find((one) => one.conditions?.ready !== false)
    const host = ready?.addresses[0]
    if (target?.port !== undefined && host !== undefined) return { host, port: target.port }
  }
  return undefined
}
