import type { FieldPath } from '../errors/index.js'
import { forbidden, invalid, required } from '../errors/index.js'
import type { ObjectMeta, PersistentVolumeClaimSpec, TypedObjectReference } from '../generated/index.js'
import { canonicalQuantity, isDNS1123Label, isDNS1123Subdomain, parseQuantity } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons, addUnsupported, notPositive } from './error-list.js'
import { addLabelSelectorErrors } from './label-selector.js'
import { addAnnotationErrors, addLabelErrors } from './labels.js'
import { addResourceQuantityErrors } from './resource-names.js'

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']

/** The modes of a volume or claim, one by one. */
export function addAccessModeErrors(errors: Errors, modes: readonly string[] | undefined, at: FieldPath): void {
  for (const mode of modes ?? []) addUnsupported(errors, at, mode, accessModes)
  const known = modes?.filter((mode) => accessModes.includes(mode)) ?? []
  if (known.includes('ReadWriteOncePod') && known.some((mode) => mode !== 'ReadWriteOncePod')) {
    errors.push(forbidden(at, 'may not use ReadWriteOncePod with other access modes'))
  }
}

export function addVolumeModeErrors(errors: Errors, mode: string | undefined, at: FieldPath): void {
  addUnsupported(errors, at, mode, ['Block', 'Filesystem'])
}

/** ValidatePersistentVolumeClaimSpec. */
export function addVolumeClaimSpecErrors(errors: Errors, spec: PersistentVolumeClaimSpec, at: FieldPath): void {
  if (!spec.accessModes?.length) errors.push(required(at.child('accessModes'), 'at least 1 access mode is required'))
  addLabelSelectorErrors(errors, spec.selector, at.child('selector'))
  addAccessModeErrors(errors, spec.accessModes, at.child('accessModes'))
  const storageAt = at.child('resources').key('storage')
  const storage = spec.resources?.requests?.storage
  if (storage === undefined) errors.push(required(storageAt))
  else if (parseQuantity(storage).sign() <= 0) {
    errors.push(invalid(storageAt, canonicalQuantity(storage), notPositive))
  } else {
    addResourceQuantityErrors(errors, 'storage', storage, storageAt)
  }
  if (spec.storageClassName) {
    addReasons(errors, at.child('storageClassName'), spec.storageClassName, isDNS1123Subdomain(spec.storageClassName))
  }
  addVolumeModeErrors(errors, spec.volumeMode, at.child('volumeMode'))
  const { dataSource, dataSourceRef } = spec
  if (dataSource) addDataSourceErrors(errors, dataSource, at.child('dataSource'))
  if (dataSourceRef) {
    const here = at.child('dataSourceRef')
    addDataSourceErrors(errors, dataSourceRef, here)
    const namespace = dataSourceRef.namespace
    if (namespace) addReasons(errors, here.child('namespace'), namespace, isDNS1123Label(namespace))
  }
  if (dataSource && dataSourceRef) {
    const same =
      dataSource.apiGroup === dataSourceRef.apiGroup &&
      dataSource.kind === dataSourceRef.kind &&
      dataSource.name === dataSourceRef.name
    if (dataSourceRef.namespace) {
      errors.push(printedBare(at, 'may not be specified when dataSourceRef.namespace is specified'))
    } else if (!same) {
      errors.push(printedBare(at, 'must match dataSourceRef'))
    }
  }
  if (spec.volumeAttributesClassName) {
    const name = spec.volumeAttributesClassName
    addReasons(errors, at.child('volumeAttributesClassName'), name, isDNS1123Subdomain(name))
  }
}

/** Upstream hands a path over as the value, which prints as a struct without fields. */
function printedBare(at: FieldPath, detail: string) {
  return invalid(at, {}, detail)
}

function addDataSourceErrors(errors: Errors, source: TypedObjectReference, at: FieldPath): void {
  if (!source.name) errors.push(required(at.child('name')))
  if (!source.kind) errors.push(required(at.child('kind')))
  const group = source.apiGroup ?? ''
  if (group === '' && source.kind !== 'PersistentVolumeClaim') {
    const detail = "must be 'PersistentVolumeClaim' when referencing the default apiGroup"
    errors.push(invalid(at, source.kind ?? '', detail))
  }
  if (group !== '') addReasons(errors, at.child('apiGroup'), group, isDNS1123Subdomain(group))
}

/** Metadata of an object made from a template: labels and annotations alone. */
export function addTemplateMetadataErrors(errors: Errors, metadata: ObjectMeta | undefined, at: FieldPath): void {
  addAnnotationErrors(errors, metadata?.annotations, at.child('annotations'))
  addLabelErrors(errors, metadata?.labels, at.child('labels'))
  for (const field of Object.keys(metadata ?? {})) {
    const value = (metadata as Record<string, unknown>)[field]
    if (field === 'annotations' || field === 'labels' || value === undefined || value === '') continue
    errors.push(forbidden(at.child(field === 'uid' ? 'uID' : field), 'cannot be set'))
  }
}
