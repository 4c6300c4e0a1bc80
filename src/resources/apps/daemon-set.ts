import type { DaemonSet, FieldError } from '../../api/index.js'
import {
  addAlwaysRestartsErrors,
  addLabelSelectorErrors,
  addNegative,
  addPodTemplateErrors,
  DaemonSets,
  invalid,
  isSameValue,
  labelsMismatch,
  notSupported,
  path,
  required,
  selectorOrNone,
} from '../../api/index.js'
import { containerImages, containerNames, labelsText, selectorText } from '../cells.js'
import { setPodSpecDefaults } from '../core/pod/spec-defaults.js'
import { templateWarnings } from '../core/pod/warnings.js'
import { defineResource } from '../define-resource.js'
import { addImmutableSelector } from './bad-values.js'
import { addDecremented, addIntOrPercentErrors, addOver100Errors, isZero, shownRollout } from './rollout-numbers.js'
import { addEmptySelectorErrors, orEmpty } from './workload-spec.js'

const at = path('spec')

/** Where v1 keeps what was `spec.templateGeneration`: how often the template has changed (pkg/apis/apps/v1/conversion.go, v1.34). */
const templateGenerationKey = 'deprecated.daemonset.template.generation'

const templateGeneration = ({ metadata }: DaemonSet): number =>
  Number(metadata?.annotations?.[templateGenerationKey]) || 0

function setTemplateGeneration(daemonSet: DaemonSet, generation: number): void {
  const annotations = { ...daemonSet.metadata?.annotations, [templateGenerationKey]: String(generation) }
  daemonSet.metadata = { ...daemonSet.metadata, annotations }
}

function addStrategyErrors(errors: FieldError[], { spec }: DaemonSet): void {
  const { type = '', rollingUpdate } = spec?.updateStrategy ?? {}
  const here = at.child('updateStrategy')
  if (type !== 'RollingUpdate') {
    if (type === 'OnDelete') return
    const shown = { Type: type, RollingUpdate: rollingUpdate ? shownRollout(rollingUpdate) : null }
    errors.push(notSupported(here, shown, ['RollingUpdate', 'OnDelete']))
    return
  }
  const rolling = here.child('rollingUpdate')
  if (!rollingUpdate) {
    errors.push(required(rolling))
    return
  }
  const { maxUnavailable, maxSurge } = rollingUpdate
  addIntOrPercentErrors(errors, maxUnavailable, rolling.child('maxUnavailable'))
  addOver100Errors(errors, maxUnavailable, rolling.child('maxUnavailable'))
  addIntOrPercentErrors(errors, maxSurge, rolling.child('maxSurge'))
  addOver100Errors(errors, maxSurge, rolling.child('maxSurge'))
  if (!isZero(maxUnavailable) && !isZero(maxSurge)) {
    errors.push(invalid(rolling.child('maxSurge'), maxSurge, 'may not be set when maxUnavailable is non-zero'))
  }
  if (isZero(maxUnavailable) && isZero(maxSurge)) {
    errors.push(required(rolling.child('maxUnavailable'), 'cannot be 0 when maxSurge is 0'))
  }
}

function validate(daemonSet: DaemonSet): FieldError[] {
  const errors: FieldError[] = []
  const spec = daemonSet.spec
  const template = orEmpty(spec?.template)
  const selector = spec?.selector
  addLabelSelectorErrors(errors, selector, at.child('selector'))
  const compiled = selectorOrNone(selector)
  if (compiled && !compiled.matches(template.metadata?.labels))
    errors.push(labelsMismatch(template, at.child('template')))
  if (selector) addEmptySelectorErrors(errors, selector, at.child('selector'), 'daemonset')
  addPodTemplateErrors(errors, template, at.child('template'))
  addAlwaysRestartsErrors(errors, template, at.child('template'), 'DaemonSet')
  addNegative(errors, at.child('minReadySeconds'), spec?.minReadySeconds)
  addStrategyErrors(errors, daemonSet)
  addNegative(errors, at.child('revisionHistoryLimit'), spec?.revisionHistoryLimit)
  return errors
}

export const daemonSets = defineResource(DaemonSets, {
  podTemplate: ({ spec }) => spec?.template,
  cells: {
    Desired: ({ status }) => status?.desiredNumberScheduled ?? 0,
    Current: ({ status }) => status?.currentNumberScheduled ?? 0,
    Ready: ({ status }) => status?.numberReady ?? 0,
    'Up-to-date': ({ status }) => status?.updatedNumberScheduled ?? 0,
    Available: ({ status }) => status?.numberAvailable ?? 0,
    'Node Selector': ({ spec }) => labelsText(spec?.template?.spec?.nodeSelector),
    Containers: ({ spec }) => containerNames(spec?.template?.spec),
    Images: ({ spec }) => containerImages(spec?.template?.spec),
    Selector: ({ spec }) => selectorText(spec?.selector),
  },
  // Inside of upstream the annotation is a field of the spec, and so no metadata of the row.
  rowMetadata({ metadata = {} }) {
    const { [templateGenerationKey]: _, ...annotations } = metadata.annotations ?? {}
    const { annotations: __, ...others } = metadata
    return Object.keys(annotations).length > 0 ? { ...others, annotations } : others
  },
  defaults(daemonSet) {
    setTemplateGeneration(daemonSet, templateGeneration(daemonSet))
    const { spec } = daemonSet
    if (!spec) return
    if (spec.template?.spec) setPodSpecDefaults(spec.template.spec)
    const strategy = spec.updateStrategy ?? {}
    spec.updateStrategy = strategy
    strategy.type ||= 'RollingUpdate'
    if (strategy.type === 'RollingUpdate') {
      strategy.rollingUpdate ??= {}
      strategy.rollingUpdate.maxUnavailable ??= 1
      strategy.rollingUpdate.maxSurge ??= 0
    }
    spec.revisionHistoryLimit ??= 10
  },
  prepareForCreate(daemonSet) {
    setTemplateGeneration(daemonSet, Math.max(1, templateGeneration(daemonSet)))
    daemonSet.status = { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 }
  },
  prepareForUpdate(daemonSet, old) {
    const isSame = isSameValue(daemonSet.spec?.template, old.spec?.template)
    setTemplateGeneration(daemonSet, templateGeneration(old) + (isSame ? 0 : 1))
  },
  validate,
  validateUpdate(daemonSet, old) {
    const errors: FieldError[] = []
    addImmutableSelector(errors, at.child('selector'), daemonSet.spec?.selector, old.spec?.selector)
    return [...errors, ...validate(daemonSet)]
  },
  warnings: ({ metadata, spec }, old) =>
    old && metadata?.generation === old.metadata?.generation
      ? []
      : templateWarnings(spec?.template, at.child('template')),
  status: {
    prepareForUpdate: (daemonSet, old) => setTemplateGeneration(daemonSet, templateGeneration(old)),
    validateUpdate({ status }, old) {
      const errors: FieldError[] = []
      for (const field of [
        'currentNumberScheduled',
        'numberMisscheduled',
        'desiredNumberScheduled',
        'numberReady',
        'observedGeneration',
        'updatedNumberScheduled',
        'numberAvailable',
        'numberUnavailable',
        'collisionCount',
      ] as const) {
        addNegative(errors, path('status', field), status?.[field])
      }
      const countAt = path('status', 'collisionCount')
      addDecremented(errors, countAt, status?.collisionCount, old.status?.collisionCount)
      return errors
    },
  },
})
