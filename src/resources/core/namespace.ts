import type { FieldError, KubeObject, Namespace } from '../../api/index.js'
import {
  addReasons,
  invalid,
  isQualifiedName,
  kubeFinalizerReasons,
  Namespaces,
  nameIsDNSLabel,
  path,
} from '../../api/index.js'
import type { WriterSubresource } from '../../registry/definition/index.js'
import { defineResource } from '../define-resource.js'

function addFinalizerErrors(errors: FieldError[], namespace: Namespace, indexed: boolean): void {
  namespace.spec?.finalizers?.forEach((finalizer, index) => {
    const list = path('spec', 'finalizers')
    const at = indexed ? list.index(index) : list
    addReasons(errors, at, finalizer, isQualifiedName(finalizer))
    addReasons(errors, at, finalizer, kubeFinalizerReasons(finalizer))
  })
}

/** Writes `spec.finalizers`, which nothing else can; the namespace goes when both its lists are empty. */
const finalize: WriterSubresource<Namespace> = {
  kind: 'writer',
  name: 'finalize',
  resetFields: ['status'],
  verbs: ['update'],
  writesMetadata: true,
  prepareForUpdate(namespace, old) {
    if (old.status) namespace.status = old.status
    else delete namespace.status
  },
  validateUpdate(namespace) {
    const errors: FieldError[] = []
    addFinalizerErrors(errors, namespace, true)
    return errors
  },
}

export const namespaces = defineResource(Namespaces, {
  metadataChecks: { asNew: 1 },
  cells: { Status: (namespace) => namespace.status?.phase ?? '' },
  selectableFields: { 'status.phase': (namespace) => namespace.status?.phase ?? '' },
  validateName: nameIsDNSLabel,
  resetsStatus: false,
  tracksGeneration: false,
  subresources: [finalize],
  defaults(namespace) {
    const phase = namespace.status?.phase
    if (!phase) namespace.status = { ...namespace.status, phase: 'Active' }
    const name = namespace.metadata?.name
    if (namespace.metadata && name) {
      namespace.metadata.labels = { ...namespace.metadata.labels, 'kubernetes.io/metadata.name': name }
    }
  },
  prepareForCreate(namespace) {
    namespace.status = { phase: 'Active' }
    const finalizers = namespace.spec?.finalizers ?? []
    namespace.spec = {
      ...namespace.spec,
      finalizers: finalizers.includes('kubernetes') ? finalizers : [...finalizers, 'kubernetes'],
    }
    setNameLabel(namespace)
  },
  prepareForUpdate(namespace, old) {
    if (old.spec) namespace.spec = old.spec
    if (old.status) namespace.status = old.status
  },
  canonicalize: setNameLabel,
  // The first DELETE only marks; the namespace goes with the finalize call that empties the list, or a DELETE after it.
  holdsDeletion: ({ metadata, spec }) =>
    metadata?.deletionTimestamp === undefined || (spec?.finalizers?.length ?? 0) > 0,
  prepareForDelete(namespace) {
    namespace.status = { ...namespace.status, phase: 'Terminating' }
  },
  validate(namespace) {
    const errors: FieldError[] = []
    addFinalizerErrors(errors, namespace, false)
    return errors
  },
  validateUpdate: () => [],
  status: {
    validateUpdate(namespace) {
      const phase = namespace.status?.phase ?? ''
      const at = path('status', 'Phase')
      if (namespace.metadata?.deletionTimestamp === undefined) {
        return phase === 'Active' ? [] : [invalid(at, phase, "may only be 'Active' if `deletionTimestamp` is empty")]
      }
      return phase === 'Terminating'
        ? []
        : [invalid(at, phase, "may only be 'Terminating' if `deletionTimestamp` is not empty")]
    },
  },
})

/** A generated name is known only now; the label follows it. */
function setNameLabel(namespace: KubeObject): void {
  const name = namespace.metadata?.name
  if (!namespace.metadata || !name) return
  namespace.metadata.labels = { ...namespace.metadata.labels, 'kubernetes.io/metadata.name': name }
}
