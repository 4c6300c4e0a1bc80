import type {
  FieldError,
  PodSpec,
  PodTemplateSpec,
  RollingUpdateStatefulSetStrategy,
  StatefulSet,
  StatefulSetSpec,
  Volume,
} from '../../../api/index.js'
import {
  addAlwaysRestartsErrors,
  addAnnotationErrors,
  addLabelErrors,
  addNegative,
  addPodAnnotationErrors,
  addPodTemplateErrors,
  addReasons,
  addUnsupported,
  addVolumeClaimSpecErrors,
  forbidden,
  invalid,
  isDNS1123Label,
  isSameValue,
  labelsMismatch,
  path,
  required,
  selectorOrNone,
} from '../../../api/index.js'
import { deepClone } from '../../../base/index.js'
import { shownSelector } from '../bad-values.js'
import { addDecremented, addIntOrPercentErrors, addOver100Errors, isZero } from '../rollout-numbers.js'
import { addRequiredSelectorErrors, orEmpty } from '../workload-spec.js'

const at = path('spec')

/** As Go prints its internal type. */
const shownRollingUpdate = ({ partition = 0, maxUnavailable }: RollingUpdateStatefulSetStrategy): unknown => ({
  Partition: partition,
  MaxUnavailable: maxUnavailable ?? null,
})

function addStrategyErrors(errors: FieldError[], { spec }: StatefulSet): void {
  const { type = '', rollingUpdate } = spec?.updateStrategy ?? {}
  const here = at.child('updateStrategy')
  if (type === '') {
    errors.push(required(here))
  } else if (type === 'OnDelete') {
    if (rollingUpdate) {
      const detail = "only allowed for updateStrategy 'RollingUpdate'"
      errors.push(invalid(here.child('rollingUpdate'), shownRollingUpdate(rollingUpdate), detail))
    }
  } else if (type === 'RollingUpdate') {
    const rolling = here.child('rollingUpdate')
    addNegative(errors, rolling.child('partition'), rollingUpdate?.partition)
    const unavailable = rollingUpdate?.maxUnavailable
    if (unavailable !== undefined) {
      addIntOrPercentErrors(errors, unavailable, rolling.child('maxUnavailable'))
      if (isZero(unavailable)) errors.push(invalid(rolling.child('maxUnavailable'), unavailable, 'cannot be 0'))
      addOver100Errors(errors, unavailable, rolling.child('maxUnavailable'))
    }
  } else {
    const shown = { Type: type, RollingUpdate: rollingUpdate ? shownRollingUpdate(rollingUpdate) : null }
    errors.push(invalid(here, shown, "must be 'RollingUpdate' or 'OnDelete'"))
  }
}

interface SpecOptions {
  /** What cannot change is not checked again. */
  readonly isUpdate: boolean
  readonly skipTemplate: boolean
}

/** The template as the pods will have it: the controller sets host name and subdomain, and the volumes of the claims take the place of those of their names. */
function templateOfPods(spec: StatefulSetSpec | undefined): PodTemplateSpec {
  const template = orEmpty(spec?.template)
  const claims = spec?.volumeClaimTemplates ?? []
  const { hostname, subdomain, volumes = [], ...others } = template.spec ?? ({} as PodSpec)
  if (claims.length === 0 && hostname === undefined && subdomain === undefined) return template
  const byName = new Map<string, Volume>()
  for (const { metadata } of claims) {
    const name = metadata?.name ?? ''
    byName.set(name, { name, persistentVolumeClaim: { claimName: name } })
  }
  const kept = volumes.filter(({ name }) => !byName.has(name))
  const all = [...byName.values(), ...kept]
  return { ...template, spec: { ...others, ...(all.length > 0 ? { volumes: all } : {}) } }
}

