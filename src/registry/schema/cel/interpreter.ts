import { itemsOf } from './arguments.js'
import { accumulator, type CallExpr, type Expr, type FoldExpr } from './ast.js'
import { choose } from './dispatch.js'
import { CelError, noSuchOverload } from './errors.js'
import type { Meter } from './meter.js'
import { callCost } from './runtime-cost.js'
import { atKey } from './standard-functions.js'
import {
  ArrayList,
  isList,
  isMap,
  isObject,
  LiteralMap,
  Optional,
  TypeValue,
  typeName,
  Uint,
  type Value,
} from './values.js'

/** Names and their values; inner ones first. */
export class Scope {
  readonly #name: string
  readonly #parent: Scope | undefined
  value: Value

  constructor(name: string, value: Value, parent: Scope | undefined) {
    this.#name = name
    this.value = value
    this.#parent = parent
  }

  find(name: string): Value | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.#parent) {
      if (scope.#name === name) return scope.value
    }
    return undefined
  }
}

/** Evaluates a checked expression. Throws a CelError, or CostExceeded. */
export function evaluate(expr: Expr, scope: Scope | undefined, meter: Meter): Value {
  switch (expr.op) {
    case 'const':
      switch (expr.literal.kind) {
        case 'null':
          return null
        case 'uint':
          return new Uint(expr.literal.value)
        default:
          return expr.literal.value
      }
    case 'ident': {
      meter.charge(1)
      const value = scope?.find(expr.name)
      if (value !== undefined) return value
      if (expr.type?.kind === 'type') return new TypeValue(expr.name)
      throw new CelError(`no such attribute(s): ${expr.name}`)
    }
    case 'select': {
      if (expr.qualified !== undefined) {
        meter.charge(1)
        return scope?.find(expr.qualified) ?? new TypeValue(expr.qualified)
      }
      const operand = evaluate(expr.operand, scope, meter)
      if (expr.isTest) return hasField(operand, expr.field)
      meter.charge(1)
      return selectField(operand, expr.field)
    }
    case 'call':
      return evaluateCall(expr, scope, meter)
    case 'list': {
      const items: Value[] = []
      for (const { value, optional } of expr.items) {
        const item = evaluate(value, scope, meter)
        if (!optional) items.push(item)
        else if (item instanceof Optional && item.value !== undefined) items.push(item.value)
      }
      meter.charge(10)
      return new ArrayList(items)
    }
    case 'map': {
      const map = new LiteralMap()
      for (const { key, value, optional } of expr.entries) {
        const name = evaluate(key, scope, meter)
        const item = evaluate(value, scope, meter)
        const content = optional && item instanceof Optional ? item.value : item
        if (content !== undefined) map.set(name, content)
      }
      meter.charge(30)
      return map
    }
    case 'struct':
      throw noSuchOverload()
    case 'fold':
      return evaluateFold(expr, scope, meter)
  }
}

function hasField(operand: Value, field: string): boolean {
  if (operand instanceof Optional) return operand.value !== undefined && hasField(operand.value, field)
  if (isObject(operand)) return operand.has(field)
  if (isMap(operand)) return operand.find(field) !== undefined
  if (isList(operand)) throw new CelError("unsupported index type 'string' in list")
  return false
}

function selectField(operand: Value, field: string): Value {
  if (operand instanceof Optional) return optionalField(operand.value, field)
  if (isObject(operand)) {
    const value = operand.get(field)
    if (value === undefined) throw new CelError(`no such key: ${field}`)
    return value
  }
  if (isMap(operand)) return atKey(operand, field)
  if (isList(operand)) throw new CelError("unsupported index type 'string' in list")
  throw new CelError(`no such key: ${field}`)
}

function optionalField(operand: Value | undefined, field: string): Optional {
  if (operand === undefined) return new Optional(undefined)
  if (operand instanceof Optional) return optionalField(operand.value, field)
  if (isObject(operand)) return new Optional(operand.get(field))
  if (isMap(operand)) return new Optional(operand.find(field))
  if (isList(operand)) throw new CelError("unsupported index type 'string' in list")
  return new Optional(undefined)
}

function evaluateCall(expr: CallExpr, scope: Scope | undefined, meter: Meter): Value {
  const [first, second, third] = expr.args
  switch (expr.fn) {
    case '_&&_':
      if (first && second) return logical(first, second, false, scope, meter)
      break
    case '_||_':
      if (first && second) return logical(first, second, true, scope, meter)
      break
    case '_?_:_':
      if (first && second && third) {
        const condition = evaluate(first, scope, meter)
        if (typeof condition !== 'boolean') throw noSuchOverload()
        return evaluate(condition ? second : third, scope, meter)
      }
      break
    case '_?._':
      if (first && second?.op === 'const' && second.literal.kind === 'string') {
        const operand = evaluate(first, scope, meter)
        meter.charge(1)
        return optionalField(operand instanceof Optional ? operand.value : operand, second.literal.value)
      }
      break
    case '@in':
      // Nothing is in a list that is written empty, whatever it is.
      if (second?.op === 'list' && second.items.length === 0) return false
      break
    case 'or':
    case 'orValue':
      if (expr.target && first) {
        const operand = evaluate(expr.target, scope, meter)
        if (!(operand instanceof Optional)) return operand
        if (operand.value === undefined) return evaluate(first, scope, meter)
        return expr.fn === 'or' ? operand : operand.value
      }
      break
    case 'optional.none':
      meter.charge(1)
      return new Optional(undefined)
    case '@not_strictly_false':
      meter.charge(1)
      return first ? isNotStrictlyFalse(first, scope, meter) : true
    case '_+_':
      if (first?.op === 'ident' && first.name === accumulator && second?.op === 'list') {
        return append(first, second, scope, meter)
      }
  }
  const args: Value[] = []
  if (expr.target) args.push(evaluate(expr.target, scope, meter))
  for (const arg of expr.args) args.push(evaluate(arg, scope, meter))
  const overload = choose(expr, args)
  const { size } = meterSizes(args, meter)
  // The work is counted by sizes before it is done.
  meter.work(size / 8)
  const result = overload.call(args, meter)
  meter.charge(callCost(expr.fn, overload.id, args, result, meter))
  return result
}

