import type { PersistentVolume } from '../../../api/index.js'
import { betaStorageClassAnnotation, path } from '../../../api/index.js'
import { append } from '../../../base/index.js'
import { nodeTermWarnings } from '../../node-label-warnings.js'
import { deprecatedVolumes } from '../pod/warnings.js'

const specAt = path('spec')

/** In the order in which upstream looks for them; the Flocker and Quobyte of pods are not among them. */
const deprecatedKinds = ['cephfs', 'photonPersistentDisk', 'scaleIO', 'storageos', 'glusterfs', 'rbd'] as const

export function volumeWarnings({ metadata, spec }: PersistentVolume): string[] {
  const texts: string[] = []
  if (metadata?.annotations?.[betaStorageClassAnnotation] !== undefined) {
    texts.push(
      `metadata.annotations[${betaStorageClassAnnotation}]: deprecated since v1.8; use "storageClassName" attribute instead`,
    )
  }
  if (metadata?.annotations?.['volume.beta.kubernetes.io/mount-options'] !== undefined) {
    texts.push(
      'metadata.annotations[volume.beta.kubernetes.io/mount-options]: deprecated since v1.31; use "mountOptions" attribute instead',
    )
  }
  if (spec?.persistentVolumeReclaimPolicy === 'Recycle') {
    texts.push(
      'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
    )
  }
  const termsAt = specAt.child('nodeAffinity', 'required', 'nodeSelectorTerms')
  spec?.nodeAffinity?.required?.nodeSelectorTerms?.forEach((term, index) => {
    append(texts, nodeTermWarnings(term, termsAt.index(index), { checkValues: false }))
  })
  for (const kind of deprecatedKinds) {
    const known = deprecatedVolumes[kind]
    if (spec?.[kind]) texts.push(`${specAt.child(known[0])}: ${known[1]}`)
  }
  return texts
}
