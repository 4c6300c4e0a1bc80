import type { Entry, Revision } from './store.js'

export type StoreErrorCode =
  | 'KEY_EXISTS'
  | 'KEY_NOT_FOUND'
  | 'REVISION_MISMATCH'
  | 'COMPACTED'
  | 'FUTURE_REVISION'
  | 'CLOSED'
  | 'CORRUPT'
  | 'LOCKED'
  | 'NEWER_FORMAT'
  | 'UNAVAILABLE'

export interface StoreErrorDetails {
  readonly key?: string
  /** KEY_EXISTS and REVISION_MISMATCH: what is there now. */
  readonly current?: Entry
  /** COMPACTED: the oldest readable revision. FUTURE_REVISION: the present one. */
  readonly revision?: Revision
  readonly cause?: unknown
}

/** What a store says. Codes are stable, messages are for people. */
export class StoreError extends Error {
  readonly code: StoreErrorCode
  readonly key: string | undefined
  readonly current: Entry | undefined
  readonly revision: Revision | undefined

  constructor(code: StoreErrorCode, message: string, details: StoreErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'StoreError'
    this.code = code
    this.key = details.key
    this.current = details.current
    this.revision = details.revision
  }
}

export function isStoreError(error: unknown, code?: StoreErrorCode): error is StoreError {
  return error instanceof StoreError && (code === undefined || error.code === code)
}
