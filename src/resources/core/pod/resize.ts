import type { Container, FieldError, FieldPath, Pod, PodSpec, ResourceRequirements } from '../../../api/index.js'
import { forbidden, invalid, isSameValue, path, qosClassOf } from '../../../api/index.js'
import { deepClone } from '../../../base/index.js'
import type { WriterSubresource } from '../../../registry/definition/index.js'
import { dropDisabledPodFields } from './disabled-fields.js'
import { countChange, restoreAllBut } from './ephemeral-containers.js'
import { validateUpdatedPod } from './validation.js'

const specAt = path('spec')
const kinds = ['containers', 'initContainers'] as const

/** Changes the CPU and memory of a running pod's containers (ValidatePodResize, v1.34). */
export const resize: WriterSubresource<Pod> = {
  kind: 'writer',
  name: 'resize',
  verbs: ['get', 'patch', 'update'],
  hasNoTable: true,
  prepareForUpdate(pod, old) {
    const asked = pod.spec
    // Upstream leaves it to validation to refuse what adds or removes containers.
    const fits = kinds.every((kind) => (asked?.[kind] ?? []).length === (old.spec?.[kind] ?? []).length)
    if (fits) {
      restoreAllBut(pod, old)
      if (pod.spec && asked) for (const kind of kinds) takeResources(pod.spec, asked, kind)
    }
    dropDisabledPodFields(pod.spec, old.spec)
    countChange(pod, old)
  },
  validateUpdate(pod, old) {
    const errors = validateUpdatedPod(pod, old)
    const refusal = refusalOf(pod, old)
    if (refusal !== undefined) return [forbidden(path('[]'), refusal)]
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
    if (addOrderErrors(errors, spec, before)) return errors
    before.initContainers?.forEach((container, index) => {
      if (container.restartPolicy !== 'Always') return
      const at = specAt.child('initContainers').index(index).child('resources')
      addRemovalErrors(errors, spec.initContainers?.[index], container, at)
    })
    before.containers?.forEach((container, index) => {
      const at = specAt.child('containers').index(index).child('resources')
      addRemovalErrors(errors, spec.containers?.[index], container, at)
    })
    addImmutableErrors(errors, spec, before)
    return errors
  },
}

/** Upstream goes by position, and takes the whole list as it was sent when a name does not fit: validation refuses it then. */
function takeResources(spec: PodSpec, asked: PodSpec, kind: (typeof kinds)[number]): void {
  const list = spec[kind] ?? []
  const wanted = asked[kind] ?? []
  if (list.some(({ name }, index) => wanted[index]?.name !== name)) {
    spec[kind] = wanted
    return
  }
  list.forEach((container, index) => {
    const { resources, resizePolicy } = wanted[index] ?? {}
    if (resources) container.resources = resources
    else delete container.resources
    if (resizePolicy) container.resizePolicy = resizePolicy
    else delete container.resizePolicy
  })
}

function refusalOf(pod: Pod, old: Pod): string | undefined {
  const hasPodLevel = ({ spec }: Pod) =>
    Object.keys({ ...spec?.resources?.requests, ...spec?.resources?.limits }).length > 0
  if (hasPodLevel(pod) || hasPodLevel(old)) return 'pods with pod-level resources cannot be resized'
  if (old.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined) return 'static pods cannot be resized'
  if (old.spec?.os?.name === 'windows') return 'windows pods cannot be resized'
  return undefined
}

/** Whether there were any. */
function addOrderErrors(errors: FieldError[], spec: PodSpec, before: PodSpec): boolean {
  const found = errors.length
  for (const kind of kinds) {
    const at = specAt.child(kind)
    const list = spec[kind] ?? []
    const old = before[kind] ?? []
    if (list.length !== old.length) {
      errors.push(forbidden(at, `${kind} may not be added or removed on resize`))
      continue
    }
    old.forEach(({ name }, index) => {
      if (list[index]?.name === name) return
      errors.push(forbidden(at.index(index).child('name'), `${kind} may not be renamed or reordered on resize`))
    })
  }
  return errors.length > found
}

function addRemovalErrors(errors: FieldError[], now: Container | undefined, before: Container, at: FieldPath): void {
  for (const kind of ['requests', 'limits'] as const) {
    const isRemoved = Object.keys(before.resources?.[kind] ?? {}).some(
      (name) => now?.resources?.[kind]?.[name] === undefined,
    )
    if (isRemoved) errors.push(forbidden(at.child(kind), `resource ${kind} cannot be removed`))
  }
}

function addImmutableErrors(errors: FieldError[], spec: PodSpec, before: PodSpec): void {
  const munged = deepClone(spec)
  munged.containers?.forEach((container, index) => {
    const old = before.containers?.[index]
    putBackCpuAndMemory(container, old)
    if (!isSameValue(container, old)) errors.push(forbidden(specAt, 'only cpu and memory resources are mutable'))
  })
  munged.initContainers?.forEach((container, index) => {
    const old = before.initContainers?.[index]
    const isSidecar = container.restartPolicy === 'Always'
    if (isSidecar) putBackCpuAndMemory(container, old)
    if (isSameValue(container, old)) return
    const detail = isSidecar
      ? 'only cpu and memory resources for sidecar containers are mutable'
      : 'resources for non-sidecar init containers are immutable'
    errors.push(forbidden(specAt, detail))
  })
  if (errors.length === 0 && !isSameValue(munged, before)) {
    errors.push(forbidden(specAt, 'only cpu and memory resources are mutable'))
  }
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
