import { type ControllerRevision, canonicalJson, type PodTemplateSpec, safeEncode, timeOf } from '../../api/index.js'

/** What a revision keeps: a strategic merge patch that puts the template back. */
export interface RevisionData {
  readonly spec: { readonly template: PodTemplateSpec & { readonly $patch: 'replace' } }
}

export function revisionData(template: PodTemplateSpec | undefined): RevisionData {
  return { spec: { template: { ...(template as PodTemplateSpec), $patch: 'replace' } } }
}

/** The template that the revision puts back; undefined when it keeps something else. */
export function templateOf(revision: ControllerRevision): PodTemplateSpec | undefined {
  const template = (revision.data as Partial<RevisionData> | undefined)?.spec?.template
  if (!template) return undefined
  const { $patch: _, ...rest } = template
  return rest
}

/** The bytes that Go makes of the data: sorted keys, and the characters that HTML minds escaped. */
export function canonicalData(data: unknown): string {
  return canonicalJson(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

export function sameData(a: ControllerRevision, b: ControllerRevision): boolean {
  return canonicalData(a.data) === canonicalData(b.data)
}

/** pkg/controller/history HashControllerRevision (v1.34): FNV-1 over the data and the digits of the collision count. */
export function hashRevision(data: unknown, collisionCount: number): string {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(canonicalData(data) + collisionCount, 'utf8'))
    hash = Math.imul(hash, 0x01000193) ^ byte
  return safeEncode(String(hash >>> 0))
}

/** Lowest revision first; of equal ones the older first, of the same second by name. */
export function byRevision(a: ControllerRevision, b: ControllerRevision): number {
  if (a.revision !== b.revision) return a.revision - b.revision
  const age = (timeOf(a.metadata?.creationTimestamp) ?? 0) - (timeOf(b.metadata?.creationTimestamp) ?? 0)
  if (age !== 0) return age
  return (a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1
}
