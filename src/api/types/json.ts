import { finish, type Steps } from '../../base/index.js'
import { quote } from '../errors/index.js'
import { type Decoded, DecodingError, decodeTallied } from './decode.js'
import { decodedValue } from './doubled-members.js'
import { goDecodingErrors } from './go-errors.js'
import { JsonSyntaxError, maxDepth, parseJsonTree } from './json-parser.js'
import { type JsonScan, scanJson } from './json-scan.js'
import { Entries, maxKeptDepth, plainValue, RawNumber } from './json-tree.js'
import type { JsonObject } from './json-values.js'
import { MemberCount } from './member-count.js'
import type { StructNode } from './type-node.js'

/**
 * The plain value of a JSON text; `__proto__` is a key like any other, the last of doubled keys wins.
 *
 * @throws JsonSyntaxError with the message of Go's encoding/json
 */
export function parseJson(bytes: Uint8Array): unknown {
  const scan = scanJson(bytes)
  return isPlain(scan) || isDeep(scan) ? quickParse(bytes) : plainValue(treeOf(bytes, scan))
}

export interface StrictJson {
  readonly value: unknown
  readonly duplicateFields: readonly string[]
  /** The first number beyond what a float64 holds, as it was written. */
  readonly unreadableNumber?: string
}

/**
 * As `parseJson`, also telling doubled keys in upstream's words: `duplicate field "spec.a"`. For what has no Go type: custom resources.
 *
 * @throws JsonSyntaxError, and a StatusError (413) for a body of too many members
 */
export function parseJsonStrictly(bytes: Uint8Array): StrictJson {
  return finish(parseJsonBySteps(bytes))
}

/** The same for long texts. */
export function* parseJsonBySteps(bytes: Uint8Array): Steps<StrictJson> {
  const scan = scanBody(bytes)
  yield
  if (isPlain(scan)) {
    const value = quickParse(bytes)
    yield
    if (countKeys(value) === scan.keys) return { value, duplicateFields: [] }
    yield
  }
  const tree = treeOf(bytes, scan)
  yield
  const unreadableNumber = unreadableIn(tree)
  return {
    ...(unreadableNumber === undefined ? {} : { unreadableNumber }),
    value: plainValue(tree),
    duplicateFields: duplicatesOf(tree),
  }
}

/**
 * As `parseJsonStrictly`, but as json-tree.ts has it where the text says more than a plain value could: doubled keys, odd numbers.
 *
 * @throws JsonSyntaxError
 */
export function* parseJsonAsWritten(bytes: Uint8Array): Steps<StrictJson> {
  const scan = scanBody(bytes)
  yield
  if (isPlain(scan)) {
    const value = quickParse(bytes)
    yield
    if (countKeys(value) === scan.keys) return { value, duplicateFields: [] }
  }
  const tree = treeOf(bytes, scan)
  yield
  return { value: tree, duplicateFields: duplicatesOf(tree) }
}

/**
 * A typed object from its JSON text: parsed once, scanned once. `unknownFields` holds upstream's strict decoding errors, duplicates
 * included, in the order of the text.
 *
 * @throws JsonSyntaxError if it is no JSON, DecodingError if a value has the wrong type
 */
export function decodeJson(type: StructNode, bytes: Uint8Array): Decoded {
  return finish(decodeJsonBySteps(type, bytes))
}

/** The same for long texts. */
export function* decodeJsonBySteps(type: StructNode, bytes: Uint8Array): Steps<Decoded> {
  const scan = scanBody(bytes)
  yield
  if (isDeep(scan)) return decodeDeep(type, bytes)
  if (isPlain(scan)) {
    const value = quickParse(bytes)
    yield
    const { object, tally } = yield* decodedOrTold(type, value, () => treeOf(bytes, scan))
    if (tally.unknown === 0 && tally.keys === scan.keys) return { object, unknownFields: [] }
    yield
    const isWhole = countKeys(value) === scan.keys
    yield
    if (isWhole) return { object, unknownFields: goDecodingErrors(type, value).strict }
  }
  const tree = treeOf(bytes, scan)
  yield
  const { error, strict } = goDecodingErrors(type, tree)
  if (error !== undefined) throw new DecodingError(error)
  yield
  return { object: decodeTallied(type, decodedValue(tree, type)).object, unknownFields: strict }
}

