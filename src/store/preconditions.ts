import { StoreError } from './errors.js'
import type { Entry, Revision } from './store.js'

/** What a create asks of the present. */
export function requireAbsent(key: string, current: Entry | undefined): void {
  if (current !== undefined) throw new StoreError('KEY_EXISTS', `key ${key} exists`, { key, current })
}

/** What an update or a delete asks of the present; without `expected` any revision will do. */
export function requireCurrent(key: string, current: Entry | undefined, expected: Revision | undefined): Entry {
  if (current === undefined) throw new StoreError('KEY_NOT_FOUND', `key ${key} is not there`, { key })
  if (expected !== undefined && current.revision !== expected) {
    throw new StoreError('REVISION_MISMATCH', `key ${key} is at revision ${current.revision}, not ${expected}`, {
      key,
      current,
    })
  }
  return current
}

/** What a read at a revision asks of the store. */
export function requireReadable(at: Revision, compactedTo: Revision, present: Revision): void {
  if (at < compactedTo) throw compacted(compactedTo)
  if (at > present) throw futureRevision(at, present)
}

export function compacted(compactedTo: Revision): StoreError {
  return new StoreError('COMPACTED', `the revision has been compacted; the oldest is ${compactedTo}`, {
    revision: compactedTo,
  })
}

export function futureRevision(revision: Revision, present: Revision): StoreError {
  return new StoreError('FUTURE_REVISION', `revision ${revision} is yet to come; the present one is ${present}`, {
    revision: present,
  })
}

export function closed(): StoreError {
  return new StoreError('CLOSED', 'the store is closed')
}
