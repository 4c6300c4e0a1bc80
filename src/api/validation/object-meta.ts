import type { FieldError, FieldPath } from '../errors/index.js'
import { forbidden, invalid, maxErrors, notSupported, PrintedValue, required, tooLong } from '../errors/index.js'
import type { ManagedFieldsEntry, ObjectMeta, OwnerReference } from '../generated/index.js'
import { parseApiVersion } from '../meta/index.js'
import {
  byteLength,
  isDNS1035Label,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidLabelValue,
} from '../values/index.js'
import type { Errors } from './error-list.js'
import { addNegative, addReasons, immutable } from './error-list.js'

/** Why a name is refused; `isPrefix`: something will be appended to it (generateName), so that it may end in a dash. */
export type ValidateName = (name: string, isPrefix: boolean) => readonly string[]

export interface ObjectMetaOptions {
  readonly namespaced: boolean
  /** Default: a DNS subdomain. */
  readonly validateName?: ValidateName | undefined
  /** Refuses finalizers without a domain, except the standard ones. Kinds outside the main server (CRDs and their objects, APIServices) do not. Default true. */
  readonly kubeFinalizers?: boolean | undefined
}

function withPrefix(rule: (name: string) => readonly string[]): ValidateName {
  // Upstream's maskTrailingDash (pkg/api/validation/generic.go) replaces the last two characters.
  return (name, isPrefix) => rule(isPrefix && name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name)
}

export const nameIsDNSSubdomain: ValidateName = withPrefix(isDNS1123Subdomain)
export const nameIsDNSLabel: ValidateName = withPrefix(isDNS1123Label)
export const nameIsDNS1035Label: ValidateName = withPrefix(isDNS1035Label)

/** Names that only need to fit a URL (RBAC); apimachinery's pkg/api/validation/path/name.go. */
export const nameIsPathSegment: ValidateName = (name, isPrefix) => {
  if (!isPrefix && (name === '.' || name === '..')) return [`may not be '${name}'`]
  return ['/', '%'].filter((illegal) => name.includes(illegal)).map((illegal) => `may not contain '${illegal}'`)
}

const totalAnnotationSizeLimit = 256 * 1024
const standardFinalizers: ReadonlySet<string> = new Set(['kubernetes', 'orphan', 'foregroundDeletion'])

/** ValidateObjectMeta: the metadata of a new object (apimachinery and pkg/apis/core validation, v1.34). */
export function validateObjectMeta(
  metadata: ObjectMeta,
  { namespaced, validateName = nameIsDNSSubdomain, kubeFinalizers = true }: ObjectMetaOptions,
  at: FieldPath,
): FieldError[] {
  const errors: Errors = []
  const { name = '', generateName = '', namespace = '' } = metadata
  if (generateName !== '') {
    addReasons(errors, at.child('generateName'), generateName, validateName(generateName, true))
  }
  if (name === '') errors.push(required(at.child('name'), 'name or generateName is required'))
  else addReasons(errors, at.child('name'), name, validateName(name, false))
  if (namespaced) {
    if (namespace === '') errors.push(required(at.child('namespace')))
    else addReasons(errors, at.child('namespace'), namespace, nameIsDNSLabel(namespace, false))
  } else if (namespace !== '') {
    errors.push(forbidden(at.child('namespace'), 'not allowed on this type'))
  }
  addNegative(errors, at.child('generation'), metadata.generation)
  addLabelErrors(errors, metadata.labels, at.child('labels'))
  addAnnotationErrors(errors, metadata.annotations, at.child('annotations'))
  addOwnerReferenceErrors(errors, metadata.ownerReferences, at.child('ownerReferences'))
  addFinalizerErrors(errors, metadata.finalizers, at.child('finalizers'))
  addManagedFieldsErrors(errors, metadata.managedFields, at.child('managedFields'))
  if (kubeFinalizers) addKubeFinalizerErrors(errors, metadata.finalizers, at.child('finalizers'))
  return errors
}

