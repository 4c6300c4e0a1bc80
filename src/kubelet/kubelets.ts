import { setMaxListeners } from 'node:events'
import { mkdir, readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pod } from '../api/index.js'
import { isStatusError, Nodes, Pods } from '../api/index.js'
import type { Clock, Component, Logger, Random, Timer } from '../base/index.js'
import type { Client, EventRecorder, Informers } from '../client/index.js'
import { createEventRecorder } from '../client/index.js'
import { Kubelet } from './kubelet.js'
import type { NodeFacts, NodeHealth, NodeOptions } from './node/index.js'
import { NodeAgent } from './node/index.js'
import type { DnsSettings } from './pods/dns.js'
import { parseResolvConf } from './pods/dns.js'
import { ImagePuller } from './pods/images.js'
import { InformedSources } from './pods/informed-sources.js'
import { KeyedBackOff } from './pods/keyed-back-off.js'
import type { KubeletPods } from './pods/lookup.js'
import { PodEvents } from './pods/pod-events.js'
import { createPodLookup } from './pods/pod-lookup.js'
import { messageOf } from './pods/start-error.js'
import type { ContainerRuntime, RuntimeVersion } from './runtime/container-runtime.js'
import { SourceChanges } from './source-changes.js'
import { PodVolumes } from './volumes/pod-volumes.js'

export interface KubeletsOptions {
  readonly client: Client
  /** Live copies of Pods, Nodes, ConfigMaps, Secrets and Services are taken from here; whoever made it starts and stops it. */
  readonly informers: Informers
  readonly runtime: ContainerRuntime
  readonly nodes: readonly NodeOptions[]
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Pods' files: volumes, hosts, last words. Made where missing, by pod uid; nothing else is in it. */
  readonly stateDir: string
  /** Addresses of the cluster's DNS; empty: pods use the node's resolvers. */
  readonly clusterDNS: readonly string[]
  /** Default `cluster.local`. */
  readonly clusterDomain?: string
  /** One for each node's events; left out, each node has one of its own (component `kubelet`, host the node). */
  readonly recorder?: (nodeName: string) => EventRecorder
}

/** All kubelets of this process. */
export interface Kubelets extends Component {
  readonly pods: KubeletPods
  /** No pod is being worked on and no status waits to be written. */
  isIdle(): boolean
}

const heartbeatMs = 10_000
const relistMs = 15_000
const tokenSweepMs = 60_000
/** While the runtime is away it is asked this often. */
const pingMs = 1_000
/** A quiet runtime is asked whether it is still there. */
const quietPingMs = 10_000
const crashBackOff = { initialMs: 10_000, maxMs: 300_000 }

/** One kubelet for each node, sharing one runtime, one informer of each kind and one timer of each kind. */
export function createKubelets(options: KubeletsOptions): Kubelets {
  return new KubeletsComponent(options)
}

class KubeletsComponent implements Kubelets {
  readonly name = 'kubelets'
  readonly pods: KubeletPods
  readonly #options: KubeletsOptions
  readonly #logger: Logger
  readonly #kubelets = new Map<string, Kubelet>()
  readonly #recorders: EventRecorder[] = []
  readonly #stopping = new AbortController()
  readonly #timers: Timer[] = []
  readonly #background = new Set<Promise<void>>()
  readonly #ends: (() => void)[] = []
  #runtimeError: string | undefined
  #isBeating = false
  #isRelisting = false

