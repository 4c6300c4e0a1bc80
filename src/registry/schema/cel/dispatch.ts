import type { CallExpr } from './ast.js'
import type { Overload } from './declarations.js'
import { functions } from './environment.js'
import { CelError } from './errors.js'
import { noOverload } from './no-overload.js'
import { type CelType, types } from './types.js'
import {
  Duration,
  isList,
  isMap,
  isObject,
  Opaque,
  Optional,
  Timestamp,
  TypeValue,
  Uint,
  type Value,
} from './values.js'

/** The overload that fits the values. Throws a CelError where there is none. */
export function choose(expr: CallExpr, args: readonly Value[]): Overload {
  const all = functions.get(expr.fn) ?? []
  const isMember = expr.target !== undefined
  // Lists take any whole number, and say themselves what they do not take.
  if ((expr.fn === '_[_]' || expr.fn === '_[?_]') && isList(args[0] ?? null)) {
    const [ofList] = all
    if (ofList) return ofList
  }
  const known = expr.overloads?.length === 1 ? expr.overloads[0] : undefined
  const checked = known === undefined ? undefined : all.find(({ id }) => id === known)
  if (checked?.params.every((param, index) => fits(args[index] as Value, param))) return checked
  for (const overload of all) {
    if (overload.isMember !== isMember || overload.params.length !== args.length) continue
    if (overload.params.every((param, index) => fits(args[index] as Value, param))) return overload
  }
  const [container = null, index = null] = args
  if (isList(container) || isMap(container)) throw noOverload(expr.fn, args)
  if (expr.fn === '_[_]') throw new CelError(`no such key: ${index instanceof Uint ? index.value : String(index)}`)
  if (expr.fn === '_[?_]') return nothingThere
  throw noOverload(expr.fn, args)
}

/** What has no members has none at any place. */
const nothingThere: Overload = {
  id: 'no_optindex_optional_value',
  fn: '_[?_]',
  isMember: false,
  params: [],
  result: types.optional(types.dyn),
  generics: [],
  call: () => new Optional(undefined),
}

/** By the outer kind and the first of the elements, as upstream does at run time. */
function fits(value: Value, { kind, ...type }: CelType): boolean {
  switch (kind) {
    case 'param':
    case 'dyn':
    case 'error':
      return true
    case 'null':
      return value === null
    case 'bool':
      return typeof value === 'boolean'
    case 'int':
      return typeof value === 'bigint'
    case 'double':
      return typeof value === 'number'
    case 'string':
      return typeof value === 'string'
    case 'uint':
      return value instanceof Uint
    case 'bytes':
      return value instanceof Uint8Array
    case 'duration':
      return value instanceof Duration
    case 'timestamp':
      return value instanceof Timestamp
    case 'optional':
      return (
        value instanceof Optional &&
        ('of' in type && type.of && value.value !== undefined ? fits(value.value, type.of) : true)
      )
    case 'type':
      return value instanceof TypeValue
    case 'list':
      return isList(value) && (!('elem' in type) || value.size === 0 || fits(value.at(0), type.elem))
    case 'map':
      return isMap(value) || isObject(value)
    case 'opaque':
      return value instanceof Opaque && 'name' in type && value.content.type === type.name
    case 'object':
      return isObject(value)
  }
}
