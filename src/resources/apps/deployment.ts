import type { Deployment, DeploymentStrategy, FieldError } from '../../api/index.js'
import {
  addNegative,
  addReplicatedTemplateErrors,
  Deployments,
  forbidden,
  invalid,
  isSameValue,
  notSupported,
  path,
  required,
  selectorOrNone,
} from '../../api/index.js'
import { scaleSubresource } from '../../registry/definition/index.js'
import { containerImages, containerNames, selectorText } from '../cells.js'
import { setPodSpecDefaults } from '../core/pod/spec-defaults.js'
import { templateWarnings, workloadNameWarnings } from '../core/pod/warnings.js'
import { defineResource } from '../define-resource.js'
import { addImmutableSelector, shownSelector } from './bad-values.js'
import { addDecremented, addIntOrPercentErrors, addOver100Errors, isZero, shownRollout } from './rollout-numbers.js'
import { addRequiredSelectorErrors, orEmpty } from './workload-spec.js'

const at = path('spec')

function addStrategyErrors(errors: FieldError[], strategy: DeploymentStrategy | undefined): void {
  const here = at.child('strategy')
  const { type = '', rollingUpdate } = strategy ?? {}
  if (type === 'Recreate') {
    if (rollingUpdate) {
      const detail = "may not be specified when strategy `type` is 'Recreate'"
      errors.push(forbidden(here.child('rollingUpdate'), detail))
    }
  } else if (type === 'RollingUpdate') {
    const rolling = here.child('rollingUpdate')
    if (!rollingUpdate) {
      errors.push(required(rolling, 'this should be defaulted and never be nil'))
      return
    }
    const { maxUnavailable, maxSurge } = rollingUpdate
    addIntOrPercentErrors(errors, maxUnavailable, rolling.child('maxUnavailable'))
    addIntOrPercentErrors(errors, maxSurge, rolling.child('maxSurge'))
    if (isZero(maxUnavailable) && isZero(maxSurge)) {
      errors.push(invalid(rolling.child('maxUnavailable'), maxUnavailable ?? 0, 'may not be 0 when `maxSurge` is 0'))
    }
    addOver100Errors(errors, maxUnavailable, rolling.child('maxUnavailable'))
  } else {
    const shown = { Type: type, RollingUpdate: rollingUpdate ? shownRollout(rollingUpdate) : null }
    errors.push(notSupported(here, shown, ['Recreate', 'RollingUpdate']))
  }
}

function validate({ spec }: Deployment): FieldError[] {
  const errors: FieldError[] = []
  addNegative(errors, at.child('replicas'), spec?.replicas)
  const selector = spec?.selector
  addRequiredSelectorErrors(errors, selector, at.child('selector'), 'deployment')
  const compiled = selectorOrNone(selector)
  if (!compiled) errors.push(invalid(at.child('selector'), shownSelector(selector), 'invalid label selector'))
  else addReplicatedTemplateErrors(errors, orEmpty(spec?.template), compiled, at.child('template'), 'ReplicaSet')
  addStrategyErrors(errors, spec?.strategy)
  addNegative(errors, at.child('minReadySeconds'), spec?.minReadySeconds)
  addNegative(errors, at.child('revisionHistoryLimit'), spec?.revisionHistoryLimit)
  const deadline = spec?.progressDeadlineSeconds
  if (deadline !== undefined) {
    addNegative(errors, at.child('progressDeadlineSeconds'), deadline)
    if (deadline <= (spec?.minReadySeconds ?? 0)) {
      errors.push(invalid(at.child('progressDeadlineSeconds'), deadline, 'must be greater than minReadySeconds'))
    }
  }
  return errors
}

