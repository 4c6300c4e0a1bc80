import type { FieldError, FieldPath, StorageClass, TopologySelectorTerm } from '../../api/index.js'
import {
  addReasons,
  addUnsupported,
  byteLength,
  duplicate,
  forbidden,
  immutable,
  invalid,
  isDefaultStorageClass,
  isQualifiedName,
  isSameValue,
  path,
  required,
  StorageClasses,
  tooLong,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { deprecatedNodeLabel } from '../node-label-warnings.js'

const maxParameters = 512
const maxParametersSize = 256 * 1024

/** Parameters of a class of volumes: so many, so large. */
export function addParametersErrors(
  errors: FieldError[],
  parameters: Readonly<Record<string, string>> | undefined,
  field: string,
): void {
  const at = path(field)
  const entries = Object.entries(parameters ?? {})
  if (entries.length > maxParameters) {
    errors.push(tooLong(at, maxParameters))
    return
  }
  let size = 0
  for (const [key, value] of entries) {
    if (key === '') errors.push(invalid(at, key, 'field can not be empty.'))
    size += byteLength(key) + byteLength(value)
  }
  if (size > maxParametersSize) errors.push(tooLong(at, maxParametersSize))
}

/** A qualified name, whatever its case. */
export function addProvisionerErrors(errors: FieldError[], name: string, at: FieldPath): void {
  const lower = name.toLowerCase()
  if (name === '') errors.push(required(at))
  else addReasons(errors, at, lower, isQualifiedName(lower))
}

function addTopologyErrors(errors: FieldError[], terms: readonly TopologySelectorTerm[] | undefined): void {
  // Upstream's list of what it has seen begins with as many empty terms as there are terms.
  const seen: string[] = (terms ?? []).map(() => '[]')
  terms?.forEach((term, index) => {
    const here = path('allowedTopologies').index(index)
    const keys = new Set<string>()
    const expressions = term.matchLabelExpressions ?? []
    expressions.forEach(({ key = '', values = [] }, position) => {
      const at = here.child('matchLabelExpressions').index(position)
      if (values.length === 0) errors.push(required(at.child('values')))
      values.forEach((value, i) => {
        if (values.indexOf(value) < i) errors.push(duplicate(at.child('values').index(i), value))
      })
      addReasons(errors, at.child('key'), key, isQualifiedName(key))
      if (keys.has(key)) errors.push(duplicate(at.child('key'), key))
      keys.add(key)
    })
    const byKey = new Map(expressions.map(({ key, values }) => [key, [...new Set(values ?? [])].sort()]))
    const raw = JSON.stringify([...byKey].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const one of seen) if (one === raw) errors.push(duplicate(here.child('matchLabelExpressions'), ''))
    seen.push(raw)
  })
}

function validate(storageClass: StorageClass): FieldError[] {
  const errors: FieldError[] = []
  const { provisioner = '', parameters, reclaimPolicy, volumeBindingMode, allowedTopologies } = storageClass
  addProvisionerErrors(errors, provisioner, path('provisioner'))
  addParametersErrors(errors, parameters, 'parameters')
  if (reclaimPolicy) addUnsupported(errors, path('reclaimPolicy'), reclaimPolicy, ['Delete', 'Retain'])
  if (volumeBindingMode === undefined) errors.push(required(path('volumeBindingMode')))
  else addUnsupported(errors, path('volumeBindingMode'), volumeBindingMode, ['Immediate', 'WaitForFirstConsumer'])
  addTopologyErrors(errors, allowedTopologies)
  return errors
}

export const storageClasses = defineResource(StorageClasses, {
  metadataChecks: { asNew: 1 },
  cells: {
    Name: (storageClass) =>
      `${storageClass.metadata?.name ?? ''}${isDefaultStorageClass(storageClass) ? ' (default)' : ''}`,
    Provisioner: ({ provisioner }) => provisioner,
    ReclaimPolicy: ({ reclaimPolicy }) => reclaimPolicy ?? 'Delete',
    VolumeBindingMode: ({ volumeBindingMode }) => volumeBindingMode ?? '<unset>',
    AllowVolumeExpansion: ({ allowVolumeExpansion }) => allowVolumeExpansion === true,
  },
  allowCreateOnUpdate: false,
  defaults(storageClass) {
    storageClass.reclaimPolicy ??= 'Delete'
    storageClass.volumeBindingMode ??= 'Immediate'
  },
  warnings: ({ allowedTopologies = [] }) =>
    allowedTopologies.flatMap(({ matchLabelExpressions = [] }, index) =>
      matchLabelExpressions.flatMap(({ key }, position) => {
        const text = deprecatedNodeLabel(key)
        const at = path('allowedTopologies').index(index).child('matchLabelExpressions').index(position).child('key')
        return text === undefined ? [] : [`${at}: ${text}`]
      }),
    ),
  validate,
  validateUpdate(storageClass, old) {
    const errors = validate(storageClass)
    const same = (field: 'parameters' | 'provisioner' | 'reclaimPolicy' | 'volumeBindingMode') =>
      isSameValue(storageClass[field], old[field])
    if (!same('parameters')) errors.push(forbidden(path('parameters'), 'updates to parameters are forbidden.'))
    if (!same('provisioner')) errors.push(forbidden(path('provisioner'), 'updates to provisioner are forbidden.'))
    if (!same('reclaimPolicy')) errors.push(forbidden(path('reclaimPolicy'), 'updates to reclaimPolicy are forbidden.'))
    if (!same('volumeBindingMode')) {
      errors.push(invalid(path('volumeBindingMode'), storageClass.volumeBindingMode ?? null, immutable))
    }
    return errors
  },
})
