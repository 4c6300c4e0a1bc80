import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type Docker from 'dockerode'
import type { ContainerStats } from '../container-runtime.js'
import type { DockerContext } from './context.js'
import type { Inventory } from './inventory.js'

const cgroupRoot = '/sys/fs/cgroup'

type Usage = Pick<ContainerStats, 'cpuNanoseconds' | 'workingSetBytes'>

/** Use of CPU and memory by the node's running containers, from cgroup files where they are here (1 ms; Docker's own answer takes a second). */
export async function readStats(context: DockerContext, inventory: Inventory, node: string): Promise<ContainerStats[]> {
  const containers = await inventory.containers(node)
  const running = containers.filter(({ state }) => state === 'running')
  const stats = await Promise.all(
    running.map(async ({ id, uid, container }) => {
      const inspected = await inventory.known(id)
      const pid = inspected?.State.Pid ?? 0
      const usage = (await usageFromCgroup(pid, id)) ?? (await usageFromDocker(context, id))
      return usage === undefined ? undefined : { containerId: id, podUid: uid, container, ...usage }
    }),
  )
  return stats.filter((one) => one !== undefined)
}

async function usageFromCgroup(pid: number, containerId: string): Promise<Usage | undefined> {
  try {
    const paths = cgroupPaths(await readFile(`/proc/${pid}/cgroup`, 'utf8'))
    const unified = paths.get('')
    const memory = paths.get('memory')
    const cpu = paths.get('cpuacct')
    if (memory?.includes(containerId) === true && cpu !== undefined) {
      return await usageV1(join(cgroupRoot, 'memory', memory), join(cgroupRoot, 'cpuacct', cpu))
    }
    if (unified?.includes(containerId) === true) return await usageV2(join(cgroupRoot, unified))
    return undefined
  } catch {
    // Ended meanwhile, or the daemon's files are on another machine.
    return undefined
  }
}

/** Controller to path; the unified hierarchy's controller is empty. */
export function cgroupPaths(text: string): Map<string, string> {
  const paths = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? []
    if (controllers === undefined || path === undefined) continue
    for (const controller of controllers.split(',')) paths.set(controller, path)
  }
  return paths
}

async function usageV1(memory: string, cpu: string): Promise<Usage> {
  const [usage, stat, used] = await Promise.all([
    readFile(join(memory, 'memory.usage_in_bytes'), 'utf8'),
    readFile(join(memory, 'memory.stat'), 'utf8'),
    readFile(join(cpu, 'cpuacct.usage'), 'utf8'),
  ])
  return {
    cpuNanoseconds: Number(used),
    workingSetBytes: workingSet(Number(usage), statOf(stat, 'total_inactive_file')),
  }
}

async function usageV2(folder: string): Promise<Usage> {
  const [usage, stat, cpu] = await Promise.all(
    ['memory.current', 'memory.stat', 'cpu.stat'].map((file) => readFile(join(folder, file), 'utf8')),
  )
  const memory = workingSet(Number(usage), statOf(stat ?? '', 'inactive_file'))
  return { cpuNanoseconds: statOf(cpu ?? '', 'usage_usec') * 1000, workingSetBytes: memory }
}

async function usageFromDocker({ daemon }: DockerContext, id: string): Promise<Usage | undefined> {
  try {
    const docker = await daemon.client()
    const stats = await docker.getContainer(id).stats({ stream: false, 'one-shot': true })
    return usageFromApi(stats)
  } catch {
    return undefined
  }
}

function usageFromApi({ memory_stats: memory, cpu_stats: cpu }: Docker.ContainerStats): Usage {
  const files = memory.stats as { total_inactive_file?: number; inactive_file?: number } | undefined
  const inactive = files?.total_inactive_file ?? files?.inactive_file ?? 0
  return { cpuNanoseconds: cpu.cpu_usage.total_usage, workingSetBytes: workingSet(memory.usage ?? 0, inactive) }
}

/** What cannot be given back at once (cAdvisor's definition). */
function workingSet(usage: number, inactiveFile: number): number {
  return Math.max(0, usage - inactiveFile)
}

function statOf(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return line === undefined ? 0 : Number(line.slice(name.length + 1))
}
