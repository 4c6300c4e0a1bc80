import type Docker from 'dockerode'
import type { ContainerConfig } from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'
import { containerOptions } from './container-options.js'
import { startErrorExitCode } from './container-state.js'
import type { DockerContext } from './context.js'
import { daemonMessage, runtimeErrorFrom, statusOf } from './errors.js'
import type { Images } from './images.js'
import type { Inventory } from './inventory.js'
import { label } from './labels.js'
import { removeByForce } from './removal.js'

/** Containers of pods: create, start, stop, remove. */
export class Containers {
  readonly #context: DockerContext
  readonly #inventory: Inventory
  readonly #images: Images

  constructor(context: DockerContext, inventory: Inventory, images: Images) {
    this.#context = context
    this.#inventory = inventory
    this.#images = images
  }

  async create(sandboxId: string, config: ContainerConfig): Promise<string> {
    const [sandbox, image] = await Promise.all([this.#inventory.inspect(sandboxId), this.#images.status(config.image)])
    if (sandbox?.State.Running !== true) throw new RuntimeError('NOT_FOUND', `no live sandbox ${sandboxId}`)
    if (image === undefined) throw new RuntimeError('IMAGE_NOT_FOUND', `No such image: ${config.image}`)
    const { cluster, daemon, lowersOomScore, logRotation } = this.#context
    const imageRef = image.digests[0] ?? image.id
    const place = { cluster, sandboxId, imageId: image.id, imageRef, lowersOomScore, logRotation }
    const options = containerOptions(config, place)
    const docker = await daemon.client()
    try {
      return (await docker.createContainer(options)).id
    } catch (error) {
      if (statusOf(error) === 409 && options.name !== undefined) return await this.#replace(docker, options)
      if (statusOf(error) === 404) throw runtimeErrorFrom(error, 'IMAGE_NOT_FOUND')
      throw runtimeErrorFrom(error, 'CREATE_FAILED')
    }
  }

  async start(containerId: string): Promise<void> {
    const docker = await this.#context.daemon.client()
    await this.#context.heavy.run(async () => {
      try {
        await docker.getContainer(containerId).start()
      } catch (error) {
        // 304: it runs already.
        if (statusOf(error) === 304) return
        if (statusOf(error) === 404 && /No such container/.test(daemonMessage(error))) throw runtimeErrorFrom(error)
        throw runtimeErrorFrom(error, 'START_FAILED', { exitCode: startErrorExitCode })
      }
    })
  }

  async stop(containerId: string, graceSeconds: number): Promise<void> {
    try {
      const docker = await this.#context.daemon.client()
      await docker.getContainer(containerId).stop({ t: Math.max(0, Math.ceil(graceSeconds)) })
    } catch (error) {
      // 304: it has stopped already.
      if (statusOf(error) !== 304 && statusOf(error) !== 404) throw runtimeErrorFrom(error)
    }
  }

  async remove(containerId: string): Promise<void> {
    await this.#context.heavy.run(() => removeByForce(this.#context, containerId))
    this.#inventory.forget(containerId)
  }

  /** The name is taken: by the same container, which an earlier try has made, or by an outdated one. */
  async #replace(docker: Docker, options: Docker.ContainerCreateOptions): Promise<string> {
    try {
      const existing = await docker.getContainer(options.name ?? '').inspect()
      const same = [label.cluster, label.uid, label.specHash, label.sandbox].every(
        (name) => existing.Config.Labels?.[name] === options.Labels?.[name],
      )
      if (same && existing.State.Status === 'created' && existing.State.Error === '') return existing.Id
      await removeByForce(this.#context, existing.Id)
      return (await docker.createContainer(options)).id
    } catch (error) {
      throw runtimeErrorFrom(error, 'CREATE_FAILED')
    }
  }
}
