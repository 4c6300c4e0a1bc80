import { StoreError } from '../errors.js'
import { orderOfRange } from '../keys.js'
import type { Change, Entry, KeyRange, Page, Revision } from '../store.js'
import type { CurrentEntries } from './current.js'
import { type Database, readAheadBytes } from './database.js'
import { logBounds, logKey, parseLog, parseVersion, rangeBounds, valueKey, versionBounds } from './layout.js'

/** Entries asked for at a time. */
const pageSize = 1000

/** What a key held at a revision that can be read. */
export async function getAt(database: Database, key: string, at: Revision): Promise<Entry | undefined> {
  // Both bounds are versions of this key: the last of them is the answer.
  const iterator = database.iterator({ ...versionBounds(key, at), reverse: true, limit: 1 })
  try {
    const found = await iterator.next()
    if (found === undefined) return undefined
    const version = requireVersion(found[0])
    return version.isTombstone ? undefined : { key, value: found[1], revision: version.revision }
  } finally {
    await iterator.close()
  }
}

/** What the keys of a range held at a revision that can be read. The iterator is a snapshot, so neither writes nor compaction disturb it. */
export async function listAt(database: Database, range: KeyRange, at: Revision, limit: number): Promise<Page> {
  const entries: Entry[] = []
  const page = (more: boolean): Page => ({ entries, revision: at, more })
  // LevelDB takes an upside-down range for an endless one.
  const { low, high } = orderOfRange(range)
  if (low >= high) return page(false)
  let newest: Entry | undefined
  let key: string | undefined
  const iterator = database.iterator({ ...rangeBounds(range.start, range.end), highWaterMarkBytes: readAheadBytes })
  try {
    for (let batch = await iterator.nextv(pageSize); batch.length > 0; batch = await iterator.nextv(pageSize)) {
      for (const [name, value] of batch) {
        const version = requireVersion(name)
        if (version.key !== key) {
          if (newest !== undefined) {
            if (entries.length >= limit) return page(true)
            entries.push(newest)
          }
          key = version.key
          newest = undefined
        }
        if (version.revision > at) continue
        newest = version.isTombstone ? undefined : { key, value, revision: version.revision }
      }
    }
    if (newest === undefined) return page(false)
    if (entries.length >= limit) return page(true)
    entries.push(newest)
    return page(false)
  } finally {
    await iterator.close()
  }
}

/** All current entries into the index; the greatest revision met. */
export async function loadCurrent(
  database: Database,
  current: CurrentEntries,
  bounds: { gte: string; lt: string },
): Promise<Revision> {
  let greatest = 0 as Revision
  let newest: Entry | undefined
  const iterator = database.iterator({ ...bounds, highWaterMarkBytes: readAheadBytes })
  try {
    for (let batch = await iterator.nextv(pageSize); batch.length > 0; batch = await iterator.nextv(pageSize)) {
      for (const [name, value] of batch) {
        const { key, revision, isTombstone } = requireVersion(name)
        if (newest !== undefined && newest.key !== key) current.set(newest)
        newest = isTombstone ? undefined : { key, value, revision }
        if (revision > greatest) greatest = revision
      }
    }
    if (newest !== undefined) current.set(newest)
    return greatest
  } finally {
    await iterator.close()
  }
}

/** The last log entry's revision; undefined when the log is empty. */
export async function lastLogged(database: Database): Promise<Revision | undefined> {
  const [last] = await database
    .iterator<string, string>({ ...logBounds, reverse: true, limit: 1, valueEncoding: 'utf8' })
    .all()
  return last && requireLog(...last).revision
}

export interface LogBounds {
  /** Exclusive. */
  readonly after: Revision
  /** Inclusive. */
  readonly upTo: Revision
}

export interface LogSlice {
  readonly commits: readonly (readonly Change[])[]
  /** The last revision that was looked at. */
  readonly seen: Revision
}

/** At least so many changes are read at a time, more where a commit is longer. */
const logSliceSize = 256

/**
 * The next commits after one revision and up to another, whole ones only but for the first, whose beginning may lie before it. Takes its
 * snapshot within the call.
 */
export async function readLog(
  database: Database,
  { after, upTo }: LogBounds,
  wants: (key: string) => boolean,
): Promise<LogSlice> {
  const snapshot = database.snapshot()
  const iterator = database.iterator<string, string>({
    gte: logKey((after + 1) as Revision),
    lte: logKey(upTo),
    valueEncoding: 'utf8',
    highWaterMarkBytes: readAheadBytes,
    snapshot,
  })
  try {
    const records = []
    let isCut = false
    let seen = after
    while (!isCut) {
      const batch = await iterator.nextv(logSliceSize)
      if (batch.length === 0) break
      for (const [name, text] of batch) {
        const record = requireLog(name, text)
        isCut = records.length >= logSliceSize && record.commit !== records.at(-1)?.commit
        if (isCut) break
        records.push(record)
        seen = record.revision
      }
    }
    const wanted = records.filter((record) => wants(record.key))
    const names = wanted.flatMap(({ type, key, revision, previous }) => [
      type === 'put' ? valueKey(key, revision) : '',
      previous > 0 ? valueKey(key, previous) : '',
    ])
    const values = await database.getMany(
      names.filter((name) => name !== ''),
      { snapshot },
    )
    let next = 0
    const take = (name: string | undefined): Uint8Array | undefined => {
      if (name === '' || name === undefined) return undefined
      const value = values[next++]
      if (value === undefined) throw corrupt(`the log names ${JSON.stringify(name)}, which is not there`)
      return value
    }
    const commits: Change[][] = []
    let commit: Revision | undefined
    for (const [i, record] of wanted.entries()) {
      const { type, key, revision } = record
      const value = take(names[2 * i])
      const before = take(names[2 * i + 1])
      const change: Change = {
        type,
        key,
        revision,
        ...(value === undefined ? {} : { value }),
        ...(before === undefined ? {} : { previous: { key, value: before, revision: record.previous } }),
      }
      if (record.commit === commit) commits.at(-1)?.push(change)
      else commits.push([change])
      commit = record.commit
    }
    return { commits, seen }
  } finally {
    await iterator.close()
    await snapshot.close()
  }
}

function requireVersion(name: string) {
  const version = parseVersion(name)
  if (version === undefined) throw corrupt(`${JSON.stringify(name)} is not the name of a value`)
  return version
}

export function requireLog(name: string, text: string) {
  const record = parseLog(name, text)
  if (record === undefined) throw corrupt(`${JSON.stringify(name)} is not a log entry`)
  return record
}

export function corrupt(what: string): StoreError {
  return new StoreError('CORRUPT', `the data folder is damaged: ${what}`)
}
