import type { APIService } from '../../api/index.js'
import type { Catalog } from '../../registry/index.js'

export const managedLabel = 'kube-aggregator.kubernetes.io/automanaged'

interface Priority {
  readonly group: number
  readonly version: number
}

/** By group and version, as upstream orders discovery (pkg/controlplane/apiserver/aggregator.go and cmd/kube-apiserver/app/aggregator.go, v1.34). */
const priorities: Readonly<Record<string, Priority>> = {
  '/v1': { group: 18000, version: 1 },
  'apps/v1': { group: 17800, version: 15 },
  'events.k8s.io/v1': { group: 17750, version: 15 },
  'authentication.k8s.io/v1': { group: 17700, version: 15 },
  'authorization.k8s.io/v1': { group: 17600, version: 15 },
  'autoscaling/v1': { group: 17500, version: 15 },
  'autoscaling/v2': { group: 17500, version: 30 },
  'batch/v1': { group: 17400, version: 15 },
  'certificates.k8s.io/v1': { group: 17300, version: 15 },
  'networking.k8s.io/v1': { group: 17200, version: 15 },
  'policy/v1': { group: 17100, version: 15 },
  'rbac.authorization.k8s.io/v1': { group: 17000, version: 15 },
  'storage.k8s.io/v1': { group: 16800, version: 15 },
  'apiextensions.k8s.io/v1': { group: 16700, version: 15 },
  'admissionregistration.k8s.io/v1': { group: 16700, version: 15 },
  'scheduling.k8s.io/v1': { group: 16600, version: 15 },
  'coordination.k8s.io/v1': { group: 16500, version: 15 },
  'node.k8s.io/v1': { group: 16300, version: 15 },
  'discovery.k8s.io/v1': { group: 16200, version: 15 },
  'resource.k8s.io/v1': { group: 16200, version: 21 },
  'flowcontrol.apiserver.k8s.io/v1': { group: 16100, version: 21 },
}

/** Of custom resources (crdregistration_controller.go). */
const custom: Priority = { group: 1000, version: 100 }

/** The group of the APIServices themselves: nobody registers it. */
const ownGroup = 'apiregistration.k8s.io'

/** The APIServices of what this server serves itself, by name. Those of custom resources are kept as they are for as long as they are served. */
export function wantedServices(catalog: Catalog): ReadonlyMap<string, APIService> {
  const wanted = new Map<string, APIService>()
  for (const { group, versions } of catalog.groups()) {
    const isBuiltIn = catalog.isBuiltInGroup(group)
    for (const version of versions) {
      const priority = isBuiltIn ? priorities[`${group}/${version}`] : custom
      if (!priority || group === ownGroup) continue
      const name = `${version}.${group}`
      wanted.set(name, {
        apiVersion: 'apiregistration.k8s.io/v1',
        kind: 'APIService',
        metadata: { name, labels: { [managedLabel]: isBuiltIn ? 'onstart' : 'true' } },
        spec: {
          ...(group === '' ? {} : { group }),
          version,
          groupPriorityMinimum: priority.group,
          versionPriority: priority.version,
        },
      })
    }
  }
  return wanted
}
