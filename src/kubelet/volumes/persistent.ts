import { mkdir } from 'node:fs/promises'
import type { Pod, Volume } from '../../api/index.js'
import type { PodSources } from '../pods/sources.js'
import { prepareHostPath } from './host-path.js'
import { VolumeError } from './mount-failure.js'

/** A claim that stands in the way is told by an event of its own form. */
export class ClaimError extends VolumeError {}

export interface BoundVolume {
  readonly path: string
  readonly readOnly: boolean
}

/** The folder of the volume that a claim is bound to: hostPath and local volumes. `prepare` false: only looks whether it could be used. */
export async function claimedVolume(
  sources: PodSources,
  pod: Pod,
  volume: Volume,
  prepare: boolean,
): Promise<BoundVolume> {
  const namespace = pod.metadata?.namespace ?? ''
  const name = volume.persistentVolumeClaim?.claimName ?? `${pod.metadata?.name}-${volume.name}`
  const failed = (why: string) => new ClaimError(`error processing PVC ${namespace}/${name}: ${why}`)
  const claim = await sources.claim(namespace, name)
  if (claim === undefined) {
    throw failed(`failed to fetch PVC from API server: persistentvolumeclaims "${name}" not found`)
  }
  if (claim.metadata?.deletionTimestamp !== undefined) throw failed('PVC is being deleted')
  const volumeName = claim.spec?.volumeName
  if (claim.status?.phase !== 'Bound' || !volumeName) throw failed('PVC is not bound')
  const bound = await sources.volume(volumeName)
  if (bound === undefined) throw failed(`failed to fetch PV "${volumeName}" from API server`)
  const { hostPath, local } = bound.spec ?? {}
  const readOnly = volume.persistentVolumeClaim?.readOnly === true
  if (hostPath) return { path: prepare ? await prepareHostPath(hostPath) : hostPath.path, readOnly }
  if (local) {
    if (prepare) await mkdir(local.path, { recursive: true }).catch(() => {})
    return { path: local.path, readOnly }
  }
  throw new VolumeError(`persistent volume "${volumeName}" is of a type that this kubelet does not support`)
}
