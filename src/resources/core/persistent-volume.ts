import type { FieldError, PersistentVolume, PersistentVolumeSpec } from '../../api/index.js'
import {
  addAccessModeErrors,
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
  addNodeSelectorErrors,
  addQuobyteErrors,
  addReasons,
  addRequiredFields,
  addStorageOsErrors,
  addUnsupported,
  addVolumeModeErrors,
  betaStorageClassAnnotation,
  canonicalQuantity,
  forbidden,
  formatTimestamp,
  immutable,
  invalid,
  isDNS1123Label,
  isDNS1123Subdomain,
  notPositive,
  notSupported,
  PersistentVolumes,
  parseQuantity,
  path,
  required,
  SourceCounter,
  storageClassNameOf,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { nodeTermWarnings } from '../node-label-warnings.js'
import { isSameValue } from '../same-value.js'
import { isSameVolumeAffinity, printedVolumeAffinity } from './node-affinity-values.js'
import { goDiff } from './pod/go-diff.js'
import { roundQuantities } from './pod/quantities.js'
import { setAzureDiskDefaults, setRbdDefaults, setScaleIoDefaults } from './pod/volume-defaults.js'
import { deprecatedVolumes } from './pod/warnings.js'
import { accessModesText } from './volume-text.js'

const specAt = path('spec')
const emptySpec: PersistentVolumeSpec = {}

/** ValidatePersistentVolumeSpec (v1.34), for volumes that are objects of their own. */
function validate({ metadata, spec = emptySpec }: PersistentVolume): FieldError[] {
  const errors: FieldError[] = []
  if (!spec.accessModes?.length) errors.push(required(specAt.child('accessModes')))
  addAccessModeErrors(errors, spec.accessModes, specAt.child('accessModes'))
  const capacity = spec.capacity ?? {}
  const at = specAt.child('capacity')
  const names = Object.keys(capacity)
  if (names.length === 0) errors.push(required(at))
  if (capacity.storage === undefined || names.length > 1) {
    errors.push(notSupported(at, names.length === 0 ? null : capacity, ['storage']))
  }
  for (const name of names) {
    const quantity = parseQuantity(capacity[name] ?? '0')
    if (quantity.value() < 0) errors.push(invalid(at.key(name), quantity.value(), 'must be a valid resource quantity'))
    if (quantity.sign() <= 0) errors.push(invalid(at.key(name), canonicalQuantity(capacity[name] ?? '0'), notPositive))
  }
  if (spec.persistentVolumeReclaimPolicy) {
    const supported = ['Delete', 'Recycle', 'Retain']
    addUnsupported(errors, specAt.child('persistentVolumeReclaimPolicy'), spec.persistentVolumeReclaimPolicy, supported)
  }
  if (spec.nodeAffinity) {
    const here = specAt.child('nodeAffinity', 'required')
    if (spec.nodeAffinity.required) addNodeSelectorErrors(errors, spec.nodeAffinity.required, here)
    else errors.push(required(here, 'must specify required node constraints'))
  }
  addSourceErrors(errors, spec, metadata?.name ?? '')
  if (isRoot(spec.hostPath?.path) && spec.persistentVolumeReclaimPolicy === 'Recycle') {
    const detail = "may not be 'recycle' for a hostPath mount of '/'"
    errors.push(forbidden(specAt.child('persistentVolumeReclaimPolicy'), detail))
  }
  if (spec.storageClassName) {
    addReasons(
      errors,
      specAt.child('storageClassName'),
      spec.storageClassName,
      isDNS1123Subdomain(spec.storageClassName),
    )
  }
  addVolumeModeErrors(errors, spec.volumeMode, specAt.child('volumeMode'))
  const attributes = spec.volumeAttributesClassName
  if (attributes !== undefined) {
    const here = specAt.child('volumeAttributesClassName')
    if (attributes === '') errors.push(required(here, 'an empty string is disallowed'))
    else addReasons(errors, here, attributes, isDNS1123Subdomain(attributes))
    if (!spec.csi) {
      errors.push(required(specAt.child('csi'), 'has to be specified when using volumeAttributesClassName'))
    }
  }
  return errors
}

const isRoot = (text: string | undefined): boolean =>
  text?.startsWith('/') === true && text.split('/').every((part) => part === '' || part === '.')

function addSourceErrors(errors: FieldError[], spec: PersistentVolumeSpec, volumeName: string): void {
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
  sources.take(spec.flexVolume, 'flexVolume', (source, at) => addFlexErrors(errors, source, at))
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

function sourceOf({ spec = emptySpec }: PersistentVolume): Record<string, unknown> {
  return Object.fromEntries(Object.entries(spec).filter(([field]) => !notSource.has(field)))
}

function validateUpdate(volume: PersistentVolume, old: PersistentVolume): FieldError[] {
  // Upstream's strategy looks at the new object, and so does its check of the change.
  const errors = [...validate(volume), ...validate(volume)]
  const [now, before] = [structuredClone(sourceOf(volume)), sourceOf(old)]
  if (old.spec?.csi && !old.spec.csi.controllerExpandSecretRef && volume.spec?.csi?.controllerExpandSecretRef) {
    delete (now.csi as { controllerExpandSecretRef?: unknown }).controllerExpandSecretRef
  }
  if (!isSameValue(now, before)) {
    const detail = `spec.persistentvolumesource is immutable after creation\n${goDiff(before, now)}`
    errors.push(forbidden(path('spec', 'persistentvolumesource'), detail))
  }
  if (volume.spec?.volumeMode !== old.spec?.volumeMode) {
    errors.push(invalid(path('volumeMode'), volume.spec?.volumeMode ?? null, immutable))
  }
  const affinity = volume.spec?.nodeAffinity
  if (old.spec?.nodeAffinity && !isSameVolumeAffinity(affinity, old.spec.nodeAffinity)) {
    const detail = `${immutable}, except for updating from beta label to GA`
    errors.push(invalid(path('nodeAffinity'), printedVolumeAffinity(affinity), detail))
  }
  if (old.spec?.volumeAttributesClassName !== undefined && volume.spec?.volumeAttributesClassName === undefined) {
    const detail = 'update from non-nil value to nil is forbidden'
    errors.push(forbidden(specAt.child('volumeAttributesClassName'), detail))
  }
  return errors
}

function warnings({ metadata, spec }: PersistentVolume): string[] {
  const texts: string[] = []
  if (metadata?.annotations?.[betaStorageClassAnnotation] !== undefined) {
    texts.push(
      `metadata.annotations[${betaStorageClassAnnotation}]: deprecated since v1.8; use "storageClassName" attribute instead`,
    )
  }
  if (metadata?.annotations?.['volume.beta.kubernetes.io/mount-options'] !== undefined) {
    texts.push(
      'metadata.annotations[volume.beta.kubernetes.io/mount-options]: deprecated since v1.31; use "mountOptions" attribute instead',
    )
  }
  if (spec?.persistentVolumeReclaimPolicy === 'Recycle') {
    texts.push(
      'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
    )
  }
  const termsAt = specAt.child('nodeAffinity', 'required', 'nodeSelectorTerms')
  spec?.nodeAffinity?.required?.nodeSelectorTerms?.forEach((term, index) => {
    texts.push(...nodeTermWarnings(term, termsAt.index(index), { checkValues: false }))
  })
  for (const kind of deprecatedKinds) {
    const known = deprecatedVolumes[kind]
    if (spec?.[kind]) texts.push(`${specAt.child(known[0])}: ${known[1]}`)
  }
  return texts
}

/** In the order in which upstream looks for them; the Flocker and Quobyte of pods are not among them. */
const deprecatedKinds = ['cephfs', 'photonPersistentDisk', 'scaleIO', 'storageos', 'glusterfs', 'rbd'] as const

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
  validate,
  validateUpdate,
  warnings,
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
