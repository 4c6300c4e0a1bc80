import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { SandboxConfig } from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'
import { PodAddresses } from './addresses.js'
import type { DockerContext } from './context.js'
import { daemonMessage, runtimeErrorFrom, statusOf } from './errors.js'
import type { Inventory } from './inventory.js'
import { label } from './labels.js'
import { ensureNetwork, type PodNetwork } from './network.js'
import { killNow, removeByForce } from './removal.js'
import { goArchitecture, sandboxImageArchive, sandboxImageName } from './sandbox-image.js'
import { type SandboxPlace, sandboxOptions } from './sandbox-options.js'

export interface SandboxSettings {
  /** An image of the user's instead of ours; it must be here. */
  readonly image?: string | undefined
  readonly subnet?: string | undefined
  readonly hostPortAddress: string
}

/** Somebody else's container may have an address that we think free. */
const addressTries = 16

/** Pods' sandboxes: their network, image, addresses and lives. */
export class Sandboxes {
  readonly #context: DockerContext
  readonly #inventory: Inventory
  readonly #settings: SandboxSettings
  readonly #addresses = new PodAddresses()
  #network: Promise<PodNetwork> | undefined
  #image: Promise<string> | undefined

  constructor(context: DockerContext, inventory: Inventory, settings: SandboxSettings) {
    this.#context = context
    this.#inventory = inventory
    this.#settings = settings
  }

  /** The pods' network, made where it is missing; asked for once. */
  network(): Promise<PodNetwork> {
    this.#network ??= forgettingFailure(this.#openNetwork(), () => {
      this.#network = undefined
    })
    return this.#network
  }

  async run(config: SandboxConfig): Promise<string> {
    return await this.#context.heavy.run(async () => {
      try {
        return await this.#make(config)
      } catch (error) {
        if (!(error instanceof RuntimeError) || error.code !== 'NOT_FOUND') throw error
        // The image or the network was removed behind our back: make them again, once.
        this.#image = undefined
        this.#network = undefined
        return await this.#make(config)
      }
    })
  }

  /** Kills everything in the sandbox, then the sandbox. */
  async stop(sandboxId: string): Promise<void> {
    const members = await this.#inventory.all({ [label.sandbox]: sandboxId })
    await this.#context.heavy.run(async () => {
      const running = members.filter((member) => member.State === 'running' || member.State === 'paused')
      await Promise.all(running.map((member) => killNow(this.#context, member.Id)))
      await killNow(this.#context, sandboxId)
    })
    this.#addresses.release(sandboxId)
  }

  async remove(sandboxId: string): Promise<void> {
    const members = await this.#inventory.all({ [label.sandbox]: sandboxId })
    await this.#context.heavy.run(async () => {
      await Promise.all(members.map((member) => removeByForce(this.#context, member.Id)))
      await removeByForce(this.#context, sandboxId)
    })
    for (const { Id } of members) this.#inventory.forget(Id)
    this.#inventory.forget(sandboxId)
    this.#addresses.release(sandboxId)
  }

  async #make(config: SandboxConfig): Promise<string> {
    const image = await this.#ensureImage()
    const { hostPortAddress } = this.#settings
    const { cluster, lowersOomScore } = this.#context
    const common = { cluster, image, hostPortAddress, lowersOomScore }
    if (config.hostNetwork) return await this.#start(config, common)
    const network = await this.network()
    const owner = `${config.uid}/${config.attempt}`
    try {
      for (let tries = 1; ; tries++) {
        const address = this.#addresses.take(config.podCIDR, owner, network.gateway)
        try {
          const place = { ...common, network: { name: network.name, address } }
          const id = await this.#start(config, place)
          this.#addresses.adopt(address, id)
          return id
        } catch (error) {
          if (tries >= addressTries || !daemonMessage(error).includes('Address already in use')) throw error
          // Keeps the address taken under no name, so that the next try gets another.
          this.#addresses.adopt(address, 'others')
        }
      }
    } finally {
      this.#addresses.release(owner)
    }
  }

  async #start(config: SandboxConfig, place: SandboxPlace): Promise<string> {
    const options = sandboxOptions(config, place)
    const docker = await this.#context.daemon.client()
    const create = () => docker.createContainer(options)
    const container = await create().catch(async (error: unknown) => {
      if (statusOf(error) !== 409 || options.name === undefined) throw runtimeErrorFrom(error)
      // Of an earlier try that was cut off: nothing is in it.
      await removeByForce(this.#context, options.name)
      return await create()
    })
    try {
      await container.start()
      return container.id
    } catch (error) {
      await removeByForce(this.#context, container.id).catch((failure: unknown) =>
        this.#context.logger.warn('Could not remove a failed sandbox', {
          id: container.id,
          error: daemonMessage(failure),
        }),
      )
      throw runtimeErrorFrom(error)
    }
  }

  async #openNetwork(): Promise<PodNetwork> {
    const { daemon, cluster, dataDir, logger } = this.#context
    const network = await ensureNetwork({ daemon, cluster, dataDir, logger, subnet: this.#settings.subnet })
    for (const sandbox of await this.#inventory.all({ [label.type]: 'sandbox' })) {
      const address = sandbox.NetworkSettings?.Networks[network.name]?.IPAddress
      if (sandbox.State === 'running' && address) this.#addresses.adopt(address, sandbox.Id)
    }
    return network
  }

  #ensureImage(): Promise<string> {
    this.#image ??= forgettingFailure(this.#loadImage(), () => {
      this.#image = undefined
    })
    return this.#image
  }

  async #loadImage(): Promise<string> {
    const { daemon } = this.#context
    const name = this.#settings.image ?? sandboxImageName
    const found = await daemon.call(async (docker) => {
      return await docker.getImage(name).inspect().catch(absent)
    })
    if (found !== undefined) return found.Id
    if (this.#settings.image !== undefined) {
      throw new RuntimeError(
        'IMAGE_NOT_FOUND',
        `the sandbox image ${name} is not here: pull it, or leave the option out`,
      )
    }
    const { Architecture } = (await daemon.call((docker) => docker.info())) as { Architecture: string }
    const archive = await sandboxImageArchive(goArchitecture(Architecture))
    if (archive === undefined) {
      throw new RuntimeError(
        'UNSUPPORTED',
        `there is no built-in sandbox image for ${Architecture}: name one of your own`,
      )
    }
    await daemon.call(async (docker) => {
      const progress = await docker.loadImage(Readable.from([archive]))
      progress.resume()
      await finished(progress)
    })
    return (await daemon.call((docker) => docker.getImage(name).inspect())).Id
  }
}

function absent(error: unknown): undefined {
  if (statusOf(error) !== 404) throw error
  return undefined
}

function forgettingFailure<T>(promise: Promise<T>, forget: () => void): Promise<T> {
  promise.catch(forget)
  return promise
}
