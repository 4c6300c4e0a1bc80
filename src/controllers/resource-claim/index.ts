// resource-claim: claims for the pods that ask for one of a template, and what becomes of reservations (pkg/controller/resourceclaim, v1.34).
import { Pods, ResourceClaims, ResourceClaimTemplates } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { ClaimCleanup, consumersOf } from './claim-cleanup.js'
import { claimsOf, PodClaims } from './pod-claims.js'

/** The component that upstream's events name. */
const eventSource = 'resource_claim'
const byTemplate = 'resource claim template'

export const resourceClaimController = defineController({
  name: 'resource-claim-controller',
  eventSource,
  reconciles: Pods,
  concerns: (pod) => (pod.spec?.resourceClaims?.length ?? 0) > 0,
  create: (tools) => {
    const pods = tools.informers.informer(Pods)
    pods.addIndex(byTemplate, ({ metadata, spec }) =>
      (spec?.resourceClaims ?? []).flatMap(({ resourceClaimTemplateName: name }) =>
        name === undefined ? [] : [`${metadata?.namespace}/${name}`],
      ),
    )
    tools.informers.informer(ResourceClaimTemplates).subscribe({
      onAdd: ({ metadata }) => {
        for (const pod of pods.byIndex(byTemplate, `${metadata?.namespace}/${metadata?.name}`)) {
          tools.queue.add(`${pod.metadata?.namespace}/${pod.metadata?.name}`)
        }
      },
    })
    tools.informers.informer(ResourceClaims).subscribe({
      onDelete: (claim) => {
        for (const key of consumersOf(claim)) tools.queue.add(key)
      },
    })
    return new PodClaims(tools)
  },
})

export const resourceClaimCleanupController = defineController({
  name: 'resource-claim-cleanup-controller',
  reconciles: ResourceClaims,
  create: (tools) => {
    const enqueue = (pod: Parameters<typeof claimsOf>[0]) => {
      for (const name of claimsOf(pod)) tools.queue.add(`${pod.metadata?.namespace}/${name}`)
    }
    tools.informers.informer(Pods).subscribe({ onAdd: () => {}, onUpdate: (_, pod) => enqueue(pod), onDelete: enqueue })
    return new ClaimCleanup(tools)
  },
})
