import type { AuthenticationV1UserInfo, KubeObject, UserInfo } from '../../api/index.js'
import { badRequest, formatTimestamp, internalError, SelfSubjectReviews, TokenReviews } from '../../api/index.js'
import { defineResource } from '../define-resource.js'

function printed({ username, uid, groups, extra }: UserInfo): AuthenticationV1UserInfo {
  return {
    username,
    ...(uid ? { uid } : {}),
    ...(groups.length > 0 ? { groups: [...groups] } : {}),
    ...(extra && Object.keys(extra).length > 0
      ? { extra: Object.fromEntries(Object.entries(extra).map(([key, values]) => [key, [...values]])) }
      : {}),
  }
}

/** Who am I? */
export const selfSubjectReviews = defineResource(SelfSubjectReviews, {
  storage: 'none',
  async create(review, { user, clock }) {
    const creationTimestamp = formatTimestamp(clock.now())
    return {
      ...review,
      metadata: { creationTimestamp },
      status: { userInfo: printed(user) },
    } as KubeObject
  },
})

/** Whose token is this? */
export const tokenReviews = defineResource(TokenReviews, {
  storage: 'none',
  async create(review, { services, namespace }) {
    if (namespace !== '') throw badRequest('namespace is not allowed on this type')
    const { token = '', audiences = [] } = review.spec ?? {}
    if (token === '') throw badRequest('token is required for TokenReview in authentication')
    if (!services.authenticateToken) throw internalError('this server answers no token reviews')
    const answer = await services.authenticateToken(token, audiences)
    // What was sent stays, where the answer says nothing else.
    const { authenticated: _, ...asked } = review.status ?? {}
    const status = answer.user
      ? {
          ...asked,
          authenticated: true,
          user: printed(answer.user),
          ...(answer.audiences?.length ? { audiences: [...answer.audiences] } : {}),
        }
      : { user: {}, ...asked, ...(answer.error ? { error: answer.error } : {}) }
    return { ...review, status } as KubeObject
  },
})
