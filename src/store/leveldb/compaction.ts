import type { Revision } from '../store.js'
import { type Database, readAheadBytes } from './database.js'
import { compactedKey, logBounds, logKey, tombstoneKey, valueKey } from './layout.js'
import { requireLog } from './past.js'

/** Log entries per slice: well under a millisecond of work, so that requests and commits run in between. */
const sliceSize = 128

/** From here on no earlier revision can be read. On disk before anything is deleted. */
export async function markCompacted(database: Database, revision: Revision): Promise<void> {
  await database.put<string, string>(compactedKey, String(revision), { valueEncoding: 'utf8', sync: true })
}

/**
 * Deletes what no read at or after the revision can see. The log says what that is: each entry up to there made its predecessor invisible,
 * and itself when it is a tombstone. An entry goes in the same batch as what it hid, so an interrupted run is continued by the next one. The
 * batches are not synced: when the machine stops, the worst is to delete again.
 */
export async function deleteCompacted(database: Database, revision: Revision): Promise<void> {
  const iterator = database.iterator<string, string>({
    gte: logBounds.gte,
    lte: logKey(revision),
    valueEncoding: 'utf8',
    highWaterMarkBytes: readAheadBytes,
  })
  try {
    for (let slice = await iterator.nextv(sliceSize); slice.length > 0; slice = await iterator.nextv(sliceSize)) {
      const operations: { readonly type: 'del'; readonly key: string }[] = []
      for (const [name, text] of slice) {
        const record = requireLog(name, text)
        operations.push({ type: 'del', key: name })
        if (record.previous > 0) operations.push({ type: 'del', key: valueKey(record.key, record.previous) })
        if (record.type === 'delete') operations.push({ type: 'del', key: tombstoneKey(record.key, record.revision) })
      }
      await database.batch(operations)
    }
  } finally {
    await iterator.close()
  }
}
