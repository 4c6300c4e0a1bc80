import { isControlledBy, type PersistentVolumeClaim, type Pod, type Volume } from '../../api/index.js'
import type { Informer } from '../../client/index.js'

const indexName = 'claim'

/** The name of the claim that a volume of the pod means, be it one of its own; undefined for other volumes. */
export function claimNameOf(pod: Pod, volume: Volume): string | undefined {
  if (volume.persistentVolumeClaim) return volume.persistentVolumeClaim.claimName
  return volume.ephemeral ? `${pod.metadata?.name}-${volume.name}` : undefined
}

/** Makes `podsOfClaim` work. */
export function indexByClaim(pods: Informer<Pod>): void {
  pods.addIndex(indexName, (pod) =>
    (pod.spec?.volumes ?? []).flatMap((volume) => {
      const name = claimNameOf(pod, volume)
      return name === undefined ? [] : [`${pod.metadata?.namespace}/${name}`]
    }),
  )
}

/** Pods with a volume of the claim, `namespace/name`. */
export function podsOfClaim(pods: Informer<Pod>, key: string): readonly Pod[] {
  return pods.byIndex(indexName, key)
}

/** Why the claim cannot be the one of the pod's ephemeral volume (component-helpers' storage/ephemeral, v0.34); undefined when it is. */
export function foreignClaim(pod: Pod, claim: PersistentVolumeClaim): string | undefined {
  if (claim.metadata?.namespace === pod.metadata?.namespace && isControlledBy(claim, pod)) return undefined
  const { namespace, name } = claim.metadata ?? {}
  return `PVC ${namespace}/${name} was not created for pod ${pod.metadata?.namespace}/${pod.metadata?.name} (pod is not owner)`
}
