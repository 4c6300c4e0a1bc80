import type { CallExpr, Expr, FoldExpr } from './ast.js'
import { fixed, most, plus, type Range, scaled, times, union, unknown } from './ranges.js'
import { perCharacter, perPatternCharacter } from './runtime-cost.js'
import type { Shape } from './shape.js'
import { type CelType, types } from './types.js'

/** Sizes of a list's or map's members: of a literal or computed one, whose schema is not known. */
interface Members {
  readonly kind: 'list' | 'map'
  readonly key: Range
  readonly value: Range
}

interface Local {
  readonly path: readonly string[]
  readonly size: Range | undefined
  readonly members: Members | undefined
}

/** What can be known of an expression's size. */
interface Sized {
  readonly type: CelType
  readonly path: readonly string[] | undefined
  readonly size: Range | undefined
  readonly expr: Expr | undefined
}

interface CallEstimate {
  readonly cost: Range
  readonly size?: Range | undefined
}

/**
 * How much an expression costs at least and at the most (cel-go's checker/cost.go, v0.26, and pkg/cel/library/cost.go): sizes come from the schema at
 * the path that an expression takes from `root`.
 */
export function estimateCost(expr: Expr, root: Shape | undefined): Range {
  return new Estimator(root).cost(expr)
}

class Estimator {
  readonly #root: Shape | undefined
  readonly #locals: { name: string; local: Local }[] = []
  readonly #paths = new Map<Expr, readonly string[]>()
  readonly #sizes = new Map<Expr, Range>()
  readonly #members = new Map<Expr, Members>()

  constructor(root: Shape | undefined) {
    this.#root = root
  }

  cost(expr: Expr): Range {
    switch (expr.op) {
      case 'const':
        return fixed(0)
      case 'ident':
        this.#paths.set(expr, this.#local(expr.name)?.path ?? [expr.name])
        return fixed(1)
      case 'select': {
        if (expr.qualified !== undefined) {
          this.#paths.set(expr, [expr.qualified])
          return fixed(1)
        }
        const operand = this.cost(expr.operand)
        if (expr.isTest) return operand
        const kind = expr.operand.type?.kind
        this.#paths.set(expr, [...this.#pathOf(expr.operand), expr.field])
        return kind === 'map' || kind === 'object' || kind === 'param' ? plus(operand, fixed(1)) : operand
      }
      case 'call':
        return this.#call(expr)
      case 'list': {
        const costs = expr.items.map(({ value }) => this.cost(value))
        const value = this.#unionOfSizes(expr.items.map((item) => item.value))
        this.#members.set(expr, { kind: 'list', key: fixed(1), value })
        return plus(...costs, fixed(10))
      }
      case 'map': {
        const costs = expr.entries.flatMap(({ key, value }) => [this.cost(key), this.cost(value)])
        const key = this.#unionOfSizes(expr.entries.map((entry) => entry.key))
        const value = this.#unionOfSizes(expr.entries.map((entry) => entry.value))
        this.#members.set(expr, { kind: 'map', key, value })
        return plus(...costs, fixed(30))
      }
      case 'struct':
        return plus(...expr.fields.map(({ value }) => this.cost(value)), fixed(40))
      case 'fold':
        return this.#fold(expr)
    }
  }

  #unionOfSizes(exprs: readonly Expr[]): Range {
    const start: Range = exprs.length === 0 ? fixed(0) : { min: most, max: 0 }
    return exprs.map((one) => this.#sizeOrUnknown(one)).reduce(union, start)
  }

