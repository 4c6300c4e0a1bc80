import { StoreError } from '../errors.js'
import type { Revision } from '../store.js'
import { CurrentEntries } from './current.js'
import { codeOf, createDatabase, type Database, messageOf, translate } from './database.js'
import { inspectFolder, markFormat } from './folder.js'
import { compactedKey, valueBounds } from './layout.js'
import { corrupt, lastLogged, loadCurrent, readLog } from './past.js'
import { LevelStore, type StoredState } from './store.js'

export interface LevelStoreOptions {
  /** Makes the database at a path; for tests that let it fail. */
  readonly createDatabase?: (path: string) => Database
}

/**
 * Opens the store of a data folder, or makes one where the folder is empty or missing. Rejects with LOCKED, NEWER_FORMAT, CORRUPT or
 * UNAVAILABLE, each with a message that says what to do; the data is as it was then.
 */
export async function openLevelStore(path: string, options: LevelStoreOptions = {}): Promise<LevelStore> {
  const { databasePath, isNew } = await inspectFolder(path)
  const database = (options.createDatabase ?? createDatabase)(databasePath)
  try {
    await database.open({ createIfMissing: isNew })
  } catch (error) {
    throw openingError(path, error)
  }
  try {
    if (isNew) await markFormat(path)
    return new LevelStore(database, await readState(database))
  } catch (error) {
    await database.close()
    const told = translate(error, `reading the data folder ${path}`)
    if (told.code !== 'CORRUPT') throw told
    throw new StoreError(
      'CORRUPT',
      `${told.message}. Restore ${path} from a backup, or choose another folder to start an empty cluster.`,
      {
        cause: told,
      },
    )
  }
}

/** Everything of the present into memory; checks that log and values agree on what the present is. */
async function readState(database: Database): Promise<StoredState> {
  const marked = await database.get<string, string>(compactedKey, { valueEncoding: 'utf8' })
  if (marked !== undefined && !/^\d+$/.test(marked)) throw corrupt(`${compactedKey} is ${JSON.stringify(marked)}`)
  const compactedTo = Number(marked ?? 0) as Revision
  const logged = await lastLogged(database)
  const revision = Math.max(logged ?? 0, compactedTo) as Revision
  const current = new CurrentEntries()
  const greatest = await loadCurrent(database, current, valueBounds)
  if (greatest > revision) throw corrupt(`a value has revision ${greatest}, the log ends at ${revision}`)
  // Below the compacted revision values of the last entries may be gone, and so they should be.
  if (logged !== undefined && logged > compactedTo) {
    await readLog(database, { after: (logged - 1) as Revision, upTo: logged }, () => true)
  }
  return { current, revision, compactedTo }
}

function openingError(path: string, error: unknown): StoreError {
  const detail = messageOf(error)
  switch (codeOf(error)) {
    case 'LEVEL_LOCKED':
      return new StoreError(
        'LOCKED',
        `The data folder ${path} is in use by another process. Stop the cluster that uses it, or choose another folder.`,
        { cause: error },
      )
    case 'LEVEL_IO_ERROR':
      return new StoreError(
        'UNAVAILABLE',
        `The data folder ${path} cannot be opened: ${detail}. Check its permissions and the space on the disk.`,
        {
          cause: error,
        },
      )
    default:
      return new StoreError(
        'CORRUPT',
        `The data folder ${path} is damaged: ${detail}. Restore it from a backup, or choose another folder to start an empty cluster.`,
        { cause: error },
      )
  }
}
