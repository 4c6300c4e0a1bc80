import {
  anyOf,
  boolOf,
  bytesOf,
  doubleOf,
  durationOf,
  indexOf,
  int64,
  intOf,
  listOf,
  mapOf,
  optionalOf,
  textOf,
  timestampOf,
  uint64,
  uintOf,
} from './arguments.js'
import { concatenate } from './collections.js'
import { conversions } from './conversions.js'
import type { Declaration, Implementation } from './declarations.js'
import { equal, includes } from './equality.js'
import { CelError } from './errors.js'
import { compare } from './ordering.js'
import { matches } from './regex.js'
import { calendar, timestamp } from './time.js'
import {
  Duration,
  isObject,
  type ListValue,
  LiteralMap,
  type MapValue,
  Optional,
  TypeValue,
  typeName,
  Uint,
  type Value,
} from './values.js'

const comparisons: readonly (readonly [operator: string, word: string, holds: (order: number) => boolean])[] = [
  ['<', 'less', (order) => order < 0],
  ['<=', 'less_equals', (order) => order <= 0],
  ['>', 'greater', (order) => order > 0],
  ['>=', 'greater_equals', (order) => order >= 0],
]
const ordered = ['bool', 'int', 'uint', 'double', 'string', 'bytes', 'timestamp', 'duration']
const numeric = ['int', 'uint', 'double']

const relations: readonly Declaration[] = comparisons.flatMap(([operator, word, holds]) => {
  const call: Implementation = ([a, b], meter) => holds(compare(anyOf(a), anyOf(b), meter))
  const same = ordered.map((type): Declaration => [`${word}_${type}`, `_${operator}_(${type}, ${type}) -> bool`, call])
  const mixed = numeric.flatMap((left) =>
    numeric
      .filter((right) => right !== left)
      .map((right): Declaration => [`${word}_${left}_${right}`, `_${operator}_(${left}, ${right}) -> bool`, call]),
  )
  return [...same, ...mixed]
})

const zeroDivision = (value: bigint, what: string) => {
  if (value === 0n) throw new CelError(`${what} by zero`)
  return value
}

const arithmetic: readonly Declaration[] = [
  ['add_bytes', '_+_(bytes, bytes) -> bytes', ([a, b]) => Buffer.concat([bytesOf(a), bytesOf(b)])],
  ['add_double', '_+_(double, double) -> double', ([a, b]) => doubleOf(a) + doubleOf(b)],
  ['add_duration_duration', '_+_(duration, duration) -> duration', ([a, b]) => duration(durationOf(a) + durationOf(b))],
  [
    'add_duration_timestamp',
    '_+_(duration, timestamp) -> timestamp',
    ([a, b]) => timestamp(durationOf(a) + timestampOf(b)),
  ],
  [
    'add_timestamp_duration',
    '_+_(timestamp, duration) -> timestamp',
    ([a, b]) => timestamp(timestampOf(a) + durationOf(b)),
  ],
  ['add_int64', '_+_(int, int) -> int', ([a, b]) => int64(intOf(a) + intOf(b))],
  ['add_list', '_+_(list(A), list(A)) -> list(A)', ([a, b], meter) => concatenate(listOf(a), listOf(b), meter)],
  ['add_string', '_+_(string, string) -> string', ([a, b]) => textOf(a) + textOf(b)],
  ['add_uint64', '_+_(uint, uint) -> uint', ([a, b]) => uint64(uintOf(a) + uintOf(b))],
  ['subtract_double', '_-_(double, double) -> double', ([a, b]) => doubleOf(a) - doubleOf(b)],
  [
    'subtract_duration_duration',
    '_-_(duration, duration) -> duration',
    ([a, b]) => duration(durationOf(a) - durationOf(b)),
  ],
  ['subtract_int64', '_-_(int, int) -> int', ([a, b]) => int64(intOf(a) - intOf(b))],
  [
    'subtract_timestamp_duration',
    '_-_(timestamp, duration) -> timestamp',
    ([a, b]) => timestamp(timestampOf(a) - durationOf(b)),
  ],
  [
    'subtract_timestamp_timestamp',
    '_-_(timestamp, timestamp) -> duration',
    ([a, b]) => duration(timestampOf(a) - timestampOf(b)),
  ],
  ['subtract_uint64', '_-_(uint, uint) -> uint', ([a, b]) => uint64(uintOf(a) - uintOf(b))],
  ['multiply_double', '_*_(double, double) -> double', ([a, b]) => doubleOf(a) * doubleOf(b)],
  ['multiply_int64', '_*_(int, int) -> int', ([a, b]) => int64(intOf(a) * intOf(b))],
  ['multiply_uint64', '_*_(uint, uint) -> uint', ([a, b]) => uint64(uintOf(a) * uintOf(b))],
  ['divide_double', '_/_(double, double) -> double', ([a, b]) => doubleOf(a) / doubleOf(b)],
  ['divide_int64', '_/_(int, int) -> int', ([a, b]) => int64(intOf(a) / zeroDivision(intOf(b), 'division'))],
  ['divide_uint64', '_/_(uint, uint) -> uint', ([a, b]) => uint64(uintOf(a) / zeroDivision(uintOf(b), 'division'))],
  ['modulo_int64', '_%_(int, int) -> int', ([a, b]) => int64(intOf(a) % zeroDivision(intOf(b), 'modulus'))],
  ['modulo_uint64', '_%_(uint, uint) -> uint', ([a, b]) => uint64(uintOf(a) % zeroDivision(uintOf(b), 'modulus'))],
  ['negate_double', '-_(double) -> double', ([a]) => -doubleOf(a)],
  ['negate_int64', '-_(int) -> int', ([a]) => int64(-intOf(a))],
]

