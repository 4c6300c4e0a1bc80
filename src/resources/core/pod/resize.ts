import type { Container, FieldError, FieldPath, Pod, PodSpec, ResourceRequirements } from '../../../api/index.js'
import { compareQuantities, forbidden, invalid, path, semanticEqual } from '../../../api/index.js'
import { deepClone } from '../../../base/index.js'
import type { WriterSubresource } from '../../../registry/definition/index.js'
import { countChange, restoreAllBut } from './ephemeral-containers.js'
import { qosClassOf } from './qos.js'
import { validatePodMetadataAndSpec } from './validation.js'

const specAt = path('spec')

/** Changes the CPU and memory of a running pod's containers (ValidatePodResize, v1.34). */
export const resize: WriterSubresource<Pod> = {
  kind: 'writer',
  name: 'resize',
  verbs: ['get', 'patch', 'update'],
  resetFields: ['status'],
  prepareForUpdate(pod, old) {
    const asked = pod.spec
    restoreAllBut(pod, old)
    if (pod.spec && asked)
      for (const kind of ['containers', 'initContainers'] as const) takeResources(pod.spec, asked, kind)
    countChange(pod, old)
  },
  validateUpdate(pod, old) {
    const errors = validatePodMetadataAndSpec(pod)
    const refusal = refusalOf(pod, old)
    if (refusal !== undefined) return [forbidden(path(), refusal)]
    const spec = pod.spec ?? { containers: [] }
    const before = old.spec ?? { containers: [] }
    if ((old.status?.qosClass || qosClassOf(old)) !== qosClassOf(pod)) {
      const qos = pod.status?.qosClass ?? ''
      errors.push(invalid(specAt, qos, 'Pod QOS Class may not change as a result of resizing'))
    }
    const running = old.status?.containerStatuses?.find((status) => status.state?.running)
    if (running && !running.resources) {
      errors.push(forbidden(specAt, 'Pod running on node without support for resize'))
    }
    before.initContainers?.forEach((container, index) => {
      if (container.restartPolicy !== 'Always') return
      const at = specAt.child('initContainers').index(index).child('resources')
      addResizeErrors(errors, spec.initContainers?.[index], container, at)
    })
    before.containers?.forEach((container, index) => {
      addResizeErrors(
        errors,
        spec.containers?.[index],
        container,
        specAt.child('containers').index(index).child('resources'),
      )
    })
    addImmutableErrors(errors, spec, before)
    return errors
  },
}

function takeResources(spec: PodSpec, asked: PodSpec, kind: 'containers' | 'initContainers'): void {
  for (const container of spec[kind] ?? []) {
    const wanted = asked[kind]?.find((one) => one.name === container.name)
    if (!wanted) continue
    if (wanted.resources) container.resources = wanted.resources
    else delete container.resources
    if (wanted.resizePolicy) container.resizePolicy = wanted.resizePolicy
    else delete container.resizePolicy
  }
}

function refusalOf(pod: Pod, old: Pod): string | undefined {
  const hasPodLevel = ({ spec }: Pod) =>
    Object.keys({ ...spec?.resources?.requests, ...spec?.resources?.limits }).length > 0
  if (hasPodLevel(pod) || hasPodLevel(old)) return 'pods with pod-level resources cannot be resized'
  if (old.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined) return 'static pods cannot be resized'
  if (old.spec?.os?.name === 'windows') return 'windows pods cannot be resized'
  return undefined
}

function addResizeErrors(errors: FieldError[], now: Container | undefined, before: Container, at: FieldPath): void {
  const removed = (kind: 'requests' | 'limits') =>
    Object.keys(before.resources?.[kind] ?? {}).some((name) => now?.resources?.[kind]?.[name] === undefined)
  if (removed('requests')) errors.push(forbidden(at.child('requests'), 'resource requests cannot be removed'))
  if (removed('limits')) errors.push(forbidden(at.child('limits'), 'resource limits cannot be removed'))
  const policy = now?.resizePolicy?.find((one) => one.resourceName === 'memory')?.restartPolicy
  if (policy === 'RestartContainer') return
  const limit = now?.resources?.limits?.memory
  const old = before.resources?.limits?.memory
  const here = at.child('limits').key('memory')
  if (limit === undefined) return
  if (old === undefined) {
    errors.push(forbidden(here, 'memory limits cannot be added unless resizePolicy is RestartContainer'))
  } else if (compareQuantities(limit, old) < 0) {
    errors.push(forbidden(here, 'memory limits cannot be decreased unless resizePolicy is RestartContainer'))
  }
}

function addImmutableErrors(errors: FieldError[], spec: PodSpec, before: PodSpec): void {
  const munged = deepClone(spec)
  munged.containers?.forEach((container, index) => {
    const old = before.containers?.[index]
    putBackCpuAndMemory(container, old)
    if (!semanticEqual(container, old)) errors.push(forbidden(specAt, 'only cpu and memory resources are mutable'))
  })
  munged.initContainers?.forEach((container, index) => {
    const old = before.initContainers?.[index]
    const isSidecar = container.restartPolicy === 'Always'
    if (isSidecar) putBackCpuAndMemory(container, old)
    if (semanticEqual(container, old)) return
    const detail = isSidecar
      ? 'only cpu and memory resources for sidecar containers are mutable'
      : 'resources for non-sidecar init containers are immutable'
    errors.push(forbidden(specAt, detail))
  })
}

function putBackCpuAndMemory(container: Container, old: Container | undefined): void {
  const restore = (kind: 'requests' | 'limits'): Record<string, string> | undefined => {
    const before = old?.resources?.[kind]
    if (!before) return undefined
    const list = { ...container.resources?.[kind] }
    for (const name of ['cpu', 'memory']) {
      const value = before[name]
      if (value === undefined) delete list[name]
      else list[name] = value
    }
    return list
  }
  const requests = restore('requests')
  const limits = restore('limits')
  const resources: ResourceRequirements = {}
  if (limits) resources.limits = limits
  if (requests) resources.requests = requests
  container.resources = resources
}
