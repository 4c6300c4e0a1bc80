import type { FieldPath } from '../errors/index.js'
import type { Container, PodSpec } from '../generated/index.js'

/** A container of any kind, with its path. */
export interface VisitedContainer {
  readonly container: Container
  readonly at: FieldPath
}

/** All containers in the order in which upstream visits them. */
export function containersOf(spec: PodSpec, at: FieldPath): readonly VisitedContainer[] {
  const visited: VisitedContainer[] = []
  for (const kind of ['initContainers', 'containers', 'ephemeralContainers'] as const) {
    const list = spec[kind] ?? []
    for (const [index, container] of list.entries()) visited.push({ container, at: at.child(kind).index(index) })
  }
  return visited
}
