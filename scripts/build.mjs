// Builds dist/ from src/: compiles, copies the data that is read rather than imported, makes the OpenAPI documents and the bundle.
// `--if-needed` returns at once when dist/ is newer than all that it is made from. Type errors do not keep the compiler from writing
// what it can, but make the build fail, unless it is told to `--force`. Says nothing when all is well.
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
} from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const isForced = process.argv.includes('--force')
/** Its time says when the last complete build began. */
const stamp = join(dist, '.built')
const sources = [
  'src',
  'openapi',
  'scripts/build.mjs',
  'scripts/bundle.mjs',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
]
/** What is in dist/ without being compiled from src/. */
const made = new Set(['openapi', 'bundle'])

function fail(message) {
  console.error(message)
  process.exit(1)
}

/** Whether the path, or anything below it, is newer than a time. The time of a folder changes with what is added and removed. */
function isNewer(path, timeMs) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return false
  if (stat.mtimeMs > timeMs) return !/\.test\.(ts|mjs)$/.test(path)
  return stat.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), timeMs))
}

function isUpToDate() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs
  return built !== undefined && !sources.some((source) => isNewer(join(root, source), built))
}

/** Whether the program succeeded; what it says is shown only when it did not. */
function run(program, args) {
  const { status, signal, error, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
  if (error) fail(`${program} could not be run: ${error.message}. Has "npm ci" been run?`)
  if (status === 0) return true
  process.stderr.write(stdout + stderr)
  if (signal) fail(`${program} was ended by ${signal}.`)
  return false
}

function compile() {
  // The compiler's memory of what it has written is worth nothing when that is gone.
  if (!existsSync(join(dist, 'index.js'))) rmSync(join(dist, '.tsbuildinfo-build'), { force: true })
  const compiler = join(root, 'node_modules', '.bin', 'tsc')
  if (!existsSync(compiler)) fail('The compiler is missing: run "npm ci" first.')
  if (run(compiler, ['-p', 'tsconfig.build.json'])) return true
  if (!isForced)
    fail('The build failed: the errors above are in src/. ("--force" goes on with what could be compiled.)')
  return false
}

/** What was compiled from a file that is gone must not be found by anybody. */
function removeStale(folder) {
  for (const entry of readdirSync(join(dist, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (existsSync(join(root, 'src', path))) removeStale(path)
      else if (!made.has(path)) rmSync(join(dist, path), { recursive: true })
      continue
    }
    const module = /^(.*?)(\.d\.ts|\.js|\.js\.map)$/.exec(path)?.[1]
    if (module !== undefined && !existsSync(join(root, 'src', `${module}.ts`))) unlinkSync(join(dist, path))
  }
}

/** tsc copies no JSON that is read rather than imported. */
function copyData() {
  for (const name of readdirSync(join(root, 'src'), { recursive: true })) {
    // What tests compare with is theirs alone.
    if (!name.endsWith('.json') || name.split(sep).includes('testing')) continue
    mkdirSync(dirname(join(dist, name)), { recursive: true })
    copyFileSync(join(root, 'src', name), join(dist, name))
  }
}

if (process.argv.includes('--if-needed') && isUpToDate()) process.exit(0)

const startedAt = new Date()
mkdirSync(dist, { recursive: true })
rmSync(stamp, { force: true })
const isComplete = compile()
removeStale('')
copyData()
if (!run(process.execPath, [join('openapi', 'documents.mjs')])) fail('The OpenAPI documents could not be made.')
const { bundle } = await import('./bundle.mjs')
await bundle(dist)
if (isComplete) {
  closeSync(openSync(stamp, 'w'))
  utimesSync(stamp, startedAt, startedAt)
} else if (!isForced) fail('src/ has errors; what could be compiled is in dist/.')
