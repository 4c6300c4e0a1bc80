import type {
  ApiRequest,
  ApiResponse,
  KubeObject,
  NonResourceAttributes,
  ResourceAttributes,
  ResourceToken,
  SubjectRulesReviewStatus,
  UserInfo,
} from '../../api/index.js'

/** What a review asks about: a resource, or a path outside of the API. */
export interface AccessQuestion {
  readonly user: UserInfo
  readonly resource?: ResourceAttributes
  readonly nonResource?: NonResourceAttributes
}

export interface AccessAnswer {
  readonly allowed: boolean
  /** Somebody said no, rather than nobody yes. */
  readonly denied?: boolean
  readonly reason?: string
  readonly evaluationError?: string
}

/** Whose token it is; `error` says what is wrong with one that nobody recognises. */
export interface TokenAnswer {
  readonly user?: UserInfo
  readonly audiences?: readonly string[]
  readonly error?: string
}

/** Where a proxied request goes. */
export interface ForwardTarget {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly port: number
  /** With its leading slash, without the query. */
  readonly path: string
  /** Instead of those of the request that have these names. */
  readonly headers?: Readonly<Record<string, string | string[]>>
  /** Default: certificates are not checked, and none is shown. */
  readonly tls?: ForwardTls
}

/** PEM texts. */
export interface ForwardTls {
  readonly serverName: string
  /** Whether the certificate is checked: against `ca`, or, without it, the machine's own authorities. */
  readonly isVerified: boolean
  readonly ca?: string
  readonly certificate: string
  readonly privateKey: string
}

/** Functions that only the composition root can supply. Each is absent where the cluster runs without it. */
export interface SubresourceServices {
  readonly issueServiceAccountToken?: (request: {
    readonly namespace: string
    readonly name: string
    readonly uid: string
    readonly body: KubeObject
  }) => Promise<KubeObject>
  /** Whether a user may do something (the access reviews). */
  readonly authorize?: (question: AccessQuestion) => Promise<AccessAnswer>
  /** What a user may do in a namespace. */
  readonly rulesFor?: (user: UserInfo, namespace: string) => Promise<SubjectRulesReviewStatus>
  /** Whose bearer token this is. */
  readonly authenticateToken?: (token: string, audiences: readonly string[]) => Promise<TokenAnswer>
  /** Sends the request on to an address in the cluster; the answer is the target's (the proxy subresources). */
  readonly forward?: (target: ForwardTarget, request: ApiRequest) => Promise<ApiResponse>
  /** Other resources of the same registry, for checks across kinds (eviction reads budgets). */
  readonly list?: (token: ResourceToken, namespace: string) => Promise<readonly KubeObject[]>
  readonly get?: (token: ResourceToken, namespace: string, name: string) => Promise<KubeObject | undefined>
  /** Changes another object by compare-and-set, through its subresource where one is named (an eviction spends a budget's status). */
  readonly update?: (
    token: ResourceToken,
    namespace: string,
    name: string,
    subresource: string | undefined,
    change: (object: KubeObject) => void,
  ) => Promise<KubeObject>
}
