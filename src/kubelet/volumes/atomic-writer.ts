import {
  chmod,
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { VolumeError } from './mount-failure.js'

export interface PayloadFile {
  readonly data: Uint8Array
  /** Permission bits. */
  readonly mode: number
}

/** Relative path → file. */
export type Payload = ReadonlyMap<string, PayloadFile>

export interface AtomicWriteOptions {
  /** Makes the version folder's name: unique within the volume. */
  readonly version: string
  /** Group of all files, which it may read. */
  readonly fsGroup?: number | undefined
}

/**
 * Puts all files into the folder at once: they stand in a version folder to which `..data` points, and each visible name points through `..data`
 * (pkg/volume/util/atomic_writer.go, v1.34). Readers see all of the old version or all of the new one. False when nothing has changed.
 */
export async function writeAtomically(folder: string, payload: Payload, options: AtomicWriteOptions): Promise<boolean> {
  for (const path of payload.keys()) checkPath(path)
  await mkdir(folder, { recursive: true })
  const old = await currentVersion(folder)
  if (old !== undefined && (await isSame(join(folder, old), payload))) return false
  const version = `..${options.version}`
  await mkdir(join(folder, version), { mode: 0o755 })
  for (const [path, file] of payload) await writeOne(join(folder, version, path), file, options.fsGroup)
  await symlink(version, join(folder, '..data_tmp'))
  await rename(join(folder, '..data_tmp'), join(folder, '..data'))
  await linkVisible(folder, payload)
  if (old !== undefined && old !== version) await rm(join(folder, old), { recursive: true, force: true })
  return true
}

function checkPath(path: string): void {
  const parts = path.split('/')
  if (path === '' || path.startsWith('/')) throw new VolumeError(`invalid path: must be relative path: ${path}`)
  if (parts.includes('..')) throw new VolumeError(`invalid path: must not contain '..': ${path}`)
  if (parts[0]?.startsWith('..') === true) throw new VolumeError(`invalid path: must not start with '..': ${path}`)
}

async function writeOne(path: string, { data, mode }: PayloadFile, fsGroup: number | undefined): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, data)
  // Not by the write's own mode: the process's umask must not count.
  await chmod(path, fsGroup === undefined ? mode : mode | 0o040)
  if (fsGroup !== undefined) await chown(path, process.getuid?.() ?? 0, fsGroup).catch(() => {})
}

async function currentVersion(folder: string): Promise<string | undefined> {
  return await readlink(join(folder, '..data')).catch(() => undefined)
}

async function isSame(version: string, payload: Payload): Promise<boolean> {
  const existing = await filesBelow(version, '').catch(() => undefined)
  if (existing === undefined || existing.length !== payload.size) return false
  for (const path of existing) {
    const file = payload.get(path)
    if (file === undefined) return false
    const full = join(version, path)
    if (!Buffer.from(file.data).equals(await readFile(full))) return false
    if (((await lstat(full)).mode & 0o737) !== (file.mode & 0o737)) return false
  }
  return true
}

async function filesBelow(folder: string, prefix: string): Promise<string[]> {
  const paths: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    if (entry.isDirectory()) paths.push(...(await filesBelow(join(folder, entry.name), path)))
    else paths.push(path)
  }
  return paths
}

async function linkVisible(folder: string, payload: Payload): Promise<void> {
  const wanted = new Set([...payload.keys()].map((path) => path.split('/')[0] ?? path))
  for (const name of await readdir(folder)) {
    if (name.startsWith('..')) continue
    if (wanted.has(name)) wanted.delete(name)
    else await rm(join(folder, name), { force: true })
  }
  for (const name of wanted) await symlink(join('..data', name), join(folder, name))
}
