import type { NonResourceAttributes, ResourceAttributes, SubjectRulesReviewStatus, UserInfo } from '../api/index.js'
import {
  anonymousUser,
  type ServiceAccountTokens,
  type StaticTokens,
  withAuthenticatedGroup,
} from './authentication/index.js'
import { type Attributes, type Authorizer, RbacAuthorizer, type RbacLister } from './authorization/index.js'

export interface ReviewOptions {
  readonly authorizer: Authorizer
  readonly rbac: RbacLister
  readonly tokens?: ServiceAccountTokens
  readonly staticTokens?: StaticTokens
}

/** What the review kinds ask for: `authorize`, `rulesFor` and `authenticateToken` of the registry's SubresourceServices. */
export function createReviewServices({ authorizer, rbac, tokens, staticTokens }: ReviewOptions) {
  return {
    /** A SubjectAccessReview of any kind. */
    authorize: async (question: {
      readonly user: UserInfo
      readonly resource?: ResourceAttributes
      readonly nonResource?: NonResourceAttributes
    }) => {
      const { decision, reason } = authorizer.authorize(attributesOf(question))
      return {
        allowed: decision === 'allow',
        ...(decision === 'deny' ? { denied: true } : {}),
        ...(reason === '' ? {} : { reason }),
      }
    },

    /** A SelfSubjectRulesReview: what roles and bindings give. */
    rulesFor: async (user: UserInfo, namespace: string): Promise<SubjectRulesReviewStatus> => {
      const resourceRules: SubjectRulesReviewStatus['resourceRules'] = []
      const nonResourceRules: SubjectRulesReviewStatus['nonResourceRules'] = []
      for (const { rule } of new RbacAuthorizer(rbac).rulesOf(user, namespace)) {
        const { verbs, apiGroups, resources, resourceNames, nonResourceURLs } = rule
        if (resources?.length) {
          resourceRules.push({
            verbs,
            apiGroups: apiGroups ?? [],
            resources,
            ...(resourceNames?.length ? { resourceNames } : {}),
          })
        }
        if (nonResourceURLs?.length) nonResourceRules.push({ verbs, nonResourceURLs })
      }
      const isNode = user.username.startsWith('system:node:') && user.groups.includes('system:nodes')
      return {
        resourceRules,
        nonResourceRules,
        incomplete: isNode,
        ...(isNode ? { evaluationError: 'node authorizer does not support user rule resolution' } : {}),
      }
    },

    /** A TokenReview; without audiences the token must be good for the API server. */
    authenticateToken: async (text: string, audiences: readonly string[]) => {
      // As in an Authorization header: what follows a space is not of the token, and who says none is anonymous.
      const [token = ''] = text.trimEnd().split(' ')
      if (token === '')
        return { user: anonymousUser, audiences: audiences.length > 0 ? audiences : (tokens?.audiences ?? []) }
      const user = staticTokens?.find(token)
      if (user) return staticReview(user, audiences, tokens?.audiences ?? [])
      if (!tokens) return { error: 'invalid bearer token' }
      const review = await tokens.review(token, audiences.length > 0 ? audiences : tokens.audiences)
      return {
        ...(review.user ? { user: withAuthenticatedGroup(review.user) } : {}),
        ...(review.audiences ? { audiences: review.audiences } : {}),
        ...(review.error === undefined ? {} : { error: review.error }),
      }
    },
  }
}

/** A static token is good for the API server and nobody else (authenticator.WrapAudienceAgnosticToken). */
function staticReview(user: UserInfo, asked: readonly string[], own: readonly string[]) {
  const audiences = asked.length > 0 ? asked.filter((one) => own.includes(one)) : own
  if (audiences.length === 0) return { error: 'invalid bearer token' }
  return { user: withAuthenticatedGroup(user), audiences }
}

function attributesOf({
  user,
  resource,
  nonResource,
}: {
  readonly user: UserInfo
  readonly resource?: ResourceAttributes
  readonly nonResource?: NonResourceAttributes
}): Attributes {
  return {
    user,
    verb: resource?.verb ?? nonResource?.verb ?? '',
    isResourceRequest: resource !== undefined,
    namespace: resource?.namespace ?? '',
    group: resource?.group ?? '',
    version: resource?.version ?? '',
    resource: resource?.resource ?? '',
    subresource: resource?.subresource ?? '',
    name: resource?.name ?? '',
    path: nonResource?.path ?? '',
    ...(resource?.fieldSelector?.rawSelector === undefined
      ? {}
      : { fieldSelector: resource.fieldSelector.rawSelector }),
  }
}
