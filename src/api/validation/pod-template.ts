import type { FieldPath } from '../errors/index.js'
import { forbidden, invalid, notSupported, required } from '../errors/index.js'
import type { AppArmorProfile, ObjectMeta, PodSpec, PodTemplateSpec, SeccompProfile } from '../generated/index.js'
import type { Selector } from '../meta/index.js'
import type { Errors } from './error-list.js'
import { addAnnotationErrors, addLabelErrors } from './labels.js'
import { addDescendingPathErrors } from './paths.js'
import { addPodSpecErrors } from './pod-spec.js'
import { containersOf } from './visited-containers.js'

const appArmorPrefix = 'container.apparmor.security.beta.kubernetes.io/'
const seccompPodKey = 'seccomp.security.alpha.kubernetes.io/pod'
const seccompContainerPrefix = 'container.seccomp.security.alpha.kubernetes.io/'
const mirrorKey = 'kubernetes.io/config.mirror'
const deletionCostKey = 'controller.kubernetes.io/pod-deletion-cost'

/** ValidatePodTemplateSpec: what all kinds with a template share. */
export function addPodTemplateErrors(errors: Errors, template: PodTemplateSpec, at: FieldPath): void {
  const metadata = template.metadata ?? {}
  const spec = template.spec ?? ({ containers: [] } as PodSpec)
  addLabelErrors(errors, metadata.labels, at.child('labels'))
  addAnnotationErrors(errors, metadata.annotations, at.child('annotations'))
  addPodAnnotationErrors(errors, metadata, spec, at.child('annotations'))
  addPodSpecErrors(errors, spec, at.child('spec'), { isPod: false })
  addProfileMismatchErrors(errors, metadata, spec, at.child('spec'))
  if (spec.ephemeralContainers?.length) {
    errors.push(forbidden(at.child('spec', 'ephemeralContainers'), 'ephemeral containers not allowed in pod template'))
  }
}

/** A template whose pods run for good: its labels fit the selector and it restarts always. `kind` as the message names it. */
export function addReplicatedTemplateErrors(
  errors: Errors,
  template: PodTemplateSpec | undefined,
  selector: Selector | undefined,
  at: FieldPath,
  kind: 'ReplicaSet' | 'ReplicationController',
): void {
  if (!template) {
    errors.push(required(at))
    return
  }
  if (selector && !selector.isEmpty && !selector.matches(template.metadata?.labels)) {
    errors.push(labelsMismatch(template, at))
  }
  addPodTemplateErrors(errors, template, at)
  addAlwaysRestartsErrors(errors, template, at, kind)
}

