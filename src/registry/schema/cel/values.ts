import type { Quantity } from '../../../api/index.js'
import type { AskAuthorizer, Asker, AuthorizerDecision, AuthorizerQuestion } from './authorizer.js'
import { CelError } from './errors.js'

/** A value of an expression: int is bigint, double is number. */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | Uint
  | Duration
  | Timestamp
  | ListValue
  | MapValue
  | ObjectValue
  | Optional
  | TypeValue
  | Opaque

export class Uint {
  readonly value: bigint
  constructor(value: bigint) {
    this.value = value
  }
}

export class Duration {
  readonly nanos: bigint
  constructor(nanos: bigint) {
    this.nanos = nanos
  }
}

/** Nanoseconds since 1970. */
export class Timestamp {
  readonly nanos: bigint
  constructor(nanos: bigint) {
    this.nanos = nanos
  }
}

export class TypeValue {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** undefined: none. */
export class Optional {
  readonly value: Value | undefined
  constructor(value: Value | undefined) {
    this.value = value
  }
}

export interface Address {
  readonly family: 4 | 6
  readonly value: bigint
}

/** Kubernetes' own types. */
export class Opaque {
  readonly content: OpaqueContent
  constructor(content: OpaqueContent) {
    this.content = content
  }
}

export interface Version {
  readonly major: bigint
  readonly minor: bigint
  readonly patch: bigint
  readonly pre: readonly string[]
  readonly build: readonly string[]
}

export interface NamedFormat {
  readonly name: string
  /** For estimates of cost. */
  readonly regexSize: number
  readonly check: (text: string) => readonly string[]
}

interface AccessCheck<Kind extends string> {
  readonly type: `kubernetes.authorization.${Kind}`
  readonly ask: AskAuthorizer
  readonly check: Omit<AuthorizerQuestion, 'verb'>
}

export type OpaqueContent =
  | { readonly type: 'net.IP'; readonly address: Address }
  | { readonly type: 'net.CIDR'; readonly address: Address; readonly prefix: number }
  | { readonly type: 'kubernetes.URL'; readonly url: ParsedUrl }
  /** `isComputed`: upstream hands out a pointer, which nothing equals. */
  | { readonly type: 'kubernetes.Quantity'; readonly quantity: Quantity; readonly isComputed?: true }
  | { readonly type: 'kubernetes.Semver'; readonly version: Version }
  | { readonly type: 'kubernetes.NamedFormat'; readonly format: NamedFormat }
  | { readonly type: 'kubernetes.authorization.Authorizer'; readonly ask: AskAuthorizer; readonly asker: Asker }
  | AccessCheck<'PathCheck'>
  | AccessCheck<'GroupCheck'>
  | AccessCheck<'ResourceCheck'>
  | { readonly type: 'kubernetes.authorization.Decision'; readonly decision: AuthorizerDecision }

/** A URL as Go takes it apart. */
export interface ParsedUrl {
  readonly text: string
  readonly scheme: string
  readonly host: string
  readonly path: string
  readonly query: string
}

/** `join` says how lists of schemas are compared and added: by order, as sets, or by keys (then of the values it is given). */
export interface ListValue {
  readonly size: number
  readonly at: (index: number) => Value
  readonly join?: 'set' | ((value: Value) => string)
}

export class ArrayList implements ListValue {
  readonly items: Value[]
  constructor(items: Value[]) {
    this.items = items
  }
  get size(): number {
    return this.items.length
  }
  at(index: number): Value {
    const item = this.items[index]
    if (item === undefined) throw new CelError(`index out of bounds: ${index}`)
    return item
  }
}

/** A map: literal, computed, or an object whose schema has additionalProperties. */
export interface MapValue {
  readonly entries: number
  readonly keys: () => Iterable<Value>
  /** undefined: there is no such key. */
  readonly find: (key: Value) => Value | undefined
}

/** Keys are equal across number types, as CEL's equality has it. */
export class LiteralMap implements MapValue {
  readonly #content = new Map<string, readonly [Value, Value]>()

  get entries(): number {
    return this.#content.size
  }
  *keys(): Iterable<Value> {
    for (const [key] of this.#content.values()) yield key
  }
  find(key: Value): Value | undefined {
    return this.#content.get(keyText(key))?.[1]
  }
  set(key: Value, value: Value): void {
    this.#content.set(keyText(key), [key, value])
  }
  /** False: the key is there already. */
  add(key: Value, value: Value): boolean {
    const text = keyText(key)
    if (this.#content.has(text)) return false
    this.#content.set(text, [key, value])
    return true
  }
}

function keyText(key: Value): string {
  if (typeof key === 'string') return `s${key}`
  if (typeof key === 'bigint') return `n${key}`
  if (key instanceof Uint) return `n${key.value}`
  if (typeof key === 'number') return Number.isInteger(key) ? `n${BigInt(key)}` : `d${key}`
  if (typeof key === 'boolean') return `b${key}`
  return `t${typeName(key)}`
}

/** An object of a schema: members by their escaped names. */
export interface ObjectValue {
  readonly members: number
  readonly names: () => readonly string[]
  readonly has: (name: string) => boolean
  readonly get: (name: string) => Value | undefined
}

export const isList = (value: Value): value is ListValue =>
  typeof value === 'object' && value !== null && 'size' in value && 'at' in value && !(value instanceof Uint8Array)
export const isMap = (value: Value): value is MapValue =>
  typeof value === 'object' && value !== null && 'entries' in value && 'find' in value && !(value instanceof Uint8Array)
export const isObject = (value: Value): value is ObjectValue =>
  typeof value === 'object' && value !== null && 'members' in value

/** The name of a value's type, as `type(value)` prints. */
export function typeName(value: Value): string {
  if (value === null) return 'null_type'
  switch (typeof value) {
    case 'boolean':
      return 'bool'
    case 'bigint':
      return 'int'
    case 'number':
      return 'double'
    case 'string':
      return 'string'
  }
  if (value instanceof Uint8Array) return 'bytes'
  if (value instanceof Uint) return 'uint'
  if (value instanceof Duration) return 'google.protobuf.Duration'
  if (value instanceof Timestamp) return 'google.protobuf.Timestamp'
  if (value instanceof Optional) return 'optional_type'
  if (value instanceof TypeValue) return 'type'
  if (value instanceof Opaque) return value.content.type
  if (isList(value)) return 'list'
  if (isMap(value)) return 'map'
  return 'map'
}
