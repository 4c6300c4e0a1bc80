import { readFile } from 'node:fs/promises'

/** Tells a process from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it started, in ticks of one boot of the machine. Absent where the system does not tell (it does on Linux). */
  readonly started?: string
}

export async function identityOf(pid: number): Promise<ProcessIdentity> {
  const started = await startOf(pid)
  return { pid, ...(started === undefined ? {} : { started }) }
}

export async function isAlive({ pid, started }: ProcessIdentity): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, and another user's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (started === undefined) return true
  return (await startOf(pid)) === started
}

async function startOf(pid: number): Promise<string | undefined> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'latin1'),
      readFile(`/proc/${pid}/stat`, 'latin1'),
    ])
    // The second field is the program's name in brackets, which may hold anything; state is the third, starttime the 22nd.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has let go of everything, and waits only for its parent to notice.
    return state === 'Z' ? undefined : `${boot.trim()}/${fields[18]}`
  } catch {
    return undefined
  }
}
