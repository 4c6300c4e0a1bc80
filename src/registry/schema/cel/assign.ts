import { type CelType, formatType, nameOf, parametersOf, sameType, types, withParameters } from './types.js'

/** Types that stand for type variables, with a way back (cel-go's checker/types.go and mapping.go, v0.26). */
export class Substitutions {
  readonly #known = new Map<string, CelType>()
  #trail: (readonly [string, CelType | undefined])[] = []
  #fresh = 0

  newVariable(): CelType {
    return { kind: 'param', name: `_var${this.#fresh++}` }
  }

  /** Whether all of `from` may be given where `to` is wanted; what was learnt of variables stays only then. */
  assignable(from: readonly CelType[], to: readonly CelType[]): boolean {
    this.#trail = []
    if (this.#allAssignable(from, to)) return true
    for (const [name, before] of this.#trail.reverse()) {
      if (before) this.#known.set(name, before)
      else this.#known.delete(name)
    }
    return false
  }

  /** With variables replaced by what is known of them; the others by dyn, if asked. */
  resolve(type: CelType, unknownIsDyn = false): CelType {
    if (type.kind === 'param') {
      const known = this.#known.get(type.name)
      if (known) return this.resolve(known, unknownIsDyn)
      return unknownIsDyn ? types.dyn : type
    }
    const parameters = parametersOf(type)
    if (parameters.length === 0) return type
    return withParameters(
      type,
      parameters.map((one) => this.resolve(one, unknownIsDyn)),
    )
  }

  #learn(name: string, type: CelType): void {
    this.#trail.push([name, this.#known.get(name)])
    this.#known.set(name, type)
  }

  #allAssignable(from: readonly CelType[], to: readonly CelType[]): boolean {
    return from.length === to.length && from.every((one, index) => this.#isAssignable(one, to[index] as CelType))
  }

  #isAssignable(from: CelType, to: CelType): boolean {
    if (to.kind === 'param') {
      const { isValid, isKnown } = this.#substitutes(from, to)
      if (isValid) return true
      if (isKnown) return false
    }
    if (from.kind === 'param') return this.#substitutes(to, from).isValid
    if (isDynOrError(from) || isDynOrError(to)) return true
    if (from.kind === 'null') return isNullable(to)
    if (to.kind === 'null') return isNullable(from)
    switch (from.kind) {
      case 'type':
        return to.kind === 'type'
      case 'list':
      case 'map':
      case 'optional':
        return from.kind === to.kind && this.#allAssignable(parametersOf(from), parametersOf(to))
      default:
        return from.kind === to.kind && nameOf(from) === nameOf(to)
    }
  }

  /** Whether a type may be what a variable stands for, and whether that was known. */
  #substitutes(type: CelType, variable: CelType & { kind: 'param' }): { isValid: boolean; isKnown: boolean } {
    if (sameType(type, variable)) return { isValid: true, isKnown: true }
    const known = this.#known.get(variable.name)
    if (known) {
      if (sameType(type, known)) return { isValid: true, isKnown: true }
      if (!this.#isAssignable(type, known)) return { isValid: false, isKnown: true }
      const general = mostGeneral(type, known)
      if (!this.#isReferencedIn(variable, general)) this.#learn(variable.name, general)
      return { isValid: true, isKnown: true }
    }
    if (this.#isReferencedIn(variable, type)) return { isValid: false, isKnown: false }
    this.#learn(variable.name, type)
    return { isValid: true, isKnown: false }
  }

  #isReferencedIn(variable: CelType, type: CelType): boolean {
    if (sameType(variable, type)) return true
    if (type.kind === 'param') {
      const known = this.#known.get(type.name)
      return known !== undefined && this.#isReferencedIn(variable, known)
    }
    return parametersOf(type).some((one) => this.#isReferencedIn(variable, one))
  }
}

export const isDynOrError = ({ kind }: CelType) => kind === 'dyn' || kind === 'error'

function isNullable({ kind }: CelType): boolean {
  return ['optional', 'opaque', 'object', 'duration', 'timestamp', 'null'].includes(kind)
}

export function mostGeneral(a: CelType, b: CelType): CelType {
  return isLessSpecific(a, b) ? a : b
}

function isLessSpecific(a: CelType, b: CelType): boolean {
  if (a.kind === 'dyn' || a.kind === 'param') return true
  if (b.kind === 'dyn' || b.kind === 'param') return false
  if (a.kind !== b.kind) return false
  if (a.kind === 'type') return true
  const left = parametersOf(a)
  const right = parametersOf(b)
  if (left.length === 0) return sameType(a, b)
  return left.every((one, index) => isLessSpecific(one, right[index] as CelType))
}

/** `(int, string)` or `list(int).(string)`. */
export function formatArguments(args: readonly CelType[], isMember: boolean): string {
  const [target, ...rest] = args
  const list = (isMember ? rest : args).map(formatType).join(', ')
  return isMember && target ? `${formatType(target)}.(${list})` : `(${list})`
}
