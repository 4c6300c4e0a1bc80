import { readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** What nodes say of the machine they are on, and pods take from it. Empty where it cannot be read. */
export interface HostMachine {
  readonly resolvConf: string
  readonly hosts: string
  readonly machineId: string
  readonly bootId: string
  /** The size of the disk on which pods' files lie. */
  readonly diskBytes: number
}

export async function readHostMachine(stateDir: string): Promise<HostMachine> {
  return {
    resolvConf: await readText('/etc/resolv.conf'),
    hosts: await readText('/etc/hosts'),
    machineId: (await readText('/etc/machine-id')).trim(),
    bootId: (await readText('/proc/sys/kernel/random/boot_id')).trim(),
    diskBytes: await sizeOfDisk(stateDir),
  }
}

async function readText(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '')
}

async function sizeOfDisk(path: string): Promise<number> {
  for (let folder = path; ; folder = join(folder, '..')) {
    const stats = await statfs(folder).catch(() => undefined)
    if (stats !== undefined) return stats.blocks * stats.bsize
    if (folder === join(folder, '..')) return 0
  }
}
