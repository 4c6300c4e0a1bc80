import type { UserInfo } from '../../api/index.js'
import type { Clock, Random } from '../../base/index.js'

/** What strategy hooks may know about the request. */
export interface WriteContext {
  readonly user: UserInfo
  readonly clock: Clock
  readonly random: Random
  readonly dryRun: boolean
  /** Warns at once, whether or not the write succeeds; for what `warnings` comes too late. */
  readonly warn?: (text: string) => void
}

export interface DeleteHookOptions {
  /** As the caller asked; undefined where it did not. */
  readonly gracePeriodSeconds: number | undefined
}

/** By the rules of an update (default once) and by those of a create (default never). */
export interface MetadataChecks {
  readonly asUpdated?: 0 | 1
  readonly asNew?: number
}

/** A reservation made for one write: exactly one of the two is called. */
export interface Reservation {
  commit(): void
  rollback(): Promise<void>
}
