import type { Logger } from '../base/index.js'
import type { ContainerRuntime } from '../kubelet/index.js'
import { createDockerRuntime, createFakeRuntime, dockerAnswers } from '../kubelet/index.js'
import type { ClusterOptions } from './options.js'

export interface PodNetworkFacts {
  /** The machine's address on the pods' network. */
  readonly gateway: string
  readonly subnet: string
}

/** What runs the pods, and why it was chosen. */
export interface ChosenRuntime {
  readonly runtime: ContainerRuntime
  /** For people: `Docker answers on …`. */
  readonly reason: string
  readonly isSimulated: boolean
  /** Undefined for simulated pods. */
  network(): Promise<PodNetworkFacts | undefined>
}

/** Undefined where the cluster has no nodes. Rejects where Docker was asked for and does not answer. */
export async function openRuntime(options: ClusterOptions, logger: Logger): Promise<ChosenRuntime | undefined> {
  if (options.without.has('nodes') || options.nodes === 0) return undefined
  if (options.runtime === 'simulated') return simulated(options, 'asked for')
  const { answers, reason } = await dockerAnswers()
  if (!answers) {
    if (options.runtime === 'auto') return simulated(options, `no Docker: ${reason}`)
    throw new Error(`--runtime docker: ${reason}`)
  }
  const runtime = createDockerRuntime({
    cluster: options.name,
    dataDir: options.dataDir,
    clock: options.clock,
    logger: logger.child('docker'),
    ...(options.sandboxImage === undefined ? {} : { sandboxImage: options.sandboxImage }),
    ...(options.podNetworkCIDR === undefined ? {} : { podNetworkCIDR: options.podNetworkCIDR }),
  })
  return { runtime, reason, isSimulated: false, network: () => runtime.network() }
}

function simulated({ clock, random }: ClusterOptions, reason: string): ChosenRuntime {
  return { runtime: createFakeRuntime({ clock, random }), reason, isSimulated: true, network: async () => undefined }
}
