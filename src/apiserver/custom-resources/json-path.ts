import { equalJson, isJsonObject } from '../../api/index.js'

/** One step of a path: from one value to none, one or several. */
type Step = (value: unknown) => readonly unknown[]

/** Finds values in an object; values that are not there are no error. */
export type JsonPath = (object: unknown) => readonly unknown[]

/**
 * Compiles the JSONPath of a printer column or selectable field (`.spec.size`, `.status.conditions[?(@.type=="Ready")].status`): what client-go's util/jsonpath
 * understands between braces, but functions and ranges. Undefined: not such a path.
 */
export function compileJsonPath(text: string): JsonPath | undefined {
  const parser = new Parser(text.startsWith('$') ? text.slice(1) : text)
  const steps = parser.steps()
  if (!steps || !parser.atEnd) return undefined
  return (object) => steps.reduce<readonly unknown[]>((values, step) => values.flatMap(step), [object])
}

const operators = ['==', '!=', '<=', '>=', '<', '>'] as const
type Operator = (typeof operators)[number]

class Parser {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length
  }

  steps(): Step[] | undefined {
    const steps: Step[] = []
    while (!this.atEnd) {
      const step = this.#step()
      if (step === 'end') break
      if (!step) return undefined
      steps.push(step)
    }
    return steps
  }

  #step(): Step | 'end' | undefined {
    if (this.#take('..')) {
      const name = this.#name()
      return name === '' ? undefined : (value) => everywhere(value, name)
    }
    if (this.#take('.')) {
      if (this.#take('*')) return all
      if (this.atEnd || this.#text[this.#at] === '[') return (value) => [value]
      const name = this.#name()
      return name === '' ? undefined : member(name)
    }
    if (this.#take('[')) return this.#bracket()
    return 'end'
  }

  /** A field's name; a backslash takes the next character as it is. */
  #name(): string {
    let name = ''
    while (!this.atEnd) {
      const character = this.#text[this.#at] as string
      if (character === '\\') {
        this.#at++
        name += this.#text[this.#at] ?? ''
      } else if (/[.[\]\s=!<>()'"|&,]/.test(character)) break
      else name += character
      this.#at++
    }
    return name
  }

  #bracket(): Step | undefined {
    if (this.#take('*]')) return all
    if (this.#take('?(')) return this.#filter()
    const end = this.#text.indexOf(']', this.#at)
    if (end < 0) return undefined
    const quoted = this.#quoted()
    if (quoted !== undefined) {
      // As upstream reads it: what is quoted is a path again.
      const steps = this.#take(']') ? new Parser(`.${quoted}`).steps() : undefined
      return steps && ((value) => steps.reduce<readonly unknown[]>((values, step) => values.flatMap(step), [value]))
    }
    const inside = this.#text.slice(this.#at, end)
    this.#at = end + 1
    const parts = inside.split(',').map((part) => part.trim())
    const steps = parts.map(indexOrSlice)
    if (steps.some((step) => step === undefined)) return undefined
    return (value) => steps.flatMap((step) => step?.(value) ?? [])
  }

  #quoted(): string | undefined {
    const quote = this.#text[this.#at]
    if (quote !== "'" && quote !== '"') return undefined
    const end = this.#text.indexOf(quote, this.#at + 1)
    if (end < 0) return undefined
    const inside = this.#text.slice(this.#at + 1, end)
    this.#at = end + 1
    return inside
  }

  /** `@.type=="Ready")]`: entries for which the comparison holds, or in which the path leads somewhere. */
  #filter(): Step | undefined {
    const left = this.#operand()
    if (!left) return undefined
    this.#skipSpace()
    const operator = operators.find((one) => this.#take(one))
    const right = operator ? this.#operand() : undefined
    if (operator && !right) return undefined
    this.#skipSpace()
    if (!this.#take(')]')) return undefined
    return (value) =>
      entriesOf(value).filter((entry) =>
        operator && right ? compares(left(entry), operator, right(entry)) : left(entry).length > 0,
      )
  }

  #operand(): JsonPath | undefined {
    this.#skipSpace()
    if (this.#take('@')) {
      const steps = this.steps()
      return steps && ((object) => steps.reduce<readonly unknown[]>((values, step) => values.flatMap(step), [object]))
    }
    const text = this.#quoted()
    if (text !== undefined) return () => [text]
    const literal = /^(true|false|-?\d+(\.\d+)?)/.exec(this.#text.slice(this.#at))?.[0]
    if (literal === undefined) return undefined
    this.#at += literal.length
    const value: unknown = JSON.parse(literal)
    return () => [value]
  }

  #skipSpace(): void {
    while (this.#text[this.#at] === ' ') this.#at++
  }

  #take(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false
    this.#at += token.length
    return true
  }
}

const entriesOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value)
    ? value
    : isJsonObject(value)
      ? Object.keys(value)
          .sort()
          .map((key) => value[key])
      : []

const all: Step = entriesOf

const member =
  (name: string): Step =>
  (value) =>
    isJsonObject(value) && Object.hasOwn(value, name) ? [value[name]] : []

function everywhere(value: unknown, name: string): readonly unknown[] {
  const own = isJsonObject(value) && Object.hasOwn(value, name) ? [value[name]] : []
  return [...own, ...entriesOf(value).flatMap((entry) => everywhere(entry, name))]
}

/** `0`, `-1`, `1:3`, `::2`. */
function indexOrSlice(text: string): Step | undefined {
  const match = /^(-?\d+)?(?:(:)(-?\d+)?(?::(\d+))?)?$/.exec(text)
  if (!match || text === '') return undefined
  const [, from, isSlice, to, by] = match
  if (!isSlice) return (value) => (Array.isArray(value) ? value.slice(Number(from)).slice(0, 1) : [])
  const stride = Number(by ?? 1)
  if (stride < 1) return undefined
  return (value) =>
    Array.isArray(value)
      ? value
          .slice(from === undefined ? 0 : Number(from), to === undefined ? undefined : Number(to))
          .filter((_entry, index) => index % stride === 0)
      : []
}

function compares(left: readonly unknown[], operator: Operator, right: readonly unknown[]): boolean {
  if (left.length === 0 || right.length === 0) return false
  const [a] = left
  const [b] = right
  if (operator === '==') return equalJson(a, b)
  if (operator === '!=') return !equalJson(a, b)
  if (typeof a !== typeof b || (typeof a !== 'number' && typeof a !== 'string')) return false
  const order = a < (b as typeof a) ? -1 : a > (b as typeof a) ? 1 : 0
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}
