import { lstat, mkdir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'

/**
 * The real path of `subPath` inside a volume, made as a folder where it is missing. Rejects when it is absolute, has `..`, or leads out of the
 * volume through a symbolic link (a container could otherwise mount any file of the node).
 */
export async function resolveSubPath(volume: string, subPath: string): Promise<string> {
  if (subPath.startsWith('/')) throw new Error('subPath must be a relative path')
  const parts = subPath.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) throw new Error("subPath must not contain '..'")
  const root = await realpath(volume)
  let path = root
  for (const part of parts) {
    path = join(path, part)
    const exists = await lstat(path).then(
      () => true,
      () => false,
    )
    if (!exists) await mkdir(path, { mode: 0o750 })
    path = await realpath(path)
    if (path !== root && !path.startsWith(root + sep)) throw new Error(`subPath leads out of the volume`)
  }
  return path
}
