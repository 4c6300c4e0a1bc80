import type { FieldPath, Pod, PodSpec, PodTemplateSpec } from '../../../api/index.js'
import { containersOf, isDNS1123Label, parseQuantity, path } from '../../../api/index.js'

/** Warnings for a pod: about its name, then about its spec (pkg/api/pod/warnings.go, v1.34). Nothing when an update leaves the spec alone. */
export function podWarnings(pod: Pod, old: Pod | undefined): readonly string[] {
  const reasons = old ? [] : isDNS1123Label(pod.metadata?.name ?? '')
  const named =
    reasons.length === 0
      ? []
      : [
          `metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [${reasons.join(' ')}]`,
        ]
  return [...named, ...specWarnings(pod.spec, pod.metadata?.annotations, path('spec'), path('metadata', 'annotations'))]
}

/** Warnings for the template of a workload; `at` is the template's path. */
export function templateWarnings(template: PodTemplateSpec | undefined, at: FieldPath): readonly string[] {
  if (!template) return []
  return specWarnings(
    template.spec,
    template.metadata?.annotations,
    at.child('spec'),
    at.child('metadata', 'annotations'),
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

const deprecatedNodeLabels: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
}

const deprecatedVolumes: Readonly<Record<string, string>> = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
}

function specWarnings(
  spec: PodSpec | undefined,
  annotations: Readonly<Record<string, string>> | undefined,
  at: FieldPath,
  annotationsAt: FieldPath,
): readonly string[] {
  if (!spec) return []
  const warnings: string[] = []
  const warn = (where: FieldPath, text: string) => warnings.push(`${where}: ${text}`)
  for (const key of Object.keys(spec.nodeSelector ?? {})) {
    const text = deprecatedNodeLabels[key]
    if (text) warn(at.child('nodeSelector').key(key), text)
  }
  warnAboutTopology(spec, at, warn)
  for (const [key] of Object.entries(annotations ?? {})) {
    if (key === 'seccomp.security.alpha.kubernetes.io/pod') {
      warn(annotationsAt.key(key), 'non-functional in v1.27+; use the "seccompProfile" field instead')
    } else if (key.startsWith('container.seccomp.security.alpha.kubernetes.io/')) {
      warn(annotationsAt.key(key), 'non-functional in v1.27+; use the "seccompProfile" field instead')
    } else if (key === 'scheduler.alpha.kubernetes.io/tolerations') {
      warn(annotationsAt.key(key), 'deprecated since v1.6; use the "tolerations" field instead')
    }
  }
  spec.volumes?.forEach((volume, index) => {
    for (const kind of Object.keys(deprecatedVolumes)) {
      if ((volume as unknown as Record<string, unknown>)[kind]) {
        warn(at.child('volumes').index(index).child(kind), deprecatedVolumes[kind] ?? '')
      }
    }
  })
  warnAboutDuplicates(
    spec.hostAliases?.map(({ ip }) => ip),
    at.child('hostAliases'),
    'ip',
    warn,
  )
  warnAboutDuplicates(
    spec.imagePullSecrets?.map(({ name }) => name),
    at.child('imagePullSecrets'),
    'name',
    warn,
  )
  spec.imagePullSecrets?.forEach(({ name }, index) => {
    if (!name) warn(at.child('imagePullSecrets').index(index).child('name'), 'invalid empty name ""')
  })
  warnAboutFractions(spec.overhead, at.child('overhead'), ['memory', 'ephemeral-storage'], warn)
  for (const { container, at: here } of containersOf(spec, at)) {
    warnAboutContainer(container, here, annotations, annotationsAt, warn)
  }
  warnAboutHostPorts(spec, at, warn)
  const grace = spec.terminationGracePeriodSeconds
  if (grace !== undefined && grace < 0) {
    warn(
      at.child('terminationGracePeriodSeconds'),
      'must be >= 0; negative values are invalid and will be treated as 1',
    )
  }
  if (spec.dnsConfig?.searches?.some((one) => one.length === 0))
    warn(at.child('dnsConfig', 'searches'), 'invalid empty search')
  return warnings
}

