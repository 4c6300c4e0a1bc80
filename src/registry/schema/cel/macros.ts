import { accumulator, type Expr, type Literal } from './ast.js'

/** A macro was meant, but its arguments are wrong. */
export class MacroError extends Error {
  readonly start: number

  constructor(start: number, message: string) {
    super(message)
    this.start = start
  }
}

/**
 * What a call of a macro stands for; undefined: it is no macro. Those of cel-go's parser/macro.go, of optional types (optMap, optFlatMap) and the
 * comprehensions of two variables (ext/comprehensions.go), as Kubernetes v1.34 enables them; `cel.bind` (ext/bindings.go) with `hasBindings` alone.
 */
export function expandMacro(
  fn: string,
  target: Expr | undefined,
  args: readonly Expr[],
  start: number,
  hasBindings = false,
): Expr | undefined {
  const [first, second, third, fourth] = args
  const make = new Maker(start)
  if (!target) {
    if (fn !== 'has' || args.length !== 1 || !first) return undefined
    if (first.op !== 'select' || first.isTest) throw new MacroError(first.start, 'invalid argument to has() macro')
    return { op: 'select', operand: first.operand, field: first.field, isTest: true, start }
  }
  if (!first || !second) return undefined
  switch (`${fn}/${args.length}`) {
    case 'all/2':
    case 'exists/2':
    case 'exists_one/2':
      return make.quantifier(fn, target, [variable(first, simpleName)], second)
    case 'map/2':
      return make.list(target, [variable(first, identifier)], second, undefined)
    case 'filter/2':
      return make.list(target, [variable(first, identifier)], make.ident(nameOf(first)), second)
    case 'optMap/2':
      return make.optional(target, variable(first, 'optMap() variable name must be a simple identifier'), second, true)
    case 'optFlatMap/2':
      return make.optional(
        target,
        variable(first, 'optFlatMap() variable name must be a simple identifier'),
        second,
        false,
      )
  }
  if (!third) return undefined
  if (hasBindings && fn === 'bind' && args.length === 3 && nameOf(target) === 'cel') {
    return make.bound(variable(first, 'cel.bind() variable names must be simple identifiers'), second, third)
  }
  switch (`${fn}/${args.length}`) {
    case 'map/3':
      return make.list(target, [variable(first, identifier)], third, second)
    case 'all/3':
    case 'exists/3':
    case 'exists_one/3':
    case 'existsOne/3':
      return make.quantifier(fn, target, variables(first, second), third)
    case 'transformList/3':
      return make.list(target, variables(first, second), third, undefined)
    case 'transformMap/3':
      return make.map(target, variables(first, second), third, undefined, true)
    case 'transformMapEntry/3':
      return make.map(target, variables(first, second), third, undefined, false)
  }
  if (!fourth || args.length !== 4) return undefined
  if (fn === 'transformList') return make.list(target, variables(first, second), fourth, third)
  if (fn === 'transformMap') return make.map(target, variables(first, second), fourth, third, true)
  if (fn === 'transformMapEntry') return make.map(target, variables(first, second), fourth, third, false)
  return undefined
}

const simpleName = 'argument must be a simple name'
const identifier = 'argument is not an identifier'

const nameOf = (expr: Expr) => (expr.op === 'ident' ? expr.name : '')

function variable(expr: Expr, complaint: string): string {
  if (expr.op !== 'ident') throw new MacroError(expr.start, complaint)
  if (expr.name === '__result__') {
    throw new MacroError(expr.start, 'iteration variable overwrites accumulator variable')
  }
  return expr.name
}

function variables(first: Expr, second: Expr): readonly [string, string] {
  const names = [variable(first, simpleName), variable(second, simpleName)] as const
  if (names[0] === names[1]) throw new MacroError(second.start, `duplicate variable name: ${names[0]}`)
  return names
}

type Names = readonly [string, string?]

