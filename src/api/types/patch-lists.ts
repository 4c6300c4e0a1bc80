import { isJsonObject, type JsonObject } from './json-values.js'
import { goFormat, goMap, goTypeName, patchErrors, StrategicMergeError } from './patch-errors.js'
import { noKey, Positions } from './positions.js'

export const directiveKey = '$patch'

/** Go's kind of a list's elements: what all of them are. */
export type ElementKind = 'map' | 'scalar'

export function elementKind(...lists: readonly (readonly unknown[])[]): ElementKind {
  let first: string | undefined
  for (const item of lists.flat(1)) {
    const type = goTypeName(item)
    if (first === undefined && Array.isArray(item)) throw patchErrors.listOfLists()
    first ??= type
    if (type !== first) {
      throw new StrategicMergeError(`list element types are not identical: ${goFormat(lists)}`)
    }
  }
  if (first === undefined) throw new StrategicMergeError('no elements in any of the given slices')
  return first === goMap ? 'map' : 'scalar'
}

export function requireMap(value: unknown): JsonObject {
  if (!isJsonObject(value)) throw patchErrors.wrongType(goMap, value)
  return value
}

/** The positions of a list's entries by their merge keys' values. */
export function positionsBy(mergeKey: string, list: readonly unknown[]): Positions {
  return new Positions(list, (item, index) => {
    if (!isJsonObject(item)) throw new StrategicMergeError(`value for key ${index} is not a map`)
    return Object.hasOwn(item, mergeKey) ? item[mergeKey] : noKey
  })
}

export interface Partition {
  readonly inPatch: unknown[]
  readonly serverOnly: unknown[]
}

/** Splits a merged list into what the patch names and what only the server has. */
export function partition(merged: readonly unknown[], patch: readonly unknown[], mergeKey: string): Partition {
  const inPatch: unknown[] = []
  const serverOnly: unknown[] = []
  const named = mergeKey === '' ? new Positions(patch) : positionsBy(mergeKey, patch)
  for (const item of merged) {
    const key = mergeKey === '' ? item : requireMergeKey(item, mergeKey)
    ;(named.of(key) >= 0 ? inPatch : serverOnly).push(item)
  }
  return { inPatch, serverOnly }
}

export function requireMergeKey(item: unknown, mergeKey: string): unknown {
  const entry = requireMap(item)
  if (!Object.hasOwn(entry, mergeKey)) throw patchErrors.noMergeKey(entry, mergeKey)
  return entry[mergeKey]
}

export interface ElementOrder {
  readonly patch: readonly unknown[]
  readonly server: readonly unknown[]
  readonly mergeKey: string
  readonly kind: ElementKind
}

/**
 * Patch entries in the patch's order, the server's in the server's; where the server's list cannot decide between the two, the
 * patch's entry comes first.
 */
export function inElementOrder(parts: Partition, order: ElementOrder): unknown[] {
  const patch = sorted(parts.inPatch, order.patch, order)
  const server = sorted(parts.serverOnly, order.server, order)
  const ranks = new Ranks(order.server, order)
  const merged: unknown[] = []
  let fromServer = 0
  let fromPatch = 0
  while (fromServer < server.length || fromPatch < patch.length) {
    const takeServer =
      fromPatch >= patch.length ||
      (fromServer < server.length && ranks.isBefore(server[fromServer], patch[fromPatch]) === true)
    merged.push(takeServer ? server[fromServer++] : patch[fromPatch++])
  }
  return merged
}

type Keyed = Pick<ElementOrder, 'mergeKey' | 'kind'>

/** The places that a list gives to entries. */
class Ranks {
  readonly #positions: Positions
  readonly #keyed: Keyed

  constructor(order: readonly unknown[], keyed: Keyed) {
    this.#keyed = keyed
    this.#positions = new Positions(order, (item) => this.#keyOf(item))
  }

  #keyOf(value: unknown): unknown {
    const { mergeKey, kind } = this.#keyed
    if (kind !== 'map') return value
    return isJsonObject(value) ? value[mergeKey] : null
  }

  /** -1: none. */
  of(item: unknown): number {
    return this.#positions.of(this.#keyOf(item))
  }

  /** Undefined: one of the two has no place. */
  isBefore(left: unknown, right: unknown): boolean | undefined {
    const leftRank = this.of(left)
    const rightRank = this.of(right)
    return leftRank >= 0 && rightRank >= 0 ? leftRank < rightRank : undefined
  }
}

/** Upstream's comparison calls an entry without a place smaller than any: with an insertion sort, as Go's for short lists, that is an order. */
function sorted(items: readonly unknown[], order: readonly unknown[], keyed: Keyed): unknown[] {
  let list = [...items]
  let deleted: unknown[] = []
  if (keyed.kind === 'map') {
    for (const item of [...items, ...order]) requireMergeKey(item, keyed.mergeKey)
    deleted = list.filter(isDeletion)
    list = list.filter((item) => !isDeletion(item))
  }
  const ranks = new Ranks(order, keyed)
  if (list.every((item) => ranks.of(item) >= 0)) return [...list.sort((a, b) => ranks.of(a) - ranks.of(b)), ...deleted]
  for (let end = 1; end < list.length; end++) {
    for (let at = end; at > 0 && ranks.isBefore(list[at], list[at - 1]) !== false; at--) {
      ;[list[at - 1], list[at]] = [list[at], list[at - 1]]
    }
  }
  return [...list, ...deleted]
}

export function isDeletion(item: unknown): boolean {
  return requireMap(item)[directiveKey] === 'delete'
}

/** The entries of a patch's list must follow its `$setElementOrder` list. */
export function checkOrderOfPatch(patch: readonly unknown[], order: readonly unknown[], mergeKey: string): void {
  if (patch.length === 0 || order.length === 0) return
  const entries = mergeKey === '' ? patch : patch.filter((item) => !isDeletion(item))
  let entry = 0
  let place = 0
  while (entry < entries.length && place < order.length) {
    const item = entries[entry]
    if (isJsonObject(item) && Object.hasOwn(item, directiveKey)) {
      entry++
      continue
    }
    const equal =
      mergeKey === ''
        ? item === order[place]
        : requireMergeKey(item, mergeKey) === requireMergeKey(order[place], mergeKey)
    if (equal) entry++
    place++
  }
  if (entry < entries.length && place >= order.length) {
    throw new StrategicMergeError(
      `The order in patch list:\n${goFormat(patch)}\n doesn't match $setElementOrder list:\n${goFormat(order)}\n`,
    )
  }
}
