import { PersistentVolumeClaims, PersistentVolumes } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { ClaimProtection } from './claim-protection.js'
import { claimFinalizer, isHeld, volumeFinalizer } from './finalizers.js'
import { VolumeProtection } from './volume-protection.js'

export const claimProtectionController = defineController({
  name: 'pvc-protection-controller',
  reconciles: PersistentVolumeClaims,
  concerns: (claim) => isHeld(claim, claimFinalizer),
  create: (tools) => new ClaimProtection(tools),
})

export const volumeProtectionController = defineController({
  name: 'pv-protection-controller',
  reconciles: PersistentVolumes,
  concerns: (volume) => isHeld(volume, volumeFinalizer),
  create: (tools) => new VolumeProtection(tools),
})
