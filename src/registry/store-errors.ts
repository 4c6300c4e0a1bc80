import type { ResourceName, StatusError } from '../api/index.js'
import {
  alreadyExists,
  conflict,
  gone,
  internalError,
  modifiedMessage,
  notFound,
  serviceUnavailable,
} from '../api/index.js'
import type { Store } from '../store/index.js'
import { isStoreError } from '../store/index.js'
import type { Feed } from './cache/index.js'

/** The one place where what the store says becomes what the API says (upstream: apiserver's pkg/storage/errors/storage.go). */
export function toStatusError(error: unknown, resource: ResourceName, name: string): unknown {
  if (!isStoreError(error)) return error
  switch (error.code) {
    case 'KEY_EXISTS':
      return alreadyExists(resource, name)
    case 'KEY_NOT_FOUND':
      return notFound(resource, name)
    case 'REVISION_MISMATCH':
      return conflict(resource, name, modifiedMessage)
    case 'COMPACTED':
      return gone('The resourceVersion for the provided watch is too old.')
    case 'CLOSED':
    case 'UNAVAILABLE':
      return serviceUnavailable(error.message)
    default:
      return internalError(error.message, error) as StatusError
  }
}

/**
 * Whether another writer was faster. Waits until the caches show what he wrote, so that trying again sees it.
 */
export async function lostRace(error: unknown, feed: Feed, store: Store): Promise<boolean> {
  if (!isStoreError(error, 'REVISION_MISMATCH') && !isStoreError(error, 'KEY_NOT_FOUND')) return false
  await feed.reached(error.current?.revision ?? (await store.revision()))
  return true
}
