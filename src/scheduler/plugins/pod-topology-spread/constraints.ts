import {
  findUntoleratedTaint,
  labelSelectorAsSelector,
  nothing,
  type Pod,
  ReplicaSets,
  ReplicationControllers,
  type Selector,
  Services,
  StatefulSets,
  selectorFromLabels,
  selectorOf,
  type TopologySpreadConstraint,
} from '../../../api/index.js'
import type { Informers } from '../../../client/index.js'
import type { NodeInfo, PodInfo } from '../../snapshot/index.js'

/** A topology spread constraint made ready for many nodes. */
export interface SpreadConstraint {
  readonly topologyKey: string
  readonly maxSkew: number
  readonly minDomains: number
  readonly selector: Selector
  readonly honorAffinity: boolean
  readonly honorTaints: boolean
  /** Under which nodes remember how many pods of the incoming pod's namespace the selector selects. */
  readonly countKey: string
}

export type WhenUnsatisfiable = 'DoNotSchedule' | 'ScheduleAnyway'

export const hostnameLabel = 'kubernetes.io/hostname'
const zoneLabel = 'topology.kubernetes.io/zone'

/** What pods without constraints of their own get, if something selects them (podtopologyspread/plugin.go, v1.34). */
const systemDefaults: readonly TopologySpreadConstraint[] = [
  { topologyKey: hostnameLabel, whenUnsatisfiable: 'ScheduleAnyway', maxSkew: 3 },
  { topologyKey: zoneLabel, whenUnsatisfiable: 'ScheduleAnyway', maxSkew: 5 },
]

/** Where the default constraints take their selector from. */
export class SpreadConstraints {
  readonly #services
  readonly #replicaSets
  readonly #replicationControllers
  readonly #statefulSets

  constructor(informers: Informers) {
    this.#services = informers.informer(Services)
    this.#replicaSets = informers.informer(ReplicaSets)
    this.#replicationControllers = informers.informer(ReplicationControllers)
    this.#statefulSets = informers.informer(StatefulSets)
  }

  of(pod: PodInfo, when: WhenUnsatisfiable): readonly SpreadConstraint[] {
    const own = pod.pod.spec?.topologySpreadConstraints ?? []
    if (own.length > 0) {
      return own
        .filter(({ whenUnsatisfiable }) => whenUnsatisfiable === when)
        .map((one) => compile(one, withMatchLabelKeys(one, pod.pod), pod.namespace))
    }
    const defaults = systemDefaults.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === when)
    if (defaults.length === 0) return []
    const selector = this.#defaultSelector(pod)
    return selector.isEmpty ? [] : defaults.map((one) => compile(one, selector, pod.namespace))
  }

  /** The selectors of the Services that select the pod and of the controller that owns it, all together. */
  #defaultSelector({ pod, namespace, labels }: PodInfo): Selector {
    const requirements = []
    for (const service of this.#services.list(namespace)) {
      const selector = service.spec?.selector
      if (!selector || Object.keys(selector).length === 0) continue
      const compiled = selectorFromLabels(selector)
      if (compiled.matches(labels)) requirements.push(...compiled.requirements)
    }
    const owner = pod.metadata?.ownerReferences?.find(({ controller }) => controller)
    const name = owner?.name ?? ''
    switch (`${owner?.apiVersion}/${owner?.kind}`) {
      case 'apps/v1/ReplicaSet':
        requirements.push(...requirementsOf(this.#replicaSets.get(namespace, name)?.spec?.selector))
        break
      case 'apps/v1/StatefulSet':
        requirements.push(...requirementsOf(this.#statefulSets.get(namespace, name)?.spec?.selector))
        break
      case 'v1/ReplicationController': {
        const selector = this.#replicationControllers.get(namespace, name)?.spec?.selector
        requirements.push(...selectorFromLabels(selector).requirements)
        break
      }
    }
    return selectorOf(requirements)
  }
}

function requirementsOf(selector: Parameters<typeof labelSelectorAsSelector>[0]): Selector['requirements'] {
  return selector ? labelSelectorAsSelector(selector).requirements : []
}

function withMatchLabelKeys({ labelSelector, matchLabelKeys = [] }: TopologySpreadConstraint, pod: Pod): Selector {
  const selector = labelSelectorAsSelector(labelSelector)
  if (selector === nothing || matchLabelKeys.length === 0) return selector
  const more = matchLabelKeys.flatMap((key) => {
    const value = pod.metadata?.labels?.[key]
    return value === undefined ? [] : [{ key, operator: 'in' as const, values: [value] }]
  })
  return selectorOf([...selector.requirements, ...more])
}

function compile(constraint: TopologySpreadConstraint, selector: Selector, namespace: string): SpreadConstraint {
  return {
    topologyKey: constraint.topologyKey,
    maxSkew: constraint.maxSkew,
    minDomains: constraint.minDomains ?? 1,
    selector,
    honorAffinity: (constraint.nodeAffinityPolicy ?? 'Honor') === 'Honor',
    honorTaints: constraint.nodeTaintsPolicy === 'Honor',
    countKey: `${namespace}|${selector === nothing ? '-' : selector.toString()}`,
  }
}

export function hasAllTopologies(node: NodeInfo, constraints: readonly SpreadConstraint[]): boolean {
  return constraints.every(({ topologyKey }) => node.labels[topologyKey] !== undefined)
}

/** Whether the node's pods count for the pod, by the constraint's inclusion policies. */
export function isIncluded(constraint: SpreadConstraint, pod: PodInfo, info: NodeInfo): boolean {
  const { node } = info
  if (!node) return false
  if (constraint.honorAffinity && pod.nodeAffinity && !pod.nodeAffinity(node)) return false
  return !(
    constraint.honorTaints &&
    findUntoleratedTaint(node.spec?.taints, pod.pod.spec?.tolerations, ['NoSchedule', 'NoExecute'])
  )
}
