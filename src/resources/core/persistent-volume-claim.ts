import type { FieldError, FieldPath, PersistentVolumeClaim, PersistentVolumeClaimSpec } from '../../api/index.js'
import {
  addReasons,
  addResourceQuantityErrors,
  addVolumeClaimSpecErrors,
  betaStorageClassAnnotation,
  forbidden,
  immutable,
  invalid,
  isQualifiedName,
  isSameValue,
  notSupported,
  PersistentVolumeClaims,
  parseQuantity,
  path,
  required,
  storageClassNameOf,
} from '../../api/index.js'
import { deepClone } from '../../base/index.js'
import { defineResource } from '../define-resource.js'
import { goDiff } from './go-diff.js'
import { roundQuantities } from './pod/quantities.js'
import { claimWarnings } from './pod/warnings.js'
import { accessModesText } from './volume-text.js'

const emptySpec: PersistentVolumeClaimSpec = {}
const specAt = path('spec')
const resizeStatuses = [
  'ControllerResizeInProgress',
  'ControllerResizeInfeasible',
  'NodeResizeInProgress',
  'NodeResizeInfeasible',
  'NodeResizePending',
].sort()

/** Defaults of a claim wherever it stands; also in the templates of a StatefulSet. */
export function setVolumeClaimDefaults(claim: PersistentVolumeClaim): void {
  claim.status = { ...claim.status, phase: claim.status?.phase || 'Pending' }
  roundQuantities(claim.status.capacity)
  roundQuantities(claim.status.allocatedResources)
  if (!claim.spec) return
  claim.spec.volumeMode ??= 'Filesystem'
  roundQuantities(claim.spec.resources?.requests)
  roundQuantities(claim.spec.resources?.limits)
}

function validate({ spec = emptySpec }: PersistentVolumeClaim): FieldError[] {
  const errors: FieldError[] = []
  addVolumeClaimSpecErrors(errors, spec, specAt)
  return errors
}

/** ValidatePersistentVolumeClaimUpdate (v1.34): a claim stays what it is, but for its name's volume, its size and its attributes. */
function validateUpdate(claim: PersistentVolumeClaim, old: PersistentVolumeClaim): FieldError[] {
  // Upstream's strategy looks at the new object, and so does its check of the change.
  const errors = [...validate(claim), ...validate(claim)]
  const now = deepClone(claim.spec ?? emptySpec)
  const before = deepClone(old.spec ?? emptySpec)
  if (!before.volumeName) copy(before, now, 'volumeName')
  const annotation = claim.metadata?.annotations?.[betaStorageClassAnnotation] ?? ''
  const oldAnnotation = old.metadata?.annotations?.[betaStorageClassAnnotation]
  if (oldAnnotation !== undefined && before.storageClassName === undefined && now.storageClassName === oldAnnotation) {
    delete now.storageClassName
  } else {
    if (annotation !== (oldAnnotation ?? '')) {
      errors.push(invalid(path('metadata', 'annotations', betaStorageClassAnnotation), annotation, immutable))
    }
    const unset = before.storageClassName === undefined && now.storageClassName !== undefined
    if (unset && (oldAnnotation === undefined || oldAnnotation === now.storageClassName)) delete now.storageClassName
  }
  const isBound = claim.status?.phase === 'Bound'
  const oldSize = parseQuantity(before.resources?.requests?.storage ?? '0')
  const size = parseQuantity(now.resources?.requests?.storage ?? '0')
  if (isBound && now.resources?.requests) {
    now.resources.requests.storage = before.resources?.requests?.storage ?? '0'
  }
  if (isBound) copy(now, before, 'volumeAttributesClassName')
  if (!isSameValue(now, before)) {
    const detail = `spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n${goDiff('core.PersistentVolumeClaimSpec', before, now)}`
    errors.push(forbidden(specAt, detail))
  }
  if (size.compare(oldSize) < 0 && size.compare(parseQuantity(old.status?.capacity?.storage ?? '0')) <= 0) {
    const at = path('spec', 'resources', 'requests', 'storage')
    errors.push(forbidden(at, 'field can not be less than status.capacity'))
  }
  if (claim.spec?.volumeMode !== old.spec?.volumeMode) {
    errors.push(invalid(path('volumeMode'), claim.spec?.volumeMode ?? null, immutable))
  }
  const at = specAt.child('volumeAttributesClassName')
  const next = claim.spec?.volumeAttributesClassName
  if (
    next !== old.spec?.volumeAttributesClassName &&
    old.status?.currentVolumeAttributesClassName !== undefined &&
    !next
  ) {
    const what = next === undefined ? 'nil' : 'empty string'
    const detail = `update to ${what} is forbidden when status.currentVolumeAttributesClassName is not nil`
    errors.push(forbidden(at, detail))
  }
  return errors
}

function copy<K extends keyof PersistentVolumeClaimSpec>(
  to: PersistentVolumeClaimSpec,
  from: PersistentVolumeClaimSpec,
  field: K,
): void {
  if (from[field] === undefined) delete to[field]
  else to[field] = from[field]
}

