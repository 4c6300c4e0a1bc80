// What expressions may ask about permissions; the answers come from outside.

/** Who asks: a service account that the expression names, or the author of the request. */
export type Asker = { readonly namespace: string; readonly name: string } | undefined

export interface AuthorizerQuestion {
  readonly asker: Asker
  readonly verb: string
  /** Of a check of a path; all others are of a resource. */
  readonly path?: string
  readonly group?: string
  readonly resource?: string
  readonly subresource?: string
  readonly namespace?: string
  readonly name?: string
  readonly fieldSelector?: string
  readonly labelSelector?: string
}

export interface AuthorizerDecision {
  readonly allowed: boolean
  readonly reason: string
  /** '': the check went well. */
  readonly error: string
}

export type AskAuthorizer = (question: AuthorizerQuestion) => AuthorizerDecision
