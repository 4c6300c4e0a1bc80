import {
  type ContainerPort,
  labelSelectorAsSelector,
  type NodePredicate,
  type Pod,
  type PodAffinityTerm,
  podRequests,
  type ResourceAmounts,
  requiredNodeAffinity,
} from '../../api/index.js'

/** Labels of a namespace; `undefined` when it is not known. */
export type NamespaceLabels = (namespace: string) => Readonly<Record<string, string>> | undefined

/** A pod (anti-)affinity term made ready for many pods. */
export interface AffinityTerm {
  readonly topologyKey: string
  /** 0 for required terms. */
  readonly weight: number
  /** What it matches depends on labels of namespaces too. */
  readonly selectsNamespaces: boolean
  matches(pod: PodInfo, namespaceLabels: NamespaceLabels): boolean
}

export interface AffinityTerms {
  readonly requiredAffinity: readonly AffinityTerm[]
  readonly requiredAntiAffinity: readonly AffinityTerm[]
  readonly preferredAffinity: readonly AffinityTerm[]
  readonly preferredAntiAffinity: readonly AffinityTerm[]
}

/** What a pod without requests counts as in scoring (pkg/scheduler/util/pod_resources.go, v1.34). */
const scoringDefaults = { milliCPU: 100, memory: 200 * 1024 * 1024 }
const noTerms: AffinityTerms = {
  requiredAffinity: [],
  requiredAntiAffinity: [],
  preferredAffinity: [],
  preferredAntiAffinity: [],
}

/** A pod with what scheduling asks of it again and again, each worked out once. */
export class PodInfo {
  readonly pod: Pod
  readonly uid: string
  readonly namespace: string
  readonly name: string
  readonly priority: number
  #requests: ResourceAmounts | undefined
  #scoringRequests: ResourceAmounts | undefined
  #terms: AffinityTerms | undefined
  #hostPorts: readonly ContainerPort[] | undefined
  #nodeAffinity: NodePredicate | 'none' | undefined

  constructor(pod: Pod) {
    this.pod = pod
    this.uid = pod.metadata?.uid ?? ''
    this.namespace = pod.metadata?.namespace ?? ''
    this.name = pod.metadata?.name ?? ''
    this.priority = pod.spec?.priority ?? 0
  }

  get labels(): Readonly<Record<string, string>> | undefined {
    return this.pod.metadata?.labels
  }

  get isTerminating(): boolean {
    return this.pod.metadata?.deletionTimestamp !== undefined
  }

  get requests(): ResourceAmounts {
    this.#requests ??= podRequests(this.pod)
    return this.#requests
  }

  /** As `requests`, but with a little cpu and memory for containers that ask for none. */
  get scoringRequests(): ResourceAmounts {
    this.#scoringRequests ??= podRequests(this.pod, { defaults: scoringDefaults })
    return this.#scoringRequests
  }

  /** Ports of containers, and of init containers that keep running, with a host port. */
  get hostPorts(): readonly ContainerPort[] {
    this.#hostPorts ??= hostPortsOf(this.pod)
    return this.#hostPorts
  }

  /** `nodeSelector` and required node affinity; `undefined` when there are none. */
  get nodeAffinity(): NodePredicate | undefined {
    this.#nodeAffinity ??= requiredNodeAffinity(this.pod) ?? 'none'
    return this.#nodeAffinity === 'none' ? undefined : this.#nodeAffinity
  }

  get terms(): AffinityTerms {
    this.#terms ??= termsOf(this.pod, this.namespace)
    return this.#terms
  }

  get hasAffinity(): boolean {
    const affinity = this.pod.spec?.affinity
    return affinity?.podAffinity !== undefined || affinity?.podAntiAffinity !== undefined
  }

  get hasRequiredAntiAffinity(): boolean {
    const required = this.pod.spec?.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution
    return required !== undefined && required.length > 0
  }
}

function hostPortsOf({ spec }: Pod): readonly ContainerPort[] {
  const ports: ContainerPort[] = []
  for (const container of spec?.containers ?? []) {
    for (const port of container.ports ?? []) if (port.hostPort) ports.push(port)
  }
  for (const container of spec?.initContainers ?? []) {
    if (container.restartPolicy !== 'Always') continue
    for (const port of container.ports ?? []) if (port.hostPort) ports.push(port)
  }
  return ports
}

function termsOf({ spec }: Pod, namespace: string): AffinityTerms {
  const affinity = spec?.affinity
  if (!affinity?.podAffinity && !affinity?.podAntiAffinity) return noTerms
  const required = (terms: readonly PodAffinityTerm[] = []) => terms.map((term) => compileTerm(term, namespace, 0))
  const preferred = (terms: readonly { weight: number; podAffinityTerm: PodAffinityTerm }[] = []) =>
    terms.map(({ weight, podAffinityTerm }) => compileTerm(podAffinityTerm, namespace, weight))
  return {
    requiredAffinity: required(affinity.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution),
    requiredAntiAffinity: required(affinity.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution),
    preferredAffinity: preferred(affinity.podAffinity?.preferredDuringSchedulingIgnoredDuringExecution),
    preferredAntiAffinity: preferred(affinity.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution),
  }
}

/** `namespace`: of the pod that has the term, meant when the term names none and has no namespace selector. */
function compileTerm(term: PodAffinityTerm, namespace: string, weight: number): AffinityTerm {
  const namespaces = new Set(term.namespaces)
  if (namespaces.size === 0 && !term.namespaceSelector) namespaces.add(namespace)
  const namespaceSelector = labelSelectorAsSelector(term.namespaceSelector)
  const selector = labelSelectorAsSelector(term.labelSelector)
  return {
    topologyKey: term.topologyKey,
    weight,
    selectsNamespaces: term.namespaceSelector !== undefined,
    matches: (pod, namespaceLabels) =>
      (namespaces.has(pod.namespace) ||
        (term.namespaceSelector !== undefined && namespaceSelector.matches(namespaceLabels(pod.namespace)))) &&
      selector.matches(pod.labels),
  }
}
