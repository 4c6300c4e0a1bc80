import type { Revision } from '../../store/index.js'
import type { CachedObject } from '../cache/index.js'
import { lostRace, toStatusError } from '../store-errors.js'
import type { StoredResource } from '../stored-resource.js'
import type { WriteTools } from './write-tools.js'
import { resourceNameOf } from './write-tools.js'

/** Takes the object out of the store if it is still this version. The revision of the delete, or undefined where another writer was faster. */
export async function removeNow(
  tools: WriteTools,
  resource: StoredResource,
  current: CachedObject,
): Promise<Revision | undefined> {
  const { namespace, name } = current
  try {
    const entry = await tools.store.delete(resource.storeKey(namespace, name), current.revision)
    await tools.feed.reached(entry.revision)
    await resource.definition.release?.(current.object())
    return entry.revision
  } catch (error) {
    if (await lostRace(error, tools.feed, tools.store)) return undefined
    throw toStatusError(error, resourceNameOf(resource.definition), name)
  }
}
