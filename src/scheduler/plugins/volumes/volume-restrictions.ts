import type { Volume } from '../../../api/index.js'
import { fits, type Plugin, skip, stateKey, unschedulable } from '../../framework/index.js'
import type { ClusterSnapshot, NodeInfo, PodInfo } from '../../snapshot/index.js'
import { type PluginTools, podOf } from '../tools.js'
import { claimNames, StorageObjects } from './pod-claims.js'

/** namespace/name of the pod's ReadWriteOncePod claims. */
const exclusiveClaims = stateKey<ReadonlySet<string>>('VolumeRestrictions')

/** Disks that only one node (or pod) may use at a time. */
export function volumeRestrictions({ informers, snapshot }: PluginTools): Plugin {
  const storage = new StorageObjects(informers)
  return {
    name: 'VolumeRestrictions',
    preFilter(state, { pod, namespace }) {
      const volumes = pod.spec?.volumes ?? []
      const claims = storage
        .claimsOf(pod)
        .filter(({ spec }) => spec?.accessModes?.includes('ReadWriteOncePod'))
        .map(({ metadata }) => `${namespace}/${metadata?.name}`)
      if (claims.length === 0 && !volumes.some((volume) => diskOf(volume))) return { verdict: skip }
      state.write(exclusiveClaims, new Set(claims))
      return { verdict: fits }
    },
    filter(state, { pod }, node) {
      const disks = (pod.spec?.volumes ?? []).flatMap((volume) => diskOf(volume) ?? [])
      for (const other of disks.length > 0 ? node.pods.values() : []) {
        for (const volume of other.pod.spec?.volumes ?? []) {
          const disk = diskOf(volume)
          if (disk && disks.some((one) => one.id === disk.id && !(one.isShared && disk.isShared))) {
            return unschedulable('node(s) had no available disk')
          }
        }
      }
      const claims = state.read(exclusiveClaims)
      if (claims && claims.size > 0 && isUsed(claims, snapshot, node)) {
        return unschedulable(
          'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
        )
      }
      return fits
    },
    wakesOn: [
      {
        resource: 'AssignedPod',
        actions: ['Delete'],
        wakes: (pod, { before }) =>
          (podOf(before)?.spec?.volumes?.length ?? 0) > 0 && (pod.spec?.volumes?.length ?? 0) > 0,
      },
      { resource: 'Node', actions: ['Add'] },
      { resource: 'PersistentVolumeClaim', actions: ['Add', 'Update'] },
    ],
  }
}

/** Used by a pod on any node: on this one (which dry runs of preemption change) and as the snapshot has the others. */
function isUsed(claims: ReadonlySet<string>, snapshot: ClusterSnapshot, here: NodeInfo): boolean {
  const uses = ({ pod, namespace }: PodInfo) => claimNames(pod).some(({ name }) => claims.has(`${namespace}/${name}`))
  for (const node of snapshot.nodes) {
    for (const pod of (node.name === here.name ? here : node).pods.values()) if (uses(pod)) return true
  }
  return false
}

/** `isShared`: mounted read-only, which several may do. */
function diskOf(volume: Volume): { readonly id: string; readonly isShared: boolean } | undefined {
  const { gcePersistentDisk: gce, awsElasticBlockStore: ebs, iscsi, rbd } = volume
  if (gce) return { id: `gce/${gce.pdName}`, isShared: gce.readOnly === true }
  if (ebs) return { id: `ebs/${ebs.volumeID}`, isShared: false }
  if (iscsi) return { id: `iscsi/${iscsi.iqn}`, isShared: iscsi.readOnly === true }
  if (rbd) return { id: `rbd/${rbd.pool ?? 'rbd'}/${rbd.image}`, isShared: rbd.readOnly === true }
  return undefined
}
