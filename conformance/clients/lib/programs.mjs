// How each client program is made ready: with its own package manager, in a cache folder outside the project.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findKubectls } from '../../lib/kubectls.mjs'
import { cleanEnvironment, projectFolder } from '../../lib/wherry.mjs'

const home = join(projectFolder, 'conformance', 'clients')
const buildLimitMs = 1_500_000
const lightLimitMs = 240_000

function cacheFolder() {
  return (
    process.env.WHERRY_CLIENTS_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'wherry-clients')
  )
}

/**
 * What can be run: `{ name, steps }` with a command line each, or `{ name, skip }` with the reason. Programs that compile for minutes
 * (`go`, `rust`) are built only when `build` says so, and run whenever their present sources have been built.
 */
export function preparePrograms({ build, only, log }) {
  const makers = [
    ['kubectl', kubectls],
    ['client-node', node],
    ['python', python],
    ['java', java],
    ['go', go],
    ['rust', rust],
  ]
  return makers
    .filter(([name]) => only.length === 0 || only.some((part) => name.includes(part)))
    .flatMap(([name, make]) => {
      try {
        return make({ build, log })
      } catch (error) {
        return [error instanceof NotInstalled ? { name, skip: error.message } : { name, broken: error.message }]
      }
    })
}

/** The package manager could not bring what a program needs: that says nothing about Wherry. */
class NotInstalled extends Error {}

function has(program, ...args) {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 60_000 }).status === 0
}

function install(program, args, { cwd, env = {}, limitMs = lightLimitMs }) {
  const options = {
    cwd,
    env: { ...cleanEnvironment(), ...env },
    timeout: limitMs,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  }
  const { status, signal, stdout, stderr } = spawnSync(program, args, options)
  if (status === 0) return
  throw new NotInstalled(
    `${program} ${args.join(' ')} ended with ${signal ?? status}: ${`${stdout}${stderr}`.slice(-2000)}`,
  )
}

/** A folder named after the content of a program's sources, made by `make(folder)` when it is not there; undefined if it may not be made. */
function built(name, { may = true, make, log }) {
  const source = join(home, name)
  const folder = join(cacheFolder(), `${name}-${digest(source)}`)
  if (existsSync(folder)) return folder
  if (!may) return undefined
  const started = performance.now()
  const draft = `${folder}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  try {
    cpSync(source, draft, { recursive: true })
    make(draft)
    renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  log(`  ${name}: made ready in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  return folder
}

function digest(folder) {
  const hash = createHash('sha256').update(`${process.arch} ${process.platform}`)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
    const path = join(entry.parentPath ?? entry.path, entry.name)
    hash.update(path.slice(folder.length)).update('\0').update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 12)
}

function kubectlProgram(name, path) {
  return { name, command: process.execPath, args: [join(home, 'kubectl', 'main.mjs')], env: { KUBECTL: path } }
}

function kubectls() {
  const found = findKubectls()
  if (found.length === 0) return [{ name: 'kubectl', skip: 'there is no kubectl on this machine' }]
  return found.map(({ minor, path }) => kubectlProgram(`kubectl 1.${minor}`, path))
}

function node() {
  return [{ name: 'client-node', command: process.execPath, args: [join(home, 'node', 'main.mjs')] }]
}

function python({ log }) {
  if (!has('python3', '-c', 'import ensurepip, venv'))
    return [{ name: 'python', skip: 'there is no python3 with venv' }]
  // A virtual environment knows its own path: it is made where it stays.
  const folder = built('python', { log, make: () => {} })
  const interpreter = join(folder, 'venv', 'bin', 'python')
  if (!existsSync(join(folder, 'venv', 'done'))) {
    install('python3', ['-m', 'venv', '--clear', 'venv'], { cwd: folder })
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', 'requirements.txt']
    install(interpreter, pip, { cwd: folder })
    mkdirSync(join(folder, 'venv', 'done'))
  }
  return [{ name: 'python', command: interpreter, args: ['-B', 'main.py'], cwd: folder }]
}

function java({ log }) {
  if (!has('mvn', '--version')) return [{ name: 'java', skip: 'there is no Maven (mvn)' }]
  const make = (cwd) => install('mvn', ['-q', '-B', '-ntp', 'package', 'dependency:copy-dependencies'], { cwd })
  const folder = built('java', { log, make })
  const classes = [join(folder, 'target', 'classes'), join(folder, 'target', 'dependency', '*')].join(':')
  return [{ name: 'java', command: 'java', args: ['-XX:TieredStopAtLevel=1', '-cp', classes, 'wherry.test.Main'] }]
}

const toBuild =
  'it takes minutes to compile and has not been: node conformance/clients/run.mjs --build, or WHERRY_CLIENTS=all'

function go({ build, log }) {
  const names = { kubectl: 'kubectl 1.34 (Go module)', clientgo: 'client-go', controllerruntime: 'controller-runtime' }
  const make = (cwd) => {
    // What a release is told of its version; kubectl asks for it.
    const version = { gitVersion: 'v1.34.4', gitMajor: '1', gitMinor: '34' }
    const told = Object.entries(version).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
    mkdirSync(join(cwd, 'bin'))
    install('go', ['build', `-ldflags=-s -w ${told.join(' ')}`, '-o', 'bin/', './...'], { cwd, limitMs: buildLimitMs })
  }
  const folder = built('go', { may: build && has('go', 'version'), make, log })
  if (folder === undefined) {
    const skip = has('go', 'version') ? toBuild : 'there is no Go on this machine'
    return Object.values(names).map((name) => ({ name, skip }))
  }
  return [
    kubectlProgram(names.kubectl, join(folder, 'bin', 'kubectl')),
    { name: names.clientgo, command: join(folder, 'bin', 'clientgo'), args: [] },
    { name: names.controllerruntime, command: join(folder, 'bin', 'controllerruntime'), args: [] },
  ]
}

function rust({ build, log }) {
  const make = (cwd) => {
    // Dependencies stay compiled for the next change of the program.
    const env = { CARGO_TARGET_DIR: join(cacheFolder(), 'rust-target') }
    install('cargo', ['build', '--quiet', '--locked'], { cwd, env, limitMs: buildLimitMs })
    cpSync(join(env.CARGO_TARGET_DIR, 'debug', 'clients'), join(cwd, 'clients'))
  }
  const folder = built('rust', { may: build && has('cargo', '--version'), make, log })
  if (folder !== undefined) return [{ name: 'kube-rs', command: join(folder, 'clients'), args: [] }]
  return [{ name: 'kube-rs', skip: has('cargo', '--version') ? toBuild : 'there is no cargo on this machine' }]
}
