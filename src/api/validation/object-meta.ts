import type { FieldError, FieldPath } from '../errors/index.js'
import { forbidden, invalid, required } from '../errors/index.js'
import type { ObjectMeta } from '../generated/index.js'
import { isQualifiedName } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addNegative, addReasons, immutable } from './error-list.js'
import { addAnnotationErrors, addLabelErrors } from './labels.js'
import { addManagedFieldsErrors } from './managed-fields.js'
import type { ValidateName } from './object-names.js'
import { nameIsDNSLabel, nameIsDNSSubdomain } from './object-names.js'
import { addOwnerReferenceErrors } from './owner-references.js'

export interface ObjectMetaOptions {
  readonly namespaced: boolean
  /** Default: a DNS subdomain. */
  readonly validateName?: ValidateName | undefined
  /** Refuses finalizers without a domain, except the standard ones. Kinds outside the main server (CRDs and their objects, APIServices) do not. Default true. */
  readonly kubeFinalizers?: boolean | undefined
}

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
