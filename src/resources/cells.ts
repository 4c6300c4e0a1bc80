import type { Container, IntOrString, KubeObject, LabelSelector, PodSpec } from '../api/index.js'
import { formatLabelSelector } from '../api/index.js'
import type { AgeCell } from '../registry/definition/index.js'

/** Cells that many kinds share; what is printed follows pkg/printers/internalversion (v1.34). */

export const name = (object: KubeObject): string => object.metadata?.name ?? ''

export const age = (object: KubeObject): AgeCell => ({ since: object.metadata?.creationTimestamp })

/** The plain creation time: kinds without a printer of their own. */
export const createdAt = (object: KubeObject): string | null => object.metadata?.creationTimestamp ?? null

/** `a=b,c=d`, sorted; `<none>` when empty. */
export function labelsText(labels: Readonly<Record<string, string>> | undefined): string {
  // Upstream orders whole pairs: a longer key may come before its beginning.
  const pairs = Object.entries(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .sort()
  return pairs.length === 0 ? '<none>' : pairs.join(',')
}

export const selectorText = (selector: LabelSelector | undefined): string => formatLabelSelector(selector)

const containersOf = (spec: PodSpec | undefined): readonly Container[] => spec?.containers ?? []

export const containerNames = (spec: PodSpec | undefined): string =>
  containersOf(spec)
    .map((container) => container.name)
    .join(',')

export const containerImages = (spec: PodSpec | undefined): string =>
  containersOf(spec)
    .map((container) => container.image ?? '')
    .join(',')

/** A number or percentage as text. */
export const intOrStringText = (value: IntOrString | undefined, absent: string): string =>
  value === undefined ? absent : String(value)

/** The first `max` entries and how many more there are. */
export function firstFew(entries: readonly string[], max: number, separator = ','): string {
  const shown = entries.slice(0, max).join(separator)
  return entries.length > max ? `${shown} + ${entries.length - max} more...` : shown
}