/** All parts of an expansion point at the macro's call. */
class Maker {
  readonly #start: number

  constructor(start: number) {
    this.#start = start
  }

  ident(name: string): Expr {
    return { op: 'ident', name, start: this.#start }
  }

  #const(literal: Literal): Expr {
    return { op: 'const', literal, start: this.#start }
  }

  #call(fn: string, ...args: Expr[]): Expr {
    return { op: 'call', fn, target: undefined, args, start: this.#start }
  }

  #fold(range: Expr, [iter, iter2]: Names, parts: Record<'init' | 'condition' | 'step' | 'result', Expr>): Expr {
    return { op: 'fold', range, iter, iter2, accu: accumulator, ...parts, start: this.#start }
  }

  get #accu(): Expr {
    return this.ident(accumulator)
  }

  quantifier(fn: string, range: Expr, names: Names, predicate: Expr): Expr {
    if (fn === 'all') {
      return this.#fold(range, names, {
        init: this.#const({ kind: 'bool', value: true }),
        condition: this.#call('@not_strictly_false', this.#accu),
        step: this.#call('_&&_', this.#accu, predicate),
        result: this.#accu,
      })
    }
    if (fn === 'exists') {
      return this.#fold(range, names, {
        init: this.#const({ kind: 'bool', value: false }),
        condition: this.#call('@not_strictly_false', this.#call('!_', this.#accu)),
        step: this.#call('_||_', this.#accu, predicate),
        result: this.#accu,
      })
    }
    const one = this.#const({ kind: 'int', value: 1n })
    return this.#fold(range, names, {
      init: this.#const({ kind: 'int', value: 0n }),
      condition: this.#const({ kind: 'bool', value: true }),
      step: this.#call('_?_:_', predicate, this.#call('_+_', this.#accu, one), this.#accu),
      result: this.#call('_==_', this.#accu, this.#const({ kind: 'int', value: 1n })),
    })
  }

  list(range: Expr, names: Names, transform: Expr, filter: Expr | undefined): Expr {
    const one: Expr = { op: 'list', items: [{ value: transform, optional: false }], start: this.#start }
    const init: Expr = { op: 'list', items: [], start: this.#start }
    return this.#collecting(range, names, init, this.#call('_+_', this.#accu, one), filter)
  }

  map(range: Expr, names: readonly [string, string], transform: Expr, filter: Expr | undefined, byKey: boolean): Expr {
    const init: Expr = { op: 'map', entries: [], start: this.#start }
    const args = byKey ? [this.ident(names[0]), transform] : [transform]
    return this.#collecting(range, names, init, this.#call('cel.@mapInsert', this.#accu, ...args), filter)
  }

  #collecting(range: Expr, names: Names, init: Expr, insert: Expr, filter: Expr | undefined): Expr {
    return this.#fold(range, names, {
      init,
      condition: this.#const({ kind: 'bool', value: true }),
      step: filter ? this.#call('_?_:_', filter, insert, this.#accu) : insert,
      result: this.#accu,
    })
  }

  /** `result` with `name` for the value of `init`: a fold over nothing. */
  bound(name: string, init: Expr, result: Expr): Expr {
    return {
      op: 'fold',
      range: { op: 'list', items: [], start: this.#start },
      iter: '#unused',
      iter2: undefined,
      accu: name,
      init,
      condition: this.#const({ kind: 'bool', value: false }),
      step: this.ident(name),
      result,
      start: this.#start,
    }
  }

  /** `target.hasValue() ? optional.of(transform with name = target.value()) : optional.none()` */
  optional(target: Expr, name: string, transform: Expr, wraps: boolean): Expr {
    const member = (fn: string): Expr => ({ op: 'call', fn, target, args: [], start: this.#start })
    const bound = this.bound(name, member('value'), transform)
    const some = wraps ? this.#call('optional.of', bound) : bound
    return this.#call('_?_:_', member('hasValue'), some, this.#call('optional.none'))
  }
}