  #local(name: string): Local | undefined {
    return this.#locals.findLast((one) => one.name === name)?.local
  }

  #pathOf(expr: Expr): readonly string[] {
    const local = expr.op === 'ident' ? this.#local(expr.name) : undefined
    return local?.path ?? this.#paths.get(expr) ?? []
  }

  #sizeOrUnknown(expr: Expr | undefined): Range {
    return (expr && this.#sizeOf(expr)) ?? unknown
  }

  #sizeOf(expr: Expr): Range | undefined {
    const known = this.#sizes.get(expr) ?? literalSize(expr)
    if (known) return known
    const declared = this.#declaredSize(this.#pathOf(expr))
    if (declared) {
      this.#sizes.set(expr, declared)
      return declared
    }
    if (expr.type && isScalar(expr.type)) return fixed(1)
    return expr.op === 'ident' ? this.#local(expr.name)?.size : undefined
  }

  /** The first name of a path, whichever it is, is taken for the root. */
  #declaredSize(path: readonly string[]): Range | undefined {
    if (path.length === 0 || !this.#root) return undefined
    let shape: Shape | undefined = this.#root
    for (const name of path.slice(1)) {
      if (name === '@items' || name === '@values') shape = shape?.elem
      else if (name === '@keys') shape = shape?.key
      else shape = shape?.object?.fields.get(name)?.shape ?? shape?.named
    }
    return shape && { min: 0, max: shape.maxElements }
  }

  #membersOf(expr: Expr): Members | undefined {
    return this.#members.get(expr) ?? (expr.op === 'ident' ? this.#local(expr.name)?.members : undefined)
  }

  #sized(expr: Expr): Sized {
    const path = this.#pathOf(expr)
    return {
      type: expr.type ?? types.dyn,
      path: path[0] === '@result' || path.length === 0 ? undefined : path,
      size: this.#sizeOf(expr),
      expr,
    }
  }

  #fold(expr: FoldExpr): Range {
    if (expr.iter === '#unused') return this.#bind(expr)
    const before = plus(this.cost(expr.range), this.cost(expr.init))
    const depth = this.#locals.length
    this.#locals.push({
      name: expr.accu,
      local: { path: this.#pathOf(expr.init), size: this.#sizeOf(expr.init), members: this.#membersOf(expr.init) },
    })
    const members = this.#membersOf(expr.range)
    const isList = (members?.kind ?? expr.range.type?.kind) === 'list'
    const path = this.#pathOf(expr.range)
    const push = (name: string, step: string, size: Range | undefined) =>
      this.#locals.push({ name, local: { path: [...path, step], size, members: undefined } })
    if (expr.iter2 !== undefined) {
      push(expr.iter, isList ? '@indices' : '@keys', members?.key)
      push(expr.iter2, isList ? '@items' : '@values', members?.value)
    } else push(expr.iter, isList ? '@items' : '@keys', isList ? members?.value : members?.key)
    const loop = plus(this.cost(expr.condition), this.cost(expr.step))
    this.#locals.length = depth + 1
    const result = this.cost(expr.result)
    this.#locals.length = depth
    const count = this.#sizeOrUnknown(expr.range)
    if (expr.init.op === 'const') {
      const size = this.#sizeOf(expr.init)
      if (size) this.#sizes.set(expr, size)
    } else if (expr.init.op === 'list' || expr.init.op === 'map') {
      this.#sizes.set(expr, count)
      const stepped = this.#membersOf(expr.step)
      if (stepped) this.#members.set(expr, stepped)
    }
    return plus(before, result, times(count, loop))
  }

  #bind(expr: FoldExpr): Range {
    const before = plus(this.cost(expr.range), this.cost(expr.init))
    this.#locals.push({
      name: expr.accu,
      local: { path: this.#pathOf(expr.init), size: this.#sizeOf(expr.init), members: this.#membersOf(expr.init) },
    })
    const result = this.cost(expr.result)
    this.#locals.pop()
    this.#copySizes(expr, expr.result)
    return plus(before, result)
  }

  #copySizes(to: Expr, from: Expr): void {
    const size = this.#sizeOf(from)
    const members = this.#membersOf(from)
    if (size) this.#sizes.set(to, size)
    if (members) this.#members.set(to, members)
  }

  #call(expr: CallExpr): Range {
    const [first] = expr.args
    if (expr.fn === 'dyn' && first) {
      const cost = plus(fixed(1), this.cost(first))
      this.#copySizes(expr, first)
      return cost
    }
    const costs: Range[] = []
    const args: Sized[] = []
    for (const arg of expr.args) {
      costs.push(this.cost(arg))
      args.push(this.#sized(arg))
    }
    const overloads = expr.overloads ?? []
    if (overloads.length === 0) return fixed(0)
    const targetCost = expr.target ? this.cost(expr.target) : fixed(0)
    const target = expr.target ? this.#sized(expr.target) : undefined
    let cost: Range = { min: most, max: 0 }
    let size: Range | undefined
    for (const overload of overloads) {
      const one = this.#estimate(expr, overload, target, args, costs)
      cost = union(cost, one.cost)
      if (one.size) size = size ? union(size, one.size) : one.size
      if (first && (overload === 'index_list' || overload === 'index_map')) {
        size = this.#membersOf(first)?.value
        this.#paths.set(expr, [...this.#pathOf(first), overload === 'index_list' ? '@items' : '@values'])
      }
      size ??= this.#sizeOf(expr)
    }
    if (size) this.#sizes.set(expr, size)
    return plus(targetCost, cost)
  }

  #estimate(
    expr: CallExpr,
    overload: string,
    target: Sized | undefined,
    args: readonly Sized[],
    costs: readonly Range[],
  ): CallEstimate {
    const special = this.#special(expr, overload, costs)
    if (special) return special
    const own = this.#library(expr.fn, overload, target, args) ?? this.#standard(overload, target, args)
    return { cost: plus(own.cost, ...costs), size: own.size }
  }

  /** Operators whose operands are not all evaluated, or that keep the sizes of members. */
  #special(expr: CallExpr, overload: string, costs: readonly Range[]): CallEstimate | undefined {
    const [a, b, c] = costs
    const [first, second, third] = expr.args
    if (!a || !b || !first || !second) return undefined
    if (overload === 'logical_or' || overload === 'logical_and') return { cost: { min: a.min, max: plus(a, b).max } }
    if (overload === 'conditional' && c && third) {
      const left = this.#membersOf(second)
      const right = this.#membersOf(third)
      if (left && right) this.#members.set(expr, joined(left, right))
      return { cost: plus(a, union(b, c)), size: union(this.#sizeOrUnknown(second), this.#sizeOrUnknown(third)) }
    }
    if (overload !== 'add_string' && overload !== 'add_bytes' && overload !== 'add_list') return undefined
    const size = plus(this.#sizeOrUnknown(first), this.#sizeOrUnknown(second))
    const left = this.#membersOf(first)
    const right = this.#membersOf(second)
    if (left && right) this.#members.set(expr, joined(left, right))
    return { cost: plus(overload === 'add_list' ? fixed(1) : scaled(size, perCharacter), a, b), size }
  }

  #standard(overload: string, target: Sized | undefined, args: readonly Sized[]): CallEstimate {
    const [first, second] = args
    const size = (one: Sized | undefined) => one?.size ?? unknown
    switch (overload) {
      case 'string_format':
        return { cost: scaled(size(target), perCharacter) }
      case 'string_to_bytes':
        return {
          cost: scaled(size(first), perCharacter),
          size: { min: size(first).min, max: size(first).max * 4 },
        }
      case 'bytes_to_string':
        return {
          cost: scaled(size(first), perCharacter),
          size: { min: Math.floor(size(first).min / 4), max: size(first).max },
        }
      case 'strings_quote':
        return {
          cost: scaled(size(first), perCharacter),
          size: { min: size(first).min + 2, max: size(first).max * 2 + 2 },
        }
      case 'starts_with_string':
      case 'ends_with_string':
        return { cost: scaled(size(first), perCharacter) }
      case 'in_list':
        return { cost: scaled(size(second), 1) }
      case 'matches_string':
        return { cost: patternCost(size(target), size(first)) }
      case 'contains_string':
        return { cost: times(scaled(size(target), perCharacter), scaled(size(first), perCharacter)) }
      case 'list_sets_contains_list':
      case 'list_sets_intersects_list':
      case 'list_sets_equivalent_list': {
        const factor = overload === 'list_sets_equivalent_list' ? 2 : 1
        return {
          cost: plus(scaled(times(this.#librarySize(first), this.#librarySize(second)), factor), fixed(1)),
        }
      }
    }
    if (/^(?:equals|not_equals|(?:less|greater)(?:_equals)?_(?:string|bytes))$/.test(overload)) {
      const max = Math.min(size(first).max, size(second).max)
      return { cost: scaled({ min: max > 0 ? 1 : 0, max }, perCharacter) }
    }
    return { cost: fixed(1) }
  }

  #librarySize(sized: Sized | undefined): Range {
    return sized?.size ?? (sized?.path && this.#declaredSize(sized.path)) ?? unknown
  }

  /** Kubernetes' own functions, by their names. */
  #library(fn: string, overload: string, target: Sized | undefined, args: readonly Sized[]): CallEstimate | undefined {
    const [first, second] = args
    const size = (one: Sized | undefined) => this.#librarySize(one)
    switch (fn) {
      case 'isSorted':
      case 'sum':
      case 'max':
      case 'min':
      case 'indexOf':
      case 'lastIndexOf':
        return target && { cost: this.#walk(target) }
      case 'url':
        return { cost: scaled(size(first), perCharacter), size: size(first) }
      case 'lowerAscii':
      case 'upperAscii':
      case 'substring':
      case 'trim':
        return target && { cost: scaled(size(target), perCharacter), size: size(target) }
      case 'replace':
        return target && second && this.#replace(size(target), size(first), size(second))
      case 'split':
        return target && { cost: scaled(size(target), 2 * perCharacter), size: splitSize(size(target), second) }
      case 'join':
        return target && this.#join(target, first)
      case 'find':
      case 'findAll':
        return target && { cost: patternCost(size(target), size(first)), size: { min: 0, max: size(target).max } }
      case 'ip':
        return { cost: overload === 'cidr_ip' ? fixed(1) : scaled(size(first), perCharacter) }
      case 'cidr':
      case 'isIP':
      case 'isCIDR':
      case 'quantity':
      case 'isQuantity':
      case 'semver':
      case 'isSemver':
        return { cost: scaled(size(first), perCharacter) }
      case 'ip.isCanonical':
        return { cost: scaled(size(first), 2 * perCharacter) }
      case 'containsIP':
      case 'containsCIDR': {
        const bytes: Range = { min: 4, max: 16 }
        const parts = [scaled(plus(bytes, bytes), perCharacter)]
        if (fn === 'containsCIDR') parts.push(scaled(bytes, perCharacter), fixed(1))
        if (overload.endsWith('_string')) parts.push(scaled(size(first), perCharacter))
        return { cost: plus(...parts) }
      }
      case 'validate':
        return { cost: scaled(scaled(size(first), perCharacter), 128 * perPatternCharacter) }
      case '_==_':
        return first && second && equalityCost(first.type, second.type)
      default:
        return undefined
    }
  }

  #walk(target: Sized): Range {
    const { type } = target
    const size = this.#librarySize(target)
    if (type.kind !== 'list') return scaled(size, perCharacter)
    const isText = type.elem.kind === 'string' || type.elem.kind === 'bytes'
    const each = isText ? plus(fixed(1), scaled(this.#elementSize(target), perCharacter)) : fixed(1)
    return times(size, each)
  }

  #elementSize({ path }: Sized): Range {
    return (path && this.#declaredSize([...path, '@items'])) ?? unknown
  }

  #join(target: Sized, separator: Sized | undefined): CallEstimate {
    const list = this.#librarySize(target)
    let size = target.type.kind === 'list' ? times(list, this.#elementSize(target)) : fixed(0)
    if (separator) {
      const gaps: Range = { min: Math.max(0, list.min - 1), max: Math.max(0, list.max - 1) }
      size = plus(size, times(this.#librarySize(separator), gaps))
    }
    return { cost: scaled(size, perCharacter), size }
  }

  #replace(text: Range, part: Range, by: Range): CallEstimate {
    let count: Range = fixed(0)
    let kept: Range = fixed(0)
    if (part.min === 0) {
      count = { ...count, max: text.max + 1 }
      kept = { ...kept, max: text.max }
    } else if (by.max <= part.min) kept = { ...kept, max: text.max }
    else count = { ...count, max: Math.ceil(text.max / part.min) }
    if (part.max === 0) {
      count = { ...count, min: text.min + 1 }
      kept = { ...kept, min: text.min }
    } else if (part.max <= by.min) kept = { ...kept, min: text.min }
    else count = { ...count, min: part.max < most ? Math.ceil(text.min / part.max) : 0 }
    return { cost: scaled(text, 2 * perCharacter), size: plus(times(count, by), kept) }
  }
}

function joined(a: Members, b: Members): Members {
  return { kind: a.kind, key: union(a.key, b.key), value: union(a.value, b.value) }
}

function patternCost(text: Range, pattern: Range): Range {
  return times(scaled(plus(text, fixed(1)), perCharacter), scaled(pattern, perPatternCharacter))
}

function splitSize(text: Range, limit: Sized | undefined): Range {
  const literal = limit?.expr?.op === 'const' ? limit.expr.literal : undefined
  if (literal?.kind !== 'int') return { min: 0, max: text.max }
  return { min: 0, max: literal.value < 0n ? most : Number(literal.value) }
}

function equalityCost(a: CelType, b: CelType): CallEstimate | undefined {
  if (a.kind !== 'opaque' || b.kind !== 'opaque' || a.name !== b.name) return undefined
  if (a.name === 'kubernetes.NamedFormat') return { cost: scaled({ min: 1, max: 64 }, perCharacter) }
  return { cost: fixed(1) }
}

function literalSize(expr: Expr): Range | undefined {
  if (expr.op === 'list') return fixed(expr.items.length)
  if (expr.op === 'map') return fixed(expr.entries.length)
  if (expr.op !== 'const') return undefined
  const { literal } = expr
  if (literal.kind === 'string') return fixed([...literal.value].length)
  return fixed(literal.kind === 'bytes' ? literal.value.length : 1)
}

function isScalar(type: CelType): boolean {
  if (type.kind === 'optional') return isScalar(type.of)
  return ['bool', 'double', 'duration', 'int', 'timestamp', 'uint'].includes(type.kind)
}
