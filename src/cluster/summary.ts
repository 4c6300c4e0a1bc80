import type { Address } from './listen.js'
import type { ClusterOptions } from './options.js'
import type { ChosenRuntime } from './runtime.js'

/** What a user wants to know of a start, in a few lines. */
export function clusterSummary(
  options: ClusterOptions,
  url: string,
  address: Address,
  runtime: ChosenRuntime | undefined,
): readonly string[] {
  const without = [...options.without]
  return [
    `API server at ${url}${address.isSubstitute ? ' (port 6443 is taken)' : ''}, data in ${options.store === 'memory' ? 'memory' : options.dataDir}`,
    runtime
      ? `${options.nodes} ${options.nodes === 1 ? 'node' : 'nodes'}, pods ${runtime.isSimulated ? 'simulated' : 'in Docker'} (${runtime.reason})`
      : 'no nodes',
    ...(without.length > 0 ? [`without ${without.join(', ')}`] : []),
  ]
}
