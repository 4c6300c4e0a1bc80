import { readFile } from 'node:fs/promises'

/**
 * Whether the number is that of a process of the container on this machine. The daemon may be on another one, whose numbers mean nothing here.
 */
export async function isProcessOf(pid: number, containerId: string): Promise<boolean> {
  if (pid <= 1) return false
  const cgroups = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '')
  return cgroups.includes(containerId)
}

/** Kills a process of a container. False when it is not there, or not of that container. */
export async function killProcess(pid: number, containerId: string): Promise<boolean> {
  if (!(await isProcessOf(pid, containerId))) return false
  try {
    process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false
  }
}
