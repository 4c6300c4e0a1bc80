import { readFileSync } from 'node:fs'

/** linux/capability.h */
const capSysResource = 24

/** What this machine lets Docker do. */
export interface MachineCapabilities {
  /** A privileged container needs every capability that the kernel knows. */
  readonly privileged: boolean
  /** Without CAP_SYS_RESOURCE no process may be protected from the kernel's out-of-memory killer. */
  readonly lowersOomScore: boolean
}

/** A machine that is itself confined cannot give containers what it lacks. Where this cannot be read (not Linux), Docker's machine has all. */
export function machineCapabilities(statusFile = '/proc/self/status'): MachineCapabilities {
  try {
    const bounding = BigInt(`0x${/^CapBnd:\s*([0-9a-f]+)$/m.exec(readFileSync(statusFile, 'utf8'))?.[1] ?? '0'}`)
    const last = Number(readFileSync('/proc/sys/kernel/cap_last_cap', 'utf8'))
    return {
      privileged: bounding === 2n ** BigInt(last + 1) - 1n,
      lowersOomScore: (bounding & (1n << BigInt(capSysResource))) !== 0n,
    }
  } catch {
    return { privileged: true, lowersOomScore: true }
  }
}
