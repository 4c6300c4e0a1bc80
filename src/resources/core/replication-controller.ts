import type { FieldError, ReplicationController } from '../../api/index.js'
import {
  addNegative,
  addReplicatedTemplateErrors,
  invalid,
  path,
  ReplicationControllers,
  required,
  selectorFromLabels,
} from '../../api/index.js'
import { scaleSubresource } from '../../registry/definition/index.js'
import { containerImages, containerNames, labelsText } from '../cells.js'
import { defineResource } from '../define-resource.js'
import { setPodSpecDefaults } from './pod/spec-defaults.js'
import { templateWarnings, workloadNameWarnings } from './pod/warnings.js'

function validate({ spec = {} }: ReplicationController): FieldError[] {
  const errors: FieldError[] = []
  addNegative(errors, path('spec', 'minReadySeconds'), spec.minReadySeconds)
  const selector = selectorFromLabels(spec.selector)
  if (selector.isEmpty) errors.push(required(path('spec', 'selector')))
  addNegative(errors, path('spec', 'replicas'), spec.replicas)
  addReplicatedTemplateErrors(errors, spec.template, selector, path('spec', 'template'), 'ReplicationController')
  return errors
}

export const replicationControllers = defineResource(ReplicationControllers, {
  metadataChecks: { asNew: 1 },
  podTemplate: ({ spec }) => spec?.template,
  cells: {
    Desired: ({ spec }) => spec?.replicas ?? 0,
    Current: ({ status }) => status?.replicas ?? 0,
    Ready: ({ status }) => status?.readyReplicas ?? 0,
    Containers: ({ spec }) => containerNames(spec?.template?.spec),
    Images: ({ spec }) => containerImages(spec?.template?.spec),
    Selector: ({ spec }) => labelsText(spec?.selector),
  },
  selectableFields: { 'status.replicas': ({ status }) => String(status?.replicas ?? 0) },
  defaultPropagation: 'orphan',
  defaults(controller) {
    const { spec } = controller
    if (!spec) return
    const labels = spec.template?.metadata?.labels
    if (labels) {
      if (!spec.selector || Object.keys(spec.selector).length === 0) spec.selector = { ...labels }
      const metadata = controller.metadata
      if (metadata && Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = { ...labels }
    }
    spec.replicas ??= 1
    if (spec.template?.spec) setPodSpecDefaults(spec.template.spec)
  },
  prepareForCreate(controller) {
    controller.status = { replicas: 0 }
  },
  validate,
  // Upstream's strategy looks at the new object, and so does its check of the change.
  validateUpdate: (controller) => [...validate(controller), ...validate(controller)],
  warnings: ({ metadata, spec }, old) => {
    const at = path('spec', 'template')
    if (!old) return [...workloadNameWarnings(metadata?.name), ...templateWarnings(spec?.template, at)]
    // Upstream takes the old template for the new one.
    return old.metadata?.generation === metadata?.generation ? [] : templateWarnings(old.spec?.template, at)
  },
  status: { validateUpdate: ({ status }) => replicaStatusErrors(status) },
  subresources: [
    scaleSubresource({
      replicas: ({ spec }) => spec?.replicas ?? 0,
      setReplicas: (controller, replicas) => {
        controller.spec = { ...controller.spec, replicas }
      },
      statusReplicas: ({ status }) => status?.replicas ?? 0,
      selector: ({ spec }) => selectorFromLabels(spec?.selector).toString(),
    }),
  ],
})

interface ReplicaCounts {
  readonly replicas?: number
  readonly fullyLabeledReplicas?: number
  readonly readyReplicas?: number
  readonly availableReplicas?: number
  readonly observedGeneration?: number
}

/** The counts of a ReplicaSet or ReplicationController: not negative, and none larger than its whole. */
export function replicaStatusErrors(status: ReplicaCounts | undefined): FieldError[] {
  const errors: FieldError[] = []
  const { replicas = 0, fullyLabeledReplicas = 0, readyReplicas = 0, availableReplicas = 0 } = status ?? {}
  const at = path('status')
  addNegative(errors, at.child('replicas'), replicas)
  addNegative(errors, at.child('fullyLabeledReplicas'), fullyLabeledReplicas)
  addNegative(errors, at.child('readyReplicas'), readyReplicas)
  addNegative(errors, at.child('availableReplicas'), availableReplicas)
  addNegative(errors, at.child('observedGeneration'), status?.observedGeneration)
  const detail = 'cannot be greater than status.replicas'
  for (const [field, count] of Object.entries({ fullyLabeledReplicas, readyReplicas, availableReplicas })) {
    if (count > replicas) errors.push(invalid(at.child(field), count, detail))
  }
  if (availableReplicas > readyReplicas) {
    errors.push(invalid(at.child('availableReplicas'), availableReplicas, 'cannot be greater than readyReplicas'))
  }
  return errors
}
