import { resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type ClusterPart, clusterParts, isClusterName, runtimeChoices, storeChoices } from '../choices.js'
import { defaultRoot } from '../data-folder/index.js'
import { type ClusterFlags, logLevels, type StartFlags } from './flags.js'
import type { Terminal } from './terminal.js'

export interface ProgramContext {
  /** The command line as given, for a start in the background. */
  readonly args: readonly string[]
  readonly terminal: Terminal
  done(exitCode: number): void
}

/** The commands and their flags. Each command's code is loaded when it is run. */
export function createProgram({ args, terminal, done }: ProgramContext): Command {
  const program = new Command('wherry')
    .description('A Kubernetes cluster (v1.34) in one Node.js process.')
    .usage('COMMAND [FLAGS]')
    .helpOption('-h, --help', 'say how a command is used')
    .helpCommand('help [COMMAND]', 'say how a command is used')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.replace(/\n$/, '')),
      writeErr: (text) => terminal.err(text.replace(/\n$/, '')),
    })
    .addHelpText('after', mainHelp)

  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .usage('[FLAGS]')
      .allowExcessArguments(false)
      .helpOption('-h, --help', 'say how this command is used')
  const named = (name: string, description: string) =>
    command(name, description).addOption(nameOption()).addOption(dataOption())

  withStartOptions(named('start', 'start a cluster, or start it again with all that it held'))
    .addHelpText('after', startHelp)
    .action(async (flags: StartFlags) => {
      const { start } = await import('./start-command.js')
      done(await start(flags, args, terminal))
    })
  named('stop', 'stop a cluster; its data stays, and containers in Docker go on running')
    .addOption(
      new Option('--timeout <seconds>', 'how long to wait for its end').argParser(seconds).default(60, '60 seconds'),
    )
    .action(async (flags: ClusterFlags & { timeout: number }) => {
      const { stop } = await import('./stop-command.js')
      done(await stop(flags, terminal))
    })
  named('status', 'say whether a cluster runs (exit code 0) or is stopped (3), and where it is')
    .addOption(new Option('--json', 'as JSON'))
    .action(async (flags: ClusterFlags & { json?: boolean }) => {
      const { status } = await import('./status-command.js')
      done(await status(flags, terminal))
    })
  command('list', 'list the clusters of this user')
    .addOption(dataOption())
    .addOption(new Option('--json', 'as JSON'))
    .action(async (flags: { data: string; json?: boolean }) => {
      const { list } = await import('./status-command.js')
      done(await list(flags, terminal))
    })
  named('delete', 'stop a cluster and remove its data and all that it made in Docker').action(
    async (flags: ClusterFlags) => {
      const { deleteCluster } = await import('./delete-command.js')
      done(await deleteCluster(flags, terminal))
    },
  )
  named('kubeconfig', "print a cluster's kubeconfig, or put it into a file")
    .addOption(new Option('--write <file>', 'add it to this file; what the file says of other clusters stays'))
    .addOption(new Option('--path', 'print where the file is instead of what it holds').conflicts('write'))
    .action(async (flags: ClusterFlags & { write?: string; path?: boolean }) => {
      const { kubeconfig } = await import('./kubeconfig-command.js')
      done(await kubeconfig(flags, terminal))
    })
  return program
}

function withStartOptions(command: Command): Command {
  const option = (flags: string, description: string, variable: string) =>
    new Option(flags, description).env(`WHERRY_${variable}`)
  return command
    .addOption(option('--nodes <count>', 'how many nodes the cluster has', 'NODES').argParser(count).default(1))
    .addOption(
      option('--runtime <kind>', 'what runs pods; auto: Docker where it answers, else simulated', 'RUNTIME')
        .choices(runtimeChoices)
        .default('auto'),
    )
    .addOption(option('--port <port>', 'listen on this port, 0: any free one', 'PORT').argParser(port))
    .addOption(option('--host <address>', 'listen on this address', 'HOST').default('127.0.0.1'))
    .addOption(
      option('--store <kind>', 'where objects are kept; memory: until the end only', 'STORE')
        .choices(storeChoices)
        .default('leveldb'),
    )
    .addOption(
      option('--without <parts>', `leave out parts: any of ${clusterParts.join(',')}`, 'WITHOUT').argParser(parts),
    )
    .addOption(option('--write-kubeconfig <file>', 'put the kubeconfig into this file, too', 'WRITE_KUBECONFIG'))
    .addOption(
      option(
        '--token-auth-file <file>',
        'take these bearer tokens, lines of token,user,uid,"groups"',
        'TOKEN_AUTH_FILE',
      ),
    )
    .addOption(option('--sandbox-image <image>', "hold pods' namespaces with this image", 'SANDBOX_IMAGE'))
    .addOption(option('--pod-network <cidr>', "take pods' addresses from this network", 'POD_NETWORK'))
    .addOption(option('--log-level <level>', 'what to log', 'LOG_LEVEL').choices(logLevels).default('warn'))
    .addOption(option('-d, --detach', 'run in the background; return when the cluster is ready', 'DETACH'))
}

function nameOption(): Option {
  return new Option('-n, --name <name>', 'which cluster').env('WHERRY_NAME').argParser(name).default('wherry')
}

function dataOption(): Option {
  return new Option('--data <folder>', 'where clusters are kept, each in a folder of its name')
    .env('WHERRY_DATA')
    .argParser((path) => resolve(path))
    .default(defaultRoot())
}

function name(text: string): string {
  if (isClusterName(text)) return text
  throw new InvalidArgumentError('A name has 1 to 40 lower-case letters, digits and inner dashes.')
}

function port(text: string): number {
  return integer(text, 65_535)
}

function count(text: string): number {
  return integer(text, 5_000)
}

function seconds(text: string): number {
  return integer(text, 86_400)
}

function integer(text: string, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value <= most) return value
  throw new InvalidArgumentError(`It must be a number from 0 to ${most}.`)
}

function parts(text: string, before: readonly ClusterPart[] | undefined): readonly ClusterPart[] {
  const found = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  for (const part of found) {
    if (!(clusterParts as readonly string[]).includes(part)) {
      throw new InvalidArgumentError(`Parts are ${clusterParts.join(', ')}.`)
    }
  }
  return [...(before ?? []), ...(found as ClusterPart[])]
}

const mainHelp = `
A first session:
  wherry start --detach
  export KUBECONFIG=$(wherry kubeconfig --path)
  kubectl create deployment web --image=nginx --replicas=3
  wherry delete

Flags of a command have variables: --name is WHERRY_NAME, --write-kubeconfig is WHERRY_WRITE_KUBECONFIG.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 (status) stopped.
"wherry help start" says more.`

const startHelp = `
Without --port the cluster listens on 6443, or on any free port where that is taken; it says which.
It listens on this machine alone, and with Docker on the gateway of its pods' network.
Ctrl-C stops the cluster; a second one ends the process at once. Nothing that was answered is lost either way.

Examples:
  wherry start                                     one node; pods in Docker if it answers
  wherry start --name dev --nodes 3 --detach       another cluster, in the background
  wherry start --runtime simulated --store memory  nothing runs, nothing is kept
  wherry start --without controllers,scheduler,nodes --port 0
                                                   the API server alone, as envtest has it`
