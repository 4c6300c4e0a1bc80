import { escapedAsGo } from '../errors/index.js'
import { Entries, RawNumber } from './json-tree.js'
import { cloneJson, isJsonObject, type JsonObject, setOwn } from './json-values.js'

/**
 * A JSON text that is edited in places, as evanphx/json-patch edits it: what an edit has been inside of is opened (and printed with sorted
 * keys), the rest stays as it was written. Unopened parts are plain values, or those of json-tree.ts with doubled keys and odd numbers;
 * they are never changed. Go's encoding of the whole is what errors quote.
 */
export type RawJson = unknown

export class OpenObject {
  readonly members: Map<string, RawJson>

  constructor(members: Map<string, RawJson>) {
    this.members = members
  }
}

export class OpenList {
  items: RawJson[]

  constructor(items: RawJson[]) {
    this.items = items
  }
}

/** The node opened for change: itself if it is open; undefined if it is neither object nor list. The last of doubled keys counts. */
export function opened(node: RawJson): OpenObject | OpenList | undefined {
  if (node instanceof OpenObject || node instanceof OpenList) return node
  if (node instanceof Entries) return new OpenObject(new Map(node.entries))
  if (Array.isArray(node)) return new OpenList([...node])
  if (!isJsonObject(node) || node instanceof RawNumber) return undefined
  return new OpenObject(new Map(definedEntries(node)))
}

function definedEntries(node: JsonObject): [string, unknown][] {
  return Object.entries(node).filter(([, member]) => member !== undefined)
}

function sortedMembers({ members }: OpenObject): [string, RawJson][] {
  return [...members].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** The plain value, sharing nothing with what was edited. */
export function plainRaw(node: RawJson): unknown {
  if (node instanceof RawNumber) return node.value
  if (node instanceof OpenList) return node.items.map(plainRaw)
  if (node instanceof OpenObject || node instanceof Entries) {
    const object: JsonObject = {}
    const members = node instanceof Entries ? node.entries : sortedMembers(node)
    for (const [key, member] of members) setOwn(object, key, plainRaw(member))
    return object
  }
  if (Array.isArray(node)) return node.map(plainRaw)
  return cloneJson(node)
}

/** The plain value of a document whose unopened parts are all plain values: it shares these, so nobody may change it. */
export function sharedRaw(node: RawJson): unknown {
  if (node instanceof OpenList) return node.items.map(sharedRaw)
  if (!(node instanceof OpenObject)) return node
  const object: JsonObject = {}
  for (const [key, member] of sortedMembers(node)) setOwn(object, key, sharedRaw(member))
  return object
}

/** In the form of json-tree.ts, whose order and doubled keys decoding errors go by. */
export function treeOfRaw(node: RawJson): unknown {
  if (node instanceof OpenList) return node.items.map(treeOfRaw)
  if (node instanceof OpenObject)
    return new Entries(sortedMembers(node).map(([key, member]) => [key, treeOfRaw(member)]))
  return node
}

/** As Go's json.Marshal prints it. */
export function printRaw(node: RawJson): string {
  if (node === null || node === undefined) return 'null'
  if (typeof node === 'string') return printGoString(node)
  if (node instanceof RawNumber) return node.text
  if (node instanceof OpenList) return `[${node.items.map(printRaw).join(',')}]`
  if (Array.isArray(node)) return `[${node.map(printRaw).join(',')}]`
  if (Object.is(node, -0)) return '-0'
  if (typeof node !== 'object') return String(node)
  const members =
    node instanceof OpenObject
      ? sortedMembers(node)
      : node instanceof Entries
        ? node.entries
        : definedEntries(node as JsonObject)
  return `{${members.map(([key, member]) => `${printGoString(key)}:${printRaw(member)}`).join(',')}}`
}

function printGoString(text: string): string {
  return escapedAsGo(JSON.stringify(text))
}

/** Bytes of the printed form. */
export function sizeOfRaw(node: RawJson): number {
  return Buffer.byteLength(printRaw(node))
}
