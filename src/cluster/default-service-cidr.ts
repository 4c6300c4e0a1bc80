import { findCondition, formatTimestamp, isAlreadyExists, ServiceCIDRs } from '../api/index.js'
import type { Clock, Component, Logger, Timer } from '../base/index.js'
import { messageOf } from '../base/index.js'
import type { Client } from '../client/index.js'
import type { StoredObjects } from './stored-objects.js'

export const defaultServiceCidr = 'kubernetes'
const controllerName = 'kubernetes-service-cidr-controller'
const intervalMs = 10_000

export interface DefaultServiceCidrOptions {
  readonly client: Client
  readonly objects: StoredObjects
  /** The cluster's own range. */
  readonly range: string
  readonly clock: Clock
  readonly logger: Logger
}

/** Keeps the ServiceCIDR of the cluster's own range, and says that it is ready where nobody has (controlplane/controller/defaultservicecidr, v1.34). */
export class DefaultServiceCidr implements Component {
  readonly name = 'default service range'
  readonly #options: DefaultServiceCidrOptions
  #timer: Timer | undefined
  #syncing: Promise<void> = Promise.resolve()

  constructor(options: DefaultServiceCidrOptions) {
    this.#options = options
  }

  /** Resolves when it is there. */
  async start(): Promise<void> {
    await this.#sync()
    const { clock, logger } = this.#options
    this.#timer = clock.every(intervalMs, () => {
      this.#syncing = this.#sync().catch((error: unknown) =>
        logger.debug("The cluster's own range of service addresses was not looked after", { error: messageOf(error) }),
      )
    })
  }

  async stop(): Promise<void> {
    this.#timer?.cancel()
    await this.#syncing
  }

  async #sync(): Promise<void> {
    const { client, objects, range, clock } = this.#options
    const ranges = client.resource(ServiceCIDRs)
    const present = objects.get(ServiceCIDRs, '', defaultServiceCidr)
    if (!present) {
      try {
        await ranges.create({
          apiVersion: 'networking.k8s.io/v1',
          kind: 'ServiceCIDR',
          metadata: { name: defaultServiceCidr },
          spec: { cidrs: [range] },
        })
      } catch (error) {
        if (!isAlreadyExists(error)) throw error
        return
      }
    } else {
      const ready = findCondition(present.status?.conditions, 'Ready')?.status ?? 'Unknown'
      const isOurs = present.spec?.cidrs?.join() === range && present.metadata?.deletionTimestamp === undefined
      if (!isOurs || ready !== 'Unknown') return
    }
    const condition = {
      type: 'Ready',
      status: 'True',
      message: 'Kubernetes default Service CIDR is ready',
      lastTransitionTime: formatTimestamp(clock.now()),
    }
    const config = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'ServiceCIDR',
      metadata: { name: defaultServiceCidr },
      status: { conditions: [condition] },
    }
    const how = { fieldManager: controllerName, force: true, subresource: 'status' }
    await ranges.patch(defaultServiceCidr, 'apply', config, how)
  }
}
