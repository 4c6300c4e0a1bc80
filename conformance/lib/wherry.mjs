// Starts the built `wherry` command as a process of its own, on a free port and in a folder that goes with it.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const program = join(projectFolder, 'bin', 'wherry.mjs')
const startLimitMs = 60_000
const stopLimitMs = 30_000

/** The environment without variables that are flags of `wherry` or lead kubectl elsewhere. */
export function cleanEnvironment() {
  const own = /^(WHERRY_|KUBECONFIG$|KUBE_EDITOR$|EDITOR$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)))
}

export function temporaryFolder(prefix = 'wherry-conformance-') {
  return mkdtempSync(join(tmpdir(), prefix))
}

export function randomName(prefix) {
  return `${prefix}-${Math.random().toString(36).slice(2, 8)}`
}

/** All clusters of one run of the suites begin with this, so that what a test that was ended left behind can be found. */
export const runPrefix = process.env.CONFORMANCE_RUN ?? randomName('ring4')
process.env.CONFORMANCE_RUN = runPrefix

/** None of them outlives the process that started it. */
const children = new Set()
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** Runs `wherry ARGS` to its end: `{ code, stdout, stderr }`. */
export function runWherry(args, { env = {}, timeoutMs = startLimitMs } = {}) {
  const options = { env: { ...cleanEnvironment(), ...env }, timeout: timeoutMs, maxBuffer: 16 << 20 }
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr })
    })
  })
}

/**
 * Starts `wherry start` and resolves when it says that it is ready. `folder` (which must outlive it) and `name` let a second
 * start find what a first one left.
 */
export async function startWherry({ flags = [], name = randomName(runPrefix), folder, port = 0, env = {} } = {}) {
  const home = folder ?? temporaryFolder()
  const kubeconfig = join(home, 'kubeconfig')
  const args = [program, 'start', '--name', name, '--data', join(home, 'data'), '--write-kubeconfig', kubeconfig]
  const child = spawn(process.execPath, [...args, '--port', String(port), ...flags], {
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const wherry = new Wherry({ child, name, home, kubeconfig, ownsFolder: folder === undefined })
  try {
    await wherry.ready()
  } catch (error) {
    await wherry.kill()
    throw error
  }
  return wherry
}

class Wherry {
  #child
  #ownsFolder
  #ended
  output = ''

  constructor({ child, name, home, kubeconfig, ownsFolder }) {
    this.#child = child
    this.#ownsFolder = ownsFolder
    this.#ended = once(child, 'exit')
    children.add(child)
    void this.#ended.then(() => children.delete(child))
    this.name = name
    this.folder = home
    this.dataFolder = join(home, 'data')
    this.kubeconfig = kubeconfig
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        this.output += text
      })
    }
  }

  get pid() {
    return this.#child.pid
  }

  get isRunning() {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** The address in the kubeconfig. */
  get url() {
    return /server: (\S+)/.exec(readFileSync(this.kubeconfig, 'utf8'))[1]
  }

  ready() {
    return new Promise((resolve, reject) => {
      const fail = (why) => reject(new Error(`wherry ${why}; it said:\n${this.output}`))
      const timer = setTimeout(() => fail(`was not ready after ${startLimitMs} ms`), startLimitMs)
      const done = (act) => {
        clearTimeout(timer)
        act()
      }
      this.#child.stdout.on('data', () => {
        if (/^export KUBECONFIG=/m.test(this.output) && existsSync(this.kubeconfig)) done(resolve)
      })
      this.#child.on('error', (error) => done(() => fail(error.message)))
      this.#child.on('close', (code, signal) => done(() => fail(`ended with ${signal ?? code}`)))
    })
  }

  /** Ends it as a user would; the exit code, or the signal when it had to be killed. */
  async stop() {
    if (!this.isRunning) return this.#child.exitCode ?? this.#child.signalCode
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), stopLimitMs)
    this.#child.kill('SIGTERM')
    const [code, signal] = await this.#ended
    clearTimeout(timer)
    return signal ?? code
  }

  /** Ends it at once, as a power cut would. */
  async kill() {
    if (!this.isRunning) return
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  /** Stops it, removes what it has in Docker, and its folder. */
  async remove() {
    await this.stop()
    const removed = await runWherry(['delete', '--name', this.name, '--data', this.dataFolder])
    if (this.#ownsFolder) rmSync(this.folder, { recursive: true, force: true })
    return removed
  }
}
