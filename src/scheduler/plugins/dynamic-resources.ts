import { nodeSelectorPredicate, type Pod, type ResourceClaim, ResourceClaims } from '../../api/index.js'
import { fits, type Plugin, skip, stateKey, unresolvable, unschedulable } from '../framework/index.js'
import type { PluginTools } from './tools.js'

const claimsOfPod = stateKey<readonly ResourceClaim[]>('DynamicResources')

/**
 * Pods with resource claims: waits for claims to exist and goes where allocated ones can be used. Claims are not allocated here: a pod whose
 * claim no driver's controller has allocated stays unschedulable and says so.
 */
export function dynamicResources({ informers }: PluginTools): Plugin {
  const claims = informers.informer(ResourceClaims)
  const resolve = (pod: Pod): { readonly claims: readonly ResourceClaim[]; readonly problem?: string } => {
    const found: ResourceClaim[] = []
    for (const { name, resourceClaimName } of pod.spec?.resourceClaims ?? []) {
      const status = pod.status?.resourceClaimStatuses?.find((one) => one.name === name)
      const claimName = resourceClaimName ?? status?.resourceClaimName
      if (claimName === undefined) {
        if (status) continue
        const { namespace, name: podName } = pod.metadata ?? {}
        return { claims: found, problem: `pod "${namespace}/${podName}": ResourceClaim not created yet` }
      }
      const claim = claims.get(pod.metadata?.namespace ?? '', claimName)
      if (!claim) return { claims: found, problem: `resourceclaim.resource.k8s.io "${claimName}" not found` }
      if (claim.metadata?.deletionTimestamp !== undefined) {
        return { claims: found, problem: `resourceclaim "${claimName}" is being deleted` }
      }
      found.push(claim)
    }
    return { claims: found }
  }

  return {
    name: 'DynamicResources',
    preEnqueue(pod) {
      const { problem } = resolve(pod)
      return problem === undefined ? fits : unresolvable(problem)
    },
    preFilter(state, { pod }) {
      const { claims: found, problem } = resolve(pod)
      if (problem !== undefined) return { verdict: unresolvable(problem) }
      state.write(claimsOfPod, found)
      return { verdict: found.length === 0 ? skip : fits }
    },
    filter(state, _pod, { node }) {
      for (const claim of state.read(claimsOfPod) ?? []) {
        const allocation = claim.status?.allocation
        if (!allocation) return unresolvable('cannot allocate all claims')
        if (node && allocation.nodeSelector && !nodeSelectorPredicate(allocation.nodeSelector)(node)) {
          return unresolvable('resourceclaim not available on the node')
        }
      }
      return fits
    },
    postFilter(state) {
      // As upstream: without this plugin's own notes (an earlier pre-filter turned the pod down) it knows nothing.
      if (state.read(claimsOfPod) === undefined) throw new Error('not found')
      return { verdict: unschedulable('no new claims to deallocate') }
    },
    wakesOn: [
      { resource: 'ResourceClaim', actions: ['Add', 'Update'] },
      { resource: 'Node', actions: ['Add', 'UpdateLabels'] },
      { resource: 'TargetPod', actions: ['Update'] },
    ],
  }
}
