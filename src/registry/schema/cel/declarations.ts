import type { Meter } from './meter.js'
import { type CelType, opaqueNames, types } from './types.js'
import type { Value } from './values.js'

/** One way to call a function. Types of parameters are checked before `call` runs. */
export interface Overload {
  /** Upstream's id: costs go by it. */
  readonly id: string
  readonly fn: string
  readonly isMember: boolean
  /** The target of a member function is the first. */
  readonly params: readonly CelType[]
  readonly result: CelType
  readonly generics: readonly string[]
  readonly call: Implementation
}

export type Implementation = (args: readonly Value[], meter: Meter) => Value

/** `id`, signature (`string.charAt(int) -> string`, `size(list(A)) -> int`), implementation. */
export type Declaration = readonly [id: string, signature: string, call: Implementation]

/** All functions by their names. */
export type Functions = ReadonlyMap<string, readonly Overload[]>

export function declare(declarations: readonly Declaration[]): Functions {
  const functions = new Map<string, Overload[]>()
  for (const [id, signature, call] of declarations) {
    const overload = overloadOf(id, signature, call)
    const others = functions.get(overload.fn)
    if (others) others.push(overload)
    else functions.set(overload.fn, [overload])
  }
  return functions
}

/** A `:` stands before the name of a member function, so that names may have dots: `list(A):indexOf(A) -> int`. */
function overloadOf(id: string, signature: string, call: Implementation): Overload {
  const [head = '', result = ''] = signature.split(' -> ')
  const colon = head.indexOf(':')
  const isMember = colon >= 0
  const rest = head.slice(colon + 1)
  const open = rest.lastIndexOf('(', matchingOpen(rest))
  const fn = rest.slice(0, open)
  const listed = splitTypes(rest.slice(open + 1, -1))
  const texts = isMember ? [head.slice(0, colon), ...listed] : listed
  const generics = new Set<string>()
  const params = texts.map((text) => typeOf(text, generics))
  return { id, fn, isMember, params, result: typeOf(result, generics), generics: [...generics], call }
}

/** The parenthesis that opens what the last one closes. */
function matchingOpen(text: string): number {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++
    else if (text[at] === '(' && --depth === 0) return at
  }
  return 0
}

function splitTypes(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const character of text) {
    if (character === '(') depth++
    else if (character === ')') depth--
    if (character === ',' && depth === 0) {
      parts.push(part.trim())
      part = ''
    } else part += character
  }
  if (part.trim() !== '') parts.push(part.trim())
  return parts
}

function typeOf(text: string, generics: Set<string>): CelType {
  const generic = /^(\w+)\((.*)\)$/.exec(text)
  if (generic) {
    const [first = types.dyn, second = types.dyn] = splitTypes(generic[2] ?? '').map((one) => typeOf(one, generics))
    switch (generic[1]) {
      case 'list':
        return types.list(first)
      case 'map':
        return types.map(first, second)
      case 'optional':
        return types.optional(first)
      default:
        return types.type(first)
    }
  }
  if (/^[A-Z]$/.test(text)) {
    generics.add(text)
    return { kind: 'param', name: text }
  }
  const name = opaqueNames[text]
  if (name !== undefined) return types.opaque(name)
  switch (text) {
    case 'bool':
    case 'int':
    case 'uint':
    case 'double':
    case 'string':
    case 'bytes':
    case 'duration':
    case 'timestamp':
    case 'null':
      return types[text]
    default:
      return types.dyn
  }
}
