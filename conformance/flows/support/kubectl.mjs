// Runs kubectl against one server as a person would, and waits for what it shows.
import { execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { cleanEnvironment } from '../../lib/wherry.mjs'

const limitMs = 90_000

export class Kubectl {
  #program
  #environment
  #kubeconfig
  #namespace

  constructor({ path, minor, wherry, namespace = 'default', env = {} }) {
    this.#program = path
    this.#kubeconfig = wherry.kubeconfig
    this.#namespace = namespace
    this.#environment = {
      ...cleanEnvironment(),
      KUBECACHEDIR: join(wherry.folder, `cache-${minor}`),
      TZ: 'UTC',
      ...env,
    }
  }

  /** The arguments that lead to the server and the namespace. */
  get #place() {
    return ['--kubeconfig', this.#kubeconfig, '-n', this.#namespace]
  }

  /** Runs it to its end whatever comes: `{ code, stdout, stderr }`. */
  try(args, { stdin = '', env = {}, timeoutMs = limitMs } = {}) {
    const options = { env: { ...this.#environment, ...env }, timeout: timeoutMs, maxBuffer: 64 << 20 }
    return new Promise((resolve) => {
      const child = execFile(this.#program, [...this.#place, ...args], options, (error, stdout, stderr) => {
        resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr })
      })
      child.stdin.on('error', () => {})
      child.stdin.end(stdin)
    })
  }

  /** Runs it and gives its standard output; throws with all that it said when it fails. */
  async run(args, options) {
    const { code, stdout, stderr } = await this.try(args, options)
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')} ended with ${code}\n${stderr}${stdout}`)
    return stdout
  }

  async json(...args) {
    return JSON.parse(await this.run([...args, '-o', 'json']))
  }

  /** Starts it and stays with it: see `Conversation`. */
  start(args, { program = this.#program, before = [], env = {} } = {}) {
    const child = spawn(program, [...before, ...this.#place, ...args], { env: { ...this.#environment, ...env } })
    return new Conversation(child)
  }

  /** The whole command line, for a shell. */
  line(args) {
    return [this.#program, ...this.#place, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
  }

  get environment() {
    return this.#environment
  }
}

/** A running program that is spoken with. */
export class Conversation {
  #child
  #closed
  stdout = ''
  stderr = ''

  constructor(child) {
    this.#child = child
    child.stdout.setEncoding('utf8').on('data', (text) => {
      this.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      this.stderr += text
    })
    child.stdin.on('error', () => {})
    this.#closed = new Promise((resolve) => {
      child.on('close', (code, signal) => resolve(signal ?? code))
    })
  }

  say(text) {
    this.#child.stdin.write(text)
  }

  /** No more input. */
  hangUp() {
    this.#child.stdin.end()
  }

  /** The exit code, or the signal that ended it. */
  async ended(timeoutMs = 30_000) {
    await until(() => this.#child.exitCode !== null || this.#child.signalCode !== null, {
      timeoutMs,
      what: () => `the end of ${this.#child.spawnargs.join(' ')}; it said: ${this.stdout}${this.stderr}`,
    })
    return this.#closed
  }

  hears(pattern, timeoutMs = 30_000) {
    return until(() => pattern.exec(this.stdout), {
      timeoutMs,
      what: () => `${pattern} from ${this.#child.spawnargs.join(' ')}; it said: ${this.stdout}${this.stderr}`,
    })
  }

  async end() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGKILL')
    await this.#closed
  }
}

/** Asks again and again until the answer is something; that answer. Throws after the time, saying `what` was waited for. */
export async function until(ask, { timeoutMs = 30_000, what = () => String(ask) } = {}) {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms for ${what()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
