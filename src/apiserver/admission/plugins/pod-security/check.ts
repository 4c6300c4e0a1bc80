import type { Container, ObjectMeta, PodSpec, SecurityContext } from '../../../../api/index.js'

/** The part of a pod that the standards look at: a pod's own or a template's. */
export interface PodLike {
  readonly metadata: ObjectMeta | undefined
  readonly spec: PodSpec
}

/** Why a pod does not meet a check: in short, and what to do about it. */
export interface Violation {
  readonly reason: string
  readonly detail: string
}

/** One rule of a standard, in one of its versions. */
export interface Check {
  /** Checks run, and are told of, in the order of their ids within a level. */
  readonly id: string
  /** Newest last; the one for the newest version that is not newer than what is asked decides. None so old: nothing is checked. */
  readonly versions: readonly { readonly since: number; readonly run: (pod: PodLike) => Violation | undefined }[]
  /** Of a restricted check: the id of the baseline check that it makes needless, from this version on. */
  readonly replaces?: string
}

/** Every container of whatever kind, in the order in which they are told of. */
export function containersOf({ spec }: PodLike): readonly Container[] {
  return [
    ...(spec.initContainers ?? []),
    ...(spec.containers ?? []),
    ...((spec.ephemeralContainers ?? []) as readonly Container[]),
  ]
}

/** The names of containers whose security context fails. */
export function failing(
  pod: PodLike,
  fails: (context: SecurityContext | undefined, container: Container) => boolean,
): readonly string[] {
  return containersOf(pod)
    .filter((container) => fails(container.securityContext, container))
    .map(({ name }) => name)
}

/** `"a", "b"`. */
export function quoted(names: Iterable<string>): string {
  return [...names].map((name) => `"${name}"`).join(', ')
}

/** As a set: sorted, each once. */
export function unique(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort()
}

export function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`
}

/** `container "a"` or `containers "a", "b"`. */
export function containerNames(names: readonly string[]): string {
  return `${plural('container', names.length)} ${quoted(names)}`
}

/** `pod and containers "a", "b"`: who has set something. */
export function setters(isPod: boolean, containers: readonly string[]): string {
  const parts = [...(isPod ? ['pod'] : []), ...(containers.length > 0 ? [containerNames(containers)] : [])]
  return parts.join(' and ')
}

export function isWindows({ spec }: PodLike): boolean {
  return spec.os?.name === 'windows'
}
