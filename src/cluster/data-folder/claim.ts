import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { clusterPaths } from './paths.js'
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.js'

/** The process that uses a cluster's folder. */
export interface ClusterProcess extends ProcessIdentity {
  readonly name: string
  /** RFC 3339. */
  readonly since: string
  /** Where it answers; absent while it is starting. */
  readonly url?: string
}

/** The right to use a folder, until it is released. */
export interface FolderClaim {
  /** Tells others where the cluster answers. */
  announce(url: string): Promise<void>
  release(): Promise<void>
}

/** The message names the folder and the process, and says what to do. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError'
  readonly process: ClusterProcess

  constructor(folder: string, user: ClusterProcess) {
    super(
      `The data folder ${folder} is in use by process ${user.pid} (cluster "${user.name}", since ${user.since}). ` +
        'Stop that cluster first, or choose another name or folder.',
    )
    this.process = user
  }
}

export interface ClaimOptions {
  readonly folder: string
  /** The cluster's name. */
  readonly name: string
  /** Milliseconds since 1970, for people to read. */
  readonly now: number
}

/**
 * Makes the folder where it is missing and claims it for this process. A claim whose process has died counts for nothing.
 *
 * @throws FolderInUseError
 */
export async function claimFolder({ folder, name, now }: ClaimOptions): Promise<FolderClaim> {
  const path = clusterPaths(folder).process
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const user: ClusterProcess = {
    ...(await identityOf(process.pid)),
    name,
    since: new Date(now).toISOString(),
  }
  const draft = await writeDraft(path, user)
  try {
    // A link, other than a rename, never takes the place of a file; other than a new file, it has its content from the start.
    while (!(await linked(draft, path))) await removeStale(folder, path)
  } finally {
    await rm(draft, { force: true })
  }
  return {
    async announce(url) {
      await rename(await writeDraft(path, { ...user, url }), path)
    },
    async release() {
      if (isSame(parse(await textOf(path)), user)) await rm(path, { force: true })
    },
  }
}

/** The process that uses the folder now; undefined when none does. */
export async function readProcess(folder: string): Promise<ClusterProcess | undefined> {
  const found = parse(await textOf(clusterPaths(folder).process))
  return found !== undefined && (await isAlive(found)) ? found : undefined
}

/** Nobody needs that long to take a claim away; a process that died while it did so has left its mark behind. */
const longestTakeoverMs = 5_000

/** Removes a claim whose process has died. One process at a time: between looking at it and removing it, it must not become another's. */
async function removeStale(folder: string, path: string): Promise<void> {
  const mark = `${path}.stale`
  if (!(await madeFolder(mark))) {
    await waitFor(mark)
    return
  }
  try {
    const text = await textOf(path)
    const found = parse(text)
    if (found !== undefined && (await isAlive(found))) throw new FolderInUseError(folder, found)
    await rm(path, { force: true })
  } finally {
    await rm(mark, { recursive: true, force: true })
  }
}

async function madeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function waitFor(mark: string): Promise<void> {
  const { SystemClock } = await import('../../base/index.js')
  const clock = new SystemClock()
  const made = await stat(mark).catch(() => undefined)
  if (made && clock.now() - made.mtimeMs > longestTakeoverMs) await rm(mark, { recursive: true, force: true })
  else await clock.sleep(5)
}

async function writeDraft(path: string, user: ClusterProcess): Promise<string> {
  const draft = `${path}.${process.pid}-${process.hrtime.bigint()}`
  await writeFile(draft, `${JSON.stringify(user, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return draft
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function parse(text: string | undefined): ClusterProcess | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null && 'pid' in value ? (value as ClusterProcess) : undefined
  } catch {
    return undefined
  }
}

function isSame(one: ProcessIdentity | undefined, other: ProcessIdentity): boolean {
  return one?.pid === other.pid && one.started === other.started
}
