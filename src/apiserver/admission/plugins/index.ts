import type { Clock, Random } from '../../../base/index.js'
import type { Authorizer, RbacLister } from '../../authorization/index.js'
import type { AdmissionPlugin } from '../attributes.js'
import type { ObjectLister } from '../lister.js'
import { certificateApproval, certificateSigning, certificateSubjectRestriction } from './certificate-signers.js'
import { persistentVolumeClaimResize } from './claim-resize.js'
import { defaultIngressClass, defaultStorageClass } from './default-class.js'
import { defaultTolerationSeconds } from './default-toleration-seconds.js'
import { deviceAdminAccess } from './device-admin-access.js'
import { limitRanger } from './limit-ranger.js'
import { namespaceLifecycle } from './namespace-lifecycle.js'
import { podSecurity } from './pod-security/index.js'
import { priorityAdmission } from './priority.js'
import { rbacEscalation } from './rbac-escalation.js'
import type { ChangeQuotaStatus } from './resource-quota.js'
import { resourceQuotaAdmission } from './resource-quota.js'
import { runtimeClassAdmission } from './runtime-class.js'
import { serviceAccountAdmission } from './service-account.js'
import { storageObjectInUseProtection } from './storage-object-in-use-protection.js'
import { taintNodesByCondition } from './taint-nodes-by-condition.js'

export interface DefaultPluginsOptions {
  readonly lister: ObjectLister
  readonly random: Random
  readonly clock: Clock
  readonly authorizer: Authorizer
  readonly rbac: RbacLister
  readonly changeQuotaStatus: ChangeQuotaStatus
  /** Webhooks and policies: they come after all but the quotas, since whatever is charged must not be refused any more. */
  readonly extensions?: readonly AdmissionPlugin[]
}

/** What is always on, in upstream's order (kubernetes' pkg/kubeapiserver/options/plugins.go, v1.34). */
export function defaultPlugins(options: DefaultPluginsOptions): readonly AdmissionPlugin[] {
  const { lister, random, clock, authorizer, rbac, changeQuotaStatus, extensions = [] } = options
  return [
    namespaceLifecycle(lister),
    limitRanger(lister),
    serviceAccountAdmission(lister, random),
    taintNodesByCondition(),
    podSecurity(lister),
    priorityAdmission(lister),
    defaultTolerationSeconds(),
    defaultStorageClass(lister),
    storageObjectInUseProtection(),
    persistentVolumeClaimResize(lister),
    runtimeClassAdmission(lister),
    certificateApproval(authorizer),
    certificateSigning(authorizer),
    certificateSubjectRestriction(),
    defaultIngressClass(lister),
    ...extensions,
    deviceAdminAccess(lister),
    rbacEscalation({ rbac, authorizer }),
    resourceQuotaAdmission({ lister, clock, changeQuotaStatus }),
  ]
}
