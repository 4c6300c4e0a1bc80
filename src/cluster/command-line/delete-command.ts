import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { SystemClock, silentLogger } from '../../base/index.js'
import { findCluster, removeCluster } from '../data-folder/index.js'
import { serviceCIDR } from '../service-range.js'
import type { ClusterFlags } from './flags.js'
import { requireCluster, stopCluster } from './stop-command.js'
import { exitCodes, type Terminal } from './terminal.js'

const stopWithinSeconds = 60

/** Also of use when a folder was removed by hand: what the cluster has left in Docker is found by its name. */
export async function deleteCluster(flags: ClusterFlags, terminal: Terminal): Promise<number> {
  const cluster = await findCluster(flags.data, flags.name)
  if (cluster) await stopCluster(cluster, stopWithinSeconds)
  const docker = await removeFromDocker(flags.name, resolve(flags.data, flags.name))
  if (!cluster) {
    if (docker.removed === 0) await requireCluster(flags)
    terminal.out(`Removed what cluster ${flags.name} had left in Docker.`)
    return exitCodes.ok
  }
  if (docker.problem !== undefined) {
    terminal.err(`Docker was not asked to remove containers of this cluster: ${docker.problem}`)
  }
  const isEmpty = await removeCluster(cluster)
  terminal.out(`Cluster ${cluster.name} is deleted.`)
  if (!isEmpty) terminal.err(`${cluster.paths.folder} holds files that are not the cluster's; they were left there.`)
  return exitCodes.ok
}

async function removeFromDocker(
  name: string,
  dataDir: string,
): Promise<{ readonly removed: number; readonly problem?: string }> {
  const { createDockerRuntime, dockerAnswers, podsRunInDocker } = await import('../../kubelet/index.js')
  const { removeUnusedRoute } = await import('../../network/index.js')
  const { answers, reason } = await dockerAnswers()
  if (!answers) return { removed: 0, problem: reason }
  const runtime = createDockerRuntime({ cluster: name, clock: new SystemClock(), logger: silentLogger })
  try {
    const owner = await runtime.ownerInDocker()
    // A folder that is gone needs its containers no more.
    if (owner !== undefined && owner !== dataDir && existsSync(owner)) {
      return { removed: 0, problem: `they belong to the cluster of the same name with its data in ${owner}` }
    }
    const { containers, networks } = await runtime.removeEverything()
    // It was left for the pods.
    if (!(await podsRunInDocker())) await removeUnusedRoute(serviceCIDR)
    return { removed: containers + networks }
  } finally {
    await runtime.close()
  }
}