function duration(nanos: bigint): Duration {
  return new Duration(int64(nanos))
}

function atIndex(list: ListValue, value: Value): Value {
  const index = indexNumber(value)
  if (index < 0 || index >= list.size) throw new CelError(`index out of bounds: ${keyText(value)}`)
  return list.at(index)
}

function indexNumber(value: Value): number {
  if (typeof value === 'bigint') return indexOf(value)
  if (value instanceof Uint) return indexOf(value.value)
  if (typeof value === 'number') {
    if (Number.isInteger(value)) return value
    throw new CelError(`unsupported index value ${value} in list`)
  }
  throw new CelError(`unsupported index type '${typeName(value)}' in list`)
}

function optionalAt(list: ListValue, value: Value): Optional {
  const index = indexNumber(value)
  return new Optional(index < 0 || index >= list.size ? undefined : list.at(index))
}

/** Objects of a schema answer to the names of their members. */
function memberOf(container: Value, key: Value): Value | undefined {
  if (isObject(container)) return container.get(textOf(key))
  return mapOf(container).find(key)
}

export function atKey(map: Value, key: Value): Value {
  const value = memberOf(map, key)
  if (value === undefined) throw new CelError(`no such key: ${keyText(key)}`)
  return value
}

const keyText = (key: Value) => (key instanceof Uint ? String(key.value) : String(key))

const operators: readonly Declaration[] = [
  ['logical_not', '!_(bool) -> bool', ([a]) => !boolOf(a)],
  ['not_strictly_false', '@not_strictly_false(bool) -> bool', ([a]) => a !== false],
  ['equals', '_==_(A, A) -> bool', ([a, b], meter) => equal(anyOf(a), anyOf(b), meter)],
  ['not_equals', '_!=_(A, A) -> bool', ([a, b], meter) => !equal(anyOf(a), anyOf(b), meter)],
  ['in_list', '@in(A, list(A)) -> bool', ([a, b], meter) => includes(listOf(b), anyOf(a), meter)],
  ['in_map', '@in(A, map(A, B)) -> bool', ([a, b]) => mapOf(b).find(anyOf(a)) !== undefined],
  ['index_list', '_[_](list(A), int) -> A', ([a, b]) => atIndex(listOf(a), anyOf(b))],
  ['index_map', '_[_](map(A, B), A) -> B', ([a, b]) => atKey(anyOf(a), anyOf(b))],
  ['list_optindex_optional_value', '_[?_](list(A), int) -> optional(A)', ([a, b]) => optionalAt(listOf(a), anyOf(b))],
  [
    'optional_list_optindex_optional_value',
    '_[?_](optional(list(A)), int) -> optional(A)',
    ([a, b]) => {
      const list = optionalOf(a)
      return list === undefined ? new Optional(undefined) : optionalAt(listOf(list), anyOf(b))
    },
  ],
  [
    'map_optindex_optional_value',
    '_[?_](map(A, B), A) -> optional(B)',
    ([a, b]) => new Optional(memberOf(anyOf(a), anyOf(b))),
  ],
  [
    'optional_map_optindex_optional_value',
    '_[?_](optional(map(A, B)), A) -> optional(B)',
    ([a, b]) => {
      const map = optionalOf(a)
      return new Optional(map === undefined ? undefined : mapOf(map).find(anyOf(b)))
    },
  ],
  [
    'optional_list_index_int',
    '_[_](optional(list(A)), int) -> optional(A)',
    ([a, b]) => {
      const list = optionalOf(a)
      return list === undefined ? new Optional(undefined) : optionalAt(listOf(list), anyOf(b))
    },
  ],
  [
    'optional_map_index_value',
    '_[_](optional(map(A, B)), A) -> optional(B)',
    ([a, b]) => {
      const map = optionalOf(a)
      return new Optional(map === undefined ? undefined : mapOf(map).find(anyOf(b)))
    },
  ],
  [
    '@mapInsert_map_key_value',
    'cel.@mapInsert(map(A, B), A, B) -> map(A, B)',
    ([map, key, value]) => insert(mapOf(map), anyOf(key), anyOf(value)),
  ],
  [
    '@mapInsert_map_map',
    'cel.@mapInsert(map(A, B), map(A, B)) -> map(A, B)',
    ([map, more]) => {
      let result = mapOf(map)
      for (const key of mapOf(more).keys()) result = insert(result, key, atKey(mapOf(more), key))
      return result
    },
  ],
]

