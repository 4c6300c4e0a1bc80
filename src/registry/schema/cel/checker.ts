import { formatArguments, isDynOrError, mostGeneral, Substitutions } from './assign.js'
import {
  type CallExpr,
  type Expr,
  eachExpr,
  type FoldExpr,
  qualifiedName,
  type SelectExpr,
  type StructExpr,
} from './ast.js'
import type { Overload } from './declarations.js'
import { functions, namedTypes } from './environment.js'
import { isReserved } from './escaping.js'
import { checkLiterals } from './literals.js'
import { CompileError, type Issue } from './source.js'
import { type CelType, formatType, sameType, types } from './types.js'

export interface Checked {
  readonly type: CelType
  /** Variables that the expression names. */
  readonly uses: ReadonlySet<string>
}

/**
 * Finds the types of an expression and of all its parts, which it marks (cel-go's checker/checker.go, v0.26), then checks literals as Kubernetes does. Throws a CompileError.
 */
export function check(source: string, expr: Expr, variables: ReadonlyMap<string, CelType>): Checked {
  const checker = new Checker(variables)
  const checked = checker.check(expr)
  if (checker.issues.length === 0) checkLiterals(expr, checker.issues)
  if (checker.issues.length > 0) throw new CompileError(source, checker.issues)
  return checked
}

/** Operators that are no functions: they do not evaluate all their operands. */
const builtIn: ReadonlySet<string> = new Set(['_&&_', '_||_', '_?_:_'])

class Checker {
  readonly issues: Issue[] = []
  readonly #variables: ReadonlyMap<string, CelType>
  readonly #scopes: Map<string, CelType>[] = []
  readonly #known = new Substitutions()
  readonly #uses = new Set<string>()

  constructor(variables: ReadonlyMap<string, CelType>) {
    this.#variables = variables
  }

  check(expr: Expr): Checked {
    this.#check(expr)
    eachExpr(expr, (one) => {
      one.type = this.#known.resolve(one.type ?? types.dyn, true)
    })
    return { type: expr.type ?? types.dyn, uses: this.#uses }
  }

  #issue(expr: { readonly start: number }, message: string): void {
    this.issues.push({ start: expr.start, message })
  }

