import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../errors.js'
import { codeOf, messageOf } from './database.js'
import { formatVersion } from './layout.js'

/** Says which layout the folder has. Beside LevelDB's own files, so that it can be read without touching them. */
const formatFile = 'wherry-store.json'
const databaseFolder = 'db'

export interface DataFolder {
  readonly databasePath: string
  /** Nothing is there yet: LevelDB may create its files, and `markFormat` follows. */
  readonly isNew: boolean
}

/** Looks before anything is changed. Throws NEWER_FORMAT or CORRUPT where the folder is none that this version can use. */
export async function inspectFolder(path: string): Promise<DataFolder> {
  const databasePath = join(path, databaseFolder)
  const names = await listFolder(path)
  if (names.includes(formatFile)) {
    await checkFormat(path)
    if (!names.includes(databaseFolder)) {
      throw new StoreError(
        'CORRUPT',
        `The data folder ${path} says that it holds a store, but its ${databaseFolder} folder is missing. ` +
          'Restore it from a backup, or choose another folder to start an empty cluster.',
      )
    }
    return { databasePath, isNew: false }
  }
  // A start that was interrupted before it had written anything may have left LevelDB's files.
  const foreign = names.filter((name) => name !== databaseFolder && name !== `${formatFile}.new`)
  if (foreign.length > 0) {
    throw new StoreError(
      'CORRUPT',
      `The folder ${path} is no data folder of Wherry (it holds ${foreign.slice(0, 3).join(', ')}). Choose an empty or a new folder.`,
    )
  }
  await mkdir(path, { recursive: true })
  return { databasePath, isNew: true }
}

/** Makes the folder a store's, durably. */
export async function markFormat(path: string): Promise<void> {
  const temporary = join(path, `${formatFile}.new`)
  const file = await open(temporary, 'w')
  try {
    await file.writeFile(`${JSON.stringify({ format: formatVersion })}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, join(path, formatFile))
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function listFolder(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw new StoreError(
      'UNAVAILABLE',
      `The data folder ${path} cannot be read: ${messageOf(error)}. Choose a folder that this user may write to.`,
      {
        cause: error,
      },
    )
  }
}

async function checkFormat(path: string): Promise<void> {
  const format = readFormat(await readFile(join(path, formatFile), 'utf8'))
  if (format === undefined) {
    throw new StoreError(
      'CORRUPT',
      `${join(path, formatFile)} is damaged: it does not say which format the data has. Restore the folder from a backup, ` +
        'or choose another folder to start an empty cluster.',
    )
  }
  if (format > formatVersion) {
    throw new StoreError(
      'NEWER_FORMAT',
      `The data folder ${path} has format ${format}, and this version of Wherry knows formats up to ${formatVersion}. ` +
        'Start it with the newer version that wrote it, or choose another folder. Nothing was changed.',
    )
  }
}

function readFormat(text: string): number | undefined {
  try {
    const content: unknown = JSON.parse(text)
    if (typeof content !== 'object' || content === null || !('format' in content)) return undefined
    const { format } = content
    return typeof format === 'number' && Number.isInteger(format) && format >= 1 ? format : undefined
  } catch {
    return undefined
  }
}
