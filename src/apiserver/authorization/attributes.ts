import type { UserInfo } from '../../api/index.js'

/** Who wants to do what. Every text is `''` where it does not apply. */
export interface Attributes {
  readonly user: UserInfo
  readonly verb: string
  readonly isResourceRequest: boolean
  readonly namespace: string
  readonly group: string
  readonly version: string
  readonly resource: string
  readonly subresource: string
  readonly name: string
  /** Of anything but a resource. */
  readonly path: string
  /** As in the query of a list or watch. */
  readonly fieldSelector?: string
}

export interface Verdict {
  readonly decision: 'allow' | 'deny' | 'noOpinion'
  /** For the log and for reviews; behind a colon in a refusal. */
  readonly reason: string
}

/** One opinion among several: the first that allows or denies decides. Never throws. */
export interface Authorizer {
  authorize(attributes: Attributes): Verdict
}

export const noOpinion: Verdict = Object.freeze({ decision: 'noOpinion', reason: '' })
export const allowed: Verdict = Object.freeze({ decision: 'allow', reason: '' })
