import { LRUCache } from 'lru-cache'
import {
  isConflict,
  isNotFound,
  isStatusError,
  type KubeObject,
  type OwnerReference,
  semanticEqual,
} from '../../api/index.js'
import type { Client } from '../../client/index.js'
import type { DiscoveredResources } from '../runtime/index.js'
import {
  blockingDependents,
  foregroundFinalizer,
  type GraphNode,
  isSurelyOwned,
  type OwnershipGraph,
  orphanFinalizer,
  printNode,
  printReference,
} from './graph.js'

const absentOwners = 500
const finalizerAttempts = 5

export type AttemptResult = 'done' | 'again'

export interface CollectorOptions {
  readonly client: Client
  readonly graph: OwnershipGraph
  readonly resources: () => DiscoveredResources
  readonly enqueue: (node: GraphNode) => void
}

/** Decides, by asking the API, whether an object must go, and deletes it. pkg/controller/garbagecollector/garbagecollector.go (v1.34). */
export class Collector {
  readonly #client: Client
  readonly #graph: OwnershipGraph
  readonly #resources: () => DiscoveredResources
  readonly #enqueue: (node: GraphNode) => void
  /** Owners that are known not to exist, so that a thousand dependents cost one question. */
  readonly #absent = new LRUCache<string, true>({ max: absentOwners })

  constructor(options: CollectorOptions) {
    this.#client = options.client
    this.#graph = options.graph
    this.#resources = options.resources
    this.#enqueue = options.enqueue
  }

  /** The object was seen to go. */
  noteAbsent({ token, namespace, name, uid }: GraphNode): void {
    if (!token) return
    this.#absent.set(absentKey({ kind: token.kind, name, uid }, namespace), true)
  }

