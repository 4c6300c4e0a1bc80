import type { Affinity, DaemonSet, Pod, PodSpec, PodTemplateSpec, Toleration } from '../../api/index.js'

export const revisionLabel = 'controller-revision-hash'
const generationLabel = 'pod-template-generation'
const generationAnnotation = 'deprecated.daemonset.template.generation'
const nodeNameField = 'metadata.name'

const addedTolerations: readonly Toleration[] = [
  { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/disk-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/memory-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/pid-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/unschedulable', operator: 'Exists', effect: 'NoSchedule' },
]
const hostNetworkToleration: Toleration = {
  key: 'node.kubernetes.io/network-unavailable',
  operator: 'Exists',
  effect: 'NoSchedule',
}

/** What a daemon's pod tolerates: what its template says, and what keeps others off nodes in trouble. */
export function daemonTolerations(spec: PodSpec | undefined): Toleration[] {
  let tolerations = [...(spec?.tolerations ?? [])]
  for (const added of spec?.hostNetwork ? [...addedTolerations, hostNetworkToleration] : addedTolerations) {
    const place = tolerations.findIndex((present) => isSameToleration(present, added))
    tolerations = place < 0 ? [...tolerations, added] : tolerations.with(place, added)
  }
  return tolerations
}

/** All but the seconds. */
function isSameToleration(a: Toleration, b: Toleration): boolean {
  return (
    a.key === b.key &&
    (a.effect ?? '') === (b.effect ?? '') &&
    (a.operator ?? '') === (b.operator ?? '') &&
    (a.value ?? '') === (b.value ?? '')
  )
}

/** The template generation, as the API counts it in an annotation; undefined when that is no number. */
function templateGeneration(daemonSet: DaemonSet): string | undefined {
  const annotation = daemonSet.metadata?.annotations?.[generationAnnotation]
  return annotation !== undefined && /^[+-]?\d+$/.test(annotation) ? String(BigInt(annotation)) : undefined
}

/** The template of the pod for one node. */
export function templateForNode(daemonSet: DaemonSet, nodeName: string, hash: string): PodTemplateSpec {
  const template = daemonSet.spec?.template
  const generation = templateGeneration(daemonSet)
  return {
    metadata: {
      ...template?.metadata,
      labels: {
        ...template?.metadata?.labels,
        ...(generation === undefined ? {} : { [generationLabel]: generation }),
        ...(hash === '' ? {} : { [revisionLabel]: hash }),
      },
    },
    spec: {
      containers: [],
      ...template?.spec,
      tolerations: daemonTolerations(template?.spec),
      affinity: pinnedTo(nodeName, template?.spec?.affinity),
    },
  }
}

/** The required terms give way to the one that names the node; everything else stays. */
function pinnedTo(nodeName: string, affinity: Affinity | undefined): Affinity {
  const term = { matchFields: [{ key: nodeNameField, operator: 'In', values: [nodeName] }] }
  return {
    ...affinity,
    nodeAffinity: {
      ...affinity?.nodeAffinity,
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] },
    },
  }
}

/** The node that the pod is on, or is meant for; undefined for a pod that names none. */
export function targetNode(pod: Pod): string | undefined {
  if (pod.spec?.nodeName) return pod.spec.nodeName
  const required = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  for (const { matchFields = [] } of required?.nodeSelectorTerms ?? []) {
    const pin = matchFields.find(({ key, operator }) => key === nodeNameField && operator === 'In')
    if (pin) return pin.values?.length === 1 ? pin.values[0] : undefined
  }
  return undefined
}

/** Made from the daemon set's template as it is now. */
export function isUpdated(pod: Pod, daemonSet: DaemonSet, hash: string): boolean {
  const labels = pod.metadata?.labels
  const generation = templateGeneration(daemonSet)
  return (
    (hash !== '' && labels?.[revisionLabel] === hash) ||
    (generation !== undefined && labels?.[generationLabel] === generation)
  )
}
