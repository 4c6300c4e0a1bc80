import type { Random } from '../../../base/index.js'
import type { AdmissionPlugin } from '../attributes.js'
import type { ObjectLister } from '../lister.js'
import { defaultIngressClass, defaultStorageClass } from './default-class.js'
import { defaultTolerationSeconds } from './default-toleration-seconds.js'
import { namespaceLifecycle } from './namespace-lifecycle.js'
import { priorityAdmission } from './priority.js'
import { serviceAccountAdmission } from './service-account.js'
import { storageObjectInUseProtection } from './storage-object-in-use-protection.js'
import { taintNodesByCondition } from './taint-nodes-by-condition.js'

/** What is always on, in upstream's order (kubernetes' pkg/kubeapiserver/options/plugins.go, v1.34). */
export function defaultPlugins({
  lister,
  random,
}: {
  readonly lister: ObjectLister
  readonly random: Random
}): readonly AdmissionPlugin[] {
  return [
    namespaceLifecycle(lister),
    serviceAccountAdmission(lister, random),
    taintNodesByCondition(),
    priorityAdmission(lister),
    defaultTolerationSeconds(),
    storageObjectInUseProtection(),
    defaultStorageClass(lister),
    defaultIngressClass(lister),
  ]
}
