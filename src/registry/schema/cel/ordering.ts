import { CelError, noSuchOverload } from './errors.js'
import type { Meter } from './meter.js'
import { Duration, Timestamp, Uint, type Value } from './values.js'

/** -1, 0 or 1; throws a CelError for values that have no order. */
export function compare(a: Value, b: Value, meter: Meter): number {
  meter.work(1)
  const left = scalar(a)
  const right = scalar(b)
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right, meter)
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right)
  if (left instanceof Duration && right instanceof Duration) return order(left.nanos, right.nanos)
  if (left instanceof Timestamp && right instanceof Timestamp) return order(left.nanos, right.nanos)
  if (typeof left === 'boolean' && typeof right === 'boolean') return order(Number(left), Number(right))
  const isNumber = (value: unknown): value is bigint | number => typeof value === 'bigint' || typeof value === 'number'
  if (!isNumber(left) || !isNumber(right)) throw noSuchOverload()
  if (Number.isNaN(left) || Number.isNaN(right)) throw new CelError('NaN values cannot be ordered')
  // Upstream turns the integer into a double.
  if (typeof left !== typeof right) return order(Number(left), Number(right))
  return order(left, right)
}

const scalar = (value: Value) => (value instanceof Uint ? value.value : value)

function order(a: bigint | number, b: bigint | number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** By code points, as UTF-8 bytes are. */
function compareTexts(a: string, b: string, meter: Meter): number {
  const length = Math.min(a.length, b.length)
  meter.work(length / 32)
  let index = 0
  while (index < length && a.charCodeAt(index) === b.charCodeAt(index)) index++
  if (index === length) return order(a.length, b.length)
  const left = a.charCodeAt(index)
  const right = b.charCodeAt(index)
  const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff
  if (isSurrogate(left) !== isSurrogate(right)) return isSurrogate(left) ? 1 : -1
  return order(left, right)
}