/** ValidateObjectMetaUpdate: what may become of an object's metadata. */
export function validateObjectMetaUpdate(
  metadata: ObjectMeta,
  old: ObjectMeta,
  at: FieldPath,
  { kubeFinalizers = true }: Pick<ObjectMetaOptions, 'kubeFinalizers'> = {},
): FieldError[] {
  const errors: Errors = []
  if (old.deletionTimestamp !== undefined) {
    const before = new Set(old.finalizers)
    const added = (metadata.finalizers ?? []).filter((one) => !before.has(one))
    if (added.length > 0) {
      const listed = [...new Set(added)]
        .sort()
        .map((one) => JSON.stringify(one))
        .join(', ')
      errors.push(
        forbidden(
          at.child('finalizers'),
          `no new finalizers can be added if the object is being deleted, found new finalizers []string{${listed}}`,
        ),
      )
    }
  }
  if (!metadata.resourceVersion) {
    errors.push(invalid(at.child('resourceVersion'), '', 'must be specified for an update'))
  }
  addNegative(errors, at.child('generation'), metadata.generation)
  if ((metadata.generation ?? 0) < (old.generation ?? 0)) {
    errors.push(invalid(at.child('generation'), metadata.generation ?? 0, 'must not be decremented'))
  }
  addChanged(errors, metadata.name ?? '', old.name ?? '', at.child('name'))
  addChanged(errors, metadata.namespace ?? '', old.namespace ?? '', at.child('namespace'))
  addChanged(errors, metadata.uid ?? '', old.uid ?? '', at.child('uid'))
  addChanged(errors, metadata.creationTimestamp, old.creationTimestamp, at.child('creationTimestamp'))
  addChanged(errors, metadata.deletionTimestamp, old.deletionTimestamp, at.child('deletionTimestamp'))
  addChanged(
    errors,
    metadata.deletionGracePeriodSeconds,
    old.deletionGracePeriodSeconds,
    at.child('deletionGracePeriodSeconds'),
  )
  addLabelErrors(errors, metadata.labels, at.child('labels'))
  addAnnotationErrors(errors, metadata.annotations, at.child('annotations'))
  addOwnerReferenceErrors(errors, metadata.ownerReferences, at.child('ownerReferences'))
  addManagedFieldsErrors(errors, metadata.managedFields, at.child('managedFields'))
  if (kubeFinalizers) addKubeFinalizerErrors(errors, metadata.finalizers, at.child('finalizers'))
  return errors
}

function addChanged<T>(errors: Errors, value: T, old: T, at: FieldPath): void {
  if (value !== old) errors.push(invalid(at, value, immutable))
}

/** A set of labels (also: node selectors, service selectors): errors name the map, not the key. */
export function addLabelErrors(
  errors: Errors,
  labels: Readonly<Record<string, string>> | undefined,
  at: FieldPath,
): void {
  for (const key in labels) {
    if (errors.length >= maxErrors) return
    addReasons(errors, at, key, isQualifiedName(key))
    addReasons(errors, at, labels[key], isValidLabelValue(labels[key] ?? ''))
  }
}

/** The rule of keys is that of labels, but case does not matter. */
export function addAnnotationErrors(
  errors: Errors,
  annotations: Readonly<Record<string, string>> | undefined,
  at: FieldPath,
): void {
  let size = 0
  for (const key in annotations) {
    addReasons(errors, at, key, isQualifiedName(key.toLowerCase()))
    size += byteLength(key) + byteLength(annotations[key] ?? '')
  }
  if (size > totalAnnotationSizeLimit) errors.push(tooLong(at, totalAnnotationSizeLimit))
}

function addOwnerReferenceErrors(
  errors: Errors,
  references: readonly OwnerReference[] | undefined,
  at: FieldPath,
): void {
  let first: string | undefined
  let printed: PrintedValue | undefined
  for (const reference of references ?? []) {
    addOneOwnerReferenceErrors(errors, reference, at)
    if (reference.controller !== true) continue
    const here = `${reference.kind}/${reference.name}`
    if (first === undefined) {
      first = here
    } else {
      // Once for all: each error shows the whole list.
      printed ??= new PrintedValue(references?.map(printedReference))
      errors.push(
        invalid(
          at,
          printed,
          `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${here}`,
        ),
      )
    }
  }
}

