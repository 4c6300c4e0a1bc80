// resources: one room per kind, no I/O and no HTTP: defaults, validation, strategy, columns and subresources of everything built in.
// May import: api, registry/definition, base.
// Start here: define-resource.ts, then core/config-map.ts for a small kind and core/pod/pod.ts for a large one.
import type { AnyResourceDefinition } from '../registry/definition/index.js'
import { validatingAdmissionPolicies, validatingAdmissionPolicyBindings } from './admissionregistration/policies.js'
import {
  mutatingWebhookConfigurations,
  validatingWebhookConfigurations,
} from './admissionregistration/webhook-configurations.js'
import { customResourceDefinitions } from './apiextensions/custom-resource-definition/custom-resource-definition.js'
import { apiServices } from './apiregistration/api-service.js'
import { controllerRevisions } from './apps/controller-revision.js'
import { daemonSets } from './apps/daemon-set.js'
import { deployments } from './apps/deployment.js'
import { replicaSets } from './apps/replica-set.js'
import { statefulSets } from './apps/stateful-set/stateful-set.js'
import { selfSubjectReviews, tokenReviews } from './authentication/reviews.js'
import {
  localSubjectAccessReviews,
  selfSubjectAccessReviews,
  selfSubjectRulesReviews,
  subjectAccessReviews,
} from './authorization/reviews.js'
import { horizontalPodAutoscalers } from './autoscaling/horizontal-pod-autoscaler.js'
import { cronJobs } from './batch/cron-job.js'
import { jobs } from './batch/job.js'
import { certificateSigningRequests } from './certificates/signing-request.js'
import { leases } from './coordination/lease.js'
import { bindings } from './core/binding.js'
import { componentStatuses } from './core/component-status.js'
import { configMaps } from './core/config-map.js'
import { endpoints } from './core/endpoints.js'
import { events } from './core/event.js'
import { limitRanges } from './core/limit-range.js'
import { namespaces } from './core/namespace.js'
import { nodes } from './core/node.js'
import { persistentVolumes } from './core/persistent-volume/persistent-volume.js'
import { persistentVolumeClaims } from './core/persistent-volume-claim.js'
import { pods } from './core/pod/pod.js'
import { podTemplates } from './core/pod-template.js'
import { replicationControllers } from './core/replication-controller.js'
import { resourceQuotas } from './core/resource-quota.js'
import { secrets } from './core/secret.js'
import { services } from './core/service/service.js'
import { serviceAccounts } from './core/service-account.js'
import { endpointSlices } from './discovery/endpoint-slice.js'
import { flowSchemas } from './flowcontrol/flow-schema.js'
import { priorityLevelConfigurations } from './flowcontrol/priority-level.js'
import { ingresses } from './networking/ingress.js'
import { ingressClasses } from './networking/ingress-class.js'
import { ipAddresses } from './networking/ip-address.js'
import { networkPolicies } from './networking/network-policy.js'
import { serviceCidrs } from './networking/service-cidr.js'
import { runtimeClasses } from './node/runtime-class.js'
import { podDisruptionBudgets } from './policy/pod-disruption-budget.js'
import { clusterRoles, roles } from './rbac/role.js'
import { clusterRoleBindings, roleBindings } from './rbac/role-binding.js'
import { resourceClaims, resourceClaimTemplates } from './resource/claims.js'
import { deviceClasses } from './resource/device-class.js'
import { resourceSlices } from './resource/slice.js'
import { priorityClasses } from './scheduling/priority-class.js'
import { csiDrivers, csiNodes, csiStorageCapacities } from './storage/csi.js'
import { storageClasses } from './storage/storage-class.js'
import { volumeAttachments } from './storage/volume-attachment.js'
import { volumeAttributesClasses } from './storage/volume-attributes-class.js'

const definitions: readonly AnyResourceDefinition[] = [
  bindings,
  componentStatuses,
  configMaps,
  endpoints,
  events,
  limitRanges,
  namespaces,
  nodes,
  persistentVolumeClaims,
  persistentVolumes,
  pods,
  podTemplates,
  replicationControllers,
  resourceQuotas,
  secrets,
  serviceAccounts,
  services,
  apiServices,
  controllerRevisions,
  daemonSets,
  deployments,
  replicaSets,
  statefulSets,
  selfSubjectReviews,
  tokenReviews,
  localSubjectAccessReviews,
  selfSubjectAccessReviews,
  selfSubjectRulesReviews,
  subjectAccessReviews,
  horizontalPodAutoscalers,
  cronJobs,
  jobs,
  certificateSigningRequests,
  ingressClasses,
  ingresses,
  ipAddresses,
  networkPolicies,
  serviceCidrs,
  podDisruptionBudgets,
  clusterRoleBindings,
  clusterRoles,
  roleBindings,
  roles,
  csiDrivers,
  csiNodes,
  csiStorageCapacities,
  storageClasses,
  volumeAttachments,
  volumeAttributesClasses,
  mutatingWebhookConfigurations,
  validatingAdmissionPolicies,
  validatingAdmissionPolicyBindings,
  validatingWebhookConfigurations,
  customResourceDefinitions,
  priorityClasses,
  leases,
  runtimeClasses,
  endpointSlices,
  deviceClasses,
  resourceClaims,
  resourceClaimTemplates,
  resourceSlices,
  flowSchemas,
  priorityLevelConfigurations,
]

/** Every built-in kind, in the order of discovery: by group, then by plural. */
export function builtInDefinitions(): readonly AnyResourceDefinition[] {
  return definitions
}
