import type { StatefulSet } from '../../../api/index.js'
import { nameIsDNSLabel, path, StatefulSets, selectorOrNone } from '../../../api/index.js'
import { scaleSubresource } from '../../../registry/definition/index.js'
import { containerImages, containerNames } from '../../cells.js'
import { setVolumeClaimDefaults } from '../../core/persistent-volume-claim.js'
import { setPodSpecDefaults } from '../../core/pod/spec-defaults.js'
import { claimWarnings, templateWarnings } from '../../core/pod/warnings.js'
import { defineResource } from '../../define-resource.js'
import { validateStatefulSet, validateStatefulSetStatus, validateStatefulSetUpdate } from './validation.js'

const at = path('spec')

/** maxUnavailable is behind a feature gate that v1.34 leaves off: it is dropped, unless it is in use. */
function dropMaxUnavailable({ spec }: StatefulSet, old: StatefulSet | undefined): void {
  if (old?.spec?.updateStrategy?.rollingUpdate?.maxUnavailable !== undefined) return
  if (spec?.updateStrategy?.rollingUpdate) delete spec.updateStrategy.rollingUpdate.maxUnavailable
}

export const statefulSets = defineResource(StatefulSets, {
  podTemplate: ({ spec }) => spec?.template,
  cells: {
    Ready: ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`,
    Containers: ({ spec }) => containerNames(spec?.template?.spec),
    Images: ({ spec }) => containerImages(spec?.template?.spec),
  },
  validateName: nameIsDNSLabel,
  defaults({ spec }) {
    if (!spec) return
    if (spec.template?.spec) setPodSpecDefaults(spec.template.spec)
    spec.podManagementPolicy ||= 'OrderedReady'
    const strategy = spec.updateStrategy ?? {}
    spec.updateStrategy = strategy
    if (!strategy.type) {
      strategy.type = 'RollingUpdate'
      strategy.rollingUpdate ??= {}
    }
    if (strategy.type === 'RollingUpdate' && strategy.rollingUpdate) strategy.rollingUpdate.partition ??= 0
    const retention = spec.persistentVolumeClaimRetentionPolicy ?? {}
    spec.persistentVolumeClaimRetentionPolicy = retention
    retention.whenDeleted ||= 'Retain'
    retention.whenScaled ||= 'Retain'
    spec.replicas ??= 1
    spec.revisionHistoryLimit ??= 10
    for (const claim of spec.volumeClaimTemplates ?? []) {
      claim.apiVersion = 'v1'
      claim.kind = 'PersistentVolumeClaim'
      setVolumeClaimDefaults(claim)
    }
  },
  prepareForCreate(statefulSet) {
    statefulSet.status = { replicas: 0, availableReplicas: 0 }
    dropMaxUnavailable(statefulSet, undefined)
  },
  prepareForUpdate: dropMaxUnavailable,
  validate: validateStatefulSet,
  validateUpdate: validateStatefulSetUpdate,
  warnings({ metadata, spec }, old) {
    const texts: string[] = []
    if (!old || metadata?.generation !== old.metadata?.generation) {
      texts.push(...templateWarnings(spec?.template, at.child('template')))
    }
    spec?.volumeClaimTemplates?.forEach((claim, index) => {
      const here = at.child('volumeClaimTemplates').index(index)
      // Of an update upstream names the claim's spec, in Go's spelling.
      texts.push(...claimWarnings(claim.spec, old ? here.child('Spec') : here))
    })
    if ((spec?.revisionHistoryLimit ?? 0) < 0) {
      texts.push(
        'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended',
      )
    }
    return texts
  },
  status: {
    validateUpdate: validateStatefulSetStatus,
  },
  subresources: [
    scaleSubresource({
      replicas: ({ spec }) => spec?.replicas ?? 0,
      setReplicas: (statefulSet, replicas) => {
        if (statefulSet.spec) statefulSet.spec.replicas = replicas
      },
      statusReplicas: ({ status }) => status?.replicas ?? 0,
      selector: ({ spec }) => selectorOrNone(spec?.selector)?.toString() ?? '',
    }),
  ],
})
