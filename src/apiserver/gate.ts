import type { ApiRequest, UserInfo } from '../api/index.js'
import { type Authenticator, impersonate } from './authentication/index.js'
import { type Attributes, type Authorizer, forbidden } from './authorization/index.js'
import type { RequestInfo } from './request-info/index.js'

export interface GateOptions {
  readonly authenticator: Authenticator
  readonly authorizer: Authorizer
}

/** The stages before a request is handled: who asks, on whose behalf, and whether that is allowed. */
export function createGate({ authenticator, authorizer }: GateOptions) {
  const check = (attributes: Attributes): void => {
    const { decision, reason } = authorizer.authorize(attributes)
    if (decision !== 'allow') throw forbidden(attributes, reason)
  }
  return {
    authenticate: authenticator,
    impersonate: (request: ApiRequest, user: UserInfo) => impersonate(request, user, check),
    authorize: (known: { readonly request: ApiRequest; readonly info: RequestInfo; readonly user: UserInfo }): void =>
      check(attributesOf(known)),
  }
}

function attributesOf({
  request,
  info,
  user,
}: {
  readonly request: ApiRequest
  readonly info: RequestInfo
  readonly user: UserInfo
}): Attributes {
  const fieldSelector = request.query.size === 0 ? null : request.query.get('fieldSelector')
  const { verb, isResourceRequest, namespace, group, version, resource, subresource, name, path } = info
  return {
    user,
    verb,
    isResourceRequest,
    namespace,
    group,
    version,
    resource,
    subresource,
    name,
    path,
    ...(fieldSelector === null ? undefined : { fieldSelector }),
  }
}
