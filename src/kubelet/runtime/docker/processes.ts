import { readFile } from 'node:fs/promises'

/**
 * Kills a process of a container by its number on this machine. False when it is not there, or not of that container: the daemon may be on another
 * machine, whose numbers mean nothing here.
 */
export async function killProcess(pid: number, containerId: string): Promise<boolean> {
  if (pid <= 1) return false
  const cgroups = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '')
  if (!cgroups.includes(containerId)) return false
  try {
    process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false
  }
}
