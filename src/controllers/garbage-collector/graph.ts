import { apiVersionOf, type KubeObject, type OwnerReference, type ResourceToken } from '../../api/index.js'

export const orphanFinalizer = 'orphan'
export const foregroundFinalizer = 'foregroundDeletion'

/** One object, as far as ownership goes. */
export interface GraphNode {
  readonly uid: string
  /** Undefined as long as only its dependents speak of it. */
  token: ResourceToken | undefined
  namespace: string
  name: string
  owners: readonly OwnerReference[]
  readonly dependents: Set<GraphNode>
  isBeingDeleted: boolean
  /** Being deleted in the foreground: it waits for its dependents. */
  isDeletingDependents: boolean
  isOrphaning: boolean
}

/** What the graph asks for when it changes. */
export interface GraphListener {
  /** Look whether this object, or its dependents, must go. */
  attemptToDelete(node: GraphNode): void
  /** Take this object's reference out of its dependents. */
  attemptToOrphan(node: GraphNode): void
  /** A namespaced owner in another namespace than the dependent's: it can never be right. */
  invalidOwner(node: GraphNode, reference: OwnerReference): void
  /** The object was seen to go while something depended on it. */
  gone(node: GraphNode): void
}

/**
 * Who owns whom, by uid, over all kinds. An owner that was not seen yet stands in the graph for its dependents' sake; these are checked against
 * the API. Semantics of pkg/controller/garbagecollector/graph_builder.go (v1.34).
 */
export class OwnershipGraph {
  readonly #nodes = new Map<string, GraphNode>()
  readonly #listener: GraphListener

  constructor(listener: GraphListener) {
    this.#listener = listener
  }

  get size(): number {
    return this.#nodes.size
  }

  get(uid: string): GraphNode | undefined {
    return this.#nodes.get(uid)
  }

  /** The seen nodes of one resource. */
  *ofResource(token: ResourceToken): Generator<GraphNode> {
    for (const node of this.#nodes.values()) if (node.token === token) yield node
  }

  /** Takes in an object that was added or has changed. `token` must be the same object for all of one resource. */
  observe(token: ResourceToken, object: KubeObject): void {
    const { uid = '', namespace = '', name = '', ownerReferences = [], finalizers = [] } = object.metadata ?? {}
    const isBeingDeleted = object.metadata?.deletionTimestamp !== undefined
    const isOrphaning = isBeingDeleted && finalizers.includes(orphanFinalizer)
    const isDeletingDependents = isBeingDeleted && finalizers.includes(foregroundFinalizer)
    let node = this.#nodes.get(uid)
    if (!node) {
      node = newNode(uid, { token, namespace, name })
      this.#nodes.set(uid, node)
    } else if (!node.token) this.#becomeReal(node, { token, namespace, name })
    this.#setOwners(node, ownerReferences)
    node.isBeingDeleted = isBeingDeleted
    const startsOrphaning = isOrphaning && !node.isOrphaning
    const startsForeground = isDeletingDependents && !node.isDeletingDependents
    node.isOrphaning = isOrphaning
    node.isDeletingDependents = isDeletingDependents
    if (startsOrphaning) this.#listener.attemptToOrphan(node)
    else if (startsForeground) {
      for (const dependent of node.dependents) this.#listener.attemptToDelete(dependent)
      this.#listener.attemptToDelete(node)
    }
  }

  /** Takes in that an object has gone. */
  remove(uid: string): void {
    const node = this.#nodes.get(uid)
    if (!node) return
    this.#nodes.delete(uid)
    for (const { uid: ownerUid } of node.owners) this.#unlink(node, ownerUid)
    if (node.dependents.size > 0) this.#listener.gone(node)
    for (const dependent of node.dependents) this.#listener.attemptToDelete(dependent)
    // An owner may have waited for just this one.
    for (const { uid: ownerUid } of node.owners) {
      const owner = this.#nodes.get(ownerUid)
      if (owner?.isDeletingDependents) this.#listener.attemptToDelete(owner)
    }
  }

  /** The owner was seen for the first time: dependents that meant another object by its uid must be looked at. */
  #becomeReal(node: GraphNode, identity: Pick<GraphNode, 'token' | 'namespace' | 'name'>): void {
    Object.assign(node, identity)
    for (const dependent of node.dependents) {
      const reference = dependent.owners.find((one) => one.uid === node.uid)
      if (reference) this.#checkReference(dependent, reference, node)
    }
  }

