import { PersistentVolumeClaims, PersistentVolumes } from '../../api/index.js'
import { defineController, mapping } from '../runtime/index.js'
import { VolumeBinder } from './binder.js'

/**
 * Binds claims and volumes, and frees volumes whose claims have gone; it provisions nothing itself. pkg/controller/volume/persistentvolume (v1.34).
 * Keys are of claims (with a namespace) and of volumes (without): one worker for both, so that no volume is promised twice.
 */
export const persistentVolumeController = defineController({
  name: 'persistentvolume-controller',
  reconciles: PersistentVolumeClaims,
  maps: [mapping(PersistentVolumes, (volume) => [volume.metadata?.name ?? ''])],
  workers: 1,
  create: (tools) => new VolumeBinder(tools),
})