  #check(expr: Expr): CelType {
    const type = this.#typeOf(expr)
    expr.type = type
    return type
  }

  #typeOf(expr: Expr): CelType {
    switch (expr.op) {
      case 'const':
        return types[expr.literal.kind]
      case 'ident': {
        const name = expr.name.replace(/^\./, '')
        const type = this.#lookup(name)
        if (!type) return this.#undeclared(expr, expr.name)
        expr.name = name
        return type
      }
      case 'select':
        return this.#select(expr)
      case 'call':
        return this.#call(expr)
      case 'list': {
        let elem: CelType | undefined
        for (const { value, optional } of expr.items) {
          elem = this.#join(elem, this.#unwrapped(value, this.#check(value), optional))
        }
        return types.list(elem ?? this.#known.newVariable())
      }
      case 'map': {
        let key: CelType | undefined
        let value: CelType | undefined
        for (const entry of expr.entries) {
          key = this.#join(key, this.#check(entry.key))
          value = this.#join(value, this.#unwrapped(entry.value, this.#check(entry.value), entry.optional))
        }
        return types.map(key ?? this.#known.newVariable(), value ?? this.#known.newVariable())
      }
      case 'struct':
        return this.#struct(expr)
      case 'fold':
        return this.#fold(expr)
    }
  }

  #undeclared(expr: Expr, name: string): CelType {
    this.#issue(expr, `undeclared reference to '${name}' (in container '')`)
    return types.error
  }

  #lookup(name: string): CelType | undefined {
    for (const scope of this.#scopes.toReversed()) {
      const type = scope.get(name)
      if (type) return type
    }
    const variable = this.#variables.get(name)
    if (variable) {
      this.#uses.add(name)
      return variable
    }
    const named = namedTypes.get(name)
    return named && types.type(named)
  }

  #select(expr: SelectExpr): CelType {
    const name = qualifiedName(expr)
    const named = name === undefined ? undefined : this.#lookup(name)
    if (name !== undefined && named) {
      expr.qualified = name
      markQualified(expr.operand)
      return named
    }
    const result = this.#field(expr, expr.operand, expr.field, false)
    return expr.isTest ? types.bool : this.#known.resolve(result)
  }

  #field(expr: Expr, operand: Expr, field: string, isOptionalSelect: boolean): CelType {
    const operandType = this.#known.resolve(this.#check(operand))
    const isOptional = operandType.kind === 'optional'
    const target = isOptional ? operandType.of : operandType
    let result: CelType = types.error
    if (target.kind === 'map') result = target.value
    else if (target.kind === 'object') {
      const found =
        target.shape.fields.get(field) ?? (isReserved(field) ? target.shape.fields.get(`__${field}__`) : undefined)
      if (found) result = found.shape.type
      else this.#issue(expr, `undefined field '${field}'`)
    } else if (target.kind === 'opaque' && target.name.startsWith('kubernetes.')) {
      this.#issue(expr, `unexpected failed resolution of '${target.name}'`)
    } else if (target.kind === 'param') {
      this.#known.assignable([types.dyn], [target])
      result = types.dyn
    } else {
      if (!isDynOrError(target)) {
        this.#issue(expr, `type '${formatType(target)}' does not support field selection`)
      }
      result = types.dyn
    }
    return isOptional || isOptionalSelect ? types.optional(result) : result
  }

  #call(expr: CallExpr): CelType {
    const { target, args } = expr
    if (expr.fn === '_?._') {
      const [operand, field] = args
      expr.overloads = ['select_optional_field']
      if (!operand || field?.op !== 'const' || field.literal.kind !== 'string') return types.error
      field.type = types.string
      return this.#known.resolve(this.#field(expr, operand, field.literal.value, true))
    }
    for (const arg of args) this.#check(arg)
    if (!target) {
      const fn = expr.fn.replace(/^\./, '')
      const overloads = builtIn.has(fn) ? [] : functions.get(fn)
      if (!overloads) return this.#undeclared(expr, expr.fn)
      expr.fn = fn
      return this.#resolve(expr, overloads, args)
    }
    const prefix = qualifiedName(target)
    const qualified = prefix === undefined ? undefined : functions.get(`${prefix.replace(/^\./, '')}.${expr.fn}`)
    if (prefix !== undefined && qualified) {
      expr.fn = `${prefix.replace(/^\./, '')}.${expr.fn}`
      expr.target = undefined
      return this.#resolve(expr, qualified, args)
    }
    this.#check(target)
    const overloads = functions.get(expr.fn)
    if (!overloads) return this.#undeclared(expr, expr.fn)
    return this.#resolve(expr, overloads, [target, ...args])
  }

  #resolve(expr: CallExpr, overloads: readonly Overload[], args: readonly Expr[]): CelType {
    const given = args.map((arg) => arg.type ?? types.dyn)
    if (expr.fn === '_&&_' || expr.fn === '_||_') return this.#logical(expr, given)
    if (expr.fn === '_?_:_') return this.#conditional(expr, given)
    const found: string[] = []
    let result: CelType | undefined
    for (const overload of overloads) {
      if (overload.isMember !== (expr.target !== undefined)) continue
      const variables = new Map(overload.generics.map((name) => [name, this.#known.newVariable()]))
      const params = overload.params.map((param) => instantiate(param, variables))
      if (!this.#known.assignable(given, params)) continue
      found.push(overload.id)
      const own = this.#known.resolve(instantiate(overload.result, variables))
      if (!result) result = own
      else if (result.kind !== 'dyn' && !sameType(own, result)) result = types.dyn
    }
    if (result) {
      expr.overloads = found
      return result
    }
    return this.#noOverload(expr, given)
  }

  #noOverload(expr: CallExpr, given: readonly CelType[]): CelType {
    const shown = given.map((type) => this.#known.resolve(type, true))
    const signature = formatArguments(shown, expr.target !== undefined)
    this.#issue(expr, `found no matching overload for '${expr.fn}' applied to '${signature}'`)
    return types.error
  }

  #conditional(expr: CallExpr, given: readonly CelType[]): CelType {
    const result = this.#known.newVariable()
    if (!this.#known.assignable(given, [types.bool, result, result])) return this.#noOverload(expr, given)
    expr.overloads = ['conditional']
    return this.#known.resolve(result)
  }

  /** `&&` and `||` tell which of their operands is wrong. */
  #logical(expr: CallExpr, given: readonly CelType[]): CelType {
    let isWrong = false
    for (const [index, type] of given.entries()) {
      if (this.#known.assignable([type], [types.bool])) continue
      isWrong = true
      this.#issue(expr.args[index] ?? expr, `expected type 'bool' but found '${formatType(type)}'`)
    }
    expr.overloads = [expr.fn === '_&&_' ? 'logical_and' : 'logical_or']
    return isWrong ? types.error : types.bool
  }

  #unwrapped(expr: Expr, type: CelType, isOptional: boolean): CelType {
    if (!isOptional) return type
    if (type.kind === 'optional') return type.of
    if (type.kind !== 'dyn') {
      this.#issue(expr, `expected type '${formatType(types.optional(type))}' but found '${formatType(type)}'`)
    }
    return type
  }

  /** What is not of one type is dyn here, and refused with the literals. */
  #join(before: CelType | undefined, type: CelType): CelType {
    if (!before) return type
    return this.#known.assignable([before], [type]) ? mostGeneral(before, type) : types.dyn
  }

  #struct(expr: StructExpr): CelType {
    const name = expr.name.replace(/^\./, '')
    const type = this.#lookup(name)
    if (!type) return this.#undeclared(expr, expr.name)
    for (const { value } of expr.fields) this.#check(value)
    this.#issue(expr, type.kind === 'type' ? `'${name}' is not a message type` : `'${formatType(type)}' is not a type`)
    for (const field of expr.fields) this.#issue(field, `undefined field '${field.name}'`)
    return types.error
  }

  #fold(expr: FoldExpr): CelType {
    const range = this.#known.resolve(this.#check(expr.range))
    const accu = this.#check(expr.init)
    let first: CelType = types.dyn
    let second: CelType = types.dyn
    if (range.kind === 'list')
      [first, second] = expr.iter2 === undefined ? [range.elem, types.dyn] : [types.int, range.elem]
    else if (range.kind === 'map') [first, second] = [range.key, range.value]
    else if (range.kind === 'param') this.#known.assignable([types.dyn], [range])
    else if (!isDynOrError(range) || range === types.any) {
      this.#issue(
        expr.range,
        `expression of type '${formatType(range)}' cannot be range of a comprehension (must be list, map, or dynamic)`,
      )
      first = second = types.error
    }
    this.#scopes.push(new Map([[expr.accu, accu]]))
    const variables = new Map([[expr.iter, first]])
    if (expr.iter2 !== undefined) variables.set(expr.iter2, second)
    this.#scopes.push(variables)
    this.#expect(expr.condition, types.bool, this.#check(expr.condition))
    this.#expect(expr.step, accu, this.#check(expr.step))
    this.#scopes.pop()
    const result = this.#check(expr.result)
    this.#scopes.pop()
    return this.#known.resolve(result)
  }

  #expect(expr: Expr, expected: CelType, found: CelType): void {
    if (this.#known.assignable([expected], [found])) return
    this.#issue(expr, `expected type '${formatType(expected)}' but found '${formatType(found)}'`)
  }
}

function markQualified(expr: Expr): void {
  expr.type = types.dyn
  if (expr.op === 'select') markQualified(expr.operand)
}

function instantiate(type: CelType, variables: ReadonlyMap<string, CelType>): CelType {
  if (variables.size === 0) return type
  switch (type.kind) {
    case 'param':
      return variables.get(type.name) ?? type
    case 'list':
      return types.list(instantiate(type.elem, variables))
    case 'map':
      return types.map(instantiate(type.key, variables), instantiate(type.value, variables))
    case 'optional':
      return types.optional(instantiate(type.of, variables))
    case 'type':
      return type.of ? types.type(instantiate(type.of, variables)) : type
    default:
      return type
  }
}
