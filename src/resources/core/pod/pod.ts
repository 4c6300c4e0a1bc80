import type { Pod, PodCondition } from '../../../api/index.js'
import { formatTimestamp, nameIsDNSSubdomain, Pods, qosClassOf } from '../../../api/index.js'
import { defineResource } from '../../define-resource.js'
import { foldLabelKeys } from './affinity-keys.js'
import { moveAppArmorAnnotations } from './app-armor.js'
import { binding } from './binding.js'
import { podCells, podRowConditions } from './columns.js'
import { setPodDefaults } from './defaults.js'
import { dropDisabledPodFields } from './disabled-fields.js'
import { ephemeralContainers } from './ephemeral-containers.js'
import { eviction } from './eviction.js'
import { log } from './log.js'
import { proxy } from './proxy.js'
import { resize } from './resize.js'
import { mirrorServiceAccount } from './spec-defaults.js'
import { podStatus } from './status.js'
import { attach, exec, portForward } from './streams.js'
import { validatePodCreate, validatePodUpdate } from './validation.js'
import { podWarnings } from './warnings.js'

/** A time that is not known is printed as null. */
function schedulingGated(now: string): PodCondition {
  return {
    type: 'PodScheduled',
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime: now,
    reason: 'SchedulingGated',
    message: 'Scheduling is blocked due to non-empty scheduling gates',
  } as unknown as PodCondition
}

export const pods = defineResource(Pods, {
  cells: podCells,
  rowConditions: podRowConditions,
  selectableFields: {
    'spec.nodeName': ({ spec }) => spec?.nodeName ?? '',
    // The old name.
    'spec.host': ({ spec }) => spec?.nodeName ?? '',
    'spec.restartPolicy': ({ spec }) => spec?.restartPolicy ?? '',
    'spec.schedulerName': ({ spec }) => spec?.schedulerName ?? '',
    'spec.serviceAccountName': ({ spec }) => spec?.serviceAccountName ?? '',
    'spec.hostNetwork': ({ spec }) => String(spec?.hostNetwork === true),
    'status.phase': ({ status }) => status?.phase ?? '',
    'status.podIP': ({ status }) => status?.podIPs?.[0]?.ip ?? status?.podIP ?? '',
    // It may be asked for, but says nothing.
    'status.podIPs': () => '',
    'status.nominatedNodeName': ({ status }) => status?.nominatedNodeName ?? '',
  },
  validateName: nameIsDNSSubdomain,
  defaults: setPodDefaults,
  prepareForCreate(pod, { clock, warn }) {
    if (pod.spec) mirrorServiceAccount(pod.spec)
    pod.status = { phase: 'Pending', qosClass: qosClassOf(pod) }
    dropDisabledPodFields(pod.spec, undefined)
    if (pod.spec?.schedulingGates?.length) {
      pod.status.conditions = [schedulingGated(formatTimestamp(clock.now()))]
    }
    foldLabelKeys(pod)
    moveAppArmorAnnotations(pod, warn ?? (() => undefined))
  },
  prepareForUpdate(pod, old) {
    if (pod.spec) mirrorServiceAccount(pod.spec)
    dropDisabledPodFields(pod.spec, old.spec)
  },
  validate: validatePodCreate,
  validateUpdate: validatePodUpdate,
  // People seldom update pods directly, so updates say nothing (podStrategy.WarningsOnUpdate).
  warnings: (pod, old) => (old ? [] : podWarnings(pod, undefined)),
  gracefulDelete,
  status: podStatus,
  subresources: [attach, binding, ephemeralContainers, eviction, exec, log, portForward, proxy, resize],
})

/** Only a pod on a node, and one that has not ended, needs time to go (podStrategy.CheckGracefulDelete). */
function gracefulDelete(pod: Pod, { gracePeriodSeconds }: { gracePeriodSeconds: number | undefined }): number {
  const { nodeName, terminationGracePeriodSeconds = 0 } = pod.spec ?? {}
  const phase = pod.status?.phase
  if (!nodeName || phase === 'Failed' || phase === 'Succeeded') return 0
  const period = gracePeriodSeconds ?? terminationGracePeriodSeconds
  return period < 0 ? 1 : period
}