  #setOwners(node: GraphNode, owners: readonly OwnerReference[]): void {
    const before = node.owners
    if (before === owners || (before.length === 0 && owners.length === 0)) return
    node.owners = owners
    for (const old of before) {
      const now = owners.find((one) => one.uid === old.uid)
      if (old.blockOwnerDeletion && !now?.blockOwnerDeletion) {
        const owner = this.#nodes.get(old.uid)
        if (owner) this.#listener.attemptToDelete(owner)
      }
      if (!now) this.#unlink(node, old.uid)
    }
    for (const reference of owners) {
      if (!before.some((one) => one.uid === reference.uid)) this.#link(node, reference)
    }
  }

  #link(node: GraphNode, reference: OwnerReference): void {
    let owner = this.#nodes.get(reference.uid)
    if (!owner) {
      owner = newNode(reference.uid, { token: undefined, namespace: node.namespace, name: reference.name })
      this.#nodes.set(reference.uid, owner)
    }
    owner.dependents.add(node)
    if (owner.token) this.#checkReference(node, reference, owner)
    else this.#listener.attemptToDelete(node)
  }

  #unlink(node: GraphNode, ownerUid: string): void {
    const owner = this.#nodes.get(ownerUid)
    if (!owner) return
    owner.dependents.delete(node)
    if (!owner.token && owner.dependents.size === 0) this.#nodes.delete(ownerUid)
  }

  #checkReference(node: GraphNode, reference: OwnerReference, owner: GraphNode): void {
    const isElsewhere = owner.namespace !== '' && owner.namespace !== node.namespace
    if (isElsewhere) this.#listener.invalidOwner(node, reference)
    if (isElsewhere || !isMeant(owner, reference) || owner.isDeletingDependents) this.#listener.attemptToDelete(node)
  }
}

/** Whether the reference's coordinates are those of the object with its uid. The version may be another one. */
export function isMeant(owner: GraphNode, reference: OwnerReference): boolean {
  const { token } = owner
  if (!token || reference.kind !== token.kind || reference.name !== owner.name) return false
  return groupOf(reference.apiVersion) === token.group
}

/** Whether every owner was seen, is meant, lives where it can own the node and does not wait for it: then there is nothing to ask the API. */
export function isSurelyOwned(node: GraphNode, graph: OwnershipGraph): boolean {
  return node.owners.every((reference) => {
    const owner = graph.get(reference.uid)
    if (!owner || owner.isDeletingDependents || !isMeant(owner, reference)) return false
    return owner.namespace === '' || owner.namespace === node.namespace
  })
}

/** The dependents that keep an owner from going in the foreground. */
export function blockingDependents(node: GraphNode): readonly GraphNode[] {
  return [...node.dependents].filter((dependent) =>
    dependent.owners.some((reference) => reference.uid === node.uid && reference.blockOwnerDeletion),
  )
}

/** As upstream prints an object reference. */
export function printReference({ apiVersion, kind, name, uid }: OwnerReference, namespace: string): string {
  return `[${apiVersion}/${kind}, namespace: ${namespace}, name: ${name}, uid: ${uid}]`
}

export function printNode({ token, namespace, name, uid }: GraphNode): string {
  const apiVersion = token ? apiVersionOf(token) : ''
  return printReference({ apiVersion, kind: token?.kind ?? '', name, uid }, namespace)
}

function newNode(uid: string, identity: Pick<GraphNode, 'token' | 'namespace' | 'name'>): GraphNode {
  return {
    uid,
    ...identity,
    owners: [],
    dependents: new Set(),
    isBeingDeleted: false,
    isDeletingDependents: false,
    isOrphaning: false,
  }
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}
