import type { EndpointSlice } from '../api/index.js'
import type { Informer } from '../client/index.js'

const indexName = 'service'

/** `namespace/name` of the Service that a slice belongs to; undefined for one that belongs to none. */
export function serviceKeyOf({ metadata }: EndpointSlice): string | undefined {
  const service = metadata?.labels?.['kubernetes.io/service-name']
  return service === undefined ? undefined : `${metadata?.namespace ?? ''}/${service}`
}

/** Slices by `namespace/name` of their Service. */
export function indexSlices(slices: Informer<EndpointSlice>): (service: string) => readonly EndpointSlice[] {
  slices.addIndex(indexName, (slice) => [serviceKeyOf(slice) ?? []].flat())
  return (service) => slices.byIndex(indexName, service)
}
