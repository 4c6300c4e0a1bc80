import { readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isClusterName } from '../choices.js'
import { type ClusterProcess, readProcess } from './claim.js'
import { type ClusterPaths, clusterPaths } from './paths.js'

export interface KnownCluster {
  readonly name: string
  readonly paths: ClusterPaths
  /** Undefined when it is stopped. */
  readonly process: ClusterProcess | undefined
}

/** The first things that a start writes into a cluster's folder. */
const marks: ReadonlySet<string> = new Set(['process.json', 'wherry.log', 'credentials'])

/** The cluster of that name; undefined when the root has no folder that looks like one. */
export async function findCluster(root: string, name: string): Promise<KnownCluster | undefined> {
  if (!isClusterName(name)) return undefined
  const paths = clusterPaths(join(root, name))
  const names = await namesIn(paths.folder)
  if (!names.some((entry) => marks.has(entry))) return undefined
  return { name, paths, process: await readProcess(paths.folder) }
}

/** By name. */
export async function listClusters(root: string): Promise<readonly KnownCluster[]> {
  const names = (await namesIn(root)).sort()
  const found = await Promise.all(names.map((name) => findCluster(root, name)))
  return found.filter((cluster) => cluster !== undefined)
}

/** Removes what a cluster has written. False when something of others is left in its folder. */
export async function removeCluster({ paths }: KnownCluster): Promise<boolean> {
  const { folder, credentials, ...others } = paths
  for (const path of [...Object.values(others), `${paths.log}.1`]) await rm(path, { recursive: true, force: true })
  // Last: as long as they are there, the cluster is known, and a removal that failed can be repeated.
  await rm(credentials, { recursive: true, force: true })
  try {
    await rmdir(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTEMPTY') return false
    throw error
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}