/** Into the map itself: the accumulator belongs to its loop. */
function insert(map: MapValue, key: Value, value: Value): MapValue {
  if (!(map instanceof LiteralMap)) throw new CelError('no such overload')
  if (!map.add(key, value)) throw new CelError(`insert failed: key ${keyText(key)} already exists`)
  return map
}

const sizes: readonly Declaration[] = ['string', 'bytes', 'list(A)', 'map(A, B)'].flatMap((type): Declaration[] => {
  const call: Implementation = ([value], meter) => BigInt(meter.sizeOf(anyOf(value)))
  const name = type.replace(/\(.*/, '')
  return [
    [`size_${name}`, `size(${type}) -> int`, call],
    [`${name}_size`, `${type}:size() -> int`, call],
  ]
})

const texts: readonly Declaration[] = [
  ['contains_string', 'string:contains(string) -> bool', ([a, b]) => textOf(a).includes(textOf(b))],
  ['starts_with_string', 'string:startsWith(string) -> bool', ([a, b]) => textOf(a).startsWith(textOf(b))],
  ['ends_with_string', 'string:endsWith(string) -> bool', ([a, b]) => textOf(a).endsWith(textOf(b))],
  ['matches', 'matches(string, string) -> bool', ([a, b], meter) => matches(textOf(a), textOf(b), meter)],
  ['matches_string', 'string:matches(string) -> bool', ([a, b], meter) => matches(textOf(a), textOf(b), meter)],
]

const fields: readonly (readonly [name: string, part: keyof ReturnType<typeof zoned>, offset: number])[] = [
  ['getFullYear', 'year', 0],
  ['getMonth', 'month', 0],
  ['getDayOfYear', 'dayOfYear', 0],
  ['getDayOfMonth', 'day', -1],
  ['getDate', 'day', 0],
  ['getDayOfWeek', 'weekday', 0],
  ['getHours', 'hours', 0],
  ['getMinutes', 'minutes', 0],
  ['getSeconds', 'seconds', 0],
  ['getMilliseconds', 'milliseconds', 0],
]

function zoned(nanos: bigint, zone: string) {
  const parts = calendar(nanos, zone)
  if (!parts) throw new CelError(`unknown time zone ${zone}`)
  return parts
}

const times: readonly Declaration[] = [
  ...fields.flatMap(([name, part, offset]): Declaration[] => {
    const read = (nanos: bigint, zone: string) => BigInt(zoned(nanos, zone)[part] + offset)
    return [
      [`timestamp_${name}`, `timestamp:${name}() -> int`, ([time]) => read(timestampOf(time), '')],
      [
        `timestamp_${name}_with_tz`,
        `timestamp:${name}(string) -> int`,
        ([time, zone]) => read(timestampOf(time), textOf(zone)),
      ],
    ]
  }),
  ['duration_to_hours', 'duration:getHours() -> int', ([a]) => durationOf(a) / 3_600_000_000_000n],
  ['duration_to_minutes', 'duration:getMinutes() -> int', ([a]) => durationOf(a) / 60_000_000_000n],
  ['duration_to_seconds', 'duration:getSeconds() -> int', ([a]) => durationOf(a) / 1_000_000_000n],
  ['duration_to_milliseconds', 'duration:getMilliseconds() -> int', ([a]) => durationOf(a) / 1_000_000n],
]

const meta: readonly Declaration[] = [
  ['to_dyn', 'dyn(A) -> dyn', ([a]) => anyOf(a)],
  ['type', 'type(A) -> type(A)', ([a]) => new TypeValue(typeName(anyOf(a)))],
]

/** The functions of the language itself (cel-go's common/stdlib, v0.26), those of macros included. */
export const standardFunctions: readonly Declaration[] = [
  ...operators,
  ...relations,
  ...arithmetic,
  ...sizes,
  ...texts,
  ...times,
  ...meta,
  ...conversions,
]
