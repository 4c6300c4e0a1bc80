import type { EndpointSlice, Namespace, Service } from '../../api/index.js'
import { EndpointSlices, Namespaces, Services } from '../../api/index.js'
import type { Informers } from '../../client/index.js'
import { indexSlices } from '../slices-by-service.js'

/** What the answers are made from. */
export interface ClusterView {
  hasNamespace(name: string): boolean
  service(namespace: string, name: string): Service | undefined
  /** The slices that belong to a Service. */
  slices(namespace: string, service: string): readonly EndpointSlice[]
  servicesAt(clusterIP: string): readonly Service[]
  slicesAt(address: string): readonly EndpointSlice[]
}

/** Adds its indexes at once; answers are complete after the informers have synced. */
export function createClusterView(informers: Informers): ClusterView {
  const namespaces = informers.informer<Namespace>(Namespaces)
  const services = informers.informer<Service>(Services)
  const slices = informers.informer<EndpointSlice>(EndpointSlices)
  services.addIndex('clusterIP', ({ spec }) => spec?.clusterIPs ?? (spec?.clusterIP ? [spec.clusterIP] : []))
  const slicesOf = indexSlices(slices)
  slices.addIndex('address', ({ endpoints }) => [...new Set((endpoints ?? []).flatMap(({ addresses }) => addresses))])
  return {
    hasNamespace: (name) => namespaces.get('', name) !== undefined,
    service: (namespace, name) => services.get(namespace, name),
    slices: (namespace, service) => slicesOf(`${namespace}/${service}`),
    servicesAt: (clusterIP) => services.byIndex('clusterIP', clusterIP),
    slicesAt: (address) => slices.byIndex('address', address),
  }
}
