import type { ResourceList, ResourceQuota, ResourceToken } from '../../api/index.js'
import {
  addResources,
  isConflict,
  isNotFound,
  objectKey,
  onlyResources,
  printedResources,
  quotaEvaluator,
  ResourceQuotas,
  resourceList,
  sameResources,
  scopesOf,
  semanticEqual,
} from '../../api/index.js'
import { type Timer, WorkQueue } from '../../base/index.js'
import type { Informer } from '../../client/index.js'
import type { Controller, ControllerTools } from '../runtime/index.js'
import { CountedResources } from './counted-resources.js'
import { QuotaMonitors } from './monitors.js'

const name = 'resourcequota-controller'
/** Upstream's --concurrent-resource-quota-syncs and --resource-quota-sync-period. */
const workers = 5
const countAllMs = 5 * 60_000

/**
 * Counts what a namespace uses of its quotas. What comes is charged by admission as it comes; this controller counts new and changed quotas, takes
 * off what has gone, and every now and then counts anew (pkg/controller/resourcequota, v1.34).
 */
export function resourceQuotaController(tools: ControllerTools): Controller {
  return new ResourceQuotaController(tools)
}

class ResourceQuotaController implements Controller {
  readonly name = name
  readonly #tools: ControllerTools
  readonly #quotas: Informer<ResourceQuota>
  readonly #queue: WorkQueue
  readonly #resources: CountedResources
  readonly #monitors: QuotaMonitors
  readonly #unsubscribe: () => void
  #period: Timer | undefined
  #workers: Promise<void>[] = []
  #following: Promise<void> = Promise.resolve()

  constructor(tools: ControllerTools) {
    this.#tools = { ...tools, logger: tools.logger.child(name) }
    this.#queue = new WorkQueue({ clock: tools.clock })
    this.#resources = new CountedResources(tools)
    this.#monitors = new QuotaMonitors(this.#tools, (token, namespace, afterMs) =>
      this.#release(token, namespace, afterMs),
    )
    this.#quotas = tools.informers.informer(ResourceQuotas)
    this.#unsubscribe = this.#quotas.subscribe({
      onAdd: (quota) => this.#changed(quota),
      onUpdate: (old, quota) => {
        // Admission writes the status; to count at each of its writes would undo some of them.
        if (!semanticEqual(old.spec, quota.spec)) this.#changed(quota)
      },
      onDelete: () => this.#follow(),
    })
  }

  async start(): Promise<void> {
    this.#follow()
    this.#period = this.#tools.clock.every(countAllMs, () => {
      for (const quota of this.#quotas.list()) this.#queue.add(objectKey(quota))
    })
    this.#workers = Array.from({ length: workers }, () => this.#work())
  }

  async stop(): Promise<void> {
    this.#unsubscribe()
    this.#period?.cancel()
    this.#queue.shutDown()
    await Promise.all(this.#workers)
    await this.#following
    await this.#monitors.stop()
  }

  isIdle(): boolean {
    return this.#queue.idle
  }

  #changed(quota: ResourceQuota): void {
    this.#queue.add(objectKey(quota))
    if (this.#period) this.#follow()
  }

  /** Watches what the present quotas count. */
  #follow(): void {
    this.#following = this.#following.then(async () => {
      const names = this.#quotas.list().flatMap(({ spec }) => Object.keys(spec?.hard ?? {}))
      try {
        await this.#monitors.follow(await this.#resources.of([...new Set(names)]))
      } catch (error) {
        this.#tools.logger.warn('Could not find out what quotas count', { error: String(error) })
      }
    })
  }

  #release(token: ResourceToken, namespace: string, afterMs: number): void {
    const evaluator = quotaEvaluator(token)
    for (const quota of this.#quotas.list()) {
      if (quota.metadata?.namespace !== namespace) continue
      if (!Object.keys(quota.spec?.hard ?? {}).some((one) => evaluator.counts(one))) continue
      if (afterMs > 0) this.#queue.addAfter(objectKey(quota), afterMs)
      else this.#queue.add(objectKey(quota))
    }
  }

  async #work(): Promise<void> {
    for (;;) {
      const key = await this.#queue.get()
      if (key === undefined) return
      try {
        await this.#count(key)
        this.#queue.forget(key)
      } catch (error) {
        if (!isConflict(error)) this.#tools.logger.debug('Counting will be tried again', { key, error: String(error) })
        this.#queue.addRateLimited(key)
      }
      this.#queue.done(key)
    }
  }

  async #count(key: string): Promise<void> {
    const [namespace = '', quotaName = ''] = key.split('/')
    const client = this.#tools.client.resource(ResourceQuotas, namespace)
    let quota: ResourceQuota
    try {
      // Not from the cache: the version must be older than what is counted.
      quota = await client.get(quotaName)
    } catch (error) {
      if (isNotFound(error)) return
      throw error
    }
    const hard = resourceList(quota.spec?.hard)
    const before = resourceList(quota.status?.used)
    const counted = await this.#usage(quota, namespace, [...hard.keys()])
    const used = onlyResources(new Map([...before, ...counted]), hard.keys())
    const isCounted = quota.status?.hard !== undefined && quota.status.used !== undefined
    if (isCounted && semanticEqual(quota.spec?.hard, quota.status?.hard) && sameResources(used, before)) return
    await client.updateStatus({
      ...quota,
      status: { hard: quota.spec?.hard ?? {}, used: printedResources(used) },
    })
  }

  /** What the namespace uses of each name that something counts. */
  async #usage(quota: ResourceQuota, namespace: string, names: readonly string[]): Promise<ResourceList> {
    const now = this.#tools.clock.now()
    const scopes = scopesOf(quota)
    let usage: ResourceList = new Map()
    for (const token of await this.#resources.of(names)) {
      const evaluator = quotaEvaluator(token)
      const own = names.filter((one) => evaluator.counts(one))
      usage = addResources(usage, resourceList(Object.fromEntries(own.map((one) => [one, '0']))))
      const { items } = await this.#tools.client.resource(token, namespace).list()
      for (const object of items) {
        if (!scopes.every((scope) => evaluator.isInScope(object, scope))) continue
        usage = addResources(usage, onlyResources(evaluator.usage(object, now), own))
      }
    }
    return usage
  }
}
