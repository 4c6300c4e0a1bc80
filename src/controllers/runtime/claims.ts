import {
  controllerOf,
  controllerReference,
  isNotFound,
  isStatusError,
  type KubeObject,
  type ResourceToken,
} from '../../api/index.js'
import type { Client } from '../../client/index.js'

export interface ClaimOptions<O extends KubeObject, T extends KubeObject> {
  readonly client: Client
  readonly owner: O
  readonly ownerToken: ResourceToken<O>
  readonly token: ResourceToken<T>
  /** What the owner controls now, and what nobody does. Others are left alone. */
  readonly candidates: readonly T[]
  /** Whether it belongs to the owner: mostly its selector's `matches`. */
  readonly matches: (labels: Readonly<Record<string, string>> | undefined, object: T) => boolean
  /** Candidates that may be taken in although nobody controls them; all when left out (a ReplicaSet takes only active pods). */
  readonly mayAdopt?: (object: T) => boolean
  /** Put on what is adopted, taken off what is released. */
  readonly finalizers?: readonly string[]
}

/**
 * The objects that the owner controls: those it has and its selector matches, those without a controller that match (adopted), not those
 * that match no more (released). pkg/controller ControllerRefManager (v1.34). Adoption asks the API first whether the owner still lives.
 */
export async function claimObjects<O extends KubeObject, T extends KubeObject>(
  options: ClaimOptions<O, T>,
): Promise<readonly T[]> {
  const { owner, candidates, matches, mayAdopt } = options
  const uid = owner.metadata?.uid
  const isDeleting = owner.metadata?.deletionTimestamp !== undefined
  const claimed: T[] = []
  const changes: Promise<T | undefined>[] = []
  let alive: Promise<void> | undefined
  const requireAlive = () => {
    alive ??= requireOwnerAlive(options)
    return alive
  }
  for (const object of candidates) {
    const controller = controllerOf(object)
    const isMatch = matches(object.metadata?.labels, object)
    if (controller) {
      if (controller.uid !== uid) continue
      if (isMatch) claimed.push(object)
      else if (!isDeleting) changes.push(release(options, object))
    } else if (
      isMatch &&
      !isDeleting &&
      object.metadata?.deletionTimestamp === undefined &&
      (mayAdopt?.(object) ?? true)
    ) {
      changes.push(requireAlive().then(() => adopt(options, object)))
    }
  }
  if (changes.length === 0) return claimed
  const results = await Promise.allSettled(changes)
  for (const result of results) {
    if (result.status === 'rejected') throw result.reason
    if (result.value) claimed.push(result.value)
  }
  return claimed
}

async function adopt<O extends KubeObject, T extends KubeObject>(
  { client, owner, ownerToken, token, finalizers }: ClaimOptions<O, T>,
  object: T,
): Promise<T | undefined> {
  const { namespace, name = '', uid } = object.metadata ?? {}
  const patch = {
    metadata: {
      ownerReferences: [controllerReference(owner, ownerToken)],
      uid,
      ...(finalizers ? { finalizers } : {}),
    },
  }
  try {
    return await client.resource(token, namespace).patch(name, 'strategic', patch)
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

async function release<O extends KubeObject, T extends KubeObject>(
  { client, owner, token, finalizers }: ClaimOptions<O, T>,
  object: T,
): Promise<undefined> {
  const { namespace, name = '', uid } = object.metadata ?? {}
  const patch = {
    metadata: {
      ownerReferences: [{ $patch: 'delete', uid: owner.metadata?.uid }],
      uid,
      ...(finalizers ? { '$deleteFromPrimitiveList/finalizers': finalizers } : {}),
    },
  }
  try {
    await client.resource(token, namespace).patch(name, 'strategic', patch)
  } catch (error) {
    // Gone, or the reference had gone, or another object has the name now: nothing is left to release.
    if (!isNotFound(error) && !isStatusError(error, 'Invalid')) throw error
  }
}

async function requireOwnerAlive<O extends KubeObject, T extends KubeObject>(
  options: ClaimOptions<O, T>,
): Promise<void> {
  const { client, owner, ownerToken } = options
  const { namespace, name = '', uid } = owner.metadata ?? {}
  const fresh = await client.resource(ownerToken, namespace).get(name)
  const { uid: freshUid, deletionTimestamp } = fresh.metadata ?? {}
  if (freshUid !== uid)
    throw new Error(`original ${ownerToken.kind} ${namespace}/${name} is gone: got uid ${freshUid}, wanted ${uid}`)
  if (deletionTimestamp !== undefined)
    throw new Error(`${namespace}/${name} has just been deleted at ${deletionTimestamp}`)
}
