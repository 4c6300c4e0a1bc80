import { setMaxListeners } from 'node:events'
import type { Pod } from '../api/index.js'
import { isStatusError, Nodes, Pods } from '../api/index.js'
import type { Component, Logger, Timer } from '../base/index.js'
import { messageOf } from '../base/index.js'
import type { EventRecorder } from '../client/index.js'
import { createEventRecorder } from '../client/index.js'
import type { Kubelet } from './kubelet.js'
import type { KubeletsOptions } from './kubelets-options.js'
import { makeKubelets } from './make-kubelets.js'
import type { NodeAgent, NodeHealth } from './node/index.js'
import { InformedSources } from './pods/informed-sources.js'
import type { KubeletPods } from './pods/lookup.js'
import { createPodLookup } from './pods/pod-lookup.js'
import { RuntimeLink } from './runtime-link.js'
import { SourceChanges } from './source-changes.js'

/** All kubelets of this process. */
export interface Kubelets extends Component {
  readonly pods: KubeletPods
  /** No pod is being worked on and no status waits to be written. */
  isIdle(): boolean
}

const heartbeatMs = 10_000
const relistMs = 15_000
const tokenSweepMs = 60_000
/** A server that could not register a node is asked again after so long. */
const registerRetryMs = 1_000
/** A quiet runtime is asked whether it is still there. */
const quietPingMs = 10_000

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
  readonly #runtime: RuntimeLink
  #isBeating = false
  #isRelisting = false

  constructor(options: KubeletsOptions) {
    this.#options = options
    this.#logger = options.logger.child('kubelet')
    // Every pod that is being stopped listens.
    setMaxListeners(0, this.#stopping.signal)
    this.#runtime = new RuntimeLink({
      runtime: options.runtime,
      clock: options.clock,
      logger: this.#logger,
      stopping: this.#stopping.signal,
      onEvent: (event) => {
        for (const kubelet of this.#kubelets.values()) kubelet.hint(event)
      },
      onHealth: (error) => this.#runtimeChanged(error),
    })
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
    const version = await this.#runtime.version(signal)
    const kubelets = await makeKubelets(this.#options, {
      version,
      sources,
      logger: this.#logger,
      recorderOf: (node) => this.#options.recorder?.(node) ?? this.#ownRecorder(node),
      stopping: this.#stopping.signal,
    })
    for (const kubelet of kubelets) this.#kubelets.set(kubelet.agent.name, kubelet)
    const health = { runtimeError: this.#runtime.error, hasDiskPressure: false }
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
    this.#run(this.#runtime.follow())
    // From here on every pod has its worker: what the runtime has beside them is left over.
    await this.#relist()
    this.#timers.push(
      clock.every(heartbeatMs, () => this.#run(this.#beat())),
      // What lives in this process cannot have changed without an event.
      ...(runtime.supports.persistent ? [clock.every(relistMs, () => this.#run(this.#relist()))] : []),
      clock.every(quietPingMs, () => this.#run(this.#runtime.ping())),
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

  /** A server that cannot answer just now is asked again, as upstream does without end; a refusal is final. */
  async #register(agent: NodeAgent, health: NodeHealth, signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        await agent.register(health)
        return
      } catch (error) {
        if (!isStatusError(error) || error.code < 500) throw error
        this.#logger.warn('A node could not register', { node: agent.name, error: messageOf(error) })
        await this.#options.clock.sleep(registerRetryMs, AbortSignal.any([signal, this.#stopping.signal]))
      }
    }
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
    if (this.#isRelisting || this.#runtime.error !== undefined) return
    this.#isRelisting = true
    try {
      for (const kubelet of this.#kubelets.values()) await kubelet.relist()
    } catch (error) {
      await this.#runtime.lost(error)
    } finally {
      this.#isRelisting = false
    }
  }

  /** Nodes say so at once; when the runtime is back, all pods are looked at anew. */
  async #runtimeChanged(runtimeError: string | undefined): Promise<void> {
    const health: NodeHealth = { runtimeError, hasDiskPressure: false }
    await Promise.all(
      [...this.#kubelets.values()].map(({ agent }) =>
        agent.setHealth(health).catch((error: unknown) => {
          this.#logger.warn('A node could not report', { node: agent.name, error: messageOf(error) })
        }),
      ),
    )
    if (runtimeError === undefined) for (const kubelet of this.#kubelets.values()) kubelet.wakeAll()
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
