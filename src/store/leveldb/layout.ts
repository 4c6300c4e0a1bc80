import type { Revision } from '../store.js'

/*
 * How a store lies in LevelDB. Revisions are 14 hexadecimal digits (53 bits), so that the order of keys is the order of time.
 *
 *     value/<key> NUL <revision>     what the key held from this revision on
 *     value/<key> NUL <revision>d    nothing: the key was deleted (empty value)
 *     log/<revision>                 the write: `<put|delete> <previous revision or 0> <first revision of its commit> <key>`
 *     meta/compacted                 the oldest revision that can be read
 *
 * There is no marker of the present revision: it is the last log entry's or, where the whole log is compacted, the compacted one.
 */

/** Data of a higher number was written by a newer Wherry. */
export const formatVersion = 1

export const compactedKey = 'meta/compacted'

const digits = 14
const nul = '\u0000'
const valuePrefix = 'value/'
const logPrefix = 'log/'

/** All log entries, and all values. */
export const logBounds = { gte: logPrefix, lt: 'log0' } as const
export const valueBounds = { gte: valuePrefix, lt: 'value0' } as const

function hex(revision: number): string {
  return revision.toString(16).padStart(digits, '0')
}

export function valueKey(key: string, revision: Revision): string {
  return `${valuePrefix}${key}${nul}${hex(revision)}`
}

export function tombstoneKey(key: string, revision: Revision): string {
  return `${valuePrefix}${key}${nul}${hex(revision)}d`
}

/** The versions of one key up to a revision. */
export function versionBounds(key: string, upTo: Revision): { readonly gte: string; readonly lte: string } {
  return { gte: `${valuePrefix}${key}${nul}`, lte: tombstoneKey(key, upTo) }
}

/** All versions of the keys from `start` (inclusive) to `end` (exclusive). */
export function rangeBounds(start: string, end: string): { readonly gte: string; readonly lt: string } {
  return { gte: valuePrefix + start, lt: valuePrefix + end }
}

export interface VersionName {
  readonly key: string
  readonly revision: Revision
  readonly isTombstone: boolean
}

/** Undefined where the name is none of ours. */
export function parseVersion(name: string): VersionName | undefined {
  const end = name.lastIndexOf(nul)
  const revision = parseHex(name.slice(end + 1, end + 1 + digits))
  const suffix = name.slice(end + 1 + digits)
  if (end <= valuePrefix.length || revision === undefined || (suffix !== '' && suffix !== 'd')) return undefined
  return { key: name.slice(valuePrefix.length, end), revision, isTombstone: suffix === 'd' }
}

export function logKey(revision: Revision): string {
  return logPrefix + hex(revision)
}

export interface LogRecord {
  readonly type: 'put' | 'delete'
  readonly key: string
  /** 0: there was nothing before. */
  readonly previous: Revision
  /** The first revision of the commit to which the write belongs. */
  readonly commit: Revision
}

export function printLog({ type, previous, commit, key }: LogRecord): string {
  return `${type} ${previous} ${commit} ${key}`
}

const logForm = /^(put|delete) (\d+) (\d+) (.+)$/s

/** Undefined where the entry is none of ours. */
export function parseLog(name: string, text: string): (LogRecord & { readonly revision: Revision }) | undefined {
  const revision = parseHex(name.slice(logPrefix.length))
  const match = logForm.exec(text)
  if (revision === undefined || match === null) return undefined
  return {
    revision,
    type: match[1] as 'put' | 'delete',
    previous: Number(match[2]) as Revision,
    commit: Number(match[3]) as Revision,
    key: match[4] as string,
  }
}

function parseHex(text: string): Revision | undefined {
  return text.length === digits && /^[0-9a-f]+$/.test(text) ? (Number.parseInt(text, 16) as Revision) : undefined
}
