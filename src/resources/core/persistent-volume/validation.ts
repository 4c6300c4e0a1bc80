import type { FieldError, PersistentVolume, PersistentVolumeSpec } from '../../../api/index.js'
import {
  addAccessModeErrors,
  addNodeSelectorErrors,
  addReasons,
  addUnsupported,
  addVolumeModeErrors,
  canonicalQuantity,
  forbidden,
  immutable,
  invalid,
  isDNS1123Subdomain,
  isSameValue,
  notPositive,
  notSupported,
  parseQuantity,
  path,
  required,
} from '../../../api/index.js'
import { goDiff } from '../go-diff.js'
import { isSameVolumeAffinity, printedVolumeAffinity } from '../node-affinity-values.js'
import { addVolumeSourceErrors, volumeSourceOf } from './volume-source.js'

const specAt = path('spec')
const emptySpec: PersistentVolumeSpec = {}

/** ValidatePersistentVolumeSpec (v1.34), for volumes that are objects of their own. */
export function validateVolume({ metadata, spec = emptySpec }: PersistentVolume): FieldError[] {
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
  addVolumeSourceErrors(errors, spec, metadata?.name ?? '')
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

export function validateVolumeUpdate(volume: PersistentVolume, old: PersistentVolume): FieldError[] {
  // Upstream's strategy looks at the new object, and so does its check of the change.
  const errors = [...validateVolume(volume), ...validateVolume(volume)]
  const [now, before] = [structuredClone(volumeSourceOf(volume)), volumeSourceOf(old)]
  if (old.spec?.csi && !old.spec.csi.controllerExpandSecretRef && volume.spec?.csi?.controllerExpandSecretRef) {
    delete (now.csi as { controllerExpandSecretRef?: unknown }).controllerExpandSecretRef
  }
  if (!isSameValue(now, before)) {
    const detail = `spec.persistentvolumesource is immutable after creation\n${goDiff('core.PersistentVolumeSource', before, now)}`
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
