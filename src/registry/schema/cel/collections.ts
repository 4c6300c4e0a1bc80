import { anyOf, intOf, itemsOf, listOf, optionalOf } from './arguments.js'
import type { Declaration, Implementation } from './declarations.js'
import { equal, includes } from './equality.js'
import { CelError } from './errors.js'
import type { Meter } from './meter.js'
import { compare } from './ordering.js'
import {
  ArrayList,
  Duration,
  isList,
  isMap,
  isObject,
  type ListValue,
  Optional,
  Timestamp,
  Uint,
  type Value,
} from './values.js'

/** `a + b`: in order; sets have each element once, lists by keys take the values of `b` at the places of `a`. */
export function concatenate(a: ListValue, b: ListValue, meter: Meter): ListValue {
  if (!a.join) {
    meter.work(a.size + b.size)
    return new ArrayList([...itemsOf(a), ...itemsOf(b)])
  }
  const items = [...itemsOf(a)]
  meter.work(items.length)
  if (a.join === 'set') {
    for (const item of itemsOf(b)) if (!includes(a, item, meter)) items.push(item)
  } else {
    const { join } = a
    const places = new Map(items.map((item, index) => [join(item), index]))
    for (const item of itemsOf(b)) {
      const place = places.get(join(item))
      if (place === undefined) items.push(item)
      else items[place] = item
    }
  }
  return Object.assign(new ArrayList(items), { join: a.join })
}

const ordered = ['int', 'uint', 'double', 'bool', 'duration', 'timestamp', 'string', 'bytes']
const summable: Readonly<Record<string, Value>> = {
  int: 0n,
  uint: new Uint(0n),
  double: 0,
  duration: new Duration(0n),
}

const isSorted: Implementation = ([list], meter) => {
  let before: Value | undefined
  for (const item of itemsOf(listOf(list))) {
    if (before !== undefined && compare(before, item, meter) > 0) return false
    before = item
  }
  return true
}

function extreme(name: string, sign: 1 | -1): Implementation {
  return ([list], meter) => {
    let found: Value | undefined
    for (const item of itemsOf(listOf(list))) {
      if (found === undefined || compare(item, found, meter) * sign > 0) found = item
    }
    if (found === undefined) throw new CelError(`${name} called on empty list`)
    return found
  }
}

function sum(zero: Value): Implementation {
  return ([list], meter) => {
    let total = zero
    for (const item of itemsOf(listOf(list))) {
      meter.work(1)
      total = add(total, item)
    }
    return total
  }
}

function add(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return a + b
  const fit = (value: bigint) => {
    if (BigInt.asIntN(64, value) !== value) throw new CelError('integer overflow')
    return value
  }
  if (typeof a === 'bigint' && typeof b === 'bigint') return fit(a + b)
  if (a instanceof Duration && b instanceof Duration) return new Duration(fit(a.nanos + b.nanos))
  if (a instanceof Uint && b instanceof Uint) {
    const value = a.value + b.value
    if (BigInt.asUintN(64, value) !== value) throw new CelError('unsigned integer overflow')
    return new Uint(value)
  }
  throw new CelError('no such overload')
}

function position(list: ListValue, value: Value, meter: Meter, fromEnd: boolean): bigint {
  for (let step = 0; step < list.size; step++) {
    const index = fromEnd ? list.size - 1 - step : step
    if (equal(list.at(index), value, meter)) return BigInt(index)
  }
  return -1n
}

/** Kubernetes' functions of lists (pkg/cel/library/lists.go). */
export const listFunctions: readonly Declaration[] = [
  ...ordered.map((type): Declaration => [`list_${type}_is_sorted_bool`, `list(${type}):isSorted() -> bool`, isSorted]),
  ...Object.entries(summable).map(
    ([type, zero]): Declaration => [`list_${type}_sum_${type}`, `list(${type}):sum() -> ${type}`, sum(zero)],
  ),
  ...ordered.map(
    (type): Declaration => [`list_${type}_max_${type}`, `list(${type}):max() -> ${type}`, extreme('max', 1)],
  ),
  ...ordered.map(
    (type): Declaration => [`list_${type}_min_${type}`, `list(${type}):min() -> ${type}`, extreme('min', -1)],
  ),
  [
    'list_a_index_of_int',
    'list(A):indexOf(A) -> int',
    ([list, value], meter) => position(listOf(list), anyOf(value), meter, false),
  ],
  [
    'list_a_last_index_of_int',
    'list(A):lastIndexOf(A) -> int',
    ([list, value], meter) => position(listOf(list), anyOf(value), meter, true),
  ],
]

