import { readFile } from 'node:fs/promises'
import { get } from 'node:https'
import { join } from 'node:path'
import { type KnownCluster, listClusters } from '../data-folder/index.js'
import type { ClusterFlags } from './flags.js'
import { requireCluster } from './stop-command.js'
import { exitCodes, type Terminal } from './terminal.js'

const answerWithinMs = 2_000

/** For programs, too: `--json` prints it. */
interface ClusterStatus {
  readonly name: string
  readonly state: 'ready' | 'starting' | 'not ready' | 'stopped'
  readonly url?: string
  readonly pid?: number
  readonly since?: string
  readonly kubeconfig: string
  readonly folder: string
}

export async function status(flags: ClusterFlags & { readonly json?: boolean }, terminal: Terminal): Promise<number> {
  const found = await statusOf(await requireCluster(flags))
  if (flags.json) terminal.out(JSON.stringify(found, undefined, 2))
  else for (const line of linesOf(found)) terminal.out(line)
  return found.state === 'stopped' ? exitCodes.stopped : exitCodes.ok
}

export async function list(
  { data, json }: { readonly data: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const found = await Promise.all((await listClusters(data)).map(statusOf))
  if (json) {
    terminal.out(JSON.stringify(found, undefined, 2))
    return exitCodes.ok
  }
  if (found.length === 0) {
    terminal.err(`There are no clusters in ${data}`)
    return exitCodes.ok
  }
  const rows = [
    ['NAME', 'STATE', 'URL', 'FOLDER'],
    ...found.map(({ name, state, url, folder }) => [name, state, url ?? '-', folder]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  for (const row of rows) terminal.out(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   '))
  return exitCodes.ok
}

async function statusOf({ name, paths, process: user }: KnownCluster): Promise<ClusterStatus> {
  const places = { kubeconfig: paths.kubeconfig, folder: paths.folder }
  if (!user) return { name, state: 'stopped', ...places }
  const { pid, since, url } = user
  if (url === undefined) return { name, state: 'starting', pid, since, ...places }
  return { name, state: (await isReady(url, paths.credentials)) ? 'ready' : 'not ready', url, pid, since, ...places }
}

function linesOf({ name, state, url, pid, since, kubeconfig, folder }: ClusterStatus): readonly string[] {
  return [
    `Cluster ${name} is ${state}.`,
    ...(url === undefined ? [] : [`  API server   ${url}`]),
    ...(pid === undefined ? [] : [`  Process      ${pid}, since ${since}`]),
    `  Kubeconfig   ${kubeconfig}`,
    `  Folder       ${folder}`,
  ]
}

/** Health is told to everybody, so no client certificate is needed. */
async function isReady(url: string, credentials: string): Promise<boolean> {
  const ca = await readFile(join(credentials, 'ca.crt')).catch(() => undefined)
  return await new Promise((resolve) => {
    const request = get(
      `${url}/readyz`,
      { ...(ca ? { ca } : {}), timeout: answerWithinMs, agent: false },
      (response) => {
        response.resume()
        resolve(response.statusCode === 200)
      },
    )
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}
