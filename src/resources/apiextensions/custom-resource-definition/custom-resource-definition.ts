import type { CustomResourceDefinition } from '../../../api/index.js'
import { CustomResourceDefinitions, nameIsDNSSubdomain, withCondition } from '../../../api/index.js'
import { createdAt } from '../../cells.js'
import { defineResource } from '../../define-resource.js'
import { defaultDefinition } from './defaults.js'
import { validateDefinition, validateDefinitionStatus, validateDefinitionUpdate } from './validation.js'
import { definitionWarnings } from './warnings.js'

const finalizer = 'customresourcecleanup.apiextensions.k8s.io'

/** Definitions of custom resources. What they define is served by the API server (apiserver/custom-resources). */
export const customResourceDefinitions = defineResource<CustomResourceDefinition>(CustomResourceDefinitions, {
  cells: { 'Created At': createdAt },
  defaults: defaultDefinition,
  tracksGeneration: true,
  allowUnconditionalUpdate: false,
  kubeFinalizers: false,
  rawMember: 'openAPIV3Schema',
  // The name is judged along with the spec, of which it is made.
  validateName: nameIsDNSSubdomain,
  prepareForCreate(crd) {
    crd.status = withStoredVersion(crd, {})
  },
  prepareForUpdate(crd) {
    crd.status = withStoredVersion(crd, crd.status ?? {})
  },
  validate: validateDefinition,
  validateUpdate: validateDefinitionUpdate,
  warnings: definitionWarnings,
  status: { validateUpdate: validateDefinitionStatus, resetFields: ['metadata'], hasNoTable: true },
  // The objects go first: the definition waits for them (pkg/registry/customresourcedefinition/etcd.go).
  holdsDeletion: ({ metadata }) => metadata?.deletionTimestamp === undefined,
  prepareForDelete(crd) {
    const { metadata = {} } = crd
    const finalizers = metadata.finalizers ?? []
    crd.metadata = { ...metadata, finalizers: finalizers.includes(finalizer) ? finalizers : [...finalizers, finalizer] }
    crd.status ??= {}
    const lastTransitionTime = metadata.deletionTimestamp ?? ''
    crd.status.conditions = withCondition(
      crd.status.conditions,
      {
        type: 'Terminating',
        status: 'True',
        lastTransitionTime,
        reason: 'InstanceDeletionPending',
        message: 'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
      },
      lastTransitionTime,
    )
  },
})

type Status = NonNullable<CustomResourceDefinition['status']>

/** Every version that ever was the storage version stays listed until somebody has migrated the objects. As Go prints it, empty parts included. */
function withStoredVersion({ spec }: CustomResourceDefinition, status: Status): Status {
  const { conditions, acceptedNames = { plural: '', kind: '' }, storedVersions } = status
  const name = spec?.versions?.find((version) => version.storage)?.name
  const stored = storedVersions ?? []
  const all = name === undefined || stored.includes(name) ? stored : [...stored, name]
  return {
    conditions: conditions ?? null,
    acceptedNames,
    storedVersions: all.length > 0 ? all : null,
  } as unknown as Status
}
