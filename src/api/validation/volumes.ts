import type { FieldPath } from '../errors/index.js'
import { duplicate, forbidden, invalid, required } from '../errors/index.js'
import type { ObjectMeta, Volume } from '../generated/index.js'
import { byteLength, isDNS1123Label, isDNS1123Subdomain, parseQuantity } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons, addUnsupported } from './error-list.js'
import { nameIsDNSSubdomain } from './object-names.js'
import { addDescendingPathErrors, addFileModeErrors } from './paths.js'
import { addProjectedErrors } from './projected-volume.js'
import { addTemplateMetadataErrors, addVolumeClaimSpecErrors } from './volume-claim.js'
import { addDownwardFileErrors, addFilesErrors } from './volume-files.js'
import type { VolumesByName } from './volume-mounts.js'
import {
  addAzureDiskErrors,
  addCsiDriverNameErrors,
  addDiskErrors,
  addFcErrors,
  addFlexErrors,
  addFlockerErrors,
  addHostPathErrors,
  addIscsiErrors,
  addNfsErrors,
  addQuobyteErrors,
  addRequiredFields,
  addStorageOsErrors,
  iscsiTooLong,
  SourceCounter,
} from './volume-sources.js'

/** The volumes of a pod; answers those that containers may mount. `podMeta` only where the pod's name is known. */
export function addVolumesErrors(
  errors: Errors,
  volumes: readonly Volume[] | undefined,
  podMeta: ObjectMeta | undefined,
  at: FieldPath,
): VolumesByName {
  const good = new Map<string, Volume>()
  const podName = podMeta?.name ?? ''
  const createdClaims = new Set<string>()
  if (podName !== '') {
    for (const volume of volumes ?? []) if (volume.ephemeral) createdClaims.add(`${podName}-${volume.name}`)
  }
  volumes?.forEach((volume, index) => {
    const here = at.index(index)
    const name = volume.name ?? ''
    const before = errors.length
    addSourceErrors(errors, volume, podName, here)
    if (name === '') errors.push(required(here.child('name')))
    else addReasons(errors, here.child('name'), name, isDNS1123Label(name))
    if (good.has(name)) errors.push(duplicate(here.child('name'), name))
    if (errors.length === before) good.set(name, volume)
    const claim = volume.persistentVolumeClaim?.claimName
    if (claim !== undefined && createdClaims.has(claim)) {
      const detail = 'must not reference a PVC that gets created for an ephemeral volume'
      errors.push(invalid(here.child('persistentVolumeClaim', 'claimName'), claim, detail))
    }
  })
  return good
}

