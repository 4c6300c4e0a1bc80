import type { ServedResource } from '../../registry/index.js'
import type { Offer } from '../negotiation/index.js'
import type { RequestInfo } from '../request-info/index.js'

/** Which forms there are for the answer to a request. */
export function offerOf(served: ServedResource, info: RequestInfo): Offer {
  const { definition, subresources } = served
  const subresource = info.subresource === '' ? undefined : subresources.find((one) => one.name === info.subresource)
  // Reviews, bindings, token and eviction have no rows.
  const table = subresource ? subresource.kind === 'writer' && !subresource.hasNoTable : definition.storage !== 'none'
  return {
    route: info.verb === 'watch' || info.verb === 'list' ? info.verb : 'object',
    custom: definition.custom === true,
    protobuf: definition.custom !== true,
    table,
    metadata: subresource?.kind !== 'connect',
  }
}
