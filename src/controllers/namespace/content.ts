import {
  isNotFound,
  isPodTerminal,
  isStatusError,
  type KubeObject,
  type Pod,
  type ResourceToken,
} from '../../api/index.js'
import type { Client } from '../../client/index.js'
import { type DiscoveredResource, discoverResources } from '../runtime/index.js'
import type { ContentReport } from './conditions.js'

/** How long upstream gives an object's own finalizers before it looks again. */
const finalizerSeconds = 15

export interface EmptyingResult {
  readonly report: ContentReport
  /** After how many seconds what is left may have gone; 0 when nothing is left, or nothing is known of it. */
  readonly estimateSeconds: number
  readonly isEmpty: boolean
}

interface Remainder {
  readonly count: number
  readonly finalizers: ReadonlyMap<string, number>
  readonly estimateSeconds: number
}

/**
 * Deletes everything in a namespace, of every kind that discovery knows: pods first, the rest when they have gone
 * (KEP-5080; pkg/controller/namespace/deletion, v1.34). Rejects when discovery as a whole fails.
 */
export async function emptyNamespace(
  client: Client,
  namespace: string,
  elapsedSeconds: number,
): Promise<EmptyingResult> {
  const discovered = await discoverResources(client)
  const deletable = discovered.preferred.filter(
    ({ token, verbs }) => token.namespaced && verbs.includes('delete') && verbs.includes('list'),
  )
  const remaining = new Map<string, number>()
  const finalizers = new Map<string, number>()
  const deletionErrors: unknown[] = []
  let estimateSeconds = 0
  const empty = async (resource: DiscoveredResource): Promise<number> => {
    const { group, plural } = resource.token
    try {
      const left = await deleteAll(client, namespace, resource, elapsedSeconds)
      if (left.count > 0) remaining.set(`${plural}.${group}`, left.count)
      for (const [name, count] of left.finalizers) finalizers.set(name, (finalizers.get(name) ?? 0) + count)
      estimateSeconds = Math.max(estimateSeconds, left.estimateSeconds)
      if (left.count > 0 && left.estimateSeconds === 0) {
        const gvr = `${group}/${resource.token.version}, Resource=${plural}`
        deletionErrors.push(new Error(`unexpected items still remain in namespace: ${namespace} for gvr: ${gvr}`))
      }
      return left.count
    } catch (error) {
      deletionErrors.push(error)
      return 1
    }
  }
  const pods = deletable.filter(({ token }) => isPods(token))
  let hasPods = false
  for (const resource of pods) hasPods = (await empty(resource)) > 0 || hasPods
  if (!hasPods) await Promise.all(deletable.filter(({ token }) => !isPods(token)).map(empty))
  const isEmpty = remaining.size === 0
  // While it waits for pods upstream does not count what remains, so that the conditions say that nothing does.
  const counts = hasPods
    ? { remaining: new Map<string, number>(), finalizers: new Map<string, number>() }
    : { remaining, finalizers }
  return { report: { discoveryFailures: discovered.failures, deletionErrors, ...counts }, estimateSeconds, isEmpty }
}

async function deleteAll(
  client: Client,
  namespace: string,
  { token, verbs }: DiscoveredResource,
  elapsedSeconds: number,
): Promise<Remainder> {
  const resource = client.resource(token, namespace)
  const before = await listOrNothing(() => resource.list())
  if (before.length === 0) return remainderOf([], 0)
  const grace = isPods(token) ? graceOf(before) : 0
  if (verbs.includes('deletecollection')) await resource.deleteCollection({ propagationPolicy: 'Background' })
  else {
    for (const { metadata } of before) {
      try {
        await resource.delete(metadata?.name ?? '', { propagationPolicy: 'Background' })
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    }
  }
  const after = await listOrNothing(() => resource.list())
  return remainderOf(after, elapsedSeconds >= grace ? 0 : grace)
}

function remainderOf(items: readonly KubeObject[], graceSeconds: number): Remainder {
  const finalizers = new Map<string, number>()
  for (const { metadata } of items)
    for (const name of metadata?.finalizers ?? []) finalizers.set(name, (finalizers.get(name) ?? 0) + 1)
  const estimateSeconds = items.length === 0 ? 0 : graceSeconds || (finalizers.size > 0 ? finalizerSeconds : 0)
  return { count: items.length, finalizers, estimateSeconds }
}

/** The longest grace period of pods that still run. */
function graceOf(pods: readonly Pod[]): number {
  return pods.reduce(
    (max, pod) => (isPodTerminal(pod) ? max : Math.max(max, pod.spec?.terminationGracePeriodSeconds ?? 0)),
    0,
  )
}

function isPods({ group, plural }: ResourceToken): boolean {
  return group === '' && plural === 'pods'
}

/** A resource may have gone since discovery (a CRD was deleted), or refuse the verb after all: then there is nothing of it. */
async function listOrNothing(
  list: () => Promise<{ readonly items: readonly KubeObject[] }>,
): Promise<readonly KubeObject[]> {
  try {
    return (await list()).items
  } catch (error) {
    if (isNotFound(error) || isStatusError(error, 'MethodNotAllowed')) return []
    throw error
  }
}