/** Sources in the order in which upstream looks at them; the odd field names of some refusals are upstream's. */
function addSourceErrors(errors: Errors, volume: Volume, podName: string, at: FieldPath): void {
  const sources = new SourceCounter(errors, at)
  if (volume.emptyDir) {
    sources.count++
    const { sizeLimit } = volume.emptyDir
    if (sizeLimit !== undefined && parseQuantity(sizeLimit).sign() < 0) {
      errors.push(forbidden(at.child('emptyDir', 'sizeLimit'), 'SizeLimit field must be a valid resource quantity'))
    }
  }
  const needs =
    (...fields: string[]) =>
    (source: object, here: FieldPath) =>
      addRequiredFields(errors, source, here, ...fields)
  sources.take(volume.hostPath, 'hostPath', (source, here) => addHostPathErrors(errors, source, here))
  sources.take(volume.gitRepo, 'gitRepo', (source, here) => {
    addRequiredFields(errors, source, here, 'repository')
    addDescendingPathErrors(errors, source.directory ?? '', here.child('directory'))
  })
  sources.take(
    volume.gcePersistentDisk,
    'persistentDisk',
    (source, here) => addDiskErrors(errors, source, 'pdName', here),
    'gcePersistentDisk',
  )
  sources.take(volume.awsElasticBlockStore, 'awsElasticBlockStore', (source, here) =>
    addDiskErrors(errors, source, 'volumeID', here),
  )
  sources.take(volume.secret, 'secret', (source, here) => {
    addRequiredFields(errors, source, here, 'secretName')
    addFilesErrors(errors, source, here)
  })
  sources.take(volume.nfs, 'nfs', (source, here) => addNfsErrors(errors, source, here))
  sources.take(volume.iscsi, 'iscsi', (source, here) =>
    addIscsiErrors(errors, source, here, { persistent: false, volumeName: volume.name }),
  )
  const { iscsi } = volume
  if (iscsi?.initiatorName !== undefined && byteLength(`${volume.name}:${iscsi.targetPortal}`) > 64) {
    errors.push(invalid(at.child('name'), volume.name, iscsiTooLong))
  }
  sources.take(volume.glusterfs, 'glusterfs', needs('endpoints', 'path'))
  sources.take(volume.flocker, 'flocker', (source, here) => addFlockerErrors(errors, source, here))
  sources.take(volume.persistentVolumeClaim, 'persistentVolumeClaim', needs('claimName'))
  sources.take(volume.rbd, 'rbd', needs('monitors', 'image'))
  sources.take(volume.cinder, 'cinder', (source, here) => {
    addRequiredFields(errors, source, here, 'volumeID')
    if (source.secretRef) addRequiredFields(errors, source.secretRef, here.child('secretRef'), 'name')
  })
  sources.take(volume.cephfs, 'cephfs', needs('monitors'), 'cephFS')
  sources.take(volume.quobyte, 'quobyte', (source, here) => addQuobyteErrors(errors, source, here))
  sources.take(
    volume.downwardAPI,
    'downwardAPI',
    (source, here) => {
      addFileModeErrors(errors, source.defaultMode, here.child('defaultMode'))
      for (const file of source.items ?? []) addDownwardFileErrors(errors, file, here)
    },
    'downwarAPI',
  )
  sources.take(volume.fc, 'fc', (source, here) => addFcErrors(errors, source, here))
  sources.take(volume.flexVolume, 'flexVolume', (source, here) => addFlexErrors(errors, source, here))
  sources.take(volume.configMap, 'configMap', (source, here) => {
    addRequiredFields(errors, source, here, 'name')
    addFilesErrors(errors, source, here)
  })
  sources.take(volume.azureFile, 'azureFile', needs('secretName', 'shareName'))
  sources.take(volume.vsphereVolume, 'vsphereVolume', needs('volumePath'))
  sources.take(volume.photonPersistentDisk, 'photonPersistentDisk', needs('pdID'))
  sources.take(volume.portworxVolume, 'portworxVolume', needs('volumeID'))
  sources.take(volume.azureDisk, 'azureDisk', (source, here) => addAzureDiskErrors(errors, source, here))
  sources.take(volume.storageos, 'storageos', (source, here) =>
    addStorageOsErrors(errors, source, here, { persistent: false }),
  )
  sources.take(volume.projected, 'projected', (source, here) => addProjectedErrors(errors, source, here))
  sources.take(volume.scaleIO, 'scaleIO', needs('gateway', 'system', 'volumeName'))
  sources.take(volume.csi, 'csi', (source, here) => {
    addCsiDriverNameErrors(errors, source.driver ?? '', here.child('driver'))
    const secret = source.nodePublishSecretRef
    if (!secret) return
    if (!secret.name) errors.push(required(here.child('nodePublishSecretRef', 'name')))
    else addReasons(errors, here.child('name'), secret.name, nameIsDNSSubdomain(secret.name, false))
  })
  sources.take(volume.ephemeral, 'ephemeral', (source, here) => {
    const template = source.volumeClaimTemplate
    if (!template) {
      errors.push(required(here.child('volumeClaimTemplate')))
    } else {
      addTemplateMetadataErrors(errors, template.metadata, here.child('volumeClaimTemplate', 'metadata'))
      addVolumeClaimSpecErrors(errors, template.spec, here.child('volumeClaimTemplate', 'spec'))
    }
    if (podName === '' || !volume.name) return
    const claim = `${podName}-${volume.name}`
    for (const reason of isDNS1123Subdomain(claim)) {
      errors.push(invalid(at.child('name'), volume.name, `PVC name ${JSON.stringify(claim)}: ${reason}`))
    }
  })
  sources.take(volume.image, 'image', (source, here) => {
    if (!source.reference) errors.push(required(here.child('reference')))
    else if (source.reference.trim() !== source.reference) {
      errors.push(invalid(here.child('reference'), source.reference, 'must not have leading or trailing whitespace'))
    }
    addUnsupported(errors, here.child('pullPolicy'), source.pullPolicy ?? '', ['Always', 'IfNotPresent', 'Never'])
  })
  if (sources.count === 0) errors.push(required(at, 'must specify a volume type'))
}
