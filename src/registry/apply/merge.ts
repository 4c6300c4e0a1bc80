import type { Atom, ListAtom, MapAtom } from './atom.js'
import { deduce, itemsOf, memberAtom, membersOf } from './atom.js'
import { itemElement } from './path-element.js'

/**
 * An object with an applied configuration laid over it: the configuration's leaves win, nothing goes, lists with keys and sets are merged item by item
 * (structured-merge-diff: typed.Merge). Both are typed and are not changed; the result may share parts of them.
 */
export function mergeTyped(atom: Atom, live: unknown, config: unknown): unknown {
  if (config === undefined) return live
  if (live === undefined) return config
  const side = sideOf(atom, live, config)
  if (side.map && !side.map.atomic) {
    const left = membersOf(live)
    const right = membersOf(config)
    return left || right ? mergeMembers(side.map, left ?? {}, right ?? {}) : config
  }
  if (side.list && !side.map && !side.scalar && !side.list.atomic) {
    const left = itemsOf(live)
    const right = itemsOf(config)
    return left || right ? mergeItems(side.list, left ?? [], right ?? []) : config
  }
  return config
}

/** Null and nothing take the form of the other side. */
function sideOf(atom: Atom, live: unknown, config: unknown): Atom {
  return deduce(atom, config === null ? live : config)
}

function mergeMembers(
  map: MapAtom,
  left: Readonly<Record<string, unknown>>,
  right: Readonly<Record<string, unknown>>,
): unknown {
  const merged: Record<string, unknown> = {}
  for (const name in left) {
    const member = left[name]
    if (member === undefined) continue
    const config = Object.hasOwn(right, name) ? right[name] : undefined
    const atom = config === undefined ? undefined : memberAtom(map, name)
    setMember(merged, name, atom ? mergeTyped(atom, member, config) : (config ?? member))
  }
  for (const name in right) {
    const config = right[name]
    if (config === undefined || (Object.hasOwn(left, name) && left[name] !== undefined)) continue
    setMember(merged, name, config)
  }
  return merged
}

/** `__proto__` is a key like any other. */
function setMember(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  } else target[name] = value
}

/**
 * Items that both name stand in the configuration's order, items of the live list keep their places between them.
 * Doubled live items are replaced by the configuration's one, or stay as they are when it has none.
 */
function mergeItems(list: ListAtom, left: readonly unknown[], right: readonly unknown[]): unknown {
  const leftElements = left.map((item) => itemElement(list, item) ?? '')
  const rightElements = right.map((item) => itemElement(list, item) ?? '')
  const leftItems = new Map<string, unknown>()
  // A doubled item is not merged with the new value.
  leftElements.forEach((element, index) => {
    leftItems.set(element, leftItems.has(element) ? null : left[index])
  })
  const rightItems = new Map<string, unknown>(rightElements.map((element, index) => [element, right[index]]))
  const shared = rightElements.filter((element) => leftItems.has(element))
  let nextShared = 0
  const mergedRight = new Set<string>()
  const out: unknown[] = []
  const takeRight = (element: string) => {
    mergedRight.add(element)
    out.push(mergeTyped(list.items, leftItems.get(element), rightItems.get(element)))
  }
  for (let l = 0, r = 0; l < left.length || r < right.length; ) {
    const element = leftElements[l]
    if (l < left.length && r < right.length && element !== undefined) {
      if (element === rightElements[r]) {
        takeRight(element)
        l++
        r++
        nextShared++
        continue
      }
      const isOutOfTurn = rightItems.has(element) && nextShared < shared.length && shared[nextShared] !== element
      if (isOutOfTurn) {
        l++
        continue
      }
    }
    if (l < left.length && element !== undefined) {
      if (!rightItems.has(element)) {
        out.push(left[l])
        l++
        continue
      }
      if (mergedRight.has(element)) l++
    }
    if (r < right.length) {
      const wanted = rightElements[r] as string
      takeRight(wanted)
      r++
      if (shared[nextShared] === wanted) nextShared++
    }
  }
  return out
}
