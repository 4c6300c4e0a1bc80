import type {
  FieldPath,
  NodeSelectorTerm,
  PersistentVolumeClaimSpec,
  Pod,
  PodAffinityTerm,
  PodSpec,
  PodTemplateSpec,
  Volume,
} from '../../../api/index.js'
import {
  addressWarnings,
  containersOf,
  isDNS1123Label,
  parseQuantity,
  path,
  semanticEqual,
} from '../../../api/index.js'
import { append } from '../../../base/index.js'
import { deprecatedNodeLabel, nodeTermWarnings } from '../../node-label-warnings.js'
import { appArmorDeprecation, appArmorField, appArmorKey } from './app-armor.js'
import { overlapWarnings } from './path-overlaps.js'
import { portWarnings } from './port-warnings.js'

/** Warnings for a new pod: about its name, then about its spec (pkg/api/pod/warnings.go, v1.34). Updates are too many to be checked. */
export function podWarnings(pod: Pod, old: Pod | undefined): readonly string[] {
  if (old) return []
  const reasons = isDNS1123Label(pod.metadata?.name ?? '')
  const named =
    reasons.length === 0
      ? []
      : [
          `metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [${reasons.join(' ')}]`,
        ]
  const annotationsAt = path('metadata', 'annotations')
  return [...named, ...specWarnings(pod.spec, pod.metadata?.annotations, path('spec'), annotationsAt, { isPod: true })]
}

/** Warnings for the template of a workload; `at` is the template's path. */
export function templateWarnings(template: PodTemplateSpec | undefined, at: FieldPath): readonly string[] {
  if (!template) return []
  return specWarnings(
    template.spec,
    template.metadata?.annotations,
    at.child('spec'),
    at.child('metadata', 'annotations'),
    { isPod: false },
  )
}

/** Advice about a workload's name, which its pods' names start with. */
export function workloadNameWarnings(name: string | undefined): readonly string[] {
  const reasons = isDNS1123Label(name ?? '')
  if (reasons.length === 0) return []
  return [
    `metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${reasons.join(' ')}]`,
  ]
}

const deprecatedAnnotations: Readonly<Record<string, string>> = {
  'scheduler.alpha.kubernetes.io/critical-pod': 'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
}

