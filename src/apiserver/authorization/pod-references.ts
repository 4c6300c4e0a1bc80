import type { Container, Pod, Volume } from '../../api/index.js'

/** Names of the objects of a resource, in the pod's namespace, that a pod needs (component-helpers' node graph, v0.34). */
export function referencesOf(pod: Pod, resource: string): ReadonlySet<string> {
  const { spec } = pod
  if (!spec) return new Set()
  switch (resource) {
    case 'secrets':
      return new Set(secretsOf(pod))
    case 'configmaps':
      return new Set(configMapsOf(pod))
    case 'persistentvolumeclaims':
      return new Set((spec.volumes ?? []).flatMap((volume) => claimOf(volume, pod)))
    case 'serviceaccounts':
      return new Set(present([spec.serviceAccountName]))
    case 'resourceclaims':
      return new Set(
        present([
          ...(spec.resourceClaims ?? []).map((claim) => claim.resourceClaimName),
          ...(pod.status?.resourceClaimStatuses ?? []).map((status) => status.resourceClaimName),
        ]),
      )
    default:
      return new Set()
  }
}

function containersOf({ spec }: Pod): readonly Pick<Container, 'env' | 'envFrom'>[] {
  return [...(spec?.initContainers ?? []), ...(spec?.containers ?? []), ...(spec?.ephemeralContainers ?? [])]
}

function secretsOf(pod: Pod): readonly string[] {
  return present([
    ...(pod.spec?.imagePullSecrets ?? []).map((one) => one.name),
    ...containersOf(pod).flatMap(({ env = [], envFrom = [] }) => [
      ...env.map((one) => one.valueFrom?.secretKeyRef?.name),
      ...envFrom.map((one) => one.secretRef?.name),
    ]),
    ...(pod.spec?.volumes ?? []).flatMap((volume) => [
      volume.secret?.secretName,
      volume.csi?.nodePublishSecretRef?.name,
      ...(volume.projected?.sources ?? []).map((source) => source.secret?.name),
    ]),
  ])
}

function configMapsOf(pod: Pod): readonly string[] {
  return present([
    ...containersOf(pod).flatMap(({ env = [], envFrom = [] }) => [
      ...env.map((one) => one.valueFrom?.configMapKeyRef?.name),
      ...envFrom.map((one) => one.configMapRef?.name),
    ]),
    ...(pod.spec?.volumes ?? []).flatMap((volume) => [
      volume.configMap?.name,
      ...(volume.projected?.sources ?? []).map((source) => source.configMap?.name),
    ]),
  ])
}

function claimOf(volume: Volume, pod: Pod): readonly string[] {
  if (volume.ephemeral) return [`${pod.metadata?.name ?? ''}-${volume.name}`]
  return present([volume.persistentVolumeClaim?.claimName])
}

function present(names: readonly (string | undefined)[]): string[] {
  return names.filter((name): name is string => name !== undefined && name !== '')
}
