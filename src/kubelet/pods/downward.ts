import type { ObjectFieldSelector, Pod, PodStatus } from '../../api/index.js'
import { ConfigurationError } from './sources.js'

/** What of a pod's status is known before the API server knows it. */
export interface KnownStatus {
  readonly hostIPs: readonly string[]
  readonly podIPs: readonly string[]
}

export function knownStatusOf(status: PodStatus | undefined): KnownStatus {
  return {
    hostIPs: (status?.hostIPs ?? []).map(({ ip }) => ip),
    podIPs: (status?.podIPs ?? []).map(({ ip }) => ip),
  }
}

/** The text of a `fieldRef` (pkg/fieldpath and pkg/kubelet podFieldSelectorRuntimeValue, v1.34). */
export function fieldValue(pod: Pod, known: KnownStatus, { fieldPath }: ObjectFieldSelector): string {
  const { metadata = {}, spec } = pod
  const subscript = /^(metadata\.(?:labels|annotations))\['(.*)'\]$/s.exec(fieldPath)
  if (subscript !== null) {
    const map = subscript[1] === 'metadata.labels' ? metadata.labels : metadata.annotations
    return map?.[subscript[2] ?? ''] ?? ''
  }
  switch (fieldPath) {
    case 'metadata.name':
      return metadata.name ?? ''
    case 'metadata.namespace':
      return metadata.namespace ?? ''
    case 'metadata.uid':
      return metadata.uid ?? ''
    case 'metadata.labels':
      return formatMap(metadata.labels)
    case 'metadata.annotations':
      return formatMap(metadata.annotations)
    case 'spec.nodeName':
      return spec?.nodeName ?? ''
    case 'spec.serviceAccountName':
      return spec?.serviceAccountName ?? ''
    case 'status.hostIP':
      return known.hostIPs[0] ?? ''
    case 'status.hostIPs':
      return known.hostIPs.join(',')
    case 'status.podIP':
      return known.podIPs[0] ?? ''
    case 'status.podIPs':
      return known.podIPs.join(',')
    default:
      throw new ConfigurationError(`unsupported fieldPath: ${fieldPath}`)
  }
}

/** `key="value"` a line, sorted, values quoted as Go does. */
function formatMap(map: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(map ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join('\n')
}
