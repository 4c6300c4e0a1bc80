// controllers: what brings the cluster's state closer to what its objects ask for; one folder per controller.
// May import: client, api, base.
// Start here: runtime/controller.ts, then replica-set/; the list of all is below.
import {
  certificateApprovalController,
  certificateCleanerController,
  certificateSigningController,
  type SignCertificate,
} from './certificates/index.js'
import { clusterRoleAggregationController } from './cluster-role-aggregation/index.js'
import { cronJobController } from './cron-job/index.js'
import { daemonSetController } from './daemon-set/index.js'
import { deploymentController } from './deployment/index.js'
import { disruptionController, staleDisruptionController } from './disruption/index.js'
import { endpointSliceController } from './endpoint-slice/index.js'
import { endpointSliceMirroringController } from './endpoint-slice-mirroring/index.js'
import { endpointsController } from './endpoints/index.js'
import { ephemeralVolumeController } from './ephemeral-volume/index.js'
import { garbageCollectorController } from './garbage-collector/index.js'
import { horizontalPodAutoscalerController } from './horizontal-pod-autoscaler/index.js'
import { jobController, jobOrphanController } from './job/index.js'
import { namespaceController } from './namespace/index.js'
import { type NodeIpamOptions, nodeIpamController } from './node-ipam/index.js'
import { type NodeMonitorOptions, nodeLifecycleController } from './node-lifecycle/index.js'
import { nodeTtlController } from './node-ttl/index.js'
import { persistentVolumeController } from './persistent-volume/index.js'
import { podGarbageCollectionController } from './pod-garbage-collection/index.js'
import { replicaSetController, replicationController } from './replica-set/index.js'
import { resourceClaimCleanupController, resourceClaimController } from './resource-claim/index.js'
import { resourceQuotaController } from './resource-quota/index.js'
import type { ControllerFactory } from './runtime/index.js'
import {
  rootCaController,
  serviceAccountController,
  type TokenSecretOptions,
  tokenSecretController,
} from './service-account/index.js'
import { serviceCidrController } from './service-cidr/index.js'
import { statefulSetController } from './stateful-set/index.js'
import { taintEvictionController } from './taint-eviction/index.js'
import { ttlAfterFinishedController } from './ttl-after-finished/index.js'
import {
  type CheckPolicyTypes,
  validatingAdmissionPolicyStatusController,
} from './validating-admission-policy-status/index.js'
import {
  attributesClassProtectionController,
  claimProtectionController,
  volumeProtectionController,
} from './volume-protection/index.js'

export type { CertificateTerms, SignCertificate } from './certificates/index.js'
export type { ControllerSetOptions } from './controller-set.js'
export { ControllerSet } from './controller-set.js'
export type { NodeIpamOptions } from './node-ipam/index.js'
export type { Controller, ControllerFactory, ControllerTools } from './runtime/index.js'
export type { CheckPolicyTypes } from './validating-admission-policy-status/index.js'

export interface ControllerOptions {
  /** PEM, for the ConfigMap `kube-root-ca.crt` of each namespace; without it there is none. */
  readonly rootCertificate?: string
  /** Signs approved certificate requests; without it none are. */
  readonly signCertificate?: SignCertificate
  /** Makes the tokens of Secrets of type kubernetes.io/service-account-token; without it none are filled. Needs `rootCertificate`. */
  readonly issueToken?: TokenSecretOptions['issue']
  readonly nodeMonitor?: NodeMonitorOptions
  /** Gives each node `spec.podCIDR`; without it nodes keep what they register with. */
  readonly nodeCidrs?: NodeIpamOptions
  /** More ended pods than these are deleted; 12,500 when left out. */
  readonly terminatedPodThreshold?: number
  /** Checks expressions of admission policies against the kinds that they match; without it nothing is said of them. */
  readonly checkPolicyTypes?: CheckPolicyTypes
}

/** Every controller, in the order in which they are made. The garbage collector comes last: it shares the informers of the others. */
export function builtInControllers(options: ControllerOptions = {}): readonly ControllerFactory[] {
  const {
    rootCertificate,
    signCertificate,
    issueToken,
    nodeMonitor,
    nodeCidrs,
    terminatedPodThreshold,
    checkPolicyTypes,
  } = options
  return [
    namespaceController,
    serviceAccountController,
    ...(rootCertificate === undefined ? [] : [rootCaController(rootCertificate)]),
    ...(rootCertificate === undefined || !issueToken
      ? []
      : [tokenSecretController({ rootCertificate, issue: issueToken })]),
    clusterRoleAggregationController,
    certificateApprovalController,
    ...(signCertificate ? [certificateSigningController(signCertificate)] : []),
    certificateCleanerController,
    deploymentController,
    replicaSetController,
    replicationController,
    statefulSetController,
    jobController,
    jobOrphanController,
    ttlAfterFinishedController,
    daemonSetController,
    cronJobController(),
    disruptionController,
    staleDisruptionController,
    endpointsController,
    endpointSliceController,
    endpointSliceMirroringController,
    ...(nodeCidrs === undefined ? [] : [nodeIpamController(nodeCidrs)]),
    nodeLifecycleController(nodeMonitor),
    nodeTtlController,
    taintEvictionController,
    podGarbageCollectionController(
      terminatedPodThreshold === undefined ? {} : { terminatedThreshold: terminatedPodThreshold },
    ),
    persistentVolumeController,
    claimProtectionController,
    volumeProtectionController,
    attributesClassProtectionController,
    ephemeralVolumeController,
    horizontalPodAutoscalerController,
    resourceClaimController,
    resourceClaimCleanupController,
    resourceQuotaController,
    serviceCidrController,
    ...(checkPolicyTypes ? [validatingAdmissionPolicyStatusController(checkPolicyTypes)] : []),
    garbageCollectorController,
  ]
}
