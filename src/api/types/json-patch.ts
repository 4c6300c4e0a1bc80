import { Entries, RawNumber } from './json-tree.js'
import { OpenList, OpenObject, opened, plainRaw, type RawJson, sizeOfRaw } from './raw-json.js'

/** A JSON patch that cannot be applied; the message is that of evanphx/json-patch. */
export class JsonPatchError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'JsonPatchError'
  }
}

/** All that the copies of a patch may add (the API server's JSONPatchMaxCopyBytes). */
const maxCopiedBytes = 3 * 1024 * 1024

/** One operation: the members of its JSON object; undefined for a null. */
export type JsonPatchOperation = ReadonlyMap<string, RawJson> | undefined

/** Whether each of these may be an operation; what they say is only asked when they are applied. */
export function jsonPatchOperation(value: unknown): JsonPatchOperation {
  if (value === null) return undefined
  const members = opened(value)
  return members instanceof OpenObject ? members.members : undefined
}

/**
 * Applies a patch as the API server does, with all that its library forgives: negative indexes, keys that are replaced before they exist,
 * a path whose first part is not looked at. Nothing that was handed in is changed.
 * https://github.com/evanphx/json-patch/blob/v4.13.0/patch.go
 *
 * @throws JsonPatchError
 */
export function applyJsonPatch(document: unknown, operations: readonly JsonPatchOperation[]): RawJson {
  const patching = new Patching(document)
  for (const operation of operations) patching.apply(operation ?? new Map())
  return patching.root
}

type Container = OpenObject | OpenList

class Patching {
  root: Container
  #copied = 0

  constructor(document: unknown) {
    this.root = opened(document) ?? new OpenObject(new Map())
  }

  apply(operation: ReadonlyMap<string, RawJson>): void {
    const kind = operation.get('op')
    switch (kind) {
      case 'add':
        this.#add(kind, textOf(operation, 'path'), operation.get('value') ?? null)
        break
      case 'remove':
        remove(this.#find(kind, textOf(operation, 'path')), textOf(operation, 'path'))
        break
      case 'replace':
        this.#replace(textOf(operation, 'path'), operation)
        break
      case 'move':
        this.#move(textOf(operation, 'from'), operation)
        break
      case 'copy':
        this.#copy(textOf(operation, 'from'), operation)
        break
      case 'test':
        this.#test(textOf(operation, 'path'), operation)
        break
      default:
        throw new JsonPatchError(`Unexpected kind: ${typeof kind === 'string' ? kind : 'unknown'}`)
    }
  }

  #add(kind: string, path: string, value: RawJson): void {
    add(this.#find(kind, path), path, value)
  }

  #replace(path: string, operation: ReadonlyMap<string, RawJson>): void {
    if (path === '') {
      if (!operation.has('value')) throw new JsonPatchError('invalid state detected')
      // A value that is neither object nor list changes nothing.
      this.root = opened(operation.get('value')) ?? this.root
      return
    }
    const place = this.#find('replace', path)
    if (get(place) === missing) {
      throw new JsonPatchError(`replace operation does not apply: doc is missing key: ${path}: missing value`)
    }
    const value = operation.get('value') ?? null
    if (place.container instanceof OpenObject) place.container.members.set(place.key, value)
    else place.container.items[indexOf(place.container, place.key)] = value
  }

  #move(from: string, operation: ReadonlyMap<string, RawJson>): void {
    const place = this.#find('move', from, 'from ')
    const value = get(place)
    if (value === missing) throw new JsonPatchError(`error in move for path: '${place.key}': ${badIndex(place)}`)
    remove(place, place.key)
    const path = textOf(operation, 'path')
    add(this.#find('move', path, 'destination '), path, value)
  }

  #copy(from: string, operation: ReadonlyMap<string, RawJson>): void {
    const source = this.#find('copy', from, 'from ')
    const value = get(source)
    if (value === missing) throw new JsonPatchError(`error in copy for from: '${from}': ${badIndex(source)}`)
    const path = textOf(operation, 'path')
    const place = this.#find('copy', path, 'destination ')
    if (value !== undefined) {
      this.#copied += sizeOfRaw(value)
      if (this.#copied > maxCopiedBytes) {
        throw new JsonPatchError(
          `Unable to complete the copy, the accumulated size increase of copy is ${this.#copied}, exceeding the limit ${maxCopiedBytes}`,
        )
      }
    }
    add(place, path, value === undefined ? null : plainCopy(value))
  }

  #test(path: string, operation: ReadonlyMap<string, RawJson>): void {
    const failed = () => new JsonPatchError(`testing value ${path} failed: test failed`)
    if (path === '') {
      if (!sameRaw(this.root, operation.get('value') ?? null)) throw failed()
      return
    }
    const place = this.#find('test', path)
    const value = get(place)
    if (value === missing) throw new JsonPatchError(`error in test for path: '${path}': ${badIndex(place)}`)
    if (!operation.has('value') || !sameRaw(value ?? null, operation.get('value') ?? null)) throw failed()
  }

  #find(kind: string, path: string, which = ''): Place {
    const place = find(this.root, path)
    if (place) return place
    const [what, shown] = kind === 'test' ? ['is missing path', path] : [`doc is missing ${which}path`, path]
    const quoted = kind === 'add' || kind === 'remove' ? `"${shown}"` : shown
    throw new JsonPatchError(`${kind} operation does not apply: ${what}: ${quoted}: missing value`)
  }
}

