import { ClassicLevel } from 'classic-level'
import { isStoreError, StoreError } from '../errors.js'

/** LevelDB itself. Values are Buffers of their own, never parts of a shared one. */
export type Database = ClassicLevel<string, Uint8Array>

export function createDatabase(path: string): Database {
  return new ClassicLevel<string, Uint8Array>(path, {
    valueEncoding: 'buffer',
    // A group of writes is some hundred KB: fewer, larger tables than LevelDB's 4 MiB default, at 2 x 16 MiB of memory at most.
    writeBufferSize: 16 * 1024 * 1024,
  })
}

/** What reading in one go may hold in memory; the default of 16 KiB would make every value of a list a round trip. */
export const readAheadBytes = 1024 * 1024

/** What a failed call of LevelDB means to the users of a store. */
export function translate(error: unknown, doing: string): StoreError {
  if (isStoreError(error)) return error
  const code = codeOf(error)
  const detail = messageOf(error)
  return new StoreError(code === 'LEVEL_CORRUPTION' ? 'CORRUPT' : 'UNAVAILABLE', `${doing} failed: ${detail}`, {
    cause: error,
  })
}

/** The code of the error, or of what caused it: classic-level wraps what happens at opening. */
export function codeOf(error: unknown): string | undefined {
  const code = field(innermost(error), 'code')
  return code === undefined ? undefined : String(code)
}

export function messageOf(error: unknown): string {
  const root = innermost(error)
  return String(field(root, 'message') ?? root)
}

function innermost(error: unknown): unknown {
  const cause = field(error, 'cause')
  return cause === undefined ? error : innermost(cause)
}

/** Not by `instanceof Error`: errors of Node's own modules may come from another realm. */
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
