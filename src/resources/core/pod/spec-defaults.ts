import type {
  Container,
  EphemeralContainer,
  LifecycleHandler,
  PodSpec,
  Probe,
  ResourceRequirements,
} from '../../../api/index.js'
import { defaultPullPolicy } from './pull-policy.js'
import { roundQuantities } from './quantities.js'
import { setVolumeDefaults } from './volume-defaults.js'

/** Defaults of a pod spec wherever it stands: pods and templates alike (pkg/apis/core/v1/defaults.go, v1.34). */
export function setPodSpecDefaults(spec: PodSpec): void {
  spec.dnsPolicy ||= 'ClusterFirst'
  spec.restartPolicy ||= 'Always'
  spec.securityContext ??= {}
  spec.terminationGracePeriodSeconds ??= 30
  spec.schedulerName ||= 'default-scheduler'
  mirrorServiceAccount(spec)
  for (const volume of spec.volumes ?? []) setVolumeDefaults(volume)
  for (const container of spec.containers ?? []) setContainerDefaults(container)
  for (const container of spec.initContainers ?? []) setContainerDefaults(container)
  for (const container of spec.ephemeralContainers ?? []) setContainerDefaults(container)
  roundResources(spec.resources)
  roundQuantities(spec.overhead)
}

/** `serviceAccount` is the old name of `serviceAccountName`: both are shown. */
export function mirrorServiceAccount(spec: PodSpec): void {
  const name = spec.serviceAccountName || spec.serviceAccount
  if (!name) return
  spec.serviceAccountName = name
  spec.serviceAccount = name
}

function setContainerDefaults(container: Container | EphemeralContainer): void {
  container.imagePullPolicy ||= defaultPullPolicy(container.image ?? '')
  container.terminationMessagePath ||= '/dev/termination-log'
  container.terminationMessagePolicy ||= 'File'
  for (const port of container.ports ?? []) port.protocol ||= 'TCP'
  for (const { valueFrom } of container.env ?? []) {
    if (valueFrom?.fieldRef) valueFrom.fieldRef.apiVersion ||= 'v1'
  }
  for (const kind of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) setProbeDefaults(container[kind])
  setHandlerDefaults(container.lifecycle?.postStart)
  setHandlerDefaults(container.lifecycle?.preStop)
  roundResources(container.resources)
}

function setProbeDefaults(probe: Probe | undefined): void {
  if (!probe) return
  probe.timeoutSeconds ||= 1
  probe.periodSeconds ||= 10
  probe.successThreshold ||= 1
  probe.failureThreshold ||= 3
  setHandlerDefaults(probe)
  if (probe.grpc) probe.grpc.service ??= ''
}

function setHandlerDefaults(handler: Pick<LifecycleHandler, 'httpGet'> | undefined): void {
  if (!handler?.httpGet) return
  handler.httpGet.path ||= '/'
  handler.httpGet.scheme ||= 'HTTP'
}

function roundResources(resources: ResourceRequirements | undefined): void {
  roundQuantities(resources?.limits)
  roundQuantities(resources?.requests)
}
