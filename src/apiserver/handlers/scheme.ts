/**
 * Group versions that upstream can decode although no v1.34 server serves them by default: a body in one of them is refused for its version,
 * in any other for being unknown.
 */
const known: ReadonlySet<string> = new Set([
  'apps/v1beta1',
  'apps/v1beta2',
  'extensions/v1beta1',
  'batch/v1beta1',
  'autoscaling/v2beta1',
  'autoscaling/v2beta2',
  'policy/v1beta1',
  'networking.k8s.io/v1beta1',
  'networking.k8s.io/v1alpha1',
  'rbac.authorization.k8s.io/v1beta1',
  'rbac.authorization.k8s.io/v1alpha1',
  'storage.k8s.io/v1beta1',
  'storage.k8s.io/v1alpha1',
  'admissionregistration.k8s.io/v1beta1',
  'admissionregistration.k8s.io/v1alpha1',
  'authentication.k8s.io/v1beta1',
  'authentication.k8s.io/v1alpha1',
  'authorization.k8s.io/v1beta1',
  'certificates.k8s.io/v1beta1',
  'certificates.k8s.io/v1alpha1',
  'coordination.k8s.io/v1beta1',
  'discovery.k8s.io/v1beta1',
  'events.k8s.io/v1beta1',
  'flowcontrol.apiserver.k8s.io/v1beta3',
  'node.k8s.io/v1beta1',
  'resource.k8s.io/v1beta1',
  'resource.k8s.io/v1beta2',
  'scheduling.k8s.io/v1beta1',
])

/** Whether upstream's scheme knows the group version, though nothing is served in it. */
export function registeredOnly(group: string, version: string): boolean {
  return known.has(`${group}/${version}`)
}

/** Kinds of every group version, and of core's, that are no resources. */
const withoutResource = {
  everywhere: new Set([
    'WatchEvent',
    'ListOptions',
    'GetOptions',
    'DeleteOptions',
    'CreateOptions',
    'UpdateOptions',
    'PatchOptions',
  ]),
  core: new Set([
    'Status',
    'List',
    'APIVersions',
    'APIGroup',
    'APIGroupList',
    'APIResourceList',
    'Binding',
    'PodStatusResult',
    'RangeAllocation',
    'SerializedReference',
    'NodeProxyOptions',
    'PodAttachOptions',
    'PodExecOptions',
    'PodLogOptions',
    'PodPortForwardOptions',
    'PodProxyOptions',
    'ServiceProxyOptions',
  ]),
} as const

/** Whether upstream's scheme knows a kind in a served group though no resource is of it. */
export function isRegisteredWithout(group: string, kind: string): boolean {
  return withoutResource.everywhere.has(kind) || (group === '' && withoutResource.core.has(kind))
}