/** Sizes of texts and bytes, which functions walk through. */
function meterSizes(args: readonly Value[], _meter: Meter): { size: number } {
  let size = 0
  for (const arg of args) if (typeof arg === 'string' || arg instanceof Uint8Array) size += arg.length
  return { size }
}

/** Either operand can decide, whatever is wrong with the other one. */
function logical(a: Expr, b: Expr, decisive: boolean, scope: Scope | undefined, meter: Meter): boolean {
  const left = attempt(a, scope, meter)
  if (left === decisive) return decisive
  const right = attempt(b, scope, meter)
  if (right === decisive) return decisive
  if (left instanceof CelError) throw left
  if (right instanceof CelError) throw right
  if (typeof left !== 'boolean' || typeof right !== 'boolean') throw noSuchOverload()
  return !decisive
}

function attempt(expr: Expr, scope: Scope | undefined, meter: Meter): Value | CelError {
  try {
    return evaluate(expr, scope, meter)
  } catch (error) {
    if (error instanceof CelError) return error
    throw error
  }
}

function isNotStrictlyFalse(expr: Expr, scope: Scope | undefined, meter: Meter): boolean {
  return attempt(expr, scope, meter) !== false
}

/** Loops own their accumulator, so that collecting n elements is n steps. */
function append(accu: Expr, more: Expr, scope: Scope | undefined, meter: Meter): Value {
  const list = evaluate(accu, scope, meter)
  const added = evaluate(more, scope, meter)
  meter.charge(1)
  if (!(list instanceof ArrayList) || !(added instanceof ArrayList)) throw noSuchOverload()
  for (const item of added.items) list.items.push(item)
  return list
}

/** An error inside a quantifier, which a later element may make irrelevant. */
class Held {
  readonly error: CelError
  constructor(error: CelError) {
    this.error = error
  }
}

function notIterable(value: Value): CelError {
  const name = typeName(value).replace(/^.*\.|_type$/g, '')
  return new CelError(`got 'types.${name.charAt(0).toUpperCase()}${name.slice(1)}', expected iterable type`)
}

function evaluateFold(expr: FoldExpr, scope: Scope | undefined, meter: Meter): Value {
  const range = evaluate(expr.range, scope, meter)
  const init = evaluate(expr.init, scope, meter)
  if (!isList(range) && !isMap(range) && !isObject(range)) throw notIterable(range)
  const accu = new Scope(expr.accu, init, scope)
  let held: Held | undefined
  const quantifier =
    expr.step.op === 'call' && (expr.step.fn === '_&&_' || expr.step.fn === '_||_') ? expr.step : undefined
  const predicate = quantifier?.args[1]
  const decisive = quantifier?.fn === '_||_'
  for (const [first, second] of pairs(range, expr.iter2 !== undefined)) {
    meter.work(1)
    if (quantifier && predicate) {
      // As `accu = accu && predicate` with a condition: an error stays until an element decides.
      meter.charge(conditionCost(decisive))
      if (accu.value === decisive) break
      const inner = iteration(expr, first, second, accu)
      meter.charge(1)
      const one = attempt(predicate, inner, meter)
      if (one === decisive) {
        accu.value = decisive
        held = undefined
      } else if (one instanceof CelError) held ??= new Held(one)
      else if (typeof one !== 'boolean') held ??= new Held(noSuchOverload())
      continue
    }
    if (evaluate(expr.condition, accu, meter) === false) break
    accu.value = evaluate(expr.step, iteration(expr, first, second, accu), meter)
  }
  if (held) throw held.error
  return evaluate(expr.result, accu, meter)
}

/** `@not_strictly_false(accu)`, with a `!` for exists. */
const conditionCost = (negated: boolean) => (negated ? 3 : 2)

function iteration(expr: FoldExpr, first: Value, second: Value | undefined, accu: Scope): Scope {
  const inner = new Scope(expr.iter, first, accu)
  return expr.iter2 === undefined || second === undefined ? inner : new Scope(expr.iter2, second, inner)
}

function* pairs(range: Value, isPair: boolean): Iterable<readonly [Value, Value | undefined]> {
  if (isList(range)) {
    let index = 0n
    for (const item of itemsOf(range)) yield isPair ? [index++, item] : [item, undefined]
  } else if (isMap(range)) {
    for (const key of range.keys()) yield [key, isPair ? range.find(key) : undefined]
  } else if (isObject(range)) {
    for (const name of range.names()) yield [name, isPair ? range.get(name) : undefined]
  }
}
