import type { Node } from '../generated/index.js'

/** Region and zone of a node in one word (component-helpers' GetZoneKey, v0.34); empty when it names neither. */
export function zoneOf({ metadata }: Node): string {
  const labels = metadata?.labels
  const zone = labels?.['topology.kubernetes.io/zone'] ?? labels?.['failure-domain.beta.kubernetes.io/zone'] ?? ''
  const region = labels?.['topology.kubernetes.io/region'] ?? labels?.['failure-domain.beta.kubernetes.io/region'] ?? ''
  return zone === '' && region === '' ? '' : `${region}:\u0000:${zone}`
}
