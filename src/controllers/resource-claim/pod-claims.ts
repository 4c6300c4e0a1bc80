import {
  controllerOf,
  objectReference,
  type Pod,
  type PodResourceClaim,
  Pods,
  type ResourceClaim,
  ResourceClaims,
  type ResourceClaimTemplate,
  ResourceClaimTemplates,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { Reconciler, ReconcilerTools } from '../runtime/index.js'
import { isDone } from './claim-cleanup.js'

const fieldManager = 'ResourceClaimController'
const claimAnnotation = 'resource.kubernetes.io/pod-claim-name'
/** Room for five random characters in a name of 63. */
const longestStem = 57
/** As many consumers as a claim can have: resource.k8s.io ResourceClaimReservedForMaxSize. */
const mostConsumers = 256

/** The names of the claims that a pod is known to have. */
export function claimsOf({ spec, status }: Pod): readonly string[] {
  const generated = status?.resourceClaimStatuses ?? []
  return (spec?.resourceClaims ?? []).flatMap(({ name, resourceClaimName }) => {
    const found = resourceClaimName ?? generated.find((one) => one.name === name)?.resourceClaimName
    return found === undefined ? [] : [found]
  })
}

/** Makes the claims that pods ask for by a template, and reserves claims for pods that came to a node past the scheduler. */
export class PodClaims implements Reconciler {
  readonly #tools: ReconcilerTools

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
  }

  async reconcile(key: string): Promise<undefined> {
    const { client, events, informers } = this.#tools
    const pod = informers.informer(Pods).getByKey(key)
    if (!pod || pod.metadata?.deletionTimestamp !== undefined || isDone(pod)) return undefined
    const made = new Map<string, string>()
    for (const wanted of pod.spec?.resourceClaims ?? []) {
      try {
        const name = await this.#provide(pod, wanted)
        if (name !== undefined) made.set(wanted.name, name)
      } catch (error) {
        const message = `PodResourceClaim ${wanted.name}: ${messageOf(error)}`
        events.event(objectReference(pod, Pods), 'Warning', 'FailedResourceClaimCreation', message)
        throw new Error(`pod ${key}, ${message}`, { cause: error })
      }
    }
    const { name = '', namespace } = pod.metadata ?? {}
    if (made.size > 0) {
      const resourceClaimStatuses = [...made].map(([one, resourceClaimName]) => ({ name: one, resourceClaimName }))
      const config = { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace }, status: { resourceClaimStatuses } }
      await client.resource(Pods, namespace).patch(name, 'apply', config, {
        fieldManager,
        force: true,
        subresource: 'status',
      })
    }
    if (pod.spec?.nodeName) for (const claim of claimsOf(pod)) await this.#reserve(pod, claim)
    return undefined
  }

  /** The name of a claim that the pod's status does not tell of yet; undefined where there is nothing to tell. */
  async #provide(pod: Pod, { name, resourceClaimTemplateName: templateName }: PodResourceClaim) {
    const { client, informers } = this.#tools
    const namespace = pod.metadata?.namespace ?? ''
    const claims = informers.informer(ResourceClaims)
    if (templateName === undefined) return undefined
    const told = pod.status?.resourceClaimStatuses?.find((one) => one.name === name)
    if (told) {
      if (told.resourceClaimName === undefined) return undefined
      const present = claims.get(namespace, told.resourceClaimName)
      if (present && isOf(pod, present)) return undefined
    }
    const orphan = claims
      .list(namespace)
      .find((one) => isOf(pod, one) && one.metadata?.annotations?.[claimAnnotation] === name)
    if (orphan) return orphan.metadata?.name
    const template = informers.informer(ResourceClaimTemplates).get(namespace, templateName)
    if (!template) {
      const missing = `resourceclaimtemplate.resource.k8s.io "${templateName}" not found`
      throw new Error(`resource claim template "${templateName}": ${missing}`)
    }
    try {
      const claim = await client.resource(ResourceClaims, namespace).create(claimFor(pod, name, template))
      return claim.metadata?.name
    } catch (error) {
      throw new Error(`create ResourceClaim : ${messageOf(error)}`, { cause: error })
    }
  }

  async #reserve(pod: Pod, claimName: string): Promise<void> {
    const { client, informers } = this.#tools
    const { name = '', namespace = '', uid = '' } = pod.metadata ?? {}
    const claim = informers.informer(ResourceClaims).get(namespace, claimName)
    const reservedFor = claim?.status?.reservedFor ?? []
    if (!claim?.status?.allocation || reservedFor.some((one) => one.uid === uid)) return
    if (reservedFor.length >= mostConsumers) return
    const status = { ...claim.status, reservedFor: [...reservedFor, { resource: 'pods', name, uid }] }
    await client.resource(ResourceClaims, namespace).updateStatus({ ...claim, status })
  }
}

function isOf(pod: Pod, claim: ResourceClaim): boolean {
  return controllerOf(claim)?.uid === pod.metadata?.uid
}

function claimFor(pod: Pod, claimName: string, { spec }: ResourceClaimTemplate): ResourceClaim {
  const { name = '', uid = '' } = pod.metadata ?? {}
  const { labels, annotations } = spec?.metadata ?? {}
  return {
    apiVersion: 'resource.k8s.io/v1',
    kind: 'ResourceClaim',
    metadata: {
      generateName: stem(name, claimName),
      ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name, uid, controller: true, blockOwnerDeletion: true }],
      annotations: { ...annotations, [claimAnnotation]: claimName },
      ...(labels ? { labels } : {}),
    },
    ...(spec ? { spec: spec.spec } : {}),
  }
}

/** Names that are too long are both cut, in proportion. */
function stem(pod: string, claim: string): string {
  const full = `${pod}-${claim}-`
  if (full.length <= longestStem) return full
  const cut = (text: string) => text.slice(0, Math.floor((text.length * longestStem) / full.length))
  return `${cut(pod)}-${cut(claim)}`
}
