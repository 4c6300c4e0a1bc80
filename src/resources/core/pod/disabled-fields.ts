import type { Container, EphemeralContainer, Lifecycle, PodSpec, PodStatus } from '../../../api/index.js'

type AnyContainer = Container | EphemeralContainer

/**
 * Takes out of a pod's spec, or a template's, what needs a feature that v1.34 has switched off, unless the old spec uses it already
 * (dropDisabledFields of pkg/api/pod/util.go, v1.34). Changes its argument. `fileKeyRef`, container stop signals, rules and other policies of
 * container restarts, `hostnameOverride`, image volumes, cluster trust bundles and pod certificates.
 */
export function dropDisabledPodFields(spec: PodSpec | undefined, old: PodSpec | undefined): void {
  if (!spec) return
  for (const kind of ['clusterTrustBundle', 'podCertificate'] as const) {
    if (!usesProjection(old, kind)) dropProjections(spec, kind)
  }
  if (!usesRestartRules(old)) dropRestartRules(spec)
  if (old?.hostnameOverride === undefined) delete spec.hostnameOverride
  const before = old ? allContainers(old) : []
  const usesFiles = before.some((container) => container.env?.some(({ valueFrom }) => valueFrom?.fileKeyRef))
  if (!usesFiles) {
    for (const { env } of allContainers(spec)) for (const { valueFrom } of env ?? []) delete valueFrom?.fileKeyRef
  }
  if (!old?.volumes?.some(({ image }) => image)) dropImageVolumes(spec)
  const usesSignals = before.some(({ lifecycle }) => lifecycle?.stopSignal !== undefined)
  if (!usesSignals) for (const container of allContainers(spec)) dropStopSignal(container)
}

/** The same for what a status says (dropDisabledPodStatusFields). */
export function dropDisabledStatusFields(status: PodStatus | undefined, old: PodStatus | undefined): void {
  if (!status) return
  if (!old?.extendedResourceClaimStatus) delete status.extendedResourceClaimStatus
  for (const kind of ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'] as const) {
    for (const container of status[kind] ?? []) delete container.allocatedResourcesStatus
  }
}

function allContainers(spec: PodSpec): readonly AnyContainer[] {
  return [...(spec.initContainers ?? []), ...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])]
}

type DisabledProjection = 'clusterTrustBundle' | 'podCertificate'

function usesProjection(spec: PodSpec | undefined, kind: DisabledProjection): boolean {
  return spec?.volumes?.some(({ projected }) => projected?.sources?.some((source) => source[kind])) === true
}

function dropProjections(spec: PodSpec, kind: DisabledProjection): void {
  for (const { projected } of spec.volumes ?? []) for (const source of projected?.sources ?? []) delete source[kind]
}

function usesRestartRules(spec: PodSpec | undefined): boolean {
  const ofInit = spec?.initContainers?.some(
    ({ restartPolicy, restartPolicyRules }) =>
      (restartPolicy !== undefined && restartPolicy !== 'Always') || (restartPolicyRules ?? []).length > 0,
  )
  return ofInit === true || spec?.containers?.some(({ restartPolicy }) => restartPolicy !== undefined) === true
}

function dropRestartRules(spec: PodSpec): void {
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy !== 'Always') delete container.restartPolicy
    delete container.restartPolicyRules
  }
  for (const container of [...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])]) {
    delete container.restartPolicy
    delete container.restartPolicyRules
  }
}

/** The whole volume goes, and what mounts it. */
function dropImageVolumes(spec: PodSpec): void {
  const names = new Set(spec.volumes?.filter(({ image }) => image).map(({ name }) => name))
  if (names.size === 0) return
  spec.volumes = spec.volumes?.filter(({ image }) => !image) ?? []
  if (spec.volumes.length === 0) delete spec.volumes
  for (const container of allContainers(spec)) {
    if (!container.volumeMounts) continue
    container.volumeMounts = container.volumeMounts.filter(({ name }) => !names.has(name))
    if (container.volumeMounts.length === 0) delete container.volumeMounts
  }
}

function dropStopSignal(container: AnyContainer): void {
  const lifecycle: Lifecycle | undefined = container.lifecycle
  if (lifecycle?.stopSignal === undefined) return
  delete lifecycle.stopSignal
  if (!lifecycle.postStart && !lifecycle.preStop) delete container.lifecycle
}
