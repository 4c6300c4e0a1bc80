import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Container, Pod, PodSpec } from '../../api/index.js'
import { Namespaces, Nodes, Pods } from '../../api/index.js'
import { SeededRandom, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { Informers } from '../../client/index.js'
import { createInformers } from '../../client/index.js'
import type { Kubelets } from '../kubelets.js'
import { createKubelets } from '../kubelets.js'
import type { ContainerRuntime } from '../runtime/container-runtime.js'
import type { LifeStages } from '../runtime/fake/index.js'
import { FakeRuntime } from '../runtime/fake/index.js'
import { MemoryServer } from './memory-server.js'

export interface WorldOptions {
  readonly images?: (image: string) => LifeStages | undefined
  readonly nodes?: number
  /** Wraps the runtime, for faults and for looking on. */
  readonly wrap?: (runtime: FakeRuntime) => ContainerRuntime
}

/** Kubelets on a simulated runtime, a double of the API server and a clock that stands still. */
export class KubeletWorld {
  readonly clock = new FakeClock()
  readonly server = new MemoryServer(this.clock)
  readonly runtime: FakeRuntime
  readonly #used: ContainerRuntime
  readonly #nodeCount: number
  #informers: Informers | undefined
  #kubelets: Kubelets | undefined
  #folder = ''

  constructor({ images, nodes = 1, wrap }: WorldOptions = {}) {
    this.runtime = new FakeRuntime({
      clock: this.clock,
      random: new SeededRandom(1),
      ...(images === undefined ? {} : { images }),
    })
    this.#used = wrap === undefined ? this.runtime : wrap(this.runtime)
    this.#nodeCount = nodes
  }

  get folder(): string {
    return this.#folder
  }

  get kubelets(): Kubelets {
    if (this.#kubelets === undefined) throw new TypeError('not started')
    return this.#kubelets
  }

  async start(): Promise<this> {
    if (this.#folder === '') this.#folder = await mkdtemp(join(tmpdir(), 'wherry-kubelet-'))
    if (this.server.objects(Namespaces).size === 0) {
      await this.server.resource(Namespaces).create({ metadata: { name: 'default' } })
    }
    const { clock, server } = this
    this.#informers = createInformers(server, { clock, logger: silentLogger })
    this.#kubelets = createKubelets({
      client: server,
      informers: this.#informers,
      runtime: this.#used,
      nodes: Array.from({ length: this.#nodeCount }, (_, index) => ({
        name: `node-${index}`,
        address: `192.0.2.${index + 1}`,
        podCIDR: `10.244.${index}.0/24`,
      })),
      clock,
      random: new SeededRandom(2),
      logger: silentLogger,
      stateDir: this.#folder,
      clusterDNS: ['10.96.0.10'],
    })
    await this.#kubelets.start(new AbortController().signal)
    await this.settle()
    return this
  }

  /** Ends the kubelets as a shutdown does; containers stay. */
  async stopKubelets(): Promise<void> {
    await this.#kubelets?.stop()
    await this.#informers?.stop()
  }

  async stop(): Promise<void> {
    await this.stopKubelets()
    if (this.#folder !== '') await rm(this.#folder, { recursive: true, force: true })
  }

  async settle(): Promise<void> {
    for (let i = 0; i < 6; i++) await this.clock.settle()
  }

  async advance(seconds: number): Promise<void> {
    await this.clock.advance(seconds * 1000)
    await this.settle()
  }

  async createPod(name: string, spec: Partial<PodSpec> = {}, metadata: Pod['metadata'] = {}): Promise<Pod> {
    const pod = await this.server.resource(Pods, 'default').create(aPod(name, spec, metadata))
    await this.settle()
    return pod
  }

  async deletePod(name: string, gracePeriodSeconds?: number): Promise<void> {
    const parameters = gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }
    await this.server.resource(Pods, 'default').delete(name, parameters)
    await this.settle()
  }

  pod(name: string): Pod | undefined {
    return this.server.objects(Pods).get(`default/${name}`) as Pod | undefined
  }

  /** `Running`, `ErrImagePull`, `CrashLoopBackOff`: what the first container of the pod is doing. */
  stateOf(name: string, container = 'c'): string {
    const all = [
      ...(this.pod(name)?.status?.containerStatuses ?? []),
      ...(this.pod(name)?.status?.initContainerStatuses ?? []),
    ]
    const state = all.find((status) => status.name === container)?.state
    if (state?.running) return 'Running'
    return state?.waiting?.reason ?? state?.terminated?.reason ?? ''
  }

  condition(name: string, type: string) {
    return this.pod(name)?.status?.conditions?.find((condition) => condition.type === type)
  }

  nodeCondition(name: string, type: string) {
    const node = this.server.objects(Nodes).get(name) as { status?: { conditions?: { type: string }[] } } | undefined
    return node?.status?.conditions?.find((condition) => condition.type === type)
  }
}

export function aPod(name: string, spec: Partial<PodSpec> = {}, metadata: Pod['metadata'] = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', ...metadata },
    spec: {
      nodeName: 'node-0',
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      containers: [aContainer('c')],
      ...spec,
    },
    status: { phase: 'Pending' },
  }
}

export function aContainer(name: string, more: Partial<Container> = {}): Container {
  return { name, image: 'web:1', imagePullPolicy: 'IfNotPresent', ...more }
}
