import { SystemClock } from '../../base/index.js'
import { findCluster, type KnownCluster, readProcess } from '../data-folder/index.js'
import type { ClusterFlags } from './flags.js'
import { CommandError, exitCodes, type Terminal } from './terminal.js'

const pollMs = 20

export async function stop(flags: ClusterFlags & { readonly timeout: number }, terminal: Terminal): Promise<number> {
  const cluster = await requireCluster(flags)
  const wasRunning = await stopCluster(cluster, flags.timeout)
  terminal.out(wasRunning ? `Cluster ${cluster.name} is stopped.` : `Cluster ${cluster.name} was not running.`)
  return exitCodes.ok
}

/** Throws CommandError when there is none. */
export async function requireCluster({ data, name }: ClusterFlags): Promise<KnownCluster> {
  const cluster = await findCluster(data, name)
  if (cluster) return cluster
  throw new CommandError(`there is no cluster ${name} in ${data} ("wherry list" shows those that are)`)
}

/** Asks the cluster's process to end and waits for that. False when there was none. */
export async function stopCluster(
  { name, paths, process: user }: KnownCluster,
  timeoutSeconds: number,
): Promise<boolean> {
  if (!user) return false
  try {
    process.kill(user.pid, 'SIGTERM')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EPERM') throw new CommandError(`process ${user.pid} of cluster ${name} belongs to another user`)
    if (code !== 'ESRCH') throw error
  }
  const clock = new SystemClock()
  const end = clock.now() + timeoutSeconds * 1000
  while ((await readProcess(paths.folder))?.pid === user.pid) {
    if (clock.now() >= end) {
      throw new CommandError(
        `cluster ${name} has not stopped within ${timeoutSeconds} s; "kill -9 ${user.pid}" ends it, and loses nothing that was answered`,
      )
    }
    await clock.sleep(pollMs)
  }
  return true
}
