import { CelError, noSuchOverload } from './errors.js'
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
  Uint,
  type Value,
} from './values.js'

// What dispatch has checked already, for TypeScript; anything else is `no such overload`.

export function textOf(value: Value | undefined): string {
  if (typeof value === 'string') return value
  throw noSuchOverload()
}

export function intOf(value: Value | undefined): bigint {
  if (typeof value === 'bigint') return value
  throw noSuchOverload()
}

export function doubleOf(value: Value | undefined): number {
  if (typeof value === 'number') return value
  throw noSuchOverload()
}

export function boolOf(value: Value | undefined): boolean {
  if (typeof value === 'boolean') return value
  throw noSuchOverload()
}

export function uintOf(value: Value | undefined): bigint {
  if (value instanceof Uint) return value.value
  throw noSuchOverload()
}

export function bytesOf(value: Value | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw noSuchOverload()
}

export function durationOf(value: Value | undefined): bigint {
  if (value instanceof Duration) return value.nanos
  throw noSuchOverload()
}

export function timestampOf(value: Value | undefined): bigint {
  if (value instanceof Timestamp) return value.nanos
  throw noSuchOverload()
}

export function listOf(value: Value | undefined): ListValue {
  if (value !== undefined && isList(value)) return value
  throw noSuchOverload()
}

export function mapOf(value: Value | undefined): MapValue {
  if (value !== undefined && isMap(value)) return value
  throw noSuchOverload()
}

export function optionalOf(value: Value | undefined): Value | undefined {
  if (value instanceof Optional) return value.value
  throw noSuchOverload()
}

export function contentOf<T extends OpaqueContent['type']>(
  value: Value | undefined,
  type: T,
): Extract<OpaqueContent, { type: T }> {
  if (value instanceof Opaque && value.content.type === type) {
    return value.content as Extract<OpaqueContent, { type: T }>
  }
  throw noSuchOverload()
}

export function anyOf(value: Value | undefined): Value {
  if (value === undefined) throw noSuchOverload()
  return value
}

/** An index into something of `size`; beyond what a number can hold is beyond its end. */
export function indexOf(value: bigint): number {
  return value > 2n ** 52n ? Number.MAX_SAFE_INTEGER : value < -(2n ** 52n) ? -Number.MAX_SAFE_INTEGER : Number(value)
}

export function int64(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw new CelError('integer overflow')
  return value
}

export function uint64(value: bigint): Uint {
  if (BigInt.asUintN(64, value) !== value) throw new CelError('unsigned integer overflow')
  return new Uint(value)
}

export function* itemsOf(list: ListValue): Iterable<Value> {
  for (let index = 0; index < list.size; index++) yield list.at(index)
}
