import type { PodTemplateSpec } from '../generated/index.js'
import { goDump } from '../types/index.js'

/** apimachinery's rand alphabet: no vowels, no look-alikes. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789'

/**
 * The value of `pod-template-hash`: 32 bits of FNV-1a over Go's dump of the template (and the collision count in eight bytes), its decimal
 * digits spelled in the alphabet of generated names. pkg/controller ComputeHash (v1.34): the same template has the same hash here and there.
 */
export function podTemplateHash(template: PodTemplateSpec, collisionCount?: number): string {
  const collisions = Buffer.alloc(collisionCount === undefined ? 0 : 8)
  if (collisionCount !== undefined) collisions.writeUInt32LE(collisionCount)
  return safeEncode(String(fnv1a(Buffer.concat([Buffer.from(goDump(template), 'utf8'), collisions]))))
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

export function fnv1a(bytes: string | Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes) {
    hash = Math.imul(hash ^ byte, 0x01000193)
  }
  return hash >>> 0
}
