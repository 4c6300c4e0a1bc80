import type { CustomResourceDefinition, CustomResourceDefinitionCondition } from '../../api/index.js'
import { findCondition, isConditionTrue, isNotFound } from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type {
  AnyResourceDefinition,
  Registry,
  StoredResource,
  ValidateAdmission,
  Watcher,
} from '../../registry/index.js'
import { deleteObject } from '../../registry/index.js'
import type { AdmissionChain } from '../admission/index.js'
import { setConditions, systemUser, writeStatus } from './crd-status.js'

const finalizer = 'customresourcecleanup.apiextensions.k8s.io'

/** Whether the definition waits for its objects to go. */
export function isTerminating({ metadata }: CustomResourceDefinition): boolean {
  return metadata?.deletionTimestamp !== undefined && metadata.finalizers?.includes(finalizer) === true
}

export interface FinalizerOptions {
  readonly registry: Registry
  readonly admission: AdmissionChain | undefined
  /** Looks at the definition again. */
  readonly retry: (name: string) => void
}

/** So many deletes are under way at once. */
const width = 64

/** Deletes all objects of a definition that is being deleted, then lets the definition go (pkg/controller/finalizer/crd_finalizer.go). */
export class Finalizer {
  readonly #options: FinalizerOptions
  /** By definition: waits for objects that finalizers of their own hold. */
  readonly #waiting = new Map<string, Watcher>()
  readonly #stop = new AbortController()

  constructor(options: FinalizerOptions) {
    this.#options = options
  }

  stop(): void {
    this.#stop.abort()
    for (const watcher of this.#waiting.values()) watcher.close('closed')
  }

  /** Rejects when objects could not be deleted; called again after a while, and whenever the definition changes. */
  async finalize(
    crds: StoredResource,
    crd: CustomResourceDefinition,
    definition: AnyResourceDefinition | undefined,
  ): Promise<void> {
    const { registry } = this.#options
    const name = crd.metadata?.name ?? ''
    if (!isConditionTrue(crd.status?.conditions, 'Established') || !definition) {
      await this.#release(crds, crd, 'NeverEstablished', 'resource was never established')
      return
    }
    const objects = registry.resource(definition)
    if (objects.size > 0) {
      const progress = 'InstanceDeletionInProgress'
      if (findCondition(crd.status?.conditions, 'Terminating')?.reason !== progress) {
        // The write brings the definition back here.
        await this.#report(crds, crd, progress, 'CustomResource deletion is in progress')
        return
      }
      await this.#deleteAll(crds, crd, definition, objects)
    }
    if (objects.size > 0) {
      await this.#waitFor(name, objects)
      return
    }
    await this.#release(crds, crd, 'InstanceDeletionCompleted', 'removed all instances')
  }

  async #deleteAll(
    crds: StoredResource,
    crd: CustomResourceDefinition,
    definition: AnyResourceDefinition,
    objects: StoredResource,
  ): Promise<void> {
    const all = objects.present().range('', '\uffff')
    let next = 0
    const work = async () => {
      for (let one = all[next++]; one !== undefined; one = all[next++]) {
        try {
          await deleteObject(this.#options.registry.tools, objects, one.namespace, one.name, {
            user: systemUser,
            dryRun: false,
            warn() {},
            admit: this.#admission(definition, one.namespace, one.name),
          })
        } catch (error) {
          if (!isNotFound(error)) throw error
        }
      }
    }
    try {
      await Promise.all(Array.from({ length: Math.min(width, all.length) }, work))
    } catch (error) {
      const why = messageOf(error)
      await this.#report(crds, crd, 'InstanceDeletionFailed', `could not issue all deletes: ${why}`)
      throw error
    }
  }

  #admission({ token }: AnyResourceDefinition, namespace: string, name: string): ValidateAdmission {
    const { admission } = this.#options
    return async (operation, object, old) =>
      admission?.validate({
        operation,
        resource: token,
        subresource: '',
        namespace,
        name,
        object,
        old,
        user: systemUser,
        dryRun: false,
        warn() {},
      })
  }

  async #waitFor(name: string, objects: StoredResource): Promise<void> {
    if (this.#waiting.has(name) || this.#stop.signal.aborted) return
    const watcher = await objects.watch({
      scope: { namespace: '' },
      after: undefined,
      initial: false,
      wantsBookmarks: false,
      bookmarkAfterInitial: false,
      urgent: true,
      signal: this.#stop.signal,
    })
    this.#waiting.set(name, watcher)
    watcher.onClosed(() => this.#waiting.delete(name))
    void this.#untilEmpty(watcher, name, objects)
  }

  async #untilEmpty(watcher: Watcher, name: string, objects: StoredResource): Promise<void> {
    for await (const _events of watcher) if (objects.size === 0) break
    watcher.close('closed')
    if (!this.#stop.signal.aborted) this.#options.retry(name)
  }

  async #report(crds: StoredResource, crd: CustomResourceDefinition, reason: string, message: string): Promise<void> {
    await writeStatus(this.#options.registry.tools, crds, seenOf(crd), (next, now) =>
      setConditions(next, [terminating('True', reason, message)], now),
    )
  }

  async #release(crds: StoredResource, crd: CustomResourceDefinition, reason: string, message: string): Promise<void> {
    await writeStatus(this.#options.registry.tools, crds, seenOf(crd), (next, now) => {
      setConditions(next, [terminating('False', reason, message)], now)
      const { metadata } = next
      if (metadata?.finalizers) metadata.finalizers = metadata.finalizers.filter((one) => one !== finalizer)
      if (metadata?.finalizers?.length === 0) delete metadata.finalizers
    })
  }
}

const terminating = (status: string, reason: string, message: string): CustomResourceDefinitionCondition => ({
  type: 'Terminating',
  status,
  reason,
  message,
})

const seenOf = ({ metadata }: CustomResourceDefinition) => ({
  name: metadata?.name ?? '',
  revision: metadata?.resourceVersion ?? '',
})
