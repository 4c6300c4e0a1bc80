import type {
  Container,
  FieldError,
  FieldPath,
  NodeSelectorTerm,
  Pod,
  PodSpec,
  Toleration,
} from '../../../api/index.js'
import {
  addImageSpaceErrors,
  addPodAnnotationErrors,
  addPodSpecErrors,
  addProfileMismatchErrors,
  addTolerationsErrors,
  forbidden,
  invalid,
  isSameValue,
  nameIsDNSSubdomain,
  path,
  rangeMessage,
  required,
  validateObjectMeta,
} from '../../../api/index.js'
import { goDiff } from '../go-diff.js'
import { printedTerm } from '../node-affinity-values.js'

const specAt = path('spec')
const annotationsAt = path('metadata', 'annotations')
const noSpec: PodSpec = { containers: [] }
const maxInt32 = 2147483647

/** Metadata apart, what every write of a pod's spec is checked for. */
function validatePodMetadataAndSpec(pod: Pod, old?: Pod): FieldError[] {
  const errors: FieldError[] = []
  const spec = pod.spec ?? noSpec
  addPodAnnotationErrors(errors, pod.metadata ?? {}, spec, annotationsAt)
  addPodSpecErrors(errors, spec, specAt, { podMeta: pod.metadata, isPod: true, old: old?.spec })
  if (!spec.serviceAccountName) {
    spec.volumes?.forEach((volume, index) => {
      volume.projected?.sources?.forEach((source, position) => {
        if (!source.serviceAccountToken) return
        const at = specAt.child('volumes').index(index).child('projected', 'sources').index(position)
        const detail = 'must not be specified when serviceAccountName is not set'
        errors.push(forbidden(at.child('serviceAccountToken'), detail))
      })
    })
  }
  for (const kind of ['containers', 'initContainers'] as const) {
    spec[kind]?.forEach((container, index) => {
      addImageSpaceErrors(errors, container.image, specAt.child(kind).index(index))
    })
  }
  return errors
}

export function validatePodCreate(pod: Pod): FieldError[] {
  const errors = validatePodMetadataAndSpec(pod)
  const spec = pod.spec ?? noSpec
  if (spec.ephemeralContainers?.length) {
    errors.push(forbidden(specAt.child('ephemeralContainers'), 'cannot be set on create'))
  }
  if (spec.nodeName && spec.schedulingGates?.length) {
    errors.push(forbidden(specAt.child('nodeName'), 'cannot be set until all schedulingGates have been cleared'))
  }
  addProfileMismatchErrors(errors, pod.metadata ?? {}, spec, specAt)
  return errors
}

const mirrorKey = 'kubernetes.io/config.mirror'
const appArmorPrefix = 'container.apparmor.security.beta.kubernetes.io/'

/** Annotations that are fixed once a pod exists; part of every update, the status included. */
export function validateAnnotationUpdate(pod: Pod, old: Pod): FieldError[] {
  const errors: FieldError[] = []
  const now = pod.metadata?.annotations ?? {}
  const before = old.metadata?.annotations ?? {}
  const report = (key: string, verb: string) => {
    if (key.startsWith(appArmorPrefix)) {
      errors.push(forbidden(annotationsAt.key(key), `may not ${verb} AppArmor annotations`))
    }
    if (key === mirrorKey) errors.push(forbidden(annotationsAt.key(key), `may not ${verb} mirror pod annotation`))
  }
  for (const key in before) if (now[key] !== before[key]) report(key, 'remove or update')
  for (const key in now) if (before[key] === undefined) report(key, 'add')
  addPodAnnotationErrors(errors, pod.metadata ?? {}, pod.spec ?? noSpec, annotationsAt)
  return errors
}

const updatableFields = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
].join(',')

/** The whole pod, as an update has it: upstream looks at the metadata by the rules of a create once more. */
export function validateUpdatedPod(pod: Pod, old: Pod): FieldError[] {
  const rules = { namespaced: true, validateName: nameIsDNSSubdomain }
  return [...validateObjectMeta(pod.metadata ?? {}, rules, path('metadata')), ...validatePodMetadataAndSpec(pod, old)]
}

/** ValidatePodUpdate (v1.34): what may change once the pod exists. */
export function validatePodUpdate(pod: Pod, old: Pod): FieldError[] {
  const errors = [...validateUpdatedPod(pod, old), ...validateAnnotationUpdate(pod, old)]
  const spec = pod.spec ?? noSpec
  const before = old.spec ?? noSpec
  for (const kind of ['containers', 'initContainers'] as const) {
    const list = spec[kind] ?? []
    if (list.length !== (before[kind] ?? []).length) {
      errors.push(forbidden(specAt.child(kind), 'pod updates may not add or remove containers'))
      return errors
    }
    list.forEach((container, index) => {
      const at = specAt.child(kind).index(index)
      if (!container.image) errors.push(required(at.child('image')))
      addImageSpaceErrors(errors, container.image, at)
    })
  }
  if (!addDeadlineErrors(errors, spec.activeDeadlineSeconds, before.activeDeadlineSeconds)) return errors
  addTolerationUpdateErrors(errors, spec.tolerations, before.tolerations, specAt.child('tolerations'))
  addGateErrors(errors, spec, before)
  if (isSameValue(spec, before)) return errors
  const munged = withUpdatableFieldsOf(spec, before)
  if ((before.schedulingGates?.length ?? 0) > 0) allowGatedChanges(errors, munged, before)
  if (!isSameValue(munged, before)) {
    const detail = `pod updates may not change fields other than ${updatableFields}\n${goDiff('core.PodSpec', before, munged)}`
    errors.push(forbidden(specAt, detail))
  }
  return errors
}

