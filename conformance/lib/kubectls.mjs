// The kubectl programs of this machine: the one that PATH finds, and what lies beside it as `kubectl.1.27` and the like.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/**
 * `{ minor, path }` by version, oldest first. Each is called `kubectl` in a folder of its own, because its name shows in
 * error messages and as the field manager. Empty where there is none.
 */
export function findKubectls() {
  const found = onPath('kubectl')
  if (found === undefined) return []
  const folder = dirname(realpathSync(found))
  const siblings = readdirSync(folder)
    .map((name) => ({ minor: Number(/^kubectl\.1\.(\d+)$/.exec(name)?.[1]), target: join(folder, name) }))
    .filter(({ minor }) => minor > 0)
    .sort((a, b) => a.minor - b.minor)
  const all = siblings.length > 0 ? siblings : [{ minor: minorOf(found), target: realpathSync(found) }]
  return all.map(({ minor, target }) => ({ minor, path: linked(minor, target) }))
}

/** The oldest and the newest, which may be one. */
export function oldestAndNewest(kubectls) {
  return [...new Set([kubectls.at(0), kubectls.at(-1)])].filter((one) => one !== undefined)
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

function minorOf(path) {
  const text = execFileSync(path, ['version', '--client', '-o', 'json'], { encoding: 'utf8' })
  return Number.parseInt(JSON.parse(text).clientVersion.minor, 10)
}

function linked(minor, target) {
  const folder = join(tmpdir(), `wherry-kubectl-${process.getuid?.() ?? 0}`, `1.${minor}`)
  const path = join(folder, 'kubectl')
  mkdirSync(folder, { recursive: true })
  try {
    symlinkSync(target, path)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  return path
}
