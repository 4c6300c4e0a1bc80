import type { KubeObject } from '../../api/index.js'

/** What changed, as far as a waiting pod can care. `AssignedPod` is a pod on a node, `TargetPod` the waiting pod itself. */
export type EventResource =
  | 'Node'
  | 'AssignedPod'
  | 'TargetPod'
  | 'PersistentVolume'
  | 'PersistentVolumeClaim'
  | 'StorageClass'
  | 'CSINode'
  | 'CSIDriver'
  | 'CSIStorageCapacity'
  | 'VolumeAttachment'
  | 'ResourceClaim'
  | 'Service'
  | 'Namespace'
  | 'Any'

export type EventAction =
  | 'Add'
  | 'Delete'
  | 'Update'
  | 'UpdateAllocatable'
  | 'UpdateLabels'
  | 'UpdateTaints'
  | 'UpdateScaleDown'
  | 'UpdateTolerations'
  | 'UpdateSchedulingGates'
  | 'Timeout'

/** One thing that happened in the cluster and may make waiting pods schedulable. */
export interface ClusterEvent {
  readonly resource: EventResource
  readonly action: EventAction
  readonly before?: KubeObject | undefined
  readonly after?: KubeObject | undefined
}

export const flushTimeout: ClusterEvent = { resource: 'Any', action: 'Timeout' }
