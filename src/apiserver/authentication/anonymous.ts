import type { UserInfo } from '../../api/index.js'

export const allAuthenticated = 'system:authenticated'
export const allUnauthenticated = 'system:unauthenticated'

/** Who brings no credentials. */
export const anonymousUser: UserInfo = Object.freeze({
  username: 'system:anonymous',
  groups: Object.freeze([allUnauthenticated]),
})

/** What everybody who has shown who he is belongs to. */
export function withAuthenticatedGroup(user: UserInfo): UserInfo {
  if (user.groups.includes(allAuthenticated) || user.groups.includes(allUnauthenticated)) return user
  return { ...user, groups: [...user.groups, allAuthenticated] }
}
