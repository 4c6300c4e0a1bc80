// Builds dist/ from src/: compiles, copies the generated data, and makes the OpenAPI documents.
// `--if-needed` returns at once when dist/ is newer than all that it is made from.
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
/** Its time says when the last complete build began. */
const stamp = join(dist, '.built')
const sources = ['src', 'openapi', 'package.json', 'tsconfig.json', 'tsconfig.build.json']

/** Whether the path, or anything below it, is newer than a time. The time of a folder changes with what is added and removed. */
function isNewer(path, timeMs) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return false
  if (!stat.isDirectory()) return stat.mtimeMs > timeMs
  if (stat.mtimeMs > timeMs) return true
  return readdirSync(path, { withFileTypes: true }).some((entry) =>
    entry.isDirectory()
      ? isNewer(join(path, entry.name), timeMs)
      : statSync(join(path, entry.name), { throwIfNoEntry: false })?.mtimeMs > timeMs,
  )
}

function isUpToDate() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs
  return built !== undefined && !sources.some((source) => isNewer(join(root, source), built))
}

function run(program, args) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

/** What was compiled from a file that is gone must not be found by anybody. */
function removeStale(folder) {
  for (const entry of readdirSync(join(dist, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (existsSync(join(root, 'src', path))) removeStale(path)
      else if (path !== 'openapi') rmSync(join(dist, path), { recursive: true })
      continue
    }
    const module = /^(.*?)(\.d\.ts|\.js|\.js\.map)$/.exec(path)?.[1]
    if (module !== undefined && !existsSync(join(root, 'src', `${module}.ts`))) unlinkSync(join(dist, path))
  }
}

if (process.argv.includes('--if-needed') && isUpToDate()) process.exit(0)

const startedAt = new Date()
mkdirSync(dist, { recursive: true })
rmSync(stamp, { force: true })
// The compiler's memory of what it has written is worth nothing when that is gone.
if (!existsSync(join(dist, 'index.js'))) rmSync(join(dist, '.tsbuildinfo-build'), { force: true })
run('npx', ['tsc', '-p', 'tsconfig.build.json'])
removeStale('')
// tsc copies no JSON that is read rather than imported.
for (const name of readdirSync(join(root, 'src'), { recursive: true })) {
  if (!name.endsWith('.json')) continue
  mkdirSync(dirname(join(dist, name)), { recursive: true })
  cpSync(join(root, 'src', name), join(dist, name))
}
if (existsSync(join(root, 'openapi', 'documents.mjs'))) run(process.execPath, [join('openapi', 'documents.mjs')])
closeSync(openSync(stamp, 'w'))
utimesSync(stamp, startedAt, startedAt)