type Warn = (where: FieldPath, text: string) => void
type AnyContainer = ReturnType<typeof containersOf>[number]['container']

function warnAboutTopology(spec: PodSpec, at: FieldPath, warn: Warn): void {
  spec.topologySpreadConstraints?.forEach(({ topologyKey, labelSelector }, index) => {
    const here = at.child('topologySpreadConstraints').index(index)
    const text = deprecatedNodeLabels[topologyKey]
    if (text) warn(here.child('topologyKey'), `${topologyKey} is ${text}`)
    if (!labelSelector) warn(here.child('labelSelector'), 'a null labelSelector results in matching no pod')
  })
}

function warnAboutDuplicates(
  values: readonly (string | undefined)[] | undefined,
  at: FieldPath,
  field: string,
  warn: Warn,
): void {
  values?.forEach((value, index) => {
    if (!value || values.indexOf(value) === index) return
    if (field === 'ip') warn(at.index(index).child(field), `duplicate ip ${JSON.stringify(value)}`)
    else warn(at.index(index).child(field), `duplicate name ${JSON.stringify(value)}`)
  })
}

function warnAboutFractions(
  list: Readonly<Record<string, string>> | undefined,
  at: FieldPath,
  names: readonly string[],
  warn: Warn,
): void {
  for (const name of names) {
    const value = list?.[name]
    if (value === undefined || parseQuantity(value).isMultipleOf(0)) continue
    warn(at.key(name), `fractional byte value ${JSON.stringify(value)} is invalid, must be an integer`)
  }
}

function warnAboutContainer(
  container: AnyContainer,
  at: FieldPath,
  annotations: Readonly<Record<string, string>> | undefined,
  annotationsAt: FieldPath,
  warn: Warn,
): void {
  const appArmor = `container.apparmor.security.beta.kubernetes.io/${container.name}`
  if (annotations?.[appArmor] !== undefined && !container.securityContext?.appArmorProfile) {
    warn(annotationsAt.key(appArmor), 'deprecated since v1.30; use the "appArmorProfile" field instead')
  }
  const bytes = ['memory', 'ephemeral-storage']
  warnAboutFractions(container.resources?.limits, at.child('resources', 'limits'), bytes, warn)
  warnAboutFractions(container.resources?.requests, at.child('resources', 'requests'), bytes, warn)
  const seen = new Map<string, number>()
  container.env?.forEach(({ name, value }, index) => {
    const first = seen.get(name)
    const here = at.child('env').index(index)
    if (first !== undefined) {
      const before = container.env?.[first]?.value ?? ''
      const refersBack = value?.includes(`$(${name})`) === true
      if (!refersBack && before !== undefined) {
        warn(here, `hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`)
      }
    }
    seen.set(name, index)
  })
  const ports = new Map<string, string>()
  container.ports?.forEach((port, index) => {
    const here = at.child('ports').index(index)
    const key = `${port.containerPort}/${port.protocol}/${port.hostIP ?? ''}/${port.hostPort ?? 0}`
    const before = ports.get(key)
    if (before !== undefined) warn(here, `duplicate port definition with ${before}`)
    else ports.set(key, here.toString())
  })
}

function warnAboutHostPorts(spec: PodSpec, at: FieldPath, warn: Warn): void {
  const taken = new Map<string, string>()
  for (const kind of ['containers', 'initContainers'] as const) {
    spec[kind]?.forEach((container, index) => {
      container.ports?.forEach((port, position) => {
        if (!port.name) return
        const key = `${kind}/${port.name}`
        const here = at.child(kind).index(index).child('ports').index(position).child('name')
        const before = taken.get(key)
        if (before !== undefined) {
          warn(
            here,
            `duplicate port name ${JSON.stringify(port.name)} with ${before}, services and probes that select ports by name will use ${before}`,
          )
        } else {
          taken.set(key, here.toString())
        }
      })
    })
  }
}
