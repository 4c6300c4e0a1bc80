import type { Container, KubeObject, Namespace, Pod, PodTemplateSpec } from '../../../../api/index.js'
import { invalidObject, Namespaces, Pods } from '../../../../api/index.js'
import type { AdmissionAttributes, AdmissionPlugin } from '../../attributes.js'
import type { ObjectLister } from '../../lister.js'
import { refuse } from '../../refuse.js'
import type { PodLike } from './check.js'
import { detailText, reasonText, violationsOf } from './evaluate.js'
import type { Standard } from './policy.js'
import { levels, policyOf, sameStandard, standardText } from './policy.js'

/** What makes pods from templates: warned about, never refused, since its pods will be. */
const controllers: ReadonlySet<string> = new Set([
  '/replicationcontrollers',
  '/podtemplates',
  'apps/replicasets',
  'apps/deployments',
  'apps/statefulsets',
  'apps/daemonsets',
  'batch/jobs',
  'batch/cronjobs',
])
/** Through all others of a pod's subresources its spec may change. */
const harmless: ReadonlySet<string> = new Set([
  'exec',
  'attach',
  'binding',
  'eviction',
  'log',
  'portforward',
  'proxy',
  'status',
])
const mostPodsChecked = 3000

/** Pods must meet the standard that the labels of their namespace name (pod-security-admission's admission/admission.go, v0.34). */
export function podSecurity(lister: ObjectLister): AdmissionPlugin {
  return {
    name: 'PodSecurity',
    handles: ({ operation }) => operation === 'CREATE' || operation === 'UPDATE',
    validate(attributes) {
      const { group, plural } = attributes.resource
      if (group === '' && plural === 'namespaces') checkNamespace(lister, attributes)
      else if (group === '' && plural === 'pods') checkPod(lister, attributes)
      else if (controllers.has(`${group}/${plural}`)) checkTemplate(lister, attributes)
    },
  }
}

function checkNamespace(lister: ObjectLister, attributes: AdmissionAttributes): void {
  if (attributes.subresource !== '') return
  const { metadata } = attributes.object as Namespace
  const name = metadata?.name ?? ''
  const { policy, errors } = policyOf(metadata?.labels)
  const old = attributes.old && policyOf(attributes.old.metadata?.labels)
  // What was wrong before may stay wrong.
  if (errors.length > 0 && JSON.stringify(errors) !== JSON.stringify(old?.errors)) {
    throw invalidObject({ group: '', kind: 'Namespace' }, name, errors)
  }
  if (!old || isNoStricter(policy.enforce, old.policy.enforce)) return
  for (const warning of warningsAbout(lister.list(Pods, name), name, policy.enforce)) attributes.warn(warning)
}

function isNoStricter(next: Standard, old: Standard): boolean {
  if (sameStandard(next, old) || next.level === 'privileged') return true
  return next.minor === old.minor && levels.indexOf(next.level) <= levels.indexOf(old.level)
}

/** Pods with the same faults share a warning, under the name that comes first. */
function warningsAbout(pods: readonly Pod[], namespace: string, standard: Standard): readonly string[] {
  const checked = pods.slice(0, mostPodsChecked)
  const byFault = new Map<string, string[]>()
  for (const pod of checked) {
    if (!pod.spec) continue
    const violations = violationsOf({ metadata: pod.metadata, spec: pod.spec }, standard)
    if (violations.length === 0) continue
    const fault = reasonText(violations)
    byFault.set(fault, [...(byFault.get(fault) ?? []), pod.metadata?.name ?? ''])
  }
  const warnings: string[] = []
  if (checked.length < pods.length) {
    warnings.push(
      `new PodSecurity enforce level only checked against the first ${checked.length} of ${pods.length} existing pods`,
    )
  }
  if (byFault.size === 0) return warnings
  const title = `existing pods in namespace ${JSON.stringify(namespace)} violate the new PodSecurity enforce level ${JSON.stringify(standardText(standard))}`
  const lines = [...byFault].map(([fault, names]) => `${[...names].sort()[0]}${othersText(names.length - 1)}: ${fault}`)
  return [...warnings, title, ...lines.sort()]
}

function othersText(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ' (and 1 other pod)' : ` (and ${count} other pods)`
}

function checkPod(lister: ObjectLister, attributes: AdmissionAttributes): void {
  if (harmless.has(attributes.subresource)) return
  const pod = attributes.object as Pod
  const old = attributes.old as Pod | undefined
  if (!pod.spec || (attributes.operation === 'UPDATE' && old && !isSignificant(pod, old))) return
  const policy = policyIn(lister, attributes)
  const like = { metadata: pod.metadata, spec: pod.spec }
  const violations = violationsOf(like, policy.enforce)
  if (violations.length > 0) {
    throw refuse(
      attributes,
      `violates PodSecurity ${JSON.stringify(standardText(policy.enforce))}: ${detailText(violations)}`,
    )
  }
  warnAbout(like, policy.warn, attributes)
}

function checkTemplate(lister: ObjectLister, attributes: AdmissionAttributes): void {
  if (attributes.subresource !== '') return
  const template = templateOf(attributes.object)
  if (!template?.spec) return
  warnAbout({ metadata: template.metadata, spec: template.spec }, policyIn(lister, attributes).warn, attributes)
}

function policyIn(lister: ObjectLister, { namespace }: AdmissionAttributes) {
  return policyOf(lister.get(Namespaces, '', namespace)?.metadata?.labels).policy
}

function warnAbout(pod: PodLike, standard: Standard, attributes: AdmissionAttributes): void {
  const violations = violationsOf(pod, standard)
  if (violations.length === 0) return
  attributes.warn(`would violate PodSecurity ${JSON.stringify(standardText(standard))}: ${detailText(violations)}`)
}

function templateOf(object: KubeObject | undefined): PodTemplateSpec | undefined {
  const { template, spec } = (object ?? {}) as {
    readonly template?: PodTemplateSpec
    readonly spec?: {
      readonly template?: PodTemplateSpec
      readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplateSpec } }
    }
  }
  return template ?? spec?.template ?? spec?.jobTemplate?.spec?.template
}

const seccompKey = 'seccomp.security.alpha.kubernetes.io/pod'

/** Of what can change in a pod only its images, its seccomp annotations and new ephemeral containers matter. */
function isSignificant(pod: Pod, old: Pod): boolean {
  const now = pod.metadata?.annotations ?? {}
  const before = old.metadata?.annotations ?? {}
  if (now[seccompKey] !== before[seccompKey]) return true
  const differs = (container: Pick<Container, 'name' | 'image'>, other: Pick<Container, 'image'> | undefined) => {
    const key = `container.seccomp.security.alpha.kubernetes.io/${container.name}`
    return other === undefined || container.image !== other.image || now[key] !== before[key]
  }
  for (const kind of ['containers', 'initContainers'] as const) {
    const present = pod.spec?.[kind] ?? []
    const stored = old.spec?.[kind] ?? []
    if (present.length !== stored.length || present.some((one, index) => differs(one, stored[index]))) return true
  }
  const stored = old.spec?.ephemeralContainers ?? []
  return (pod.spec?.ephemeralContainers ?? []).some((one) =>
    differs(
      one,
      stored.find((other) => other.name === one.name),
    ),
  )
}