/** Errors are those of the text: of a doubled key the first value may be the wrong one. */
function* decodedOrTold(
  type: StructNode,
  value: unknown,
  asWritten: () => unknown,
): Steps<ReturnType<typeof decodeTallied>> {
  try {
    return decodeTallied(type, value)
  } catch (error) {
    if (!(error instanceof DecodingError)) throw error
    yield
    const tree = asWritten()
    yield
    throw new DecodingError(goDecodingErrors(type, tree).error ?? error.message)
  }
}

/** What is deep may stand in unknown fields alone, which nothing walks; what is doubled in so odd a text goes unsaid. */
function decodeDeep(type: StructNode, bytes: Uint8Array): Decoded {
  const value = quickParse(bytes)
  const { error, strict } = goDecodingErrors(type, value)
  if (error !== undefined) throw new DecodingError(error)
  try {
    const { object } = decodeTallied(type, value)
    if (!isDeeperThan(object, maxKeptDepth)) return { object, unknownFields: strict }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
  }
  throw new JsonSyntaxError(tooDeep)
}

const tooDeep = "invalid character '[' exceeded max depth"

function scanBody(bytes: Uint8Array): JsonScan {
  const scan = scanJson(bytes)
  // What is nested too deep is refused for that.
  if (scan.depth <= maxDepth) new MemberCount().add(scan.keys + scan.containers + scan.oddNumbers)
  return scan
}

/** JSON.parse reads it as Go would, and so small that a walk may be recursive. */
function isPlain(scan: JsonScan): boolean {
  return scan.depth <= maxKeptDepth && !scan.needsCare
}

function isDeep(scan: JsonScan): boolean {
  return scan.depth > maxKeptDepth && scan.depth <= maxDepth
}

function treeOf(bytes: Uint8Array, scan: JsonScan): unknown {
  const tree = parseJsonTree(bytes)
  if (scan.depth > maxKeptDepth) throw new JsonSyntaxError(tooDeep)
  return tree
}

function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return limit === 0 || Object.values(value).some((member) => isDeeperThan(member, limit - 1))
}

function quickParse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
  } catch (error) {
    // Only for its message; what it does accept (a byte order mark is stripped by neither) it returns.
    if (error instanceof SyntaxError) return plainValue(parseJsonTree(bytes))
    throw error
  }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return value.reduce((count: number, item) => count + countKeys(item), 0)
  let count = 0
  const members = value as JsonObject
  for (const key of Object.keys(members)) count += 1 + countKeys(members[key])
  return count
}

function unreadableIn(tree: unknown): string | undefined {
  if (tree instanceof RawNumber) return Number.isFinite(Number(tree.text)) ? undefined : tree.text
  const inside = Array.isArray(tree) ? tree : tree instanceof Entries ? tree.entries.map(([, member]) => member) : []
  for (const one of inside) {
    const found = unreadableIn(one)
    if (found !== undefined) return found
  }
  return undefined
}

function duplicatesOf(tree: unknown): string[] {
  const found = new Set<string>()
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, `${path}[${index}]`)
    } else if (value instanceof Entries) {
      const seen = new Set<string>()
      for (const [key, member] of value.entries) {
        const place = path === '' ? key : `${path}.${key}`
        if (seen.has(key) && found.size < 100) found.add(`duplicate field ${quote(place)}`)
        seen.add(key)
        walk(member, place)
      }
    }
  }
  walk(tree, '')
  return [...found]
}
