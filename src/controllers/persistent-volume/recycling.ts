import { type PersistentVolume, type Pod, parseQuantity } from '../../api/index.js'
import { capacityOf } from './matching.js'

/** Recycler pods run in this namespace. */
export const recyclerNamespace = 'default'
const namePrefix = 'recycler-for-'
const secondsPerGi = 30
const scrub = 'test -e /scrub && find /scrub -mindepth 1 -delete && test -z "$(ls -A /scrub)" || exit 1'

export function recyclerName(volumeName: string): string {
  return `${namePrefix}${volumeName}`
}

/** The volume that a pod recycles, undefined for other pods. */
export function recycledVolume({ metadata }: Pod): string | undefined {
  if (metadata?.namespace !== recyclerNamespace || !metadata.name?.startsWith(namePrefix)) return undefined
  return metadata.name.slice(namePrefix.length)
}

/** The pod that empties a volume (pkg/volume NewPersistentVolumeRecyclerPodTemplate, v1.34); undefined for volumes that cannot be recycled. */
export function recyclerPod(volume: PersistentVolume): Pod | undefined {
  const { hostPath, nfs } = volume.spec ?? {}
  if (!hostPath && !nfs) return undefined
  const source = hostPath
    ? { hostPath: { path: hostPath.path } }
    : { nfs: { server: nfs?.server ?? '', path: nfs?.path ?? '' } }
  const gibibytes = Math.floor(parseQuantity(capacityOf(volume)).value() / 2 ** 30)
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: recyclerName(volume.metadata?.name ?? ''), namespace: recyclerNamespace },
    spec: {
      activeDeadlineSeconds: Math.max(gibibytes * secondsPerGi, hostPath ? 60 : 300),
      restartPolicy: 'Never',
      volumes: [{ name: 'vol', ...source }],
      containers: [
        {
          name: 'pv-recycler',
          image: 'registry.k8s.io/build-image/debian-base:bookworm-v1.0.6',
          command: ['/bin/sh'],
          args: ['-c', scrub],
          volumeMounts: [{ name: 'vol', mountPath: '/scrub' }],
        },
      ],
    },
  }
}

/** Why recycling failed, as its pod tells; undefined when it did not. */
export function recyclingFailure({ status }: Pod): string | undefined {
  if (status?.phase !== 'Failed') return undefined
  return `Recycle failed: ${status.message || 'pod failed, pod.Status.Message unknown'}`
}
