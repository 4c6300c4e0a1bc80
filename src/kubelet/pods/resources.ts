import type { Pod, ResourceFieldSelector } from '../../api/index.js'
import { parseQuantity, qosClassOf } from '../../api/index.js'
import type { ContainerResources } from '../runtime/container-runtime.js'
import type { AnyContainer } from './pod-spec.js'
import { ConfigurationError } from './sources.js'

/** The text of a `resourceFieldRef`: the amount over its divisor, rounded up (pkg/api/v1/resource, v1.34). */
export function resourceFieldValue(
  container: AnyContainer,
  { resource, divisor }: ResourceFieldSelector,
  allocatable: Readonly<Record<string, string>>,
): string {
  const [kind, name] = resource.split(/\.(.*)/s)
  if ((kind !== 'limits' && kind !== 'requests') || name === undefined) {
    throw new ConfigurationError(`unsupported container resource : ${resource}`)
  }
  // A limit that is not set is what the node has.
  const fallback = kind === 'limits' ? allocatable[name] : undefined
  const { requests, limits } = container.resources ?? {}
  const text = (kind === 'limits' ? limits : requests)?.[name] ?? fallback ?? '0'
  const amount = parseQuantity(text)
  const unit = divisor === undefined || parseQuantity(divisor).isZero() ? parseQuantity('1') : parseQuantity(divisor)
  if (name === 'cpu') return String(Math.ceil(amount.milliValue() / unit.milliValue()))
  return String(Math.ceil(amount.value() / unit.value()))
}

/** Docker and cgroups know nothing below these (pkg/kubelet/cm/helpers_linux.go). */
const minShares = 2
const maxShares = 262144
const quotaPeriodUs = 100_000
const minQuotaUs = 1000

/** Requests and limits as the kernel takes them (pkg/kubelet/kuberuntime container resources, v1.34). */
export function containerResources(pod: Pod, container: AnyContainer, nodeMemoryBytes: number): ContainerResources {
  const { requests = {}, limits = {} } = container.resources ?? {}
  const milli = (text: string | undefined) => (text === undefined ? 0 : parseQuantity(text).milliValue())
  const limitMilli = milli(limits.cpu)
  const requestMilli = requests.cpu === undefined ? limitMilli : milli(requests.cpu)
  const memory = limits.memory === undefined ? 0 : parseQuantity(limits.memory).value()
  return {
    cpuShares: Math.min(Math.max(Math.floor((requestMilli * 1024) / 1000), minShares), maxShares),
    ...(limitMilli === 0
      ? {}
      : { cpuPeriod: quotaPeriodUs, cpuQuota: Math.max(Math.floor((limitMilli * quotaPeriodUs) / 1000), minQuotaUs) }),
    ...(memory === 0 ? {} : { memoryBytes: memory }),
    oomScoreAdj: oomScoreAdjust(pod, container, nodeMemoryBytes),
  }
}

/** The kernel takes the one with the highest score first (pkg/kubelet/qos/policy.go, v1.34). */
function oomScoreAdjust(pod: Pod, container: AnyContainer, nodeMemoryBytes: number): number {
  if (pod.spec?.priorityClassName === 'system-node-critical') return -997
  const qos = qosClassOf(pod)
  if (qos === 'Guaranteed') return -997
  if (qos === 'BestEffort') return 1000
  const request = container.resources?.requests?.memory
  const bytes = request === undefined ? 0 : parseQuantity(request).value()
  const score = 1000 - Math.floor((1000 * bytes) / nodeMemoryBytes)
  return Math.min(Math.max(score, 1000 - 997), 999)
}
