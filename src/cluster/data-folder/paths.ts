import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** What lies in a cluster's folder. Nothing else does. */
export interface ClusterPaths {
  readonly folder: string
  /** LevelDB's files. */
  readonly store: string
  readonly credentials: string
  /** Pods' volumes and other files, by pod uid. */
  readonly pods: string
  readonly kubeconfig: string
  /** Says which process uses the folder; absent when none does. */
  readonly process: string
  /** What a cluster in the background has logged. */
  readonly log: string
}

export function clusterPaths(folder: string): ClusterPaths {
  return {
    folder,
    store: join(folder, 'store'),
    credentials: join(folder, 'credentials'),
    pods: join(folder, 'pods'),
    kubeconfig: join(folder, 'kubeconfig'),
    process: join(folder, 'process.json'),
    log: join(folder, 'wherry.log'),
  }
}

/** Where clusters' folders are unless told otherwise (XDG Base Directory Specification 0.8: a relative path counts as unset). */
export function defaultRoot(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const { XDG_STATE_HOME: home = '' } = environment
  return join(isAbsolute(home) ? home : join(homedir(), '.local', 'state'), 'wherry')
}