  constructor(options: KubeletsOptions) {
    this.#options = options
    this.#logger = options.logger.child('kubelet')
    // Every pod that is being stopped listens.
    setMaxListeners(0, this.#stopping.signal)
    this.pods = createPodLookup(options.runtime, (node) => this.#kubelets.get(node))
  }

  isIdle(): boolean {
    return [...this.#kubelets.values()].every((kubelet) => kubelet.isIdle)
  }

  async start(signal: AbortSignal): Promise<void> {
    const { informers, clock, runtime } = this.#options
    const pods = informers.informer(Pods)
    const nodes = informers.informer(Nodes)
    const sources = new InformedSources(this.#options.client, informers)
    informers.start()
    const version = await this.#awaitRuntime(signal)
    await this.#makeKubelets(version, sources)
    const health = { runtimeError: this.#runtimeError, hasDiskPressure: false }
    await Promise.all([...this.#kubelets.values()].map(({ agent }) => this.#register(agent, health, signal)))
    await informers.waitForSync(signal)

    this.#ends.push(
      nodes.subscribe({
        onAdd: (node) => this.#kubelets.get(node.metadata?.name ?? '')?.agent.observe(node),
        onUpdate: (_old, node) => this.#kubelets.get(node.metadata?.name ?? '')?.agent.observe(node),
      }),
      pods.subscribe({
        onAdd: (pod) => this.#kubeletOf(pod)?.see(pod),
        onUpdate: (_old, pod) => this.#kubeletOf(pod)?.see(pod),
        onDelete: (pod) => this.#kubeletOf(pod)?.lose(pod),
      }),
      new SourceChanges(sources, this.#kubelets).subscribe(),
    )
    // Events first, so that nothing falls between them and the list.
    this.#run(this.#watchRuntime())
    // From here on every pod has its worker: what the runtime has beside them is left over.
    await this.#relist()
    this.#timers.push(
      clock.every(heartbeatMs, () => this.#run(this.#beat())),
      // What lives in this process cannot have changed without an event.
      ...(runtime.supports.persistent ? [clock.every(relistMs, () => this.#run(this.#relist()))] : []),
      clock.every(quietPingMs, () => this.#run(this.#ping())),
      clock.every(tokenSweepMs, () => this.#renewTokens()),
    )
    this.#logger.info('Started kubelets', { nodes: this.#kubelets.size, runtime: runtime.name })
  }

  async stop(): Promise<void> {
    if (this.#stopping.signal.aborted) return
    this.#stopping.abort('the kubelet is stopping')
    for (const timer of this.#timers) timer.cancel()
    for (const end of this.#ends) end()
    await Promise.all([...this.#kubelets.values()].map((kubelet) => kubelet.stop()))
    await Promise.all([...this.#background])
    await Promise.all(this.#recorders.map((recorder) => recorder.stop()))
  }

  #kubeletOf(pod: Pod): Kubelet | undefined {
    const node = pod.spec?.nodeName
    return node === undefined ? undefined : this.#kubelets.get(node)
  }

  /** A runtime that is not there yet is waited for: without its version there is nothing to register. */
  async #awaitRuntime(signal: AbortSignal): Promise<RuntimeVersion> {
    for (;;) {
      try {
        return await this.#options.runtime.version()
      } catch (error) {
        this.#logger.warn('The container runtime did not answer', { error: messageOf(error) })
        await this.#options.clock.sleep(pingMs, AbortSignal.any([signal, this.#stopping.signal]))
      }
    }
  }

  /** A server that cannot answer just now is asked again, as upstream does without end; a refusal is final. */
  async #register(agent: NodeAgent, health: NodeHealth, signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        await agent.register(health)
        return
      } catch (error) {
        if (!isStatusError(error) || error.code < 500) throw error
        this.#logger.warn('A node could not register', { node: agent.name, error: messageOf(error) })
        await this.#options.clock.sleep(pingMs, AbortSignal.any([signal, this.#stopping.signal]))
      }
    }
  }

  async #makeKubelets(version: RuntimeVersion, sources: InformedSources): Promise<void> {
    const { stateDir, clusterDNS, clusterDomain = 'cluster.local', nodes, runtime } = this.#options
    const reads = runtime.supports.executes
    const host = parseResolvConf(reads ? await readText('/etc/resolv.conf') : '')
    // Secrets lie here: for the kubelet alone. Mounts do not ask for the folders above them.
    if (reads) await mkdir(join(stateDir, 'pods'), { recursive: true, mode: 0o750 })
    const dns: DnsSettings = { clusterDNS, clusterDomain, host }
    const nodeHosts = reads ? await readText('/etc/hosts') : ''
    const machineId = (await readText('/etc/machine-id')).trim() || this.#options.random.uuid().replaceAll('-', '')
    const bootId = (await readText('/proc/sys/kernel/random/boot_id')).trim()
    const diskBytes = await sizeOfDisk(stateDir)
    for (const node of nodes) {
      const facts: NodeFacts = { options: node, version, diskBytes, machineId, bootId }
      const kubelet = this.#makeKubelet(node, facts, { sources, dns, nodeHosts, podsDir: join(stateDir, 'pods') })
      this.#kubelets.set(node.name, kubelet)
    }
  }

  #makeKubelet(
    node: NodeOptions,
    facts: NodeFacts,
    shared: { sources: InformedSources; dns: DnsSettings; nodeHosts: string; podsDir: string },
  ): Kubelet {
    const { client, clock, random, runtime, stateDir } = this.#options
    const logger = this.#logger
    const recorder = this.#options.recorder?.(node.name) ?? this.#ownRecorder(node.name)
    const agent = new NodeAgent({ client: client.as('kubelet'), clock, logger, recorder, facts })
    const events = new PodEvents(recorder)
    const sources = shared.sources.forNode(() => agent.node)
    const { podsDir, dns, nodeHosts } = shared
    const context = {
      nodeName: node.name,
      client: client.as('kubelet'),
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
      stopping: this.#stopping.signal,
      node: () => agent.node,
    }
    return new Kubelet(context, agent)
  }

  #ownRecorder(host: string): EventRecorder {
    const { client, clock, random } = this.#options
    const recorder = createEventRecorder(client.as('kubelet'), {
      component: 'kubelet',
      host,
      clock,
      random,
      logger: this.#logger,
    })
    this.#recorders.push(recorder)
    return recorder
  }

  /** Leases and statuses of all nodes, in one go. */
  async #beat(): Promise<void> {
    if (this.#isBeating) return
    this.#isBeating = true
    try {
      await Promise.all(
        [...this.#kubelets.values()].map(async ({ agent }) => {
          try {
            await agent.renewLease()
            await agent.report()
          } catch (error) {
            this.#logger.warn('A node could not report', { node: agent.name, error: messageOf(error) })
          }
        }),
      )
    } finally {
      this.#isBeating = false
    }
  }

  async #relist(): Promise<void> {
    if (this.#isRelisting || this.#runtimeError !== undefined) return
    this.#isRelisting = true
    try {
      for (const kubelet of this.#kubelets.values()) await kubelet.relist()
    } catch (error) {
      await this.#runtimeAway(error)
    } finally {
      this.#isRelisting = false
    }
  }

  async #ping(): Promise<void> {
    if (this.#runtimeError !== undefined) return
    try {
      await this.#options.runtime.ping()
    } catch (error) {
      await this.#runtimeAway(error)
    }
  }

  /** Follows the runtime's events for ever; between two connections everything is looked at anew. */
  async #watchRuntime(): Promise<void> {
    const { runtime, clock } = this.#options
    const { signal } = this.#stopping
    while (!signal.aborted) {
      try {
        await runtime.ping()
        await this.#runtimeBack()
        for await (const event of runtime.events(signal)) {
          for (const kubelet of this.#kubelets.values()) kubelet.hint(event)
        }
      } catch (error) {
        if (signal.aborted) return
        await this.#runtimeAway(error)
      }
      await clock.sleep(pingMs, signal).catch(() => {})
    }
  }

  async #runtimeAway(error: unknown): Promise<void> {
    if (this.#runtimeError !== undefined || this.#stopping.signal.aborted) return
    this.#runtimeError = `container runtime is down: ${messageOf(error)}`
    this.#logger.warn('The container runtime went away', { error: messageOf(error) })
    await this.#setHealth()
  }

  async #runtimeBack(): Promise<void> {
    if (this.#runtimeError === undefined) return
    this.#runtimeError = undefined
    this.#logger.info('The container runtime is back')
    await this.#setHealth()
    for (const kubelet of this.#kubelets.values()) kubelet.wakeAll()
  }

  async #setHealth(): Promise<void> {
    const health: NodeHealth = { runtimeError: this.#runtimeError, hasDiskPressure: false }
    await Promise.all(
      [...this.#kubelets.values()].map(({ agent }) =>
        agent.setHealth(health).catch((error: unknown) => {
          this.#logger.warn('A node could not report', { node: agent.name, error: messageOf(error) })
        }),
      ),
    )
  }

  #renewTokens(): void {
    for (const kubelet of this.#kubelets.values()) {
      for (const uid of kubelet.context.volumes.dueTokens()) kubelet.wake(uid)
    }
  }

  /** Background work that `stop` waits for. */
  #run(work: Promise<void>): void {
    const running = work
      .catch((error: unknown) => this.#logger.error('Background work failed', { error: messageOf(error) }))
      .finally(() => this.#background.delete(running))
    this.#background.add(running)
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
