import { type JsonObject, setOwn } from './json-values.js'
import { markFloat } from './whole-floats.js'

/** An object as it was written: every member in order, doubled keys too. */
export class Entries {
  readonly entries: readonly (readonly [string, unknown])[]

  constructor(entries: readonly (readonly [string, unknown])[]) {
    this.entries = entries
  }
}

/** A number as it was written, where `1.0`, `1e3` and `9007199254740993` are not what JavaScript makes of them. */
export class RawNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** Of an integer that no number holds exactly, a bigint, as far as Go's int64 goes. */
  get value(): number | bigint {
    if (!/^-?\d+$/.test(this.text)) return Number(this.text)
    const value = Number(this.text)
    if (Number.isSafeInteger(value)) return value + 0
    return isInt64(this.text) ? BigInt(this.text) : value
  }
}

/** Of digits, with a sign or without: a million of them are a number that takes long to work out. */
export function isInt64(digits: string): boolean {
  if (/^-?0*\d{20}/.test(digits)) return false
  const value = BigInt(digits)
  return BigInt.asIntN(64, value) === value
}

/** How deep what is kept may be: what walks kept values is recursive, and JavaScript's stack is smaller than Go's. */
export const maxKeptDepth = 1_000

/** The plain value of a tree: the last of doubled keys wins. */
export function plainValue(tree: unknown): unknown {
  if (tree instanceof RawNumber) return tree.value
  if (Array.isArray(tree)) {
    const list = tree.map(plainValue)
    for (const [index, item] of tree.entries()) if (isWholeFloat(item)) markFloat(list, index)
    return list
  }
  if (!(tree instanceof Entries)) return tree
  const object: JsonObject = {}
  for (const [key, value] of tree.entries) {
    setOwn(object, key, plainValue(value))
    if (isWholeFloat(value)) markFloat(object, key)
  }
  return object
}

function isWholeFloat(value: unknown): boolean {
  return value instanceof RawNumber && /[.eE]/.test(value.text) && Number.isInteger(value.value)
}
