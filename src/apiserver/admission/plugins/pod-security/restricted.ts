import type { Volume } from '../../../../api/index.js'
import type { Check, PodLike, Violation } from './check.js'
import { containerNames, containersOf, failing, isWindows, plural, quoted, setters, unique } from './check.js'
import { seccompSetters } from './seccomp.js'

function allowPrivilegeEscalation(pod: PodLike): Violation | undefined {
  const names = failing(pod, (context) => context?.allowPrivilegeEscalation !== false)
  if (names.length === 0) return undefined
  return {
    reason: 'allowPrivilegeEscalation != false',
    detail: `${containerNames(names)} must set securityContext.allowPrivilegeEscalation=false`,
  }
}

function capabilities(pod: PodLike): Violation | undefined {
  const keeping = failing(pod, (context) => !context?.capabilities?.drop?.includes('ALL'))
  const added = (add: readonly string[] | undefined): readonly string[] =>
    (add ?? []).filter((one) => one !== 'NET_BIND_SERVICE')
  const adding = failing(pod, (context) => added(context?.capabilities?.add).length > 0)
  if (keeping.length === 0 && adding.length === 0) return undefined
  const bad = unique(containersOf(pod).flatMap((one) => added(one.securityContext?.capabilities?.add)))
  const parts = [
    ...(keeping.length > 0 ? [`${containerNames(keeping)} must set securityContext.capabilities.drop=["ALL"]`] : []),
    ...(adding.length > 0
      ? [`${containerNames(adding)} must not include ${quoted(bad)} in securityContext.capabilities.add`]
      : []),
  ]
  return { reason: 'unrestricted capabilities', detail: parts.join('; ') }
}

const safeVolumes: ReadonlySet<string> = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
])
/** Known types in upstream's words; what else there may be is `unknown`. */
const knownVolumes: ReadonlySet<string> = new Set([
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'gitRepo',
  'nfs',
  'iscsi',
  'glusterfs',
  'rbd',
  'flexVolume',
  'cinder',
  'cephfs',
  'flocker',
  'fc',
  'azureFile',
  'vsphereVolume',
  'quobyte',
  'azureDisk',
  'portworxVolume',
  'scaleIO',
  'storageos',
])

function typeOfVolume(volume: Volume): string {
  const fields = Object.keys(volume).filter((key) => key !== 'name')
  return fields.find((key) => safeVolumes.has(key)) ?? fields.find((key) => knownVolumes.has(key)) ?? 'unknown'
}

function restrictedVolumes({ spec }: PodLike): Violation | undefined {
  const bad = (spec.volumes ?? []).filter((volume) => !safeVolumes.has(typeOfVolume(volume)))
  if (bad.length === 0) return undefined
  const types = unique(bad.map(typeOfVolume))
  const names = bad.map(({ name }) => name)
  const verb = names.length === 1 ? 'uses' : 'use'
  const what = plural('restricted volume type', types.length)
  return {
    reason: 'restricted volume types',
    detail: `${plural('volume', names.length)} ${quoted(names)} ${verb} ${what} ${quoted(types)}`,
  }
}

function runAsNonRoot(pod: PodLike): Violation | undefined {
  const reason = 'runAsNonRoot != true'
  const ofPod = pod.spec.securityContext?.runAsNonRoot
  const bad = failing(pod, (context) => context?.runAsNonRoot === false)
  if (ofPod === false || bad.length > 0) {
    return { reason, detail: `${setters(ofPod === false, bad)} must not set securityContext.runAsNonRoot=false` }
  }
  const silent = ofPod ? [] : failing(pod, (context) => context?.runAsNonRoot === undefined)
  if (silent.length === 0) return undefined
  return { reason, detail: `pod or ${containerNames(silent)} must set securityContext.runAsNonRoot=true` }
}

function runAsUser(pod: PodLike): Violation | undefined {
  const ofPod = pod.spec.securityContext?.runAsUser === 0
  const names = failing(pod, (context) => context?.runAsUser === 0)
  if (!ofPod && names.length === 0) return undefined
  return { reason: 'runAsUser=0', detail: `${setters(ofPod, names)} must not set runAsUser=0` }
}

function seccompProfile(pod: PodLike): Violation | undefined {
  const bad = seccompSetters(pod)
  if (bad || pod.spec.securityContext?.seccompProfile) return bad
  const silent = failing(pod, (context) => context?.seccompProfile === undefined)
  if (silent.length === 0) return undefined
  return {
    reason: 'seccompProfile',
    detail: `pod or ${containerNames(silent)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
  }
}

/** From v1.25 on what only Linux knows is not asked of Windows pods. */
function linuxOnly(since: number, run: (pod: PodLike) => Violation | undefined): Check['versions'] {
  return [
    { since, run },
    { since: 25, run: (pod) => (isWindows(pod) ? undefined : run(pod)) },
  ]
}

/** The standard of hardened pods, on top of the baseline (pod-security-admission's policy/, v0.34), by id. */
export const restrictedChecks: readonly Check[] = [
  { id: 'allowPrivilegeEscalation', versions: linuxOnly(8, allowPrivilegeEscalation) },
  { id: 'capabilities_restricted', versions: linuxOnly(22, capabilities), replaces: 'capabilities_baseline' },
  {
    id: 'restrictedVolumes',
    versions: [{ since: 0, run: restrictedVolumes }],
    replaces: 'hostPathVolumes',
  },
  { id: 'runAsNonRoot', versions: [{ since: 0, run: runAsNonRoot }] },
  { id: 'runAsUser', versions: [{ since: 23, run: runAsUser }] },
  { id: 'seccompProfile_restricted', versions: linuxOnly(19, seccompProfile), replaces: 'seccompProfile_baseline' },
]
