import type { FieldError, LabelSelector, PodTemplateSpec, ReplicaSet, Selector } from '../../api/index.js'
import {
  addLabelSelectorErrors,
  addNegative,
  addReplicatedTemplateErrors,
  invalid,
  labelSelectorAsSelector,
  path,
  ReplicaSets,
  required,
  SelectorError,
} from '../../api/index.js'
import { scaleSubresource } from '../../registry/definition/index.js'
import { containerImages, containerNames, selectorText } from '../cells.js'
import { setPodSpecDefaults } from '../core/pod/spec-defaults.js'
import { templateWarnings, workloadNameWarnings } from '../core/pod/warnings.js'
import { replicaStatusErrors } from '../core/replication-controller.js'
import { defineResource } from '../define-resource.js'
import { addImmutableSelector, shownSelector } from './bad-values.js'

/** The selector of a workload, undefined where it cannot be read. */
export function selectorOrNone(selector: LabelSelector | undefined): Selector | undefined {
  try {
    return labelSelectorAsSelector(selector)
  } catch (error) {
    if (error instanceof SelectorError) return undefined
    throw error
  }
}

export const isEmptySelector = (selector: LabelSelector): boolean =>
  Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions?.length ?? 0) === 0

/** A template that is missing counts as an empty one: Go has it by value. */
export const orEmpty = (template: PodTemplateSpec | undefined): PodTemplateSpec => template ?? {}

function validate({ spec }: ReplicaSet): FieldError[] {
  const errors: FieldError[] = []
  const at = path('spec')
  addNegative(errors, at.child('replicas'), spec?.replicas)
  addNegative(errors, at.child('minReadySeconds'), spec?.minReadySeconds)
  const selector = spec?.selector
  if (!selector) {
    errors.push(required(at.child('selector')))
  } else {
    addLabelSelectorErrors(errors, selector, at.child('selector'))
    if (isEmptySelector(selector)) {
      errors.push(invalid(at.child('selector'), shownSelector(selector), 'empty selector is invalid for deployment'))
    }
  }
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
