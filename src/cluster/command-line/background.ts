import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, open, rename, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { clusterPaths, FolderInUseError, readProcess } from '../data-folder/index.js'
import type { StartFlags } from './flags.js'
import { CommandError, exitCodes, type Terminal } from './terminal.js'

/** Set for a process that was started in the background: it tells its parent when it is ready. */
const backgroundVariable = 'WHERRY_IN_BACKGROUND'
const largestLogBytes = 10 * 1024 * 1024

/** How a start in the background went: the lines to print, or why it failed. */
type Report = { readonly ready: readonly string[] } | { readonly failed: string }

export function runsInBackground(): boolean {
  return process.env[backgroundVariable] !== undefined && process.send !== undefined
}

/** Tells the waiting parent, which prints it and leaves. */
export async function report(outcome: Report): Promise<void> {
  await new Promise<void>((resolve) => {
    // The parent may be gone: that is its own business.
    process.send?.(outcome, undefined, {}, () => resolve())
  })
  if (process.connected) process.disconnect()
}

/** Runs the same command once more, as a process of its own that logs into the cluster's folder, and waits until it is ready. */
export async function startInBackground(
  flags: StartFlags,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const paths = clusterPaths(resolve(flags.data, flags.name))
  const user = await readProcess(paths.folder)
  if (user) throw new FolderInUseError(paths.folder, user)
  await mkdir(paths.folder, { recursive: true, mode: 0o700 })
  const log = await openLog(paths.log)
  let child: ChildProcess
  try {
    const [script = ''] = process.argv.slice(1)
    child = spawn(process.execPath, [...process.execArgv, script, ...args], {
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
      env: { ...process.env, [backgroundVariable]: '1' },
    })
  } finally {
    await log.close()
  }
  const report = await firstReport(child)
  if ('failed' in report) throw new CommandError(`${report.failed}\nThe log is ${paths.log}`)
  for (const line of report.ready) terminal.out(line)
  terminal.out(`It runs in the background as process ${child.pid} and logs into ${paths.log}`)
  child.unref()
  return exitCodes.ok
}

function firstReport(child: ChildProcess): Promise<Report> {
  return new Promise((resolve, reject) => {
    const interrupt = () => child.kill('SIGTERM')
    process.on('SIGINT', interrupt)
    const settle = (report: Report) => {
      process.off('SIGINT', interrupt)
      child.removeAllListeners()
      if (child.connected) child.disconnect()
      resolve(report)
    }
    child.once('error', reject)
    child.once('message', (report: Report) => settle(report))
    child.once('exit', (code, signal) =>
      settle({ failed: `The cluster's process ended before it was ready (${signal ?? `exit code ${code}`}).` }),
    )
  })
}

async function openLog(path: string) {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size > largestLogBytes) await rename(path, `${path}.1`)
  return await open(path, 'a', 0o600)
}
