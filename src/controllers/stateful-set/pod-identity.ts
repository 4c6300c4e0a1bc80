import { type Pod, type PodTemplateSpec, type StatefulSet, StatefulSets, type Volume } from '../../api/index.js'
import { podFromTemplate } from '../runtime/index.js'
import { claimName, ordinalOf, placeOf, podName, startOrdinal } from './ordinals.js'

const podNameLabel = 'statefulset.kubernetes.io/pod-name'
const podIndexLabel = 'apps.kubernetes.io/pod-index'
const revisionLabel = 'controller-revision-hash'

/** The name of the revision that the pod was made from. */
export function podRevision(pod: Pod): string {
  return pod.metadata?.labels?.[revisionLabel] ?? ''
}

/** The templates of a set that is between two revisions. */
export interface SetVersions {
  readonly current: { readonly name: string; readonly template: PodTemplateSpec }
  readonly update: { readonly name: string; readonly template: PodTemplateSpec }
}

/** The pod that is missing at an ordinal: of the current revision where the rolling update has not come to yet. */
export function newStatefulPod(set: StatefulSet, ordinal: number, versions: SetVersions): Pod {
  const { name, template } = isOfCurrentRevision(set, ordinal) ? versions.current : versions.update
  const pod = podFromTemplate(StatefulSets, set, template, { name: podName(set, ordinal) })
  const identified = withStorage(set, withIdentity(set, pod))
  return {
    ...identified,
    metadata: {
      // Nothing is generated, but upstream's pods say what from.
      generateName: `${set.metadata?.name}-`,
      ...identified.metadata,
      labels: { ...identified.metadata?.labels, [revisionLabel]: name },
    },
    spec: {
      containers: [],
      ...identified.spec,
      hostname: podName(set, ordinal),
      ...(set.spec?.serviceName ? { subdomain: set.spec.serviceName } : { subdomain: '' }),
    },
  }
}

function isOfCurrentRevision(set: StatefulSet, ordinal: number): boolean {
  const { type, rollingUpdate } = set.spec?.updateStrategy ?? {}
  const index = ordinal - startOrdinal(set)
  if (rollingUpdate) return index < (rollingUpdate.partition ?? 0)
  return type === 'RollingUpdate' && index < (set.status?.currentReplicas ?? 0)
}

export function hasIdentity(set: StatefulSet, pod: Pod): boolean {
  const { parent, ordinal } = placeOf(pod)
  const { name, namespace, labels } = pod.metadata ?? {}
  return (
    ordinal >= 0 &&
    parent === set.metadata?.name &&
    name === podName(set, ordinal) &&
    namespace === set.metadata?.namespace &&
    labels?.[podNameLabel] === name
  )
}

export function withIdentity(set: StatefulSet, pod: Pod): Pod {
  const ordinal = ordinalOf(pod)
  const name = podName(set, ordinal)
  const labels = { ...pod.metadata?.labels, [podNameLabel]: name, [podIndexLabel]: String(ordinal) }
  return { ...pod, metadata: { ...pod.metadata, name, labels } }
}

/** Whether every claim template has its volume in the pod. */
export function hasStorage(set: StatefulSet, pod: Pod): boolean {
  const ordinal = ordinalOf(pod)
  if (ordinal < 0) return false
  return (set.spec?.volumeClaimTemplates ?? []).every(({ metadata }) => {
    const name = metadata?.name ?? ''
    const volume = pod.spec?.volumes?.find((one) => one.name === name)
    return volume?.persistentVolumeClaim?.claimName === claimName(set, name, ordinal)
  })
}

/** Volumes of the claims first; they take the place of the template's volumes of the same names. */
export function withStorage(set: StatefulSet, pod: Pod): Pod {
  const names = (set.spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name ?? '')
  if (names.length === 0) return pod
  const ordinal = ordinalOf(pod)
  const claimed: Volume[] = names.map((name) => ({
    name,
    persistentVolumeClaim: { claimName: claimName(set, name, ordinal) },
  }))
  const others = (pod.spec?.volumes ?? []).filter((volume) => !names.includes(volume.name))
  return { ...pod, spec: { containers: [], ...pod.spec, volumes: [...claimed, ...others] } }
}