function validateSpec(statefulSet: StatefulSet, { isUpdate, skipTemplate }: SpecOptions): FieldError[] {
  const errors: FieldError[] = []
  const spec = statefulSet.spec
  const template = orEmpty(spec?.template)
  const policy = spec?.podManagementPolicy
  if (!policy) errors.push(required(at.child('podManagementPolicy')))
  else if (policy !== 'OrderedReady' && policy !== 'Parallel') {
    errors.push(invalid(at.child('podManagementPolicy'), policy, "must be 'OrderedReady' or 'Parallel'"))
  }
  addStrategyErrors(errors, statefulSet)
  for (const field of ['whenDeleted', 'whenScaled'] as const) {
    const value = spec?.persistentVolumeClaimRetentionPolicy?.[field]
    const here = at.child('persistentVolumeClaimRetentionPolicy', field)
    if (spec?.persistentVolumeClaimRetentionPolicy) addUnsupported(errors, here, value ?? '', ['Retain', 'Delete'])
  }
  if (!isUpdate) {
    spec?.volumeClaimTemplates?.forEach((claim, index) => {
      const here = at.child('volumeClaimTemplates').index(index).child('spec')
      addVolumeClaimSpecErrors(errors, claim.spec ?? {}, here)
    })
  }
  addNegative(errors, at.child('replicas'), spec?.replicas)
  addNegative(errors, at.child('minReadySeconds'), spec?.minReadySeconds)
  addNegative(errors, at.child('ordinals', 'start'), spec?.ordinals?.start)
  if (spec?.serviceName && !isUpdate) {
    addReasons(errors, at.child('serviceName'), spec.serviceName, isDNS1123Label(spec.serviceName))
  }
  const selector = spec?.selector
  addRequiredSelectorErrors(errors, selector, at.child('selector'), 'statefulset')
  const compiled = selectorOrNone(selector)
  if (!compiled) errors.push(invalid(at.child('selector'), shownSelector(selector), ''))
  else {
    if (!compiled.isEmpty && !compiled.matches(template.metadata?.labels)) {
      errors.push(labelsMismatch(template, at.child('template')))
    }
    const here = at.child('template')
    const ofPods = templateOfPods(spec)
    if (!skipTemplate) addPodTemplateErrors(errors, ofPods, here)
    const { metadata = {}, spec: podSpec = { containers: [] } } = ofPods
    addLabelErrors(errors, metadata.labels, here.child('labels'))
    addAnnotationErrors(errors, metadata.annotations, here.child('annotations'))
    addPodAnnotationErrors(errors, metadata, podSpec, here.child('annotations'))
  }
  addAlwaysRestartsErrors(errors, template, at.child('template'), 'StatefulSet')
  return errors
}

const updatable = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
] as const

/** ValidateStatefulSet (v1.34), metadata apart. */
export function validateStatefulSet(statefulSet: StatefulSet): FieldError[] {
  return validateSpec(statefulSet, { isUpdate: false, skipTemplate: false })
}

/** A template that was wrong before is not looked at again. */
export function validateStatefulSetUpdate(statefulSet: StatefulSet, old: StatefulSet): FieldError[] {
  const isOldWrong = validateSpec(old, { isUpdate: true, skipTemplate: false }).length > 0
  const errors = validateSpec(statefulSet, { isUpdate: true, skipTemplate: isOldWrong })
  const munged = deepClone(statefulSet.spec)
  for (const field of updatable) {
    if (!munged || !old.spec) continue
    const before = old.spec[field]
    if (before === undefined) delete munged[field]
    else (munged as unknown as Record<string, unknown>)[field] = before
  }
  if (!isSameValue(munged, old.spec)) {
    const fields = [
      "'replicas'",
      "'ordinals'",
      "'template'",
      "'updateStrategy'",
      "'revisionHistoryLimit'",
      "'persistentVolumeClaimRetentionPolicy'",
    ]
    errors.push(
      forbidden(
        at,
        `updates to statefulset spec for fields other than ${fields.join(', ')} and 'minReadySeconds' are forbidden`,
      ),
    )
  }
  return errors
}

export function validateStatefulSetStatus({ status }: StatefulSet, old: StatefulSet): FieldError[] {
  const errors: FieldError[] = []
  const here = path('status')
  const {
    replicas = 0,
    readyReplicas = 0,
    currentReplicas = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
  } = status ?? {}
  for (const [field, count] of Object.entries({
    replicas,
    readyReplicas,
    currentReplicas,
    updatedReplicas,
    availableReplicas,
  })) {
    addNegative(errors, here.child(field), count)
  }
  addNegative(errors, here.child('observedGeneration'), status?.observedGeneration)
  addNegative(errors, here.child('collisionCount'), status?.collisionCount)
  const detail = 'cannot be greater than status.replicas'
  for (const [field, count] of Object.entries({
    readyReplicas,
    currentReplicas,
    updatedReplicas,
    availableReplicas,
  })) {
    if (count > replicas) errors.push(invalid(here.child(field), count, detail))
  }
  if (availableReplicas > readyReplicas) {
    const ready = 'cannot be greater than status.readyReplicas'
    errors.push(invalid(here.child('availableReplicas'), availableReplicas, ready))
  }
  const collisionsAt = here.child('collisionCount')
  addDecremented(errors, collisionsAt, status?.collisionCount, old.status?.collisionCount)
  return errors
}
