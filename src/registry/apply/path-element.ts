import { parseJson, printJson, quote } from '../../api/index.js'
import type { ListAtom } from './atom.js'

/**
 * The path element of an item of a list with keys or of a set: `k:{"containerPort":80,"protocol":"TCP"}` (a missing key has its schema's default),
 * `v:"a"`. Undefined where it has none: `itemProblem` says why.
 */
export function itemElement(list: ListAtom, item: unknown): string | undefined {
  const { keys } = list
  if (keys.length === 0) return isScalar(item) ? `v:${printKeyValue(item)}` : undefined
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined
  let text = ''
  for (const key of keys) {
    let value = (item as Record<string, unknown>)[key.name]
    if (value === undefined) value = key.default
    if (value === undefined) continue
    text += text === '' ? key.prefix : `,${key.prefix}`
    text += printKeyValue(value)
  }
  return text === '' ? undefined : `k:{${text}}`
}

/** Whether `itemElement` finds one. */
export function hasElement({ keys }: ListAtom, item: unknown): boolean {
  if (keys.length === 0) return isScalar(item)
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false
  return keys.some(
    ({ name, default: byDefault }) => ((item as Record<string, unknown>)[name] ?? byDefault) !== undefined,
  )
}

function isScalar(item: unknown): boolean {
  return item !== null && item !== undefined && typeof item !== 'object'
}

/** Why an item has no path element, in upstream's words (structured-merge-diff: typed/helpers.go). */
export function itemProblem(list: ListAtom, item: unknown): string {
  if (list.keys.length === 0) {
    if (Array.isArray(item)) return 'not supported: associative list with lists as elements'
    if (item === null || item === undefined)
      return "associative list without keys has an element that's an explicit null"
    return "associative list without keys has an element that's a map type"
  }
  if (item === null || item === undefined) return 'associative list with keys may not have a null element'
  if (typeof item !== 'object' || Array.isArray(item)) return 'associative list with keys may not have non-map elements'
  const names = list.keys.map((key) => quote(key.name)).join(' ')
  return `associative list with keys has an element that omits all key fields [${names}] (and doesn't have default values for any key fields)`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what JSON and Go escape
const needsEscape = /[<>&"\\\u2028\u2029\u0000-\u001f\ud800-\udfff]/

/** Go's JSON escapes <, > and &. */
function printKeyValue(value: unknown): string {
  if (typeof value === 'string' && !needsEscape.test(value)) return `"${value}"`
  const text = printJson(value) ?? 'null'
  if (typeof value === 'number') return text.replace(/e-(\d)$/, 'e-0$1')
  return text.replace(/[<>&\u2028\u2029]/g, (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A path as people read it: `.spec.containers[name="main"].image` (fieldpath.Path.String). */
export function printPath(path: readonly string[]): string {
  return path.map(printElement).join('')
}

export function printElement(element: string): string {
  const rest = element.slice(2)
  switch (element[0]) {
    case 'k':
      return `[${Object.entries(parsed(rest) as Record<string, unknown>)
        .map(([name, value]) => `${name}=${printValue(value)}`)
        .join(',')}]`
    case 'v':
      return `[=${printValue(parsed(rest))}]`
    case 'i':
      return `[${rest}]`
    default:
      return `.${rest}`
  }
}

function printValue(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[${value.map(printValue).join(',')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value as Record<string, unknown>)
  return members.map(([name, member]) => `${name}=${printValue(member)}`).join('')
}

function parsed(text: string): unknown {
  return parseJson(Buffer.from(text))
}

/** Whether the text is a path element that FieldsV1 may hold; undefined: of a kind that we do not know, to be dropped. */
export function isElement(text: string): boolean | undefined {
  if (text.length < 2 || text[1] !== ':') return false
  switch (text[0]) {
    case 'f':
      return true
    case 'k':
    case 'v':
      return isJson(text.slice(2))
    case 'i':
      return /^[+-]?\d+$/.test(text.slice(2))
    default:
      return undefined
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** fieldpath.PathElement.Compare: field names, then keys, then values, then indices. */
const rank: Readonly<Record<string, number>> = { f: 0, k: 1, v: 2, i: 3 }

export function sortedElements(elements: Iterable<string>): string[] {
  const sorted = [...elements].sort()
  // Names, which most are, stand in the order of their text; all others are read once each.
  if (sorted.every((element) => element[0] === 'f')) return sorted
  return sorted
    .map((element) => ({ element, kind: element[0] ?? '', value: element[0] === 'f' ? '' : parsed(element.slice(2)) }))
    .sort(byElement)
    .map(({ element }) => element)
}

interface ReadElement {
  readonly element: string
  readonly kind: string
  readonly value: unknown
}

function byElement(a: ReadElement, b: ReadElement): number {
  if (a.kind !== b.kind) return (rank[a.kind] ?? 4) - (rank[b.kind] ?? 4)
  if (a.kind === 'f') return a.element < b.element ? -1 : a.element > b.element ? 1 : 0
  return a.kind === 'k' ? compareKeys(a.value as object, b.value as object) : compareValues(a.value, b.value)
}

function compareKeys(a: object, b: object): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [name = '', value] = left[i] ?? []
    const [otherName = '', other] = right[i] ?? []
    const order = name < otherName ? -1 : name > otherName ? 1 : compareValues(value, other)
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** Numbers, then strings, then booleans. */
function compareValues(a: unknown, b: unknown): number {
  const left = valueRank[typeof a] ?? 3
  const right = valueRank[typeof b] ?? 3
  if (left !== right) return left - right
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0
}

const valueRank: Readonly<Record<string, number>> = { number: 0, string: 1, boolean: 2 }
