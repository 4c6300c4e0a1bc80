import { equalJson } from '../../../api/index.js'
import { noSuchOverload } from './errors.js'
import { JsonList, JsonMap, JsonObject } from './json-values.js'
import type { Meter } from './meter.js'
import {
  Duration,
  isList,
  isMap,
  type ListValue,
  type MapValue,
  Opaque,
  type OpaqueContent,
  Optional,
  Timestamp,
  TypeValue,
  Uint,
  type Value,
} from './values.js'

/** CEL's `==`: of values of different types false, numbers excepted. Throws a CelError where upstream knows no such comparison. */
export function equal(a: Value, b: Value, meter: Meter): boolean {
  const answer = compared(a, b, meter)
  if (answer === undefined) throw noSuchOverload()
  return answer
}

/** Undefined: Kubernetes' own types, and what a schema describes, are compared with their like alone. */
function compared(a: Value, b: Value, meter: Meter): boolean | undefined {
  meter.work(1)
  if (a === null || b === null) return a === b
  if (a === b) return !(b instanceof Opaque && isPointer(b.content)) || undefined
  const left = a instanceof Uint ? a.value : a
  const right = b instanceof Uint ? b.value : b
  if (isNumeric(left) && isNumeric(right)) {
    // JavaScript compares bigint and number exactly.
    // biome-ignore lint/suspicious/noDoubleEquals: across the two types
    return left == right
  }
  if (typeof left !== 'object') return false
  if (typeof right !== 'object') return isSchemaBound(left) ? undefined : false
  if (left instanceof Uint8Array) return right instanceof Uint8Array && Buffer.compare(left, right) === 0
  if (left instanceof Duration) return right instanceof Duration && left.nanos === right.nanos
  if (left instanceof Timestamp) return right instanceof Timestamp && left.nanos === right.nanos
  if (left instanceof TypeValue) return right instanceof TypeValue && left.name === right.name
  if (left instanceof Optional) {
    if (!(right instanceof Optional)) return false
    if (left.value === undefined || right.value === undefined) return left.value === right.value
    return compared(left.value, right.value, meter)
  }
  if (left instanceof Opaque) return right instanceof Opaque ? equalContents(left.content, right.content) : undefined
  if (isList(left) && isList(right)) return equalLists(left, right, meter)
  if (left instanceof JsonObject && right instanceof JsonObject) return equalObjects(left, right, meter)
  if (isMap(left) && isMap(right)) return equalMaps(left, right, meter)
  return isSchemaBound(left) ? undefined : false
}

const isSchemaBound = (value: object) =>
  value instanceof Opaque || value instanceof JsonObject || value instanceof JsonMap || value instanceof JsonList

const isNumeric = (value: unknown): value is bigint | number => typeof value === 'bigint' || typeof value === 'number'

function equalLists(a: ListValue, b: ListValue, meter: Meter): boolean {
  if (a.size !== b.size) return false
  if (a.join === 'set') {
    return every(b, (item) => includes(a, item, meter))
  }
  if (a.join) {
    const { join } = a
    const own = new Map<string, Value>()
    for (let index = 0; index < a.size; index++) own.set(join(a.at(index)), a.at(index))
    return every(b, (item) => {
      const mine = own.get(join(item))
      return mine !== undefined && compared(mine, item, meter) !== false
    })
  }
  for (let index = 0; index < a.size; index++) if (compared(a.at(index), b.at(index), meter) === false) return false
  return true
}

function every(list: ListValue, holds: (value: Value) => boolean): boolean {
  for (let index = 0; index < list.size; index++) if (!holds(list.at(index))) return false
  return true
}

/** Whether a list has an equal element. */
export function includes(list: ListValue, value: Value, meter: Meter): boolean {
  for (let index = 0; index < list.size; index++) if (compared(value, list.at(index), meter)) return true
  return false
}

function equalMaps(a: MapValue, b: MapValue, meter: Meter): boolean {
  if (a.entries !== b.entries) return false
  for (const key of a.keys()) {
    const left = a.find(key)
    const right = b.find(key)
    if (left === undefined || right === undefined || compared(left, right, meter) === false) return false
  }
  return true
}

function equalObjects(a: JsonObject, b: JsonObject, meter: Meter): boolean {
  const keys = Object.keys(a.json)
  if (keys.length !== Object.keys(b.json).length) return false
  return keys.every((key) => {
    if (!Object.hasOwn(b.json, key)) return false
    const left = a.member(key)
    const right = b.member(key)
    if (left === undefined || right === undefined) {
      meter.work(10)
      return equalJson(a.json[key], b.json[key])
    }
    return compared(left, right, meter) !== false
  })
}

const isPointer = (content: OpaqueContent) => content.type === 'kubernetes.Quantity' && content.isComputed === true

function equalContents(a: OpaqueContent, b: OpaqueContent): boolean | undefined {
  if (a.type !== b.type || isPointer(b)) return undefined
  switch (a.type) {
    case 'net.IP':
      return b.type === a.type && a.address.family === b.address.family && a.address.value === b.address.value
    case 'net.CIDR':
      return (
        b.type === a.type &&
        a.prefix === b.prefix &&
        a.address.family === b.address.family &&
        a.address.value === b.address.value
      )
    case 'kubernetes.URL':
      return b.type === a.type && a.url.text === b.url.text
    case 'kubernetes.Quantity':
      return b.type === a.type && a.quantity.equals(b.quantity)
    case 'kubernetes.Semver':
      return b.type === a.type && compareVersionsForEquality(a.version, b.version)
    case 'kubernetes.NamedFormat':
      return b.type === a.type && a.format.name === b.format.name
    default:
      // What the authorizer hands out is compared by what it is about.
      return a.type === b.type && JSON.stringify(a) === JSON.stringify(b)
  }
}

function compareVersionsForEquality(
  a: { major: bigint; minor: bigint; patch: bigint; pre: readonly string[] },
  b: { major: bigint; minor: bigint; patch: bigint; pre: readonly string[] },
): boolean {
  return a.major === b.major && a.minor === b.minor && a.patch === b.patch && a.pre.join('.') === b.pre.join('.')
}