function validateStatus({ status = {} }: Deployment, old: Deployment): FieldError[] {
  const errors: FieldError[] = []
  const here = path('status')
  const {
    replicas = 0,
    updatedReplicas = 0,
    readyReplicas = 0,
    availableReplicas = 0,
    unavailableReplicas = 0,
  } = status
  addNegative(errors, here.child('observedGeneration'), status.observedGeneration)
  for (const [field, count] of Object.entries({
    replicas,
    updatedReplicas,
    readyReplicas,
    availableReplicas,
    unavailableReplicas,
  })) {
    addNegative(errors, here.child(field), count)
  }
  addNegative(errors, here.child('collisionCount'), status.collisionCount)
  const detail = 'cannot be greater than status.replicas'
  for (const [field, count] of Object.entries({ updatedReplicas, readyReplicas, availableReplicas })) {
    if (count > replicas) errors.push(invalid(here.child(field), count, detail))
  }
  if (availableReplicas > readyReplicas) {
    errors.push(invalid(here.child('availableReplicas'), availableReplicas, 'cannot be greater than readyReplicas'))
  }
  addDecremented(errors, here.child('collisionCount'), status.collisionCount, old.status?.collisionCount)
  return errors
}

/** The count of terminating pods is behind a feature gate that v1.34 leaves off. */
function dropTerminating({ status }: Deployment): void {
  if (status) delete status.terminatingReplicas
}

export const deployments = defineResource(Deployments, {
  podTemplate: ({ spec }) => spec?.template,
  cells: {
    Ready: ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`,
    'Up-to-date': ({ status }) => status?.updatedReplicas ?? 0,
    Available: ({ status }) => status?.availableReplicas ?? 0,
    Containers: ({ spec }) => containerNames(spec?.template?.spec),
    Images: ({ spec }) => containerImages(spec?.template?.spec),
    Selector: ({ spec }) => selectorText(spec?.selector),
  },
  defaults({ spec }) {
    if (!spec) return
    if (spec.template?.spec) setPodSpecDefaults(spec.template.spec)
    spec.replicas ??= 1
    const strategy = spec.strategy ?? {}
    spec.strategy = strategy
    strategy.type ||= 'RollingUpdate'
    if (strategy.type === 'RollingUpdate') {
      strategy.rollingUpdate ??= {}
      strategy.rollingUpdate.maxUnavailable ??= '25%'
      strategy.rollingUpdate.maxSurge ??= '25%'
    }
    spec.revisionHistoryLimit ??= 10
    spec.progressDeadlineSeconds ??= 600
  },
  prepareForCreate(deployment) {
    deployment.status = {}
  },
  prepareForUpdate(deployment, old) {
    // Annotations are copied to the ReplicaSets, so a change of them is a change of what is wanted.
    if (!isSameValue(deployment.metadata?.annotations, old.metadata?.annotations)) {
      deployment.metadata = { ...deployment.metadata, generation: (old.metadata?.generation ?? 0) + 1 }
    }
  },
  validate,
  validateUpdate(deployment, old) {
    const errors = validate(deployment)
    addImmutableSelector(errors, at.child('selector'), deployment.spec?.selector, old.spec?.selector)
    return errors
  },
  warnings: ({ metadata, spec }, old) => [
    ...(old ? [] : workloadNameWarnings(metadata?.name)),
    ...(old && metadata?.generation === old.metadata?.generation
      ? []
      : templateWarnings(spec?.template, at.child('template'))),
  ],
  status: {
    // Labels are not the status's business here.
    resetFields: ['metadata.labels'],
    prepareForUpdate(deployment, old) {
      dropTerminating(deployment)
      const labels = old.metadata?.labels
      deployment.metadata = { ...deployment.metadata, ...(labels ? { labels } : {}) }
      if (!labels) delete deployment.metadata.labels
    },
    validateUpdate: validateStatus,
  },
  subresources: [
    scaleSubresource({
      replicas: ({ spec }) => spec?.replicas ?? 0,
      setReplicas: (deployment, replicas) => {
        if (deployment.spec) deployment.spec.replicas = replicas
      },
      statusReplicas: ({ status }) => status?.replicas ?? 0,
      selector: ({ spec }) => selectorOrNone(spec?.selector)?.toString() ?? '',
    }),
  ],
})