/** False: upstream stops here. */
function addDeadlineErrors(errors: FieldError[], now: number | undefined, before: number | undefined): boolean {
  const at = specAt.child('activeDeadlineSeconds')
  if (now === undefined) {
    if (before !== undefined) errors.push(invalid(at, null, 'must not update from a positive integer to nil value'))
    return true
  }
  if (now < 0 || now > maxInt32) {
    errors.push(invalid(at, now, rangeMessage(0, maxInt32)))
    return false
  }
  if (before !== undefined && before < now) {
    errors.push(invalid(at, now, 'must be less than or equal to previous value'))
    return false
  }
  return true
}

function addTolerationUpdateErrors(
  errors: FieldError[],
  now: readonly Toleration[] = [],
  before: readonly Toleration[] = [],
  at: FieldPath,
): void {
  const bare = ({ key, operator, value, effect }: Toleration) => JSON.stringify([key, operator, value, effect])
  const kept = new Set(now.map(bare))
  for (const old of before) {
    if (kept.has(bare(old))) continue
    errors.push(forbidden(at, 'existing toleration can not be modified except its tolerationSeconds'))
    return
  }
  addTolerationsErrors(errors, now, at)
}

function addGateErrors(errors: FieldError[], spec: PodSpec, before: PodSpec): void {
  const known = new Set(before.schedulingGates?.map(({ name }) => name))
  spec.schedulingGates?.forEach(({ name }, index) => {
    if (known.has(name)) return
    const at = specAt.child('schedulingGates').index(index).child('name')
    errors.push(forbidden(at, `only deletion is allowed, but found new scheduling gate '${name}'`))
  })
}

function withUpdatableFieldsOf(spec: PodSpec, before: PodSpec): PodSpec {
  const munged = { ...spec }
  for (const kind of ['containers', 'initContainers'] as const) {
    const containers = spec[kind]?.map((container, index) => withImageOf(container, before[kind]?.[index]))
    if (containers) munged[kind] = containers
  }
  for (const field of ['activeDeadlineSeconds', 'schedulingGates', 'tolerations'] as const) copy(munged, before, field)
  if ((before.terminationGracePeriodSeconds ?? 0) < 0 && munged.terminationGracePeriodSeconds === 1) {
    copy(munged, before, 'terminationGracePeriodSeconds')
  }
  return munged
}

function withImageOf(container: Container, old: Container | undefined): Container {
  if (container.image === old?.image) return container
  if (old?.image !== undefined) return { ...container, image: old.image }
  const { image: _new, ...others } = container
  return others
}

function copy<K extends keyof PodSpec>(to: PodSpec, from: PodSpec, field: K): void {
  if (from[field] === undefined) delete to[field]
  else to[field] = from[field]
}

/** A gated pod may still be told more narrowly where it may run. */
function allowGatedChanges(errors: FieldError[], munged: PodSpec, before: PodSpec): void {
  if (!isSameValue(munged.nodeSelector, before.nodeSelector)) {
    for (const key in before.nodeSelector) {
      if (munged.nodeSelector?.[key] === before.nodeSelector[key]) continue
      const detail = 'only additions to spec.nodeSelector are allowed (no mutations or deletions)'
      errors.push(invalid(specAt.child('nodeSelector'), munged.nodeSelector ?? null, detail))
      break
    }
    copy(munged, before, 'nodeSelector')
  }
  const now = munged.affinity?.nodeAffinity
  const old = before.affinity?.nodeAffinity
  if (isSameValue(now, old)) return
  const oldTerms = old?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  const terms = now?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  if (oldTerms) {
    const at = specAt.child(
      'affinity',
      'nodeAffinity',
      'requiredDuringSchedulingIgnoredDuringExecution',
      'nodeSelectorTerms',
    )
    if (oldTerms.length > 0 && terms?.length !== oldTerms.length) {
      errors.push(
        invalid(
          at,
          terms?.map(printedTerm) ?? null,
          'no additions/deletions to non-empty NodeSelectorTerms list are allowed',
        ),
      )
    } else {
      oldTerms.forEach((term, index) => {
        if (hasOnlyAdditions(terms?.[index], term)) return
        const printed = printedTerm(terms?.[index])
        errors.push(invalid(at.index(index), printed, 'only additions are allowed (no mutations or deletions)'))
      })
    }
  }
  const affinity = { ...munged.affinity }
  if (old) affinity.nodeAffinity = old
  else delete affinity.nodeAffinity
  if (!before.affinity && Object.keys(affinity).length === 0) delete munged.affinity
  else munged.affinity = affinity
}

const termLists = ['matchExpressions', 'matchFields'] as const

function hasOnlyAdditions(term: NodeSelectorTerm | undefined, old: NodeSelectorTerm): boolean {
  const count = (one: NodeSelectorTerm | undefined) =>
    termLists.reduce((sum, list) => sum + (one?.[list] ?? []).length, 0)
  // An empty term selects nothing, and with a requirement it selects more.
  if (count(old) === 0 && count(term) > 0) return false
  return termLists.every((list) => (old[list] ?? []).every((one, i) => isSameValue(term?.[list]?.[i], one)))
}
