import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '../base/index.js'
import type { EventRecorder } from '../client/index.js'
import { readHostMachine } from './host-machine.js'
import { Kubelet } from './kubelet.js'
import type { KubeletsOptions } from './kubelets-options.js'
import type { NodeFacts, NodeOptions } from './node/index.js'
import { NodeAgent } from './node/index.js'
import type { DnsSettings } from './pods/dns.js'
import { parseResolvConf } from './pods/dns.js'
import { ImagePuller } from './pods/images.js'
import type { InformedSources } from './pods/informed-sources.js'
import { KeyedBackOff } from './pods/keyed-back-off.js'
import { PodEvents } from './pods/pod-events.js'
import type { RuntimeVersion } from './runtime/container-runtime.js'
import { PodVolumes } from './volumes/pod-volumes.js'

const crashBackOff = { initialMs: 10_000, maxMs: 300_000 }

interface Shared {
  readonly version: RuntimeVersion
  readonly sources: InformedSources
  readonly logger: Logger
  readonly recorderOf: (node: string) => EventRecorder
  readonly stopping: AbortSignal
}

interface Surroundings extends Shared {
  readonly dns: DnsSettings
  readonly nodeHosts: string
  readonly podsDir: string
}

/** One for each node, with what they need of the machine. Makes the folder of the pods' files. */
export async function makeKubelets(options: KubeletsOptions, shared: Shared): Promise<readonly Kubelet[]> {
  const { stateDir, clusterDNS, clusterDomain = 'cluster.local', nodes, runtime, random } = options
  const reads = runtime.supports.executes
  const podsDir = join(stateDir, 'pods')
  const machine = await readHostMachine(stateDir)
  // Secrets lie here: for the kubelet alone. Mounts do not ask for the folders above them.
  if (reads) await mkdir(podsDir, { recursive: true, mode: 0o750 })
  const { bootId, diskBytes } = machine
  const machineId = machine.machineId || random.uuid().replaceAll('-', '')
  const surroundings: Surroundings = {
    ...shared,
    dns: { clusterDNS, clusterDomain, host: parseResolvConf(reads ? machine.resolvConf : '') },
    nodeHosts: reads ? machine.hosts : '',
    podsDir,
  }
  return nodes.map((node) =>
    makeKubelet(node, { options: node, version: shared.version, diskBytes, machineId, bootId }, options, surroundings),
  )
}

function makeKubelet(
  node: NodeOptions,
  facts: NodeFacts,
  { client: base, clock, random, runtime, stateDir }: KubeletsOptions,
  { sources: all, logger, recorderOf, stopping, dns, nodeHosts, podsDir }: Surroundings,
): Kubelet {
  const client = base.as('kubelet')
  const recorder = recorderOf(node.name)
  const agent = new NodeAgent({ client, clock, logger, recorder, facts })
  const events = new PodEvents(recorder)
  const sources = all.forNode(() => agent.node)
  const context = {
    nodeName: node.name,
    client,
    runtime,
    clock,
    logger,
    events,
    sources,
    volumes: new PodVolumes({ sources, clock, random, podsDir, writes: runtime.supports.executes }),
    images: new ImagePuller({ runtime, clock, sources, events }),
    crashes: new KeyedBackOff(clock, crashBackOff),
    dns,
    nodeHosts,
    podsDir,
    seccompDir: join(stateDir, 'seccomp'),
    podCIDR: node.podCIDR,
    hostIPs: [node.address],
    memoryBytes: facts.version.memoryBytes,
    stopping,
    node: () => agent.node,
  }
  return new Kubelet(context, agent)
}