  /** `again`: nothing was wrong, but an owner exists that was not seen in a watch yet. Rejects when it should be tried again. */
  async attemptToDelete(node: GraphNode): Promise<AttemptResult> {
    if (!node.token || (node.isBeingDeleted && !node.isDeletingDependents)) return 'done'
    if (node.isDeletingDependents) {
      await this.#continueForeground(node)
      return 'done'
    }
    if (isSurelyOwned(node, this.#graph)) return 'done'
    const latest = await this.#read(node)
    if (!latest) {
      // Its deletion will be seen, or a relist will tell.
      return 'done'
    }
    const references = latest.metadata?.ownerReferences ?? []
    if (references.length === 0) return 'done'
    const owners = await this.#classify(node, references)
    if (owners === undefined) return 'done'
    const { solid, dangling, waiting } = owners
    if (solid.length > 0) {
      if (dangling.length + waiting.length > 0) await this.#dropReferences(node, [...dangling, ...waiting])
      return solid.some((reference) => this.#graph.get(reference.uid)?.token === undefined) ? 'again' : 'done'
    }
    if (waiting.length > 0 && node.dependents.size > 0) {
      // Owner and dependent in one circle of foreground deletions would wait for each other.
      if ([...node.dependents].some((dependent) => dependent.isDeletingDependents))
        await this.#unblock(node, references)
      await this.#delete(node, latest, 'Foreground')
      return 'done'
    }
    const finalizers = latest.metadata?.finalizers ?? []
    const policy = finalizers.includes(orphanFinalizer)
      ? 'Orphan'
      : finalizers.includes(foregroundFinalizer)
        ? 'Foreground'
        : 'Background'
    await this.#delete(node, latest, policy)
    return 'done'
  }

  /** Takes the references to a deleted object out of its dependents, then its finalizer `orphan`. */
  async attemptToOrphan(node: GraphNode): Promise<void> {
    const results = await Promise.allSettled(
      [...node.dependents].map((dependent) => this.#dropReferences(dependent, [{ uid: node.uid }])),
    )
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) throw new Error(`failed to orphan dependents of owner ${printNode(node)}`, { cause: failed.reason })
    await this.#removeFinalizer(node, orphanFinalizer)
  }

  async #continueForeground(node: GraphNode): Promise<void> {
    const blocking = blockingDependents(node)
    if (blocking.length === 0) {
      await this.#removeFinalizer(node, foregroundFinalizer)
      return
    }
    for (const dependent of blocking) if (!dependent.isDeletingDependents) this.#enqueue(dependent)
  }

  /** Undefined where a cluster-scoped object names a namespaced owner: no answer can be right. */
  async #classify(node: GraphNode, references: readonly OwnerReference[]) {
    const solid: OwnerReference[] = []
    const dangling: OwnerReference[] = []
    const waiting: OwnerReference[] = []
    for (const reference of references) {
      const owner = await this.#owner(node, reference)
      if (owner === 'impossible') return undefined
      if (owner === 'absent') dangling.push(reference)
      else if (
        owner.metadata?.deletionTimestamp !== undefined &&
        owner.metadata.finalizers?.includes(foregroundFinalizer)
      )
        waiting.push(reference)
      else solid.push(reference)
    }
    return { solid, dangling, waiting }
  }

  async #owner(node: GraphNode, reference: OwnerReference): Promise<KubeObject | 'absent' | 'impossible'> {
    if (this.#absent.has(absentKey(reference, '')) || this.#absent.has(absentKey(reference, node.namespace)))
      return 'absent'
    const resource = this.#resources().forKind(reference.apiVersion, reference.kind)
    if (!resource) throw new Error(`no resource is known for the owner ${printReference(reference, node.namespace)}`)
    const { token } = resource
    if (token.namespaced && node.namespace === '') return 'impossible'
    const namespace = token.namespaced ? node.namespace : ''
    try {
      const owner = await this.#client.resource(token, namespace).get(reference.name)
      if (owner.metadata?.uid === reference.uid) return owner
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
    this.#absent.set(absentKey(reference, namespace), true)
    return 'absent'
  }

  /** The live object, unless it has gone or another one has its name. */
  async #read(node: GraphNode): Promise<KubeObject | undefined> {
    try {
      const object = await this.#resource(node).get(node.name)
      return object.metadata?.uid === node.uid ? object : undefined
    } catch (error) {
      if (isNotFound(error)) return undefined
      throw error
    }
  }

  async #delete(
    node: GraphNode,
    latest: KubeObject,
    propagationPolicy: 'Orphan' | 'Background' | 'Foreground',
  ): Promise<void> {
    const resourceVersion = latest.metadata?.resourceVersion
    const uid = node.uid
    try {
      await this.#resource(node).delete(node.name, {
        propagationPolicy,
        preconditions: { uid, ...(resourceVersion === undefined ? {} : { resourceVersion }) },
      })
    } catch (error) {
      if (isNotFound(error)) return
      if (!isConflict(error)) throw error
      // What has changed matters only if it is the owners.
      const live = await this.#read(node)
      if (!live) return
      if (!semanticEqual(live.metadata?.ownerReferences, latest.metadata?.ownerReferences)) throw error
      await this.#resource(node)
        .delete(node.name, { propagationPolicy, preconditions: { uid } })
        .catch((failure: unknown) => {
          if (!isNotFound(failure)) throw failure
        })
    }
  }

  async #dropReferences(node: GraphNode, references: readonly { readonly uid: string }[]): Promise<void> {
    const uids = references.map(({ uid }) => uid)
    await this.#patch(node, {
      strategic: { metadata: { uid: node.uid, ownerReferences: uids.map((uid) => ({ $patch: 'delete', uid })) } },
      edit: (owners) => owners.filter(({ uid }) => !uids.includes(uid)),
    })
  }

  async #unblock(node: GraphNode, references: readonly OwnerReference[]): Promise<void> {
    const blocking = references.filter((reference) => reference.blockOwnerDeletion)
    if (blocking.length === 0) return
    const unblocked = blocking.map(({ uid }) => ({ uid, blockOwnerDeletion: false }))
    await this.#patch(node, {
      strategic: { metadata: { uid: node.uid, ownerReferences: unblocked } },
      edit: (owners) =>
        owners.map((owner) => (owner.blockOwnerDeletion ? { ...owner, blockOwnerDeletion: false } : owner)),
    })
  }

  /** Custom resources know no strategic merge: they get the whole list, for the version that it was made from. */
  async #patch(
    node: GraphNode,
    change: {
      readonly strategic: object
      readonly edit: (owners: readonly OwnerReference[]) => readonly OwnerReference[]
    },
  ): Promise<void> {
    try {
      await this.#resource(node).patch(node.name, 'strategic', change.strategic)
    } catch (error) {
      if (isNotFound(error)) return
      if (!isStatusError(error, 'UnsupportedMediaType')) throw error
      const latest = await this.#read(node)
      if (!latest) return
      const { resourceVersion, ownerReferences = [] } = latest.metadata ?? {}
      const metadata = { resourceVersion, ownerReferences: change.edit(ownerReferences) }
      await this.#resource(node).patch(node.name, 'merge', { metadata })
    }
  }

  async #removeFinalizer(node: GraphNode, finalizer: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const latest = await this.#read(node)
      const finalizers = latest?.metadata?.finalizers ?? []
      if (!finalizers.includes(finalizer)) return
      const resourceVersion = latest?.metadata?.resourceVersion
      const metadata = { resourceVersion, finalizers: finalizers.filter((one) => one !== finalizer) }
      try {
        await this.#resource(node).patch(node.name, 'merge', { metadata })
        return
      } catch (error) {
        if (isNotFound(error)) return
        if (!isConflict(error) || attempt === finalizerAttempts) throw error
      }
    }
  }

  #resource(node: GraphNode) {
    if (!node.token) throw new TypeError('an owner that was not seen yet cannot be addressed')
    return this.#client.resource(node.token, node.namespace)
  }
}

/** Without the version: an object is the same in all of them. */
function absentKey({ kind, name, uid }: Pick<OwnerReference, 'kind' | 'name' | 'uid'>, namespace: string): string {
  return [kind, name, uid, namespace].join('\0')
}
