import type { FieldError, ReplicaSet } from '../../api/index.js'
import {
  addNegative,
  addReplicatedTemplateErrors,
  invalid,
  path,
  ReplicaSets,
  selectorOrNone,
} from '../../api/index.js'
import { scaleSubresource } from '../../registry/definition/index.js'
import { containerImages, containerNames, selectorText } from '../cells.js'
import { setPodSpecDefaults } from '../core/pod/spec-defaults.js'
import { templateWarnings, workloadNameWarnings } from '../core/pod/warnings.js'
import { replicaStatusErrors } from '../core/replication-controller.js'
import { defineResource } from '../define-resource.js'
import { addImmutableSelector, shownSelector } from './bad-values.js'
import { addRequiredSelectorErrors, orEmpty } from './workload-spec.js'

function validate({ spec }: ReplicaSet): FieldError[] {
  const errors: FieldError[] = []
  const at = path('spec')
  addNegative(errors, at.child('replicas'), spec?.replicas)
  addNegative(errors, at.child('minReadySeconds'), spec?.minReadySeconds)
  const selector = spec?.selector
  // Upstream's word, here too.
  addRequiredSelectorErrors(errors, selector, at.child('selector'), 'deployment')
  const compiled = selectorOrNone(selector)
  if (!compiled) errors.push(invalid(at.child('selector'), shownSelector(selector), 'invalid label selector'))
  else addReplicatedTemplateErrors(errors, orEmpty(spec?.template), compiled, at.child('template'), 'ReplicaSet')
  return errors
}

export const replicaSets = defineResource(ReplicaSets, {
  podTemplate: ({ spec }) => spec?.template,
  cells: {
    Desired: ({ spec }) => spec?.replicas ?? 0,
    Current: ({ status }) => status?.replicas ?? 0,
    Ready: ({ status }) => status?.readyReplicas ?? 0,
    Containers: ({ spec }) => containerNames(spec?.template?.spec),
    Images: ({ spec }) => containerImages(spec?.template?.spec),
    Selector: ({ spec }) => selectorText(spec?.selector),
  },
  defaults({ spec }) {
    if (!spec) return
    spec.replicas ??= 1
    if (spec.template?.spec) setPodSpecDefaults(spec.template.spec)
  },
  prepareForCreate(replicaSet) {
    replicaSet.status = { replicas: 0 }
  },
  validate,
  validateUpdate(replicaSet, old) {
    const errors = validate(replicaSet)
    addImmutableSelector(errors, path('spec', 'selector'), replicaSet.spec?.selector, old.spec?.selector)
    return errors
  },
  warnings: ({ metadata, spec }, old) => [
    ...(old ? [] : workloadNameWarnings(metadata?.name)),
    ...(old && metadata?.generation === old.metadata?.generation
      ? []
      : templateWarnings(spec?.template, path('spec', 'template'))),
  ],
  status: {
    // The count of terminating pods is behind a feature gate that v1.34 leaves off.
    prepareForUpdate({ status }) {
      if (status) delete status.terminatingReplicas
    },
    validateUpdate: ({ status }) => replicaStatusErrors(status),
  },
  subresources: [
    scaleSubresource({
      replicas: ({ spec }) => spec?.replicas ?? 0,
      setReplicas: (replicaSet, replicas) => {
        if (replicaSet.spec) replicaSet.spec.replicas = replicas
      },
      statusReplicas: ({ status }) => status?.replicas ?? 0,
      selector: ({ spec }) => selectorOrNone(spec?.selector)?.toString() ?? '',
    }),
  ],
})
