import type Docker from 'dockerode'
import type { ContainerState, SandboxStatus } from '../container-runtime.js'
import { sandboxFrom, stateFrom, stateWord } from './container-state.js'
import type { DockerContext } from './context.js'
import { runtimeErrorFrom, statusOf } from './errors.js'
import { type Labels, label, labelFilters } from './labels.js'

/**
 * What Docker has of this cluster. Docker's list is cheap (10 ms for 100 containers) but lacks times and exit codes; inspecting one costs 0.5 ms and
 * is remembered: we never start a container twice, so a running one stays as it is until it ends, and a dead one for good.
 */
export class Inventory {
  readonly #context: DockerContext
  readonly #inspected = new Map<string, Docker.ContainerInspectInfo>()
  readonly #asked = new Map<string, Promise<Docker.ContainerInfo[]>>()

  constructor(context: DockerContext) {
    this.#context = context
  }

  async sandboxes(node: string, podUid?: string): Promise<SandboxStatus[]> {
    const listed = await this.#listed(node, podUid)
    return listed.filter((one) => one.Labels[label.type] === 'sandbox').map(sandboxFrom)
  }

  async containers(node: string, podUid?: string): Promise<ContainerState[]> {
    const listed = await this.#listed(node, podUid)
    const ours = listed.filter((one) => one.Labels[label.type] === 'container')
    const states = await Promise.all(ours.map((one) => this.#stateOf(one)))
    return states.filter((state) => state !== undefined)
  }

  /** Everything with these labels, dead or alive. */
  async all(labels: Labels = {}): Promise<Docker.ContainerInfo[]> {
    const filter = labelFilters({ [label.cluster]: this.#context.cluster, ...labels })
    return await this.#context.daemon.call((docker) => docker.listContainers({ all: true, filters: { label: filter } }))
  }

  /** Fresh from Docker; undefined where there is no such container of this cluster. */
  async inspect(id: string): Promise<Docker.ContainerInspectInfo | undefined> {
    try {
      const docker = await this.#context.daemon.client()
      const inspected = await docker.getContainer(id).inspect()
      if (inspected.Config.Labels?.[label.cluster] !== this.#context.cluster) return undefined
      this.#remember(inspected)
      return inspected
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw runtimeErrorFrom(error)
    }
  }

  /** The container's data, as old as its last change of state. */
  async known(id: string): Promise<Docker.ContainerInspectInfo | undefined> {
    return this.#inspected.get(id) ?? (await this.inspect(id))
  }

  forget(id: string): void {
    this.#inspected.delete(id)
  }

  async #stateOf(listed: Docker.ContainerInfo): Promise<ContainerState | undefined> {
    const known = this.#inspected.get(listed.Id)
    const current = known !== undefined && stateWord(known.State.Status) === stateWord(listed.State) ? known : undefined
    const inspected = current ?? (await this.inspect(listed.Id))
    return inspected === undefined ? undefined : stateFrom(inspected)
  }

  #remember(inspected: Docker.ContainerInspectInfo): void {
    // A created one may fail to start and still be called created.
    if (inspected.State.Status === 'created') this.#inspected.delete(inspected.Id)
    else this.#inspected.set(inspected.Id, inspected)
  }

  /** Questions of one turn share one answer: the kubelet asks for sandboxes and containers at the same time. */
  #listed(node: string, podUid: string | undefined): Promise<Docker.ContainerInfo[]> {
    const key = `${node}\0${podUid ?? ''}`
    const asked = this.#asked.get(key)
    if (asked !== undefined) return asked
    const answer = new Promise<void>((resolve) => queueMicrotask(resolve)).then(async () => {
      this.#asked.delete(key)
      const listed = await this.all({ [label.node]: node, ...(podUid === undefined ? {} : { [label.uid]: podUid }) })
      this.#forgetMissing(node, podUid, listed)
      return listed
    })
    this.#asked.set(key, answer)
    return answer
  }

  #forgetMissing(node: string, podUid: string | undefined, listed: readonly Docker.ContainerInfo[]): void {
    const present = new Set(listed.map((one) => one.Id))
    for (const [id, { Config }] of this.#inspected) {
      const labels = Config.Labels ?? {}
      const belongs = labels[label.node] === node && (podUid === undefined || labels[label.uid] === podUid)
      if (belongs && !present.has(id)) this.#inspected.delete(id)
    }
  }
}
