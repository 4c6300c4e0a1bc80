import type { ServiceAccountTokens } from '../apiserver/index.js'
import type { Clock } from '../base/index.js'
import type { SubresourceServices } from '../registry/index.js'
import { forwardRequest } from './forward-request.js'
import type { TokenAsked } from './service-accounts.js'
import { issueToken } from './service-accounts.js'
import type { StoredObjects } from './stored-objects.js'

export interface SubresourceServicesOptions {
  /** Undefined until the cluster can issue tokens. */
  readonly tokens: () => ServiceAccountTokens | undefined
  readonly objects: () => StoredObjects
  readonly clock: Clock
}

/** What only the whole cluster can do for subresources: issue tokens, look at and change other kinds, reach addresses of pods. */
export function subresourceServices({ tokens, objects, clock }: SubresourceServicesOptions): SubresourceServices {
  return {
    async issueServiceAccountToken(asked: TokenAsked) {
      const issuer = tokens()
      if (!issuer) throw new TypeError('this cluster issues no tokens')
      return issueToken(issuer, objects(), asked)
    },
    list: async (token, namespace) => objects().list(token, namespace),
    get: async (token, namespace, name) => objects().get(token, namespace, name),
    update: (token, namespace, name, subresource, change) =>
      objects().update(token, namespace, name, { subresource, change }),
    forward: (target, request) => forwardRequest(target, request, clock),
  }
}
