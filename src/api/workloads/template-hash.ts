import type { PodTemplateSpec } from '../generated/index.js'

/** apimachinery's rand alphabet: no vowels, no look-alikes. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789'

/**
 * The value of `pod-template-hash`: 32 bits of FNV-1a over the template in canonical JSON, its decimal digits spelled in the alphabet of
 * generated names, as pkg/controller ComputeHash (v1.34) does over Go's dump of the template.
 */
export function podTemplateHash(template: PodTemplateSpec, collisionCount?: number): string {
  const collisions = collisionCount === undefined ? '' : `#${collisionCount}`
  return safeEncode(String(fnv1a(canonicalJson(template) + collisions)))
}

/** Each character's code maps to one of the alphabet's, so that no word arises (rand.SafeEncodeString). */
export function safeEncode(text: string): string {
  let encoded = ''
  for (let i = 0; i < text.length; i++) encoded += alphabet[text.charCodeAt(i) % alphabet.length]
  return encoded
}

/** JSON with sorted keys, without undefined values. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonicalJson(child)}`).join(',')}}`
}

export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
