import { resolve } from 'node:path'
import { createLogger, SystemClock } from '../../base/index.js'
import { claimFolder, clusterPaths, findCluster, removeCluster } from '../data-folder/index.js'
import type { ClusterOptions, RunningCluster } from '../options.js'
import { OptionError } from '../options.js'
import { report, runsInBackground, startInBackground } from './background.js'
import { compileSooner } from './compiler.js'
import type { StartFlags } from './flags.js'
import { StopSignals } from './stop-signals.js'
import { CommandError, exitCodes, type Terminal } from './terminal.js'

const leaveAfterMs = 2_000

/** Starts a cluster and stays until it is told to stop, or, with `--detach`, has another process do so. `args` are the command line. */
export async function start(flags: StartFlags, args: readonly string[], terminal: Terminal): Promise<number> {
  // The other process is given the same flags.
  return flags.detach && !runsInBackground() ? startInBackground(flags, args, terminal) : run(flags, terminal)
}

async function run(flags: StartFlags, terminal: Terminal): Promise<number> {
  const clock = new SystemClock()
  const begun = clock.now()
  const logger = createLogger({ level: flags.logLevel, pretty: true, clock })
  // A request that trips over a bug of ours must not take the others with it.
  process.on('uncaughtException', (error) => logger.error('An error was not handled', { error }))
  process.on('unhandledRejection', (error) => logger.error('A rejection was not handled', { error }))
  const signals = new StopSignals(clock)
  const folder = resolve(flags.data, flags.name)
  const { Cluster } = await import('../cluster.js')
  const isNew = (await findCluster(flags.data, flags.name)) === undefined
  const claim = await claimFolder({ folder, name: flags.name, now: begun })
  try {
    const starting = Cluster.start({ ...optionsOf(flags, folder), logger, clock })
    const cluster = await firstOf(starting, signals.received)
    if (!cluster) {
      // Nothing is lost by leaving a half-started cluster where it is; one that is nearly there is ended properly.
      await firstOf(
        starting.then((late) => late.stop()),
        clock.sleep(leaveAfterMs),
      )
      terminal.out('Stopped before it was ready.')
      return exitCodes.failed
    }
    try {
      compileSooner()
      await claim.announce(cluster.url)
      const lines = [
        `Cluster ${cluster.name} is ready after ${((clock.now() - begun) / 1000).toFixed(1)} s.`,
        ...linesOf(cluster, clusterPaths(folder).kubeconfig),
      ]
      for (const line of lines) terminal.out(line)
      if (runsInBackground()) await report({ ready: lines })
      else terminal.out('Ctrl-C stops it.')
      await signals.received
      terminal.out('Stopping.')
    } finally {
      await cluster.stop()
    }
  } catch (error) {
    throw explained(error)
  } finally {
    // A cluster in memory leaves nothing, unless it was given the folder of one that does.
    const made = isNew && flags.store === 'memory' ? await findCluster(flags.data, flags.name) : undefined
    if (made) await removeCluster(made)
    await claim.release()
    signals.ignore()
  }
  return exitCodes.ok
}

/** What the first promise resolves to, or undefined when the other one is earlier. */
async function firstOf<T>(promise: Promise<T>, other: Promise<void>): Promise<T | undefined> {
  return await Promise.race([promise, other.then(() => undefined)])
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
  const { name, store, host, port, nodes, runtime, without, sandboxImage, podNetwork, writeKubeconfig, tokenAuthFile } =
    flags
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
    tokenAuthFile,
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
