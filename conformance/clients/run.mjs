// Unmodified client libraries and kubectls against one server. Each program prints `ok NAME` or `not ok NAME: WHY` for what it does.
import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cleanEnvironment, startWherry } from '../lib/wherry.mjs'
import { preparePrograms } from './lib/programs.mjs'

const programLimitMs = 240_000

const usage = `node conformance/clients/run.mjs [FLAGS]
  --kubeconfig FILE  against this server instead of one of ours (built, simulated pods)
  --only TEXT        only programs whose name contains it; may be given again
  --build            compile the Go and Rust programs, too (WHERRY_CLIENTS=all says the same)
WHERRY_CLIENTS_CACHE  where programs and packages are kept; ~/.cache/wherry-clients
`

/**
 * Runs every client program that can be run, two at a time, against a whole cluster with at least one node.
 * `log` takes lines. `only`: parts of names. `build`: compile what takes minutes, too. Gives the numbers of checks.
 */
export async function runClients({
  kubeconfig,
  log = console.log,
  only = [],
  build = process.env.WHERRY_CLIENTS === 'all',
}) {
  const totals = { passed: 0, failed: 0, skipped: 0 }
  const waiting = preparePrograms({ build, only, log })
  const work = async () => {
    for (let program = waiting.shift(); program !== undefined; program = waiting.shift()) {
      const result = await runProgram(program, kubeconfig)
      for (const name of Object.keys(totals)) totals[name] += result[name]
      for (const line of result.lines) log(line)
    }
  }
  await Promise.all([work(), work()])
  log(`Clients: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} programs skipped`)
  return totals
}

async function runProgram({ name, skip, broken, command, args, cwd, env }, kubeconfig) {
  if (skip !== undefined) return { passed: 0, failed: 0, skipped: 1, lines: [`  ${name}: skipped, ${skip}`] }
  if (broken !== undefined) return { passed: 0, failed: 1, skipped: 0, lines: [`FAILED ${name}: ${broken}`] }
  const started = performance.now()
  const { code, stdout, stderr } = await runToEnd(command, args, {
    cwd,
    env: { ...cleanEnvironment(), ...env, KUBECONFIG: kubeconfig },
  })
  const outcomes = stdout.split('\n').filter((line) => /^(not )?ok /.test(line))
  const bad = outcomes.filter((line) => line.startsWith('not '))
  const lines = bad.map((line) => `FAILED ${name}: ${line.slice('not ok '.length)}`)
  const fellOver = code !== 0 && bad.length === 0
  if (fellOver || outcomes.length === 0)
    lines.push(`FAILED ${name}: ended with ${code}: ${`${stdout}${stderr}`.slice(-2000)}`)
  const [passed, failed] = [outcomes.length - bad.length, lines.length]
  lines.push(`  ${name}: ${passed} of ${outcomes.length}, ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return { passed, failed, skipped: 0, lines }
}

function runToEnd(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8').on('data', (text) => {
        said[stream] += text
      })
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), programLimitMs)
    child.on('error', (error) => {
      said.stderr += error.message
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ ...said, code: signal ?? code })
    })
  })
}

async function main() {
  const { values } = parseArgs({
    options: {
      kubeconfig: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      build: { type: 'boolean', default: process.env.WHERRY_CLIENTS === 'all' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  const wherry = values.kubeconfig === undefined ? await startWherry({ flags: ['--runtime', 'simulated'] }) : undefined
  try {
    const { passed, failed } = await runClients({ ...values, kubeconfig: values.kubeconfig ?? wherry.kubeconfig })
    console.log(`${passed} passed, ${failed} failed`)
    process.exitCode = failed > 0 ? 1 : 0
  } finally {
    await wherry?.remove()
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main()
