// resources: one room per kind; definitions as values. No I/O, no HTTP.
// May import: api, registry/definition, base. Never store, apiserver or client.
// Start here: core/config-map.ts (a small kind), core/pod/ (a large one), define-resource.ts.
import { builtInResources } from '../api/index.js'
import type { AnyResourceDefinition } from '../registry/definition/index.js'
import { controllerRevisions } from './apps/controller-revision.js'
import { daemonSets } from './apps/daemon-set.js'
import { deployments } from './apps/deployment.js'
import { replicaSets } from './apps/replica-set.js'
import { statefulSets } from './apps/stateful-set.js'
import { horizontalPodAutoscalers } from './autoscaling/horizontal-pod-autoscaler.js'
import { cronJobs } from './batch/cron-job.js'
import { jobs } from './batch/job.js'
import { leases } from './coordination/lease.js'
import { bindings } from './core/binding.js'
import { componentStatuses } from './core/component-status.js'
import { configMaps } from './core/config-map.js'
import { endpoints } from './core/endpoints.js'
import { events } from './core/event.js'
import { limitRanges } from './core/limit-range.js'
import { namespaces } from './core/namespace.js'
import { nodes } from './core/node.js'
import { pods } from './core/pod/pod.js'
import { podTemplates } from './core/pod-template.js'
import { replicationControllers } from './core/replication-controller.js'
import { resourceQuotas } from './core/resource-quota.js'
import { secrets } from './core/secret.js'
import { serviceAccounts } from './core/service-account.js'
import { factsOnly } from './facts-only.js'
import { podDisruptionBudgets } from './policy/pod-disruption-budget.js'
import { priorityClasses } from './scheduling/priority-class.js'

/** Kinds with a room of their own. */
const rooms: readonly AnyResourceDefinition[] = [
  bindings,
  componentStatuses,
  configMaps,
  controllerRevisions,
  cronJobs,
  daemonSets,
  deployments,
  endpoints,
  events,
  horizontalPodAutoscalers,
  jobs,
  leases,
  limitRanges,
  namespaces,
  nodes,
  podDisruptionBudgets,
  pods,
  podTemplates,
  priorityClasses,
  replicaSets,
  replicationControllers,
  resourceQuotas,
  secrets,
  serviceAccounts,
  statefulSets,
]

/** Every built-in kind: the rooms, and from the facts alone what has none yet. */
export function builtInDefinitions(): readonly AnyResourceDefinition[] {
  const served = new Set(
    rooms.flatMap((one) => [one.token, ...(one.representations ?? []).map(({ token }) => token)]).map(nameOf),
  )
  const others = builtInResources().filter((facts) => !served.has(nameOf(facts)))
  return [...rooms, ...others.map(factsOnly)]
}

function nameOf({
  group,
  version,
  plural,
}: {
  readonly group: string
  readonly version: string
  readonly plural: string
}): string {
  return `${group}/${version}/${plural}`
}
