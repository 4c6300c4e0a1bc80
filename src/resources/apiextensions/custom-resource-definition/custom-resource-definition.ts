import type { CustomResourceDefinition, CustomResourceDefinitionStatus, FieldError } from '../../../api/index.js'
import { CustomResourceDefinitions, invalid, path } from '../../../api/index.js'
import { defineResource } from '../../define-resource.js'
import { validateDefinition, validateDefinitionUpdate } from './validation.js'

/** Emptied on delete by the controller that removes all objects of the kind. */
const cleanupFinalizer = 'customresourcecleanup.apiextensions.k8s.io'

function storageVersionOf({ spec }: CustomResourceDefinition): string | undefined {
  return spec?.versions?.find((version) => version.storage)?.name
}

const noStatus = (storedVersions: string[] | null): CustomResourceDefinitionStatus =>
  // What is not known yet is printed so.
  ({
    conditions: null,
    acceptedNames: { plural: '', kind: '' },
    storedVersions,
  }) as unknown as CustomResourceDefinitionStatus

export const customResourceDefinitions = defineResource(CustomResourceDefinitions, {
  tracksGeneration: true,
  defaults(definition) {
    const { spec } = definition
    if (!spec) return
    const { names } = spec
    if (names) {
      names.singular ||= (names.kind ?? '').toLowerCase()
      if (!names.listKind && names.kind) names.listKind = `${names.kind}List`
      if (!names.singular) delete names.singular
    }
    spec.conversion ??= { strategy: 'None' }
    const service = spec.conversion.webhook?.clientConfig?.service
    if (service) service.port ??= 443
  },
  prepareForCreate(definition) {
    const storage = storageVersionOf(definition)
    definition.status = noStatus(storage === undefined ? null : [storage])
  },
  prepareForUpdate(definition) {
    const storage = storageVersionOf(definition)
    const stored = definition.status?.storedVersions ?? []
    if (storage !== undefined && !stored.includes(storage)) {
      definition.status = { ...definition.status, storedVersions: [...stored, storage] }
    }
  },
  validate: validateDefinition,
  validateUpdate: validateDefinitionUpdate,
  prepareForDelete(definition) {
    const finalizers = definition.metadata?.finalizers ?? []
    if (finalizers.includes(cleanupFinalizer)) return
    // A definition that was never established has no objects.
    const isEstablished = definition.status?.conditions?.some(
      (one) => one.type === 'Established' && one.status === 'True',
    )
    if (isEstablished) definition.metadata = { ...definition.metadata, finalizers: [...finalizers, cleanupFinalizer] }
  },
  status: {
    validateUpdate({ spec, status }) {
      const errors: FieldError[] = []
      const at = path('status', 'storedVersions')
      const stored = status?.storedVersions ?? []
      if (stored.length === 0) errors.push(invalid(at, null, 'must have at least one stored version'))
      stored.forEach((version, index) => {
        if (spec?.versions?.some((one) => one.name === version)) return
        errors.push(invalid(at.index(index), version, 'must appear in spec.versions'))
      })
      return errors
    },
  },
})
