import {
  CSIDrivers,
  CSINodes,
  CSIStorageCapacities,
  type KubeObject,
  Namespaces,
  Nodes,
  PersistentVolumeClaims,
  PersistentVolumes,
  type Pod,
  Pods,
  ResourceClaims,
  type ResourceToken,
  Services,
  StorageClasses,
  VolumeAttachments,
} from '../api/index.js'
import { deepEqual } from '../base/index.js'
import type { Informers } from '../client/index.js'
import type { EventResource } from './framework/index.js'
import { nodeEvents, podEvents, podOnNode } from './pod-events.js'
import type { SchedulingQueue } from './queue/index.js'
import type { ClusterSnapshot } from './snapshot/index.js'

/** Kinds of which scheduling wants to know only that something changed. */
const others: readonly (readonly [ResourceToken, EventResource])[] = [
  [PersistentVolumes, 'PersistentVolume'],
  [PersistentVolumeClaims, 'PersistentVolumeClaim'],
  [StorageClasses, 'StorageClass'],
  [CSINodes, 'CSINode'],
  [CSIDrivers, 'CSIDriver'],
  [CSIStorageCapacities, 'CSIStorageCapacity'],
  [VolumeAttachments, 'VolumeAttachment'],
  [ResourceClaims, 'ResourceClaim'],
  [Services, 'Service'],
  [Namespaces, 'Namespace'],
]

export interface ClusterWatcherParts {
  readonly informers: Informers
  readonly snapshot: ClusterSnapshot
  readonly queue: SchedulingQueue
  readonly schedulerName: string
  /** A pod without a node is gone: it may wait at permit. */
  readonly onPendingPodGone: (uid: string) => void
}

/** Asks for all the informers that `watchCluster` needs, so that they can be started with the others. */
export function requestInformers(informers: Informers): void {
  for (const [token] of [[Nodes], [Pods], ...others]) if (token) informers.informer(token)
}

/** Carries what informers tell into the snapshot and the queue. Returns what ends this. */
export function watchCluster(parts: ClusterWatcherParts): () => void {
  const { informers, snapshot, queue } = parts
  const ends = [
    informers.informer(Nodes).subscribe({
      onAdd(node) {
        snapshot.setNode(node)
        queue.move({ resource: 'Node', action: 'Add', after: node })
      },
      onUpdate(old, node) {
        snapshot.setNode(node)
        for (const event of nodeEvents(old, node)) queue.move(event)
      },
      onDelete(node) {
        snapshot.removeNode(node.metadata?.name ?? '')
        queue.move({ resource: 'Node', action: 'Delete', before: node })
      },
    }),
    watchPods(parts),
    ...others.map(([token, resource]) =>
      informers.informer(token).subscribe({
        onAdd: (after) => queue.move({ resource, action: 'Add', after }),
        onUpdate(before, after) {
          queue.move({ resource, action: 'Update', before, after })
          if (hasOtherLabels(before, after)) queue.move({ resource, action: 'UpdateLabels', before, after })
        },
        onDelete: (before) => queue.move({ resource, action: 'Delete', before }),
      }),
    ),
  ]
  return () => {
    for (const end of ends) end()
  }
}

type Part = 'assigned' | 'waiting' | 'none'

function watchPods({ informers, snapshot, queue, schedulerName, onPendingPodGone }: ClusterWatcherParts): () => void {
  /** Finished pods take no room and want none. */
  const partOf = ({ spec, status }: Pod): Part => {
    if (status?.phase === 'Succeeded' || status?.phase === 'Failed') return 'none'
    if (spec?.nodeName) return 'assigned'
    return spec?.schedulerName === schedulerName ? 'waiting' : 'none'
  }
  const come = (pod: Pod, part: Part) => {
    if (part === 'assigned') {
      snapshot.setPod(pod)
      queue.delete(pod.metadata?.uid ?? '')
      queue.move({ resource: 'AssignedPod', action: 'Add', after: pod })
    } else if (part === 'waiting') queue.add(pod)
  }
  /** Pods that are not more important took a nominated pod for one on the node already. */
  const freeNominated = (pod: Pod) => {
    const node = pod.status?.nominatedNodeName
    if (!node) return
    queue.move({ resource: 'AssignedPod', action: 'Delete', before: podOnNode(pod, node) }, pod.spec?.priority ?? 0)
  }
  const leave = (pod: Pod, part: Part) => {
    const uid = pod.metadata?.uid ?? ''
    if (part === 'waiting') {
      queue.delete(uid)
      onPendingPodGone(uid)
      // Bound, and gone before that was seen: its room is free.
      if (!snapshot.isAssumed(uid)) {
        freeNominated(pod)
        return
      }
    }
    if (part === 'none') return
    const nodeName = snapshot.nodeOf(uid) ?? ''
    snapshot.removePod(uid)
    const before = pod.spec?.nodeName ? pod : podOnNode(pod, nodeName)
    queue.move({ resource: 'AssignedPod', action: 'Delete', before })
  }
  return informers.informer(Pods).subscribe({
    onAdd: (pod) => come(pod, partOf(pod)),
    onUpdate(old, pod) {
      const [was, is] = [partOf(old), partOf(pod)]
      if (was === 'waiting' && is === 'assigned' && old.metadata?.uid === pod.metadata?.uid) {
        come(pod, is)
      } else if (was !== is || old.metadata?.uid !== pod.metadata?.uid) {
        leave(old, was)
        come(pod, is)
      } else if (is === 'assigned') {
        snapshot.setPod(pod)
        for (const event of podEvents('AssignedPod', old, pod)) queue.move(event)
      } else if (is === 'waiting' && !snapshot.isAssumed(pod.metadata?.uid ?? '')) {
        queue.update(pod, podEvents('TargetPod', old, pod))
        if (old.status?.nominatedNodeName !== pod.status?.nominatedNodeName) freeNominated(old)
      }
    },
    onDelete: (pod) => leave(pod, partOf(pod)),
  })
}

function hasOtherLabels(before: KubeObject, after: KubeObject): boolean {
  return !deepEqual(before.metadata?.labels, after.metadata?.labels)
}
