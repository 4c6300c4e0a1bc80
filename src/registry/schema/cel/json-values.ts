import { GoFloat, isJsonObject, memberAsSent } from '../../../api/index.js'
import { CelError } from './errors.js'
import { isReserved } from './escaping.js'
import type { Shape } from './shape.js'
import { goDuration, rfc3339 } from './time.js'
import { Duration, isObject, type ListValue, type MapValue, type ObjectValue, Timestamp, type Value } from './values.js'

/**
 * A JSON value as its schema types it (pkg/cel/common/values.go). Lists, maps and objects are views: their members are converted when they are looked at.
 * Throws a CelError where the value is none of its schema.
 */
export function fromJson(value: unknown, shape: Shape): Value {
  const { schema } = shape
  if (value === null || value === undefined) {
    if (schema.nullable === true) return null
    throw new CelError('invalid data, got null for schema with nullable=false')
  }
  if (schema['x-kubernetes-int-or-string'] === true) {
    if (typeof value === 'string') return value
    if (typeof value === 'bigint') return value
    if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value)
    throw new CelError('invalid data, expected XIntOrString value to be either a string or integer')
  }
  switch (schema.type) {
    case 'object':
      if (!isJsonObject(value)) {
        throw new CelError('invalid data, expected a map for the provided schema with type=object')
      }
      return shape.elem ? new JsonMap(value, shape.elem) : new JsonObject(value, shape)
    case 'array':
      if (!Array.isArray(value)) {
        throw new CelError('invalid data, expected an array for the provided schema with type=array')
      }
      return new JsonList(value, shape)
    case 'string':
      if (typeof value !== 'string') throw new CelError(`invalid data, expected string, got ${goType(value)}`)
      return textValue(value, schema.format)
    case 'number':
      if (typeof value === 'bigint') return Number(value)
      if (value instanceof GoFloat) return value.value
      if (typeof value !== 'number') throw new CelError(`invalid data, expected float, got ${goType(value)}`)
      return value
    case 'integer':
      if (typeof value === 'bigint') return value
      if (typeof value !== 'number' || !Number.isInteger(value)) {
        throw new CelError(`invalid data, expected int, got ${goType(value)}`)
      }
      return BigInt(value)
    default:
      if (typeof value !== 'boolean') throw new CelError(`invalid data, expected bool, got ${goType(value)}`)
      return value
  }
}

function goType(value: unknown): string {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'int64'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  if (value instanceof GoFloat) return 'float64'
  return Array.isArray(value) ? '[]interface {}' : 'map[string]interface {}'
}

function textValue(text: string, format: string | undefined): Value {
  switch (format) {
    case 'byte':
      return Buffer.from(text, 'base64')
    case 'duration': {
      const nanos = goDuration(text)
      if (nanos === undefined) throw new CelError(`Invalid duration ${text}: unable to parse to duration: ${text}`)
      return new Duration(nanos)
    }
    case 'date': {
      const nanos = rfc3339(`${text}T00:00:00Z`)
      if (nanos === undefined) throw new CelError(`Invalid date formatted string ${text}`)
      return new Timestamp(nanos)
    }
    case 'date-time': {
      const nanos = rfc3339(text)
      if (nanos === undefined) throw new CelError(`Invalid date-time formatted string ${text}`)
      return new Timestamp(nanos)
    }
    default:
      return text
  }
}

export class JsonList implements ListValue {
  readonly #json: readonly unknown[]
  readonly #elem: Shape
  readonly join?: 'set' | ((value: Value) => string)

  constructor(json: readonly unknown[], { schema, elem }: Shape) {
    if (!elem) throw new CelError('invalid array type, expected Items with a non-empty Schema')
    this.#json = json
    this.#elem = elem
    const type = schema['x-kubernetes-list-type']
    if (type === 'set') this.join = 'set'
    else if (type === 'map') {
      const keys = schema['x-kubernetes-list-map-keys'] ?? []
      this.join = (value) =>
        JSON.stringify(
          isObject(value) && value instanceof JsonObject ? keys.map((key) => value.json[key] ?? null) : null,
        )
    }
  }

  get size(): number {
    return this.#json.length
  }

  at(index: number): Value {
    if (index < 0 || index >= this.#json.length) throw new CelError(`index out of bounds: ${index}`)
    return fromJson(memberAsSent(this.#json, index), this.#elem)
  }
}

export class JsonMap implements MapValue {
  readonly #json: Record<string, unknown>
  readonly #elem: Shape

  constructor(json: Record<string, unknown>, elem: Shape) {
    this.#json = json
    this.#elem = elem
  }

  get entries(): number {
    return Object.keys(this.#json).length
  }

  keys(): Iterable<Value> {
    return Object.keys(this.#json)
  }

  find(key: Value): Value | undefined {
    if (typeof key !== 'string' || !Object.hasOwn(this.#json, key)) return undefined
    return fromJson(memberAsSent(this.#json, key), this.#elem)
  }
}

/** An object whose members rules see by their escaped names. */
export class JsonObject implements ObjectValue {
  readonly json: Record<string, unknown>
  readonly #shape: Shape

  constructor(json: Record<string, unknown>, shape: Shape) {
    this.json = json
    this.#shape = shape
  }

  get members(): number {
    return Object.keys(this.json).length
  }

  names(): readonly string[] {
    const { object } = this.#shape
    return object
      ? [...object.fields].filter(([, { name }]) => Object.hasOwn(this.json, name)).map(([name]) => name)
      : []
  }

  has(name: string): boolean {
    const field = this.#field(name)
    return field !== undefined && Object.hasOwn(this.json, field.name) && this.json[field.name] !== null
  }

  get(name: string): Value | undefined {
    const field = this.#field(name)
    // Null is as good as absent.
    if (!field || !Object.hasOwn(this.json, field.name) || this.json[field.name] === null) return undefined
    return fromJson(memberAsSent(this.json, field.name), field.shape)
  }

  #field(name: string) {
    const { object } = this.#shape
    return object?.fields.get(name) ?? (isReserved(name) ? object?.fields.get(`__${name}__`) : undefined)
  }

  /** By its own name; undefined: the schema does not show it. */
  member(key: string): Value | undefined {
    for (const { name, shape } of this.#shape.object?.fields.values() ?? []) {
      if (name === key) return fromJson(memberAsSent(this.json, key), shape)
    }
    return undefined
  }
}
