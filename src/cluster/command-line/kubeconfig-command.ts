import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ClusterFlags } from './flags.js'
import { requireCluster } from './stop-command.js'
import { CommandError, exitCodes, type Terminal } from './terminal.js'

export async function kubeconfig(
  flags: ClusterFlags & { readonly write?: string; readonly path?: boolean },
  terminal: Terminal,
): Promise<number> {
  const { name, paths } = await requireCluster(flags)
  const text = await readFile(paths.kubeconfig, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    throw new CommandError(`cluster ${name} has no kubeconfig yet: start it first`)
  })
  if (flags.path) {
    terminal.out(paths.kubeconfig)
  } else if (flags.write !== undefined) {
    const { writeKubeconfig } = await import('../credentials/kubeconfig.js')
    const file = resolve(flags.write)
    await writeKubeconfig(file, text)
    terminal.out(`Cluster ${name} is in ${file}`)
  } else {
    terminal.out(text.trimEnd())
  }
  return exitCodes.ok
}
