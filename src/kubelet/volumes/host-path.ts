import { mkdir, stat, writeFile } from 'node:fs/promises'
import type { HostPathVolumeSource } from '../../api/index.js'
import { VolumeError } from './mount-failure.js'

/** Checks a hostPath's type, and makes what is to be made (pkg/volume/hostpath, v1.34). Returns the path. */
export async function prepareHostPath({ path, type = '' }: HostPathVolumeSource): Promise<string> {
  const failed = (what: string) => new VolumeError(`hostPath type check failed: ${path} is not ${what}`)
  if (type === '') {
    // Upstream leaves a missing path to the runtime, which makes a folder.
    await mkdir(path, { recursive: true }).catch(() => {})
    return path
  }
  if (type === 'DirectoryOrCreate') await mkdir(path, { recursive: true, mode: 0o755 }).catch(() => {})
  if (type === 'FileOrCreate') await writeFile(path, '', { flag: 'a', mode: 0o644 }).catch(() => {})
  const found = await stat(path).catch(() => undefined)
  switch (type) {
    case 'Directory':
    case 'DirectoryOrCreate':
      if (found?.isDirectory() !== true) throw failed('a directory')
      break
    case 'File':
    case 'FileOrCreate':
      if (found?.isFile() !== true) throw failed('a file')
      break
    case 'Socket':
      if (found?.isSocket() !== true) throw failed('a socket file')
      break
    case 'CharDevice':
      if (found?.isCharacterDevice() !== true) throw failed('a character device')
      break
    case 'BlockDevice':
      if (found?.isBlockDevice() !== true) throw failed('a block device')
      break
    default:
      throw new VolumeError(`${type} is an invalid volume type`)
  }
  return path
}
