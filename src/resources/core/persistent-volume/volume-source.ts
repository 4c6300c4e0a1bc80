import type { FieldError, FieldPath, PersistentVolume, PersistentVolumeSpec } from '../../../api/index.js'
import {
  addAzureDiskErrors,
  addBackstepErrors,
  addCsiVolumeErrors,
  addDiskErrors,
  addFcErrors,
  addFlexErrors,
  addFlockerErrors,
  addHostPathErrors,
  addIscsiErrors,
  addNfsErrors,
  addQuobyteErrors,
  addReasons,
  addRequiredFields,
  addStorageOsErrors,
  invalid,
  isDNS1123Label,
  path,
  required,
  SourceCounter,
} from '../../../api/index.js'

/** What is behind the volume: exactly one source. Other ones are allowed than in pods, and some ask for more. */
export function addVolumeSourceErrors(
  errors: FieldError[],
  spec: PersistentVolumeSpec,
  volumeName: string,
  specAt: FieldPath = path('spec'),
): void {
  const sources = new SourceCounter(errors, specAt)
  const persistent = true
  sources.take(spec.hostPath, 'hostPath', (source, at) => addHostPathErrors(errors, source, at))
  sources.take(
    spec.gcePersistentDisk,
    'persistentDisk',
    (source, at) => addDiskErrors(errors, source, 'pdName', at),
    'gcePersistentDisk',
  )
  sources.take(spec.awsElasticBlockStore, 'awsElasticBlockStore', (source, at) =>
    addDiskErrors(errors, source, 'volumeID', at),
  )
  sources.take(spec.glusterfs, 'glusterfs', (source, at) => {
    addRequiredFields(errors, source, at, 'endpoints', 'path')
    const namespace = source.endpointsNamespace
    if (namespace === undefined) return
    const here = at.child('endpointsNamespace')
    if (namespace === '') {
      errors.push(invalid(here, namespace, 'if the endpointnamespace is set, it must be a valid namespace name'))
    } else {
      addReasons(errors, here, namespace, isDNS1123Label(namespace))
    }
  })
  sources.take(spec.flocker, 'flocker', (source, at) => addFlockerErrors(errors, source, at))
  sources.take(spec.nfs, 'nfs', (source, at) => addNfsErrors(errors, source, at))
  sources.take(spec.rbd, 'rbd', (source, at) => addRequiredFields(errors, source, at, 'monitors', 'image'))
  sources.take(spec.quobyte, 'quobyte', (source, at) => addQuobyteErrors(errors, source, at))
  sources.take(spec.cephfs, 'cephfs', (source, at) => addRequiredFields(errors, source, at, 'monitors'), 'cephFS')
  sources.take(spec.iscsi, 'iscsi', (source, at) => addIscsiErrors(errors, source, at, { persistent, volumeName }))
  sources.take(spec.cinder, 'cinder', (source, at) => {
    addRequiredFields(errors, source, at, 'volumeID')
    if (source.secretRef) addRequiredFields(errors, source.secretRef, at.child('secretRef'), 'name', 'namespace')
  })
  sources.take(spec.fc, 'fc', (source, at) => addFcErrors(errors, source, at))
  // Upstream does not count what came before it.
  sources.takeBesides(spec.flexVolume, 'flexVolume', (source, at) => addFlexErrors(errors, source, at))
  sources.take(spec.azureFile, 'azureFile', (source, at) => {
    addRequiredFields(errors, source, at, 'secretName', 'shareName')
    if (source.secretNamespace === '') errors.push(required(at.child('secretNamespace')))
  })
  sources.take(spec.vsphereVolume, 'vsphereVolume', (source, at) => addRequiredFields(errors, source, at, 'volumePath'))
  sources.take(spec.photonPersistentDisk, 'photonPersistentDisk', (source, at) =>
    addRequiredFields(errors, source, at, 'pdID'),
  )
  sources.take(spec.portworxVolume, 'portworxVolume', (source, at) => addRequiredFields(errors, source, at, 'volumeID'))
  sources.take(spec.azureDisk, 'azureDisk', (source, at) => addAzureDiskErrors(errors, source, at))
  sources.take(spec.scaleIO, 'scaleIO', (source, at) =>
    addRequiredFields(errors, source, at, 'gateway', 'system', 'volumeName'),
  )
  sources.take(spec.local, 'local', (source, at) => {
    if (!source.path) errors.push(required(at.child('path')))
    else addBackstepErrors(errors, source.path, at.child('path'))
    if (!spec.nodeAffinity) errors.push(required(specAt.child('nodeAffinity'), 'Local volume requires node affinity'))
  })
  sources.take(spec.storageos, 'storageos', (source, at) => addStorageOsErrors(errors, source, at, { persistent }))
  sources.take(spec.csi, 'csi', (source, at) => addCsiVolumeErrors(errors, source, at))
  if (sources.count === 0) errors.push(required(specAt, 'must specify a volume type'))
}

const notSource = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
])

export function volumeSourceOf({ spec = {} }: PersistentVolume): Record<string, unknown> {
  return Object.fromEntries(Object.entries(spec).filter(([field]) => !notSource.has(field)))
}
