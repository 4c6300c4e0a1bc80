import { itemsOf } from './arguments.js'
import type { Meter } from './meter.js'
import { isList, isMap, isObject, Opaque, type Value } from './values.js'

export const perCharacter = 0.1
export const perPatternCharacter = 0.25

const walks = new Set(['isSorted', 'sum', 'max', 'min', 'indexOf', 'lastIndexOf'])
const readsTexts = new Set(
  'url lowerAscii upperAscii substring trim cidr isIP isCIDR ip quantity isQuantity semver isSemver'.split(' '),
)
const sized = new Set(
  ['less', 'less_equals', 'greater', 'greater_equals'].flatMap((word) => [`${word}_string`, `${word}_bytes`]),
)

/** What a call cost (pkg/cel/library/cost.go, CallCost, and cel-go's interpreter/runtimecost.go). */
export function callCost(fn: string, overload: string, args: readonly Value[], result: Value, meter: Meter): number {
  const [first = null, second = null] = args
  const size = (value: Value) => meter.sizeOf(value)
  const characters = (value: Value, times = 1) => Math.ceil(size(value) * times * perCharacter)
  const pattern = () => Math.ceil((1 + size(first)) * perCharacter) * Math.ceil(size(second) * perPatternCharacter)
  if (overload === 'cidr_ip') return 1
  if (walks.has(fn)) return traversal(first, meter)
  if (readsTexts.has(fn)) return characters(first)
  switch (fn) {
    case 'check':
      // Two checks are what an expression can pay for.
      return 350_000
    case 'replace':
    case 'split':
    case 'ip.isCanonical':
      return characters(first, 2)
    case 'join':
      return characters(result, 2)
    case 'find':
    case 'findAll':
      return pattern()
    case 'containsIP':
      return characters(first, 2) + (overload === 'cidr_contains_ip_string' ? characters(second) : 0)
    case 'containsCIDR':
      return (
        characters(first, 2) +
        characters(first) +
        1 +
        (overload === 'cidr_contains_cidr_string' ? characters(second) : 0)
      )
    case 'validate': {
      const regexSize =
        first instanceof Opaque && first.content.type === 'kubernetes.NamedFormat'
          ? first.content.format.regexSize
          : 128
      return Math.ceil((1 + size(second)) * perCharacter) * Math.ceil(regexSize * perPatternCharacter)
    }
    case '_==_':
      if (first instanceof Opaque) return 1
  }
  switch (overload) {
    case 'starts_with_string':
    case 'ends_with_string':
    case 'string_to_bytes':
    case 'bytes_to_string':
    case 'strings_quote':
    case 'string_format':
      return characters(first)
    case 'in_list':
      return size(second)
    case 'equals':
    case 'not_equals':
      return Math.ceil(Math.min(size(first), size(second)) * perCharacter)
    case 'add_string':
    case 'add_bytes':
      return Math.ceil((size(first) + size(second)) * perCharacter)
    case 'matches_string':
      return pattern()
    case 'contains_string':
      return characters(first) * characters(second)
    case 'list_sets_contains_list':
    case 'list_sets_intersects_list':
      return 1 + size(first) * size(second)
    case 'list_sets_equivalent_list':
      return 1 + 2 * size(first) * size(second)
    default:
      return sized.has(overload) ? Math.ceil(Math.min(size(first), size(second)) * perCharacter) : 1
  }
}

/** Of a value as a tree. */
function traversal(value: Value, meter: Meter): number {
  meter.work(1)
  if (typeof value === 'string') return Math.floor(Buffer.byteLength(value) * perCharacter)
  if (value instanceof Uint8Array) return Math.floor(value.length * perCharacter)
  let cost = 0
  if (isList(value)) for (const item of itemsOf(value)) cost += traversal(item, meter)
  else if (isMap(value)) {
    for (const key of value.keys()) cost += traversal(key, meter) + traversal(value.find(key) ?? null, meter)
  } else if (isObject(value)) {
    for (const name of value.names()) cost += traversal(name, meter) + traversal(value.get(name) ?? null, meter)
  } else cost = 1
  return cost
}
