import type { AppArmorProfile, Pod } from '../../../api/index.js'
import { path, semanticEqual } from '../../../api/index.js'

/** The annotation that said what a container's `appArmorProfile` says now. */
export function appArmorKey(container: string): string {
  return `container.apparmor.security.beta.kubernetes.io/${container}`
}

export const appArmorDeprecation = 'deprecated since v1.30; use the "appArmorProfile" field instead'

/** What an annotation means; undefined where it means nothing. */
export function appArmorField(annotation: string): AppArmorProfile | undefined {
  if (annotation === 'unconfined') return { type: 'Unconfined' }
  if (annotation === 'runtime/default') return { type: 'RuntimeDefault' }
  const localhostProfile = annotation.startsWith('localhost/') ? annotation.slice('localhost/'.length) : ''
  return localhostProfile === '' ? undefined : { type: 'Localhost', localhostProfile }
}

/** ValidateAppArmorProfileField: a name without blanks around it, not too long. */
function isUsable({ localhostProfile }: AppArmorProfile): boolean {
  if (localhostProfile === undefined) return true
  return localhostProfile.trim() === localhostProfile && Buffer.byteLength(localhostProfile) <= 4095
}

/**
 * Brings the old annotations of a new pod into the fields of its containers, and warns of them
 * (applyAppArmorVersionSkew of pkg/registry/core/pod/strategy.go, v1.34).
 */
export function moveAppArmorAnnotations(pod: Pod, warn: (text: string) => void): void {
  const { spec, metadata } = pod
  const annotations = metadata?.annotations
  if (!annotations || !spec || spec.os?.name === 'windows') return
  const ofPod = spec.securityContext?.appArmorProfile
  for (const container of [
    ...(spec.initContainers ?? []),
    ...(spec.containers ?? []),
    ...(spec.ephemeralContainers ?? []),
  ]) {
    const key = appArmorKey(container.name)
    const annotation = annotations[key]
    if (annotation === undefined || container.securityContext?.appArmorProfile) continue
    const meant = appArmorField(annotation)
    const profile = meant && isUsable(meant) ? meant : undefined
    // The pod says so already.
    if (profile && ofPod && semanticEqual(profile, ofPod)) continue
    if (profile) container.securityContext = { ...container.securityContext, appArmorProfile: profile }
    warn(`${path('metadata', 'annotations').key(key)}: ${appArmorDeprecation}`)
  }
}