export function labelsMismatch(template: PodTemplateSpec, at: FieldPath) {
  // Go prints maps by their sorted keys.
  const labels = Object.entries(template.metadata?.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  const printed = template.metadata?.labels ? Object.fromEntries(labels) : null
  return invalid(at.child('metadata', 'labels'), printed, '`selector` does not match template `labels`')
}

export function addAlwaysRestartsErrors(errors: Errors, template: PodTemplateSpec, at: FieldPath, kind: string): void {
  const { restartPolicy = '', activeDeadlineSeconds } = template.spec ?? {}
  if (restartPolicy !== 'Always') {
    errors.push(notSupported(at.child('spec', 'restartPolicy'), restartPolicy, ['Always']))
  }
  if (activeDeadlineSeconds !== undefined) {
    const detail = `activeDeadlineSeconds in ${kind} is not Supported`
    errors.push(forbidden(at.child('spec', 'activeDeadlineSeconds'), detail))
  }
}

/** Annotations that mean something to pods. */
export function addPodAnnotationErrors(errors: Errors, metadata: ObjectMeta, spec: PodSpec, at: FieldPath): void {
  const annotations = metadata.annotations
  if (!annotations) return
  const mirror = annotations[mirrorKey]
  if (mirror !== undefined && !spec.nodeName) {
    errors.push(invalid(at.key(mirrorKey), mirror, 'must set spec.nodeName if mirror pod annotation is set'))
  }
  const cost = annotations[deletionCostKey]
  if (cost !== undefined && !isDeletionCost(cost)) {
    errors.push(invalid(at.key(deletionCostKey), cost, 'must be a 32bit integer'))
  }
  for (const key in annotations) {
    const value = annotations[key] ?? ''
    if (key === seccompPodKey || key.startsWith(seccompContainerPrefix)) {
      addSeccompAnnotationErrors(errors, value, at.child(key))
    }
  }
  for (const key in annotations) {
    const value = annotations[key] ?? ''
    if (!key.startsWith(appArmorPrefix)) continue
    const name = key.slice(appArmorPrefix.length)
    if (!containersOf(spec, at).some(({ container }) => container.name === name)) {
      errors.push(invalid(at.key(key), name, 'container not found'))
    }
    if (!['', 'runtime/default', 'unconfined'].includes(value) && !value.startsWith('localhost/')) {
      errors.push(invalid(at.key(key), value, `invalid AppArmor profile name: ${JSON.stringify(value)}`))
    }
  }
}

function isDeletionCost(text: string): boolean {
  if (!/^(0|[+-]?[1-9][0-9]*|-0)$/.test(text) || text.startsWith('+')) return false
  const value = Number(text)
  return value >= -(2 ** 31) && value < 2 ** 31
}

function addSeccompAnnotationErrors(errors: Errors, profile: string, at: FieldPath): void {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return
  if (profile.startsWith('localhost/')) addDescendingPathErrors(errors, profile.slice('localhost/'.length), at)
  else errors.push(invalid(at, profile, 'must be a valid seccomp profile'))
}

/** Where an annotation and a field say the same thing, they must agree. */
export function addProfileMismatchErrors(errors: Errors, metadata: ObjectMeta, spec: PodSpec, at: FieldPath): void {
  const annotations = metadata.annotations
  if (!annotations) return
  const containers = containersOf(spec, at)
  const podSeccomp = spec.securityContext?.seccompProfile
  const here = at.child('securityContext', 'seccompProfile')
  addSeccompMismatch(errors, annotations[seccompPodKey], podSeccomp, here)
  for (const { container, at: own } of containers) {
    const annotation = annotations[`${seccompContainerPrefix}${container.name}`]
    const profile = container.securityContext?.seccompProfile
    addSeccompMismatch(errors, annotation, profile, own.child('securityContext', 'seccompProfile'))
  }
  if (spec.os?.name === 'windows') return
  for (const { container, at: own } of containers) {
    const annotation = annotations[`${appArmorPrefix}${container.name}`]
    const profile = container.securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile
    addAppArmorMismatch(errors, annotation, profile, own.child('securityContext', 'appArmorProfile'))
  }
}

function addSeccompMismatch(
  errors: Errors,
  annotation: string | undefined,
  profile: SeccompProfile | undefined,
  at: FieldPath,
): void {
  addMismatch(errors, annotation, profile, at, 'seccomp', ['runtime/default', 'docker/default'])
}

function addAppArmorMismatch(
  errors: Errors,
  annotation: string | undefined,
  profile: AppArmorProfile | undefined,
  at: FieldPath,
): void {
  addMismatch(errors, annotation, profile, at, 'apparmor', ['runtime/default'])
}

function addMismatch(
  errors: Errors,
  annotation: string | undefined,
  profile: { type: string; localhostProfile?: string } | undefined,
  at: FieldPath,
  what: string,
  runtimeDefaults: readonly string[],
): void {
  if (annotation === undefined || !profile) return
  const fits =
    profile.type === 'Unconfined'
      ? annotation === 'unconfined'
      : profile.type === 'RuntimeDefault'
        ? runtimeDefaults.includes(annotation)
        : profile.type !== 'Localhost' || annotation.startsWith('localhost/')
  if (!fits) {
    errors.push(forbidden(at.child('type'), `${what} type in annotation and field must match`))
  } else if (profile.type === 'Localhost' && annotation.slice('localhost/'.length) !== profile.localhostProfile) {
    errors.push(forbidden(at.child('localhostProfile'), `${what} profile in annotation and field must match`))
  }
}
