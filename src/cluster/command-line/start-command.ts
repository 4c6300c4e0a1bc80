import { resolve } from 'node:path'
import { createLogger, SystemClock } from '../../base/index.js'
import { claimFolder, clusterPaths } from '../data-folder/index.js'
import type { ClusterOptions, RunningCluster } from '../options.js'
import { OptionError } from '../options.js'
import { reportReady, runsInBackground } from './background.js'
import type { StartFlags } from './flags.js'
import { StopSignals } from './stop-signals.js'
import { CommandError, exitCodes, type Terminal } from './terminal.js'

export { startInBackground } from './background.js'

/** Starts a cluster and stays until it is told to stop. */
export async function start(flags: StartFlags, terminal: Terminal): Promise<number> {
  const clock = new SystemClock()
  const begun = clock.now()
  const logger = createLogger({ level: flags.logLevel, pretty: true, clock })
  // A request that trips over a bug of ours must not take the others with it.
  process.on('uncaughtException', (error) => logger.error('An error was not handled', { error }))
  process.on('unhandledRejection', (error) => logger.error('A rejection was not handled', { error }))
  const signals = new StopSignals(clock)
  const folder = resolve(flags.data, flags.name)
  const { Cluster } = await import('../cluster.js')
  const claim = await claimFolder({ folder, name: flags.name, now: begun })
  try {
    const cluster = await Cluster.start({ ...optionsOf(flags, folder), logger, clock }).catch((error: unknown) => {
      throw explained(error)
    })
    try {
      await claim.announce(cluster.url)
      const lines = [
        `Cluster ${cluster.name} is ready after ${((clock.now() - begun) / 1000).toFixed(1)} s.`,
        ...linesOf(cluster, clusterPaths(folder).kubeconfig),
      ]
      if (runsInBackground()) reportReady(lines)
      for (const line of lines) terminal.out(line)
      if (!runsInBackground()) terminal.out('Ctrl-C stops it.')
      await signals.received
      if (!runsInBackground()) terminal.out('Stopping.')
    } finally {
      await cluster.stop()
    }
  } finally {
    await claim.release()
    signals.ignore()
  }
  return exitCodes.ok
}

function linesOf(cluster: RunningCluster, ownKubeconfig: string): readonly string[] {
  return [
    ...cluster.summary.map((line) => `  ${line}`),
    '',
    `export KUBECONFIG=${quoted(cluster.kubeconfigPath ?? ownKubeconfig)}`,
    '',
  ]
}

function optionsOf(flags: StartFlags, folder: string): Partial<ClusterOptions> {
  const { name, store, host, port, nodes, runtime, without, sandboxImage, podNetwork, writeKubeconfig } = flags
  return {
    name,
    dataDir: folder,
    store,
    host,
    port,
    nodes,
    runtime,
    without: new Set(without),
    sandboxImage,
    podNetworkCIDR: podNetwork,
    writeKubeconfig,
  }
}

/** An option's name as the command line spells it. */
function explained(error: unknown): unknown {
  if (!(error instanceof OptionError)) return error
  const flag =
    { dataDir: 'data', podNetworkCIDR: 'pod-network' }[error.option as string] ??
    error.option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return new CommandError(`--${flag} ${error.problem}`)
}

/** For a shell to read as one word. */
function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