function contains(list: ListValue, sublist: ListValue, meter: Meter): boolean {
  for (const item of itemsOf(sublist)) if (!includes(list, item, meter)) return false
  return true
}

/** cel-go's ext/sets.go. */
export const setFunctions: readonly Declaration[] = [
  [
    'list_sets_contains_list',
    'sets.contains(list(A), list(A)) -> bool',
    ([a, b], meter) => contains(listOf(a), listOf(b), meter),
  ],
  [
    'list_sets_equivalent_list',
    'sets.equivalent(list(A), list(A)) -> bool',
    ([a, b], meter) => contains(listOf(a), listOf(b), meter) && contains(listOf(b), listOf(a), meter),
  ],
  [
    'list_sets_intersects_list',
    'sets.intersects(list(A), list(A)) -> bool',
    ([a, b], meter) => [...itemsOf(listOf(a))].some((item) => includes(listOf(b), item, meter)),
  ],
]

function isZero(value: Value): boolean {
  if (value === null || value === false || value === 0 || value === 0n || value === '') return true
  if (value instanceof Uint8Array) return value.length === 0
  if (value instanceof Uint) return value.value === 0n
  if (value instanceof Duration || value instanceof Timestamp) return value.nanos === 0n
  if (value instanceof Optional) return value.value === undefined || isZero(value.value)
  if (typeof value !== 'object') return false
  if (isList(value)) return value.size === 0
  if (isMap(value)) return value.entries === 0
  return isObject(value) && value.members === 0
}

const present = (value: Value | undefined): Value => {
  if (value === undefined) throw new CelError('optional.none() dereference')
  return value
}

const unwrapped = (list: ListValue) =>
  new ArrayList([...itemsOf(list)].map((item) => optionalOf(item)).filter((item) => item !== undefined))

/** Optional values (cel-go's cel/library.go). */
export const optionalFunctions: readonly Declaration[] = [
  ['optional_of', 'optional.of(A) -> optional(A)', ([a]) => new Optional(anyOf(a))],
  [
    'optional_ofNonZeroValue',
    'optional.ofNonZeroValue(A) -> optional(A)',
    ([a]) => new Optional(isZero(anyOf(a)) ? undefined : anyOf(a)),
  ],
  ['optional_none', 'optional.none() -> optional(A)', () => new Optional(undefined)],
  ['optional_value', 'optional(A):value() -> A', ([a]) => present(optionalOf(a))],
  ['optional_hasValue', 'optional(A):hasValue() -> bool', ([a]) => optionalOf(a) !== undefined],
  [
    'optional_or_optional',
    'optional(A):or(optional(A)) -> optional(A)',
    ([a, b]) => (optionalOf(a) === undefined ? anyOf(b) : anyOf(a)),
  ],
  ['optional_orValue_value', 'optional(A):orValue(A) -> A', ([a, b]) => optionalOf(a) ?? anyOf(b)],
  ['optional_unwrap', 'optional.unwrap(list(optional(A))) -> list(A)', ([list]) => unwrapped(listOf(list))],
  ['optional_unwrapOpt', 'list(optional(A)):unwrapOpt() -> list(A)', ([list]) => unwrapped(listOf(list))],
  [
    'list_first',
    'list(A):first() -> optional(A)',
    ([list]) => new Optional(listOf(list).size === 0 ? undefined : listOf(list).at(0)),
  ],
  [
    'list_last',
    'list(A):last() -> optional(A)',
    ([list]) => new Optional(listOf(list).size === 0 ? undefined : listOf(list).at(listOf(list).size - 1)),
  ],
]

export const limitOf = (value: Value | undefined): number => (value === undefined ? -1 : Number(intOf(value)))
