import type { FieldPath } from '../errors/index.js'
import { duplicate, forbidden, invalid, required } from '../errors/index.js'
import type {
  ClusterTrustBundleProjection,
  DownwardAPIVolumeFile,
  KeyToPath,
  ObjectMeta,
  ProjectedVolumeSource,
  Volume,
  VolumeProjection,
} from '../generated/index.js'
import { byteLength, isDNS1123Label, isDNS1123Subdomain, parseQuantity } from '../values/index.js'
import { addObjectFieldSelectorErrors, addResourceFieldSelectorErrors, volumeFieldPaths } from './downward-api.js'
import type { Errors } from './error-list.js'
import { addReasons, addUnsupported } from './error-list.js'
import { addLabelSelectorErrors } from './label-selector.js'
import { nameIsDNSSubdomain } from './object-meta.js'
import { addDescendingPathErrors, addFileModeErrors, addNonReservedPathErrors } from './paths.js'
import { addTemplateMetadataErrors, addVolumeClaimSpecErrors } from './volume-claim.js'
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

function addFilesErrors(
  errors: Errors,
  { defaultMode, items }: { defaultMode?: number; items?: readonly KeyToPath[] },
  at: FieldPath,
): void {
  addFileModeErrors(errors, defaultMode, at.child('defaultMode'))
  for (const [index, item] of (items ?? []).entries()) {
    addKeyToPathErrors(errors, item, at.child('items').index(index))
  }
}

function addKeyToPathErrors(errors: Errors, item: KeyToPath, at: FieldPath): void {
  addRequiredFields(errors, item, at, 'key', 'path')
  addNonReservedPathErrors(errors, item.path ?? '', at.child('path'))
  addFileModeErrors(errors, item.mode, at.child('mode'))
}

function addDownwardFileErrors(errors: Errors, file: DownwardAPIVolumeFile, at: FieldPath): void {
  if (!file.path) errors.push(required(at.child('path')))
  addNonReservedPathErrors(errors, file.path ?? '', at.child('path'))
  if (file.fieldRef) {
    addObjectFieldSelectorErrors(errors, file.fieldRef, volumeFieldPaths, at.child('fieldRef'))
    if (file.resourceFieldRef) {
      errors.push(invalid(at, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'))
    }
  } else if (file.resourceFieldRef) {
    addResourceFieldSelectorErrors(errors, file.resourceFieldRef, at.child('resourceFieldRef'), { inVolume: true })
  } else {
    errors.push(required(at, 'one of fieldRef and resourceFieldRef is required'))
  }
  addFileModeErrors(errors, file.mode, at.child('mode'))
}

function addProjectedErrors(errors: Errors, projected: ProjectedVolumeSource, at: FieldPath): void {
  addFileModeErrors(errors, projected.defaultMode, at.child('defaultMode'))
  const paths = new Set<string>()
  projected.sources?.forEach((source, index) => {
    addProjectionErrors(errors, source, paths, at, at.child('sources').index(index))
  })
}

function addProjectionErrors(
  errors: Errors,
  source: VolumeProjection,
  paths: Set<string>,
  at: FieldPath,
  here: FieldPath,
): void {
  const claimPath = (path: string | undefined, printed: string) => {
    if (!path) return
    if (paths.has(path)) errors.push(invalid(at, printed, 'conflicting duplicate paths'))
    paths.add(path)
  }
  let count = 0
  for (const kind of ['secret', 'configMap'] as const) {
    const files = source[kind]
    if (!files) continue
    count++
    addRequiredFields(errors, files, here.child(kind), 'name')
    files.items?.forEach((item, index) => {
      addKeyToPathErrors(errors, item, here.child(kind, 'items').index(index))
      claimPath(item.path, files.name ?? '')
    })
  }
  if (source.downwardAPI) {
    count++
    for (const file of source.downwardAPI.items ?? []) {
      addDownwardFileErrors(errors, file, here.child('downwardAPI'))
      claimPath(file.path, file.path ?? '')
    }
  }
  if (source.serviceAccountToken) {
    count++
    const { expirationSeconds = 0, path = '' } = source.serviceAccountToken
    const expiration = here.child('serviceAccountToken', 'expirationSeconds')
    if (expirationSeconds < 600) {
      errors.push(invalid(expiration, expirationSeconds, 'may not specify a duration less than 10 minutes'))
    }
    if (expirationSeconds > 2 ** 32) {
      errors.push(invalid(expiration, expirationSeconds, 'may not specify a duration larger than 2^32 seconds'))
    }
    if (path === '') errors.push(required(at.child('path')))
    else addNonReservedPathErrors(errors, path, at.child('path'))
  }
  if (source.clusterTrustBundle) {
    count++
    addTrustBundleErrors(errors, source.clusterTrustBundle, here.child('clusterTrustBundle'))
    claimPath(source.clusterTrustBundle.path, source.clusterTrustBundle.path)
  }
  if (count > 1) errors.push(forbidden(here, 'may not specify more than 1 volume type per source'))
}

function addTrustBundleErrors(errors: Errors, bundle: ClusterTrustBundleProjection, at: FieldPath): void {
  const { name, signerName, labelSelector, path = '' } = bundle
  if (name !== undefined && signerName !== undefined) {
    errors.push(invalid(at, bundle, 'only one of name and signerName may be used'))
  } else if (name !== undefined) {
    if (name === '') errors.push(required(at.child('name'), 'must be a valid object name'))
    for (const reason of isDNS1123Subdomain(name.split(':').at(-1) ?? '')) {
      errors.push(invalid(at.child('name'), name, `not a valid clustertrustbundlename: ${reason}`))
    }
    if (labelSelector) {
      const detail = 'labelSelector must be unset if name is specified'
      errors.push(invalid(at.child('labelSelector'), labelSelector, detail))
    }
  } else if (signerName !== undefined) {
    if (signerName === '') errors.push(required(at.child('signerName'), 'must be a valid signer name'))
    addLabelSelectorErrors(errors, labelSelector, at.child('labelSelector'))
  } else {
    errors.push(required(at, 'either name or signerName must be specified'))
  }
  if (path === '') errors.push(required(at.child('path')))
  addNonReservedPathErrors(errors, path, at.child('path'))
}
