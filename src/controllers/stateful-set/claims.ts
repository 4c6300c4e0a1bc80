import type { PersistentVolumeClaim, Pod, StatefulSet } from '../../api/index.js'
import { claimName, ordinalOf } from './ordinals.js'

/** The claims of a pod as the set's templates have them, with the labels of its selector. */
export function claimsFor(set: StatefulSet, pod: Pod): readonly PersistentVolumeClaim[] {
  const ordinal = ordinalOf(pod)
  const matchLabels = set.spec?.selector?.matchLabels
  return (set.spec?.volumeClaimTemplates ?? []).map((template) => {
    const { labels: own, ...metadata } = template.metadata ?? {}
    const labels = own || matchLabels ? { ...own, ...matchLabels } : undefined
    const { namespace } = set.metadata ?? {}
    return {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        ...metadata,
        name: claimName(set, metadata.name ?? '', ordinal),
        ...(namespace === undefined ? {} : { namespace }),
        ...(labels ? { labels } : {}),
      },
      ...(template.spec ? { spec: template.spec } : {}),
    }
  })
}
