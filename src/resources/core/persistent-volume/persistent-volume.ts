import { formatTimestamp, PersistentVolumes, storageClassNameOf } from '../../../api/index.js'
import { defineResource } from '../../define-resource.js'
import { roundQuantities } from '../pod/quantities.js'
import { setAzureDiskDefaults, setRbdDefaults, setScaleIoDefaults } from '../pod/volume-defaults.js'
import { accessModesText } from '../volume-text.js'
import { validateVolume, validateVolumeUpdate } from './validation.js'
import { volumeWarnings } from './warnings.js'

export const persistentVolumes = defineResource(PersistentVolumes, {
  metadataChecks: { asUpdated: 0, asNew: 2 },
  cells: {
    Capacity: ({ spec }) => spec?.capacity?.storage ?? '',
    'Access Modes': ({ spec }) => accessModesText(spec?.accessModes),
    'Reclaim Policy': ({ spec }) => spec?.persistentVolumeReclaimPolicy ?? '',
    Status: ({ metadata, status }) => (metadata?.deletionTimestamp ? 'Terminating' : (status?.phase ?? '')),
    Claim: ({ spec }) => (spec?.claimRef ? `${spec.claimRef.namespace ?? ''}/${spec.claimRef.name ?? ''}` : ''),
    StorageClass: storageClassNameOf,
    VolumeAttributesClass: ({ spec }) => spec?.volumeAttributesClassName ?? '<unset>',
    Reason: ({ status }) => status?.reason ?? '',
    VolumeMode: ({ spec }) => spec?.volumeMode ?? '<unset>',
  },
  tracksGeneration: false,
  defaults(volume) {
    const { spec } = volume
    volume.status = { ...volume.status, phase: volume.status?.phase || 'Pending' }
    if (!spec) return
    spec.persistentVolumeReclaimPolicy ||= 'Retain'
    spec.volumeMode ??= 'Filesystem'
    if (spec.hostPath) spec.hostPath.type ??= ''
    if (spec.rbd) setRbdDefaults(spec.rbd)
    if (spec.iscsi) spec.iscsi.iscsiInterface ||= 'default'
    if (spec.azureDisk) setAzureDiskDefaults(spec.azureDisk)
    if (spec.scaleIO) setScaleIoDefaults(spec.scaleIO)
    roundQuantities(spec.capacity)
  },
  prepareForCreate(volume, { clock }) {
    const now = formatTimestamp(clock.now())
    volume.status = { phase: 'Pending', lastPhaseTransitionTime: now }
  },
  validate: validateVolume,
  validateUpdate: validateVolumeUpdate,
  warnings: volumeWarnings,
  status: {
    prepareForUpdate(volume, old, { clock }) {
      const before = old.status?.lastPhaseTransitionTime
      if (volume.status?.phase === old.status?.phase) {
        if (volume.status && before !== undefined) volume.status.lastPhaseTransitionTime ??= before
        return
      }
      const given = volume.status?.lastPhaseTransitionTime
      if (given !== undefined && given !== before) return
      const now = formatTimestamp(clock.now())
      volume.status = { ...volume.status, lastPhaseTransitionTime: now }
    },
  },
})