function addOneOwnerReferenceErrors(errors: Errors, reference: OwnerReference, at: FieldPath): void {
  const apiVersion = reference.apiVersion ?? ''
  // Upstream takes what is no apiVersion for an empty one.
  const isBroken = apiVersion.split('/').length > 2
  const { group, version } = isBroken ? { group: '', version: '' } : parseApiVersion(apiVersion)
  if (version === '')
    errors.push(invalid(at.child('apiVersion'), reference.apiVersion ?? '', 'version must not be empty'))
  for (const field of ['kind', 'name', 'uid'] as const) {
    if (!reference[field]) errors.push(invalid(at.child(field), reference[field] ?? '', 'must not be empty'))
  }
  if (group === '' && version === 'v1' && reference.kind === 'Event') {
    errors.push(invalid(at, printedReference(reference), '/v1, Kind=Event is disallowed from being an owner'))
  }
}

/** In the order in which Go prints the fields. */
function printedReference({ apiVersion, kind, name, uid, controller, blockOwnerDeletion }: OwnerReference): object {
  return { apiVersion, kind, name, uid, controller, blockOwnerDeletion }
}

function addFinalizerErrors(errors: Errors, finalizers: readonly string[] | undefined, at: FieldPath): void {
  for (const finalizer of finalizers ?? []) addReasons(errors, at, finalizer, isQualifiedName(finalizer))
  if (finalizers?.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.push(invalid(at, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'))
  }
}

function addKubeFinalizerErrors(errors: Errors, finalizers: readonly string[] | undefined, at: FieldPath): void {
  finalizers?.forEach((finalizer, index) => {
    addReasons(errors, at.index(index), finalizer, kubeFinalizerReasons(finalizer))
  })
}

/** Finalizers without a domain must be the standard ones. */
export function kubeFinalizerReasons(finalizer: string): readonly string[] {
  return finalizer.includes('/') || standardFinalizers.has(finalizer)
    ? []
    : ['name is neither a standard finalizer name nor is it fully qualified']
}

const fieldManagerMaxLength = 128
const subresourceMaxLength = 256

function addManagedFieldsErrors(
  errors: Errors,
  entries: readonly ManagedFieldsEntry[] | undefined,
  at: FieldPath,
): void {
  entries?.forEach((entry, index) => {
    const here = at.index(index)
    const { operation = '', fieldsType = '', manager = '', subresource = '' } = entry
    if (operation !== 'Apply' && operation !== 'Update') {
      errors.push(invalid(here.child('operation'), operation, 'must be `Apply` or `Update`'))
    }
    if (fieldsType !== '' && fieldsType !== 'FieldsV1') {
      errors.push(invalid(here.child('fieldsType'), fieldsType, 'must be `FieldsV1`'))
    }
    addFieldManagerErrors(errors, manager, here.child('manager'))
    if (byteLength(subresource) > subresourceMaxLength) {
      errors.push(tooLong(here.child('subresource'), subresourceMaxLength))
    }
  })
}

/** The name of a field manager: at most 128 bytes, all printable. */
export function addFieldManagerErrors(errors: Errors, manager: string, at: FieldPath): void {
  if (byteLength(manager) > fieldManagerMaxLength) errors.push(tooLong(at, fieldManagerMaxLength))
  let position = 0
  for (const character of manager) {
    if (/[^\P{C}]|[^\P{Z}]/u.test(character) && character !== ' ') {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      errors.push(invalid(at, manager, `invalid character U+${code} (at position ${position})`))
    }
    position += byteLength(character)
  }
}

const dryRunValues = ['All']
const fieldValidationValues = ['', 'Ignore', 'Strict', 'Warn']

/** `dryRun` of a request's options. */
export function addDryRunErrors(errors: Errors, dryRun: readonly string[] | undefined, at: FieldPath): void {
  if (dryRun?.some((one) => !dryRunValues.includes(one))) errors.push(notSupported(at, dryRun, dryRunValues))
}

export function addFieldValidationErrors(errors: Errors, fieldValidation: string, at: FieldPath): void {
  if (!fieldValidationValues.includes(fieldValidation))
    errors.push(notSupported(at, fieldValidation, fieldValidationValues))
}