function plainCopy(value: RawJson): RawJson {
  return value instanceof OpenObject || value instanceof OpenList ? plainRaw(value) : value
}

interface Place {
  readonly container: Container
  readonly key: string
}

/** What stands before the first slash is not looked at. */
function find(root: Container, path: string): Place | undefined {
  const parts = path.split('/')
  if (parts.length < 2) return undefined
  let container = root
  for (const part of parts.slice(1, -1)) {
    const place = { container, key: unescaped(part) }
    const next = get(place)
    const inside = next === missing ? undefined : opened(next)
    if (!inside) return undefined
    if (container instanceof OpenObject) container.members.set(place.key, inside)
    else container.items[indexOf(container, place.key)] = inside
    container = inside
  }
  return { container, key: unescaped(parts.at(-1) ?? '') }
}

function unescaped(part: string): string {
  return part.replace(/~[01]/g, (escaped) => (escaped === '~1' ? '/' : '~'))
}

function textOf(operation: ReadonlyMap<string, RawJson>, name: string): string {
  const value = operation.get(name)
  if (typeof value === 'string') return value
  throw new JsonPatchError(`operation missing ${name} field: missing value`)
}

/** No entry of a list; members that are not there are undefined. */
const missing = Symbol('missing')

function get({ container, key }: Place): RawJson {
  if (container instanceof OpenObject) return container.members.get(key)
  const index = indexOf(container, key)
  return index >= 0 && index < container.items.length ? container.items[index] : missing
}

/** Go's strconv.Atoi, from the end where it is negative; -1 where it is none. */
function indexOf({ items }: OpenList, key: string, size = items.length): number {
  if (!/^[+-]?\d{1,18}$/.test(key)) return -1
  const index = Number(key)
  return index < 0 ? index + size : index
}

function badIndex({ key }: Place): string {
  return /^[+-]?\d+$/.test(key)
    ? `Unable to access invalid index: ${Number(key)}: invalid index referenced`
    : `strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`
}

function add(place: Place, path: string, value: RawJson): void {
  const { container, key } = place
  if (container instanceof OpenObject) {
    container.members.set(key, value)
    return
  }
  const { items } = container
  const index = key === '-' ? items.length : indexOf(container, key, items.length + 1)
  if (index < 0 || index > items.length)
    throw new JsonPatchError(`error in add for path: '${path}': ${badIndex(place)}`)
  items.splice(index, 0, value)
}

function remove(place: Place, path: string): void {
  const { container, key } = place
  if (container instanceof OpenObject) {
    if (container.members.delete(key)) return
    throw new JsonPatchError(
      `error in remove for path: '${path}': Unable to remove nonexistent key: ${key}: missing value`,
    )
  }
  const index = indexOf(container, key)
  if (index < 0 || index >= container.items.length) {
    throw new JsonPatchError(`error in remove for path: '${path}': ${badIndex(place)}`)
  }
  container.items.splice(index, 1)
}

/** Numbers are the same where they are written the same. */
function sameRaw(left: RawJson, right: RawJson): boolean {
  if (left === right) return true
  const [one, other] = [opened(left), opened(right)]
  if (one instanceof OpenList && other instanceof OpenList) {
    return (
      one.items.length === other.items.length && one.items.every((item, index) => sameRaw(item, other.items[index]))
    )
  }
  if (one instanceof OpenObject && other instanceof OpenObject) {
    if (one.members.size !== other.members.size) return false
    for (const [key, member] of one.members) {
      if (!other.members.has(key) || !sameRaw(member, other.members.get(key))) return false
    }
    return true
  }
  const text = textOfScalar(left)
  return text !== undefined && text === textOfScalar(right)
}

function textOfScalar(value: RawJson): string | undefined {
  if (value instanceof RawNumber) return value.text
  if (value instanceof Entries) return undefined
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined
}
