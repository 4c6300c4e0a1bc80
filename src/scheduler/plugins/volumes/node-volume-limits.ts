import type { Pod } from '../../../api/index.js'
import { fits, type Plugin, skip, unschedulable } from '../../framework/index.js'
import { type PluginTools, podOf } from '../tools.js'
import { claimNames, StorageObjects } from './pod-claims.js'

/** A CSI driver attaches so many volumes to a node (its CSINode says how many). */
export function nodeVolumeLimits({ informers }: PluginTools): Plugin {
  const storage = new StorageObjects(informers)
  /** driver/volume handle → driver. A claim that is yet to be provisioned counts under its own name. */
  const volumesOf = (pod: Pod): ReadonlyMap<string, string> => {
    const found = new Map<string, string>()
    for (const claim of storage.claimsOf(pod)) {
      const csi = storage.volumeOf(claim)?.spec?.csi
      if (csi) found.set(`${csi.driver}/${csi.volumeHandle}`, csi.driver)
      else if (!claim.spec?.volumeName) {
        const provisioner = storage.classOf(claim)?.provisioner
        if (provisioner) found.set(`${provisioner}/${claim.metadata?.namespace}/${claim.metadata?.name}`, provisioner)
      }
    }
    return found
  }
  return {
    name: 'NodeVolumeLimits',
    preFilter: (_state, { pod }) => ({ verdict: claimNames(pod).length === 0 ? skip : fits }),
    filter(_state, { pod }, node) {
      const drivers = storage.csiNodes.get('', node.name)?.spec?.drivers ?? []
      if (!drivers.some(({ allocatable }) => allocatable?.count !== undefined)) return fits
      const wanted = volumesOf(pod)
      if (wanted.size === 0) return fits
      const attached = new Map<string, string>()
      for (const other of node.pods.values()) for (const [id, driver] of volumesOf(other.pod)) attached.set(id, driver)
      for (const { name, allocatable } of drivers) {
        if (allocatable?.count === undefined) continue
        const here = [...attached.values()].filter((driver) => driver === name).length
        const more = [...wanted].filter(([id, driver]) => driver === name && !attached.has(id)).length
        if (more > 0 && here + more > allocatable.count) return unschedulable('node(s) exceed max volume count')
      }
      return fits
    },
    wakesOn: [
      { resource: 'CSINode', actions: ['Add', 'Update'] },
      {
        resource: 'AssignedPod',
        actions: ['Delete'],
        wakes: (_pod, { before }) => (podOf(before)?.spec?.volumes?.length ?? 0) > 0,
      },
      { resource: 'PersistentVolumeClaim', actions: ['Add'] },
      { resource: 'VolumeAttachment', actions: ['Delete'] },
    ],
  }
}