/** In the order in which upstream looks for them; `storageos` is called otherwise there. */
export const deprecatedVolumes = {
  photonPersistentDisk: ['photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  gitRepo: ['gitRepo', 'deprecated in v1.11, and disabled by default in v1.33+'],
  scaleIO: ['scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  flocker: ['flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  storageos: ['storageOS', 'deprecated in v1.22, non-functional in v1.25+'],
  quobyte: ['quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  glusterfs: ['glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ephemeral: undefined,
  cephfs: ['cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  rbd: ['rbd', 'deprecated in v1.28, non-functional in v1.31+'],
} as const

type Warn = (where: FieldPath, text: string) => void
type Annotations = Readonly<Record<string, string>>
type AnyContainer = ReturnType<typeof containersOf>[number]['container']

function specWarnings(
  spec: PodSpec | undefined,
  annotations: Annotations = {},
  at: FieldPath,
  annotationsAt: FieldPath,
  { isPod }: { readonly isPod: boolean },
): readonly string[] {
  if (!spec) return []
  const warnings: string[] = []
  const warn = (where: FieldPath, text: string) => warnings.push(`${where}: ${text}`)
  for (const key of Object.keys(spec.nodeSelector ?? {})) {
    const text = deprecatedNodeLabel(key)
    if (text) warn(at.child('nodeSelector').key(key), text)
  }
  append(warnings, nodeAffinityWarnings(spec, at.child('affinity', 'nodeAffinity')))
  warnAboutTopology(spec, at, warn)
  for (const [key, text] of Object.entries(deprecatedAnnotations)) {
    if (annotations[key] !== undefined) warn(annotationsAt.key(key), text)
  }
  spec.volumes?.forEach((volume, index) => {
    append(warnings, volumeWarnings(volume, at.child('volumes').index(index)))
  })
  append(warnings, overlapWarnings(spec.volumes))
  warnAboutDuplicates(spec.hostAliases?.map(({ ip }) => ip) ?? [], at.child('hostAliases'), 'ip', warn)
  warnAboutDuplicates(spec.imagePullSecrets?.map(({ name }) => name) ?? [], at.child('imagePullSecrets'), 'name', warn)
  spec.imagePullSecrets?.forEach(({ name }, index) => {
    if (!name) warn(at.child('imagePullSecrets').index(index).child('name'), 'invalid empty name ""')
  })
  for (const name of ['memory', 'ephemeral-storage']) warnAboutFraction(spec.overhead, name, at.child('overhead'), warn)
  const seccompKey = 'seccomp.security.alpha.kubernetes.io/pod'
  if (!spec.securityContext?.seccompProfile && annotations[seccompKey] !== undefined) {
    warn(annotationsAt.key(seccompKey), 'non-functional in v1.27+; use the "seccompProfile" field instead')
  }
  for (const { container, at: here } of containersOf(spec, at)) {
    warnAboutProfiles(container, annotations, annotationsAt, { spec, isPod }, warn)
    warnAboutContainer(container, here, warn)
  }
  append(warnings, portWarnings(spec, at))
  const grace = spec.terminationGracePeriodSeconds
  if (grace !== undefined && grace < 0) {
    const text = 'must be >= 0; negative values are invalid and will be treated as 1'
    warn(at.child('terminationGracePeriodSeconds'), text)
  }
  warnAboutPodTerms(spec, at.child('affinity'), warn)
  spec.dnsConfig?.nameservers?.forEach((server, index) => {
    append(warnings, addressWarnings(server, at.child('dnsConfig', 'nameservers').index(index)))
  })
  spec.hostAliases?.forEach(({ ip }, index) => {
    append(warnings, addressWarnings(ip, at.child('hostAliases').index(index).child('ip')))
  })
  return warnings
}

function nodeAffinityWarnings({ affinity }: PodSpec, at: FieldPath): readonly string[] {
  const { requiredDuringSchedulingIgnoredDuringExecution: required, preferredDuringSchedulingIgnoredDuringExecution } =
    affinity?.nodeAffinity ?? {}
  const requiredAt = at.child('requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms')
  const preferredAt = at.child('preferredDuringSchedulingIgnoredDuringExecution')
  const warningsOf = (term: NodeSelectorTerm | undefined, where: FieldPath, checkValues: boolean) =>
    nodeTermWarnings(term, where, { checkValues })
  return [
    ...(required?.nodeSelectorTerms ?? []).flatMap((term, index) => warningsOf(term, requiredAt.index(index), false)),
    ...(preferredDuringSchedulingIgnoredDuringExecution ?? []).flatMap(({ preference }, index) =>
      warningsOf(preference, preferredAt.index(index).child('preference'), true),
    ),
  ]
}

const matchesNothing = 'a null labelSelector results in matching no pod'

function warnAboutTopology(spec: PodSpec, at: FieldPath, warn: Warn): void {
  spec.topologySpreadConstraints?.forEach(({ topologyKey, labelSelector }, index) => {
    const here = at.child('topologySpreadConstraints').index(index)
    const text = deprecatedNodeLabel(topologyKey)
    if (text) warn(here.child('topologyKey'), `${topologyKey} is ${text}`)
    if (!labelSelector) warn(here.child('labelSelector'), matchesNothing)
  })
}

function warnAboutPodTerms({ affinity }: PodSpec, at: FieldPath, warn: Warn): void {
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    const required = 'requiredDuringSchedulingIgnoredDuringExecution'
    const preferred = 'preferredDuringSchedulingIgnoredDuringExecution'
    const check = ({ labelSelector }: PodAffinityTerm, where: FieldPath) => {
      if (!labelSelector) warn(where.child('labelSelector'), matchesNothing)
    }
    affinity?.[kind]?.[required]?.forEach((term, index) => {
      check(term, at.child(kind, required).index(index))
    })
    affinity?.[kind]?.[preferred]?.forEach(({ podAffinityTerm }, index) => {
      check(podAffinityTerm, at.child(kind, preferred).index(index).child('podAffinityTerm'))
    })
  }
}

function volumeWarnings(volume: Volume, at: FieldPath): readonly string[] {
  const warnings: string[] = []
  for (const kind of Object.keys(deprecatedVolumes) as (keyof typeof deprecatedVolumes)[]) {
    const known = deprecatedVolumes[kind]
    if (!volume[kind]) continue
    if (known) warnings.push(`${at.child(known[0])}: ${known[1]}`)
    else {
      const claim = volume.ephemeral?.volumeClaimTemplate?.spec
      append(warnings, claimWarnings(claim, at.child('ephemeral', 'volumeClaimTemplate', 'spec')))
    }
  }
  return warnings
}

/** Warnings for a claim's spec (pkg/api/persistentvolumeclaim/util.go, v1.34). */
export function claimWarnings(spec: PersistentVolumeClaimSpec | undefined, at: FieldPath): readonly string[] {
  const warnings: string[] = []
  const warn = (where: FieldPath, text: string) => warnings.push(`${where}: ${text}`)
  for (const kind of ['requests', 'limits'] as const) {
    warnAboutFraction(spec?.resources?.[kind], 'storage', at.child('resources', kind), warn)
  }
  return warnings
}

function warnAboutDuplicates(values: readonly (string | undefined)[], at: FieldPath, field: string, warn: Warn): void {
  const seen = new Set<string>()
  values.forEach((value = '', index) => {
    const isFirst = !seen.has(value)
    seen.add(value)
    if (isFirst) return
    warn(at.index(index).child(field), `duplicate ${field} ${JSON.stringify(value)}`)
  })
}

function warnAboutFraction(
  list: Readonly<Record<string, string>> | undefined,
  name: string,
  at: FieldPath,
  warn: Warn,
): void {
  const value = list?.[name]
  if (value === undefined) return
  const quantity = parseQuantity(value)
  // Go counts in thousandths, rounded up; of too many an int64 keeps the lower bits, or none at all.
  const thousandths = quantity.roundUp(-3).nano / 1_000_000n
  if ((quantity.format === 'binary' ? BigInt.asIntN(64, thousandths) : thousandths) % 1000n === 0n) return
  warn(at.key(name), `fractional byte value ${JSON.stringify(value)} is invalid, must be an integer`)
}

/** Annotations that said once what fields say now. Those of a pod's AppArmor are reported where they are brought into the fields. */
function warnAboutProfiles(
  { name, securityContext }: AnyContainer,
  annotations: Annotations,
  annotationsAt: FieldPath,
  { spec, isPod }: { readonly spec: PodSpec; readonly isPod: boolean },
  warn: Warn,
): void {
  const seccompKey = `container.seccomp.security.alpha.kubernetes.io/${name}`
  if (!securityContext?.seccompProfile && annotations[seccompKey] !== undefined) {
    warn(annotationsAt.key(seccompKey), 'non-functional in v1.27+; use the "seccompProfile" field instead')
  }
  const key = appArmorKey(name)
  const annotation = annotations[key]
  if (isPod || annotation === undefined || securityContext?.appArmorProfile) return
  const ofPod = spec.securityContext?.appArmorProfile
  if (ofPod && semanticEqual(ofPod, appArmorField(annotation))) return
  warn(annotationsAt.key(key), appArmorDeprecation)
}

function warnAboutContainer({ resources, env = [] }: AnyContainer, at: FieldPath, warn: Warn): void {
  for (const name of ['memory', 'ephemeral-storage']) {
    for (const kind of ['limits', 'requests'] as const) {
      warnAboutFraction(resources?.[kind], name, at.child('resources', kind), warn)
    }
  }
  const seen = new Set<string>()
  env.forEach(({ name, value = '', valueFrom }, index) => {
    const reference = `$(${name})`
    // A value that is built on the one before is meant so.
    const isMeant = !valueFrom && value !== reference && value.includes(reference)
    if (seen.has(name) && !isMeant) {
      const text = `hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`
      warn(at.child('env').index(index), text)
    }
    seen.add(name)
  })
}
