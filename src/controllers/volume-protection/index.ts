import { PersistentVolumeClaims, PersistentVolumes, VolumeAttributesClasses } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { AttributesClassProtection } from './attributes-class-protection.js'
import { ClaimProtection } from './claim-protection.js'
import { attributesClassFinalizer, claimFinalizer, isHeld, volumeFinalizer } from './finalizers.js'
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

export const attributesClassProtectionController = defineController({
  name: 'volumeattributesclass-protection-controller',
  reconciles: VolumeAttributesClasses,
  concerns: (one) => isHeld(one, attributesClassFinalizer),
  create: (tools) => new AttributesClassProtection(tools),
})