function addResourceKeyErrors(errors: FieldError[], name: string, at: FieldPath): boolean {
  const reasons = isQualifiedName(name)
  addReasons(errors, at, name, reasons)
  if (reasons.length > 0) return false
  const isNative = !name.includes('/') || name.includes('kubernetes.io/')
  if (isNative && name !== 'storage') errors.push(notSupported(at, name, ['storage']))
  return !isNative || name === 'storage'
}

/** validateBasicResource: true when there was nothing to say. */
function addBasicErrors(errors: FieldError[], value: string, at: FieldPath): boolean {
  const amount = parseQuantity(value).value()
  if (amount < 0) errors.push(invalid(at, amount, 'must be a valid resource quantity'))
  return amount >= 0
}

function validateStatus({ spec, status }: PersistentVolumeClaim): FieldError[] {
  const errors: FieldError[] = []
  if (!spec?.accessModes?.length) errors.push(required(path('Spec', 'accessModes')))
  for (const [name, value] of Object.entries(status?.capacity ?? {})) {
    addBasicErrors(errors, value, path('status', 'capacity').key(name))
  }
  const resizeAt = path('status', 'allocatedResourceStatuses')
  for (const [name, value] of Object.entries(status?.allocatedResourceStatuses ?? {})) {
    addResourceKeyErrors(errors, name, resizeAt)
    if (!resizeStatuses.includes(value)) errors.push(notSupported(resizeAt, name, resizeStatuses))
  }
  const allocatedAt = path('status', 'allocatedResources')
  for (const [name, value] of Object.entries(status?.allocatedResources ?? {})) {
    if (addResourceKeyErrors(errors, name, allocatedAt) && addBasicErrors(errors, value, allocatedAt.key(name))) {
      addResourceQuantityErrors(errors, 'storage', value, allocatedAt.key(name))
    }
  }
  return errors
}

export const persistentVolumeClaims = defineResource(PersistentVolumeClaims, {
  metadataChecks: { asNew: 2 },
  cells: {
    Status: ({ metadata, status }) => (metadata?.deletionTimestamp ? 'Terminating' : (status?.phase ?? '')),
    Volume: ({ spec }) => spec?.volumeName ?? '',
    Capacity: ({ spec, status }) => (spec?.volumeName ? (status?.capacity?.storage ?? '0') : ''),
    'Access Modes': ({ spec, status }) => (spec?.volumeName ? accessModesText(status?.accessModes) : ''),
    StorageClass: storageClassNameOf,
    VolumeAttributesClass: ({ spec }) => spec?.volumeAttributesClassName ?? '<unset>',
    VolumeMode: ({ spec }) => spec?.volumeMode ?? '<unset>',
  },
  tracksGeneration: false,
  defaults: setVolumeClaimDefaults,
  prepareForCreate(claim) {
    claim.status = { phase: 'Pending' }
    prepareDataSources(claim.spec, undefined)
  },
  prepareForUpdate: (claim, old) => prepareDataSources(claim.spec, old.spec),
  validate,
  validateUpdate,
  warnings: ({ metadata, spec }) => {
    const texts: string[] = []
    if (metadata?.annotations?.[betaStorageClassAnnotation] !== undefined) {
      texts.push(
        `metadata.annotations[${betaStorageClassAnnotation}]: deprecated since v1.8; use "storageClassName" attribute instead`,
      )
    }
    return [...texts, ...claimWarnings(spec, specAt)]
  },
  status: { validateUpdate: validateStatus },
})

/**
 * What may not be a data source is left out as if it had not been asked for, unless the claim has one already: another kind named by the old field, or
 * one in another namespace (pkg/api/persistentvolumeclaim/util.go, v1.34).
 */
function prepareDataSources(
  spec: PersistentVolumeClaimSpec | undefined,
  old: PersistentVolumeClaimSpec | undefined,
): void {
  if (!spec) return
  if (spec.dataSourceRef?.namespace && !old?.dataSourceRef) delete spec.dataSourceRef
  if (!old?.dataSource && !old?.dataSourceRef && !spec.dataSourceRef) {
    const kind = spec.dataSource?.kind
    const apiGroup = spec.dataSource?.apiGroup ?? ''
    const isClaim = kind === 'PersistentVolumeClaim' && apiGroup === ''
    const isSnapshot = kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io'
    if (!isClaim && !isSnapshot) delete spec.dataSource
  }
  normalizeDataSources(spec)
}

/** `dataSource` and `dataSourceRef` say the same unless the latter names a namespace. */
function normalizeDataSources(spec: PersistentVolumeClaimSpec | undefined): void {
  if (!spec) return
  const { dataSource, dataSourceRef } = spec
  if (dataSource && !dataSourceRef) spec.dataSourceRef = { ...dataSource }
  else if (dataSourceRef && !dataSource && !dataSourceRef.namespace) {
    const { namespace: _, ...local } = dataSourceRef
    spec.dataSource = local
  }
}
