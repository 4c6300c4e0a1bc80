import {
  type FieldError,
  invalid,
  maxErrorLength,
  maxErrors,
  notSupported,
  path,
  required,
  tooLong,
  tooMany,
  typeInvalid,
} from '../../api/index.js'

/** One thing that a value does not satisfy: where (`spec.size`; undefined: upstream prints `<nil>`), and what is said of it. */
export interface Violation {
  readonly place: string | undefined
  /** Two violations with the same text are one. */
  readonly text: string
  readonly toFieldError: () => FieldError
}

/** What one schema says of a value. `matches` decides which of several failed alternatives was the nearest. */
export class ValidationResult {
  readonly violations: Violation[] = []
  #texts: Set<string> | undefined
  #length = 0
  matches = 0

  get isValid(): boolean {
    return this.violations.length === 0
  }

  add(violation: Violation): void {
    this.#texts ??= new Set()
    // Nobody is told of more.
    if (this.violations.length >= maxErrors || this.#length > maxErrorLength) return
    if (this.#texts.has(violation.text)) return
    this.#texts.add(violation.text)
    this.#length += violation.text.length
    this.violations.push(violation)
  }

  merge(other: ValidationResult): this {
    for (const violation of other.violations) this.add(violation)
    this.matches += other.matches
    return this
  }
}

const noPlace = '<nil>'
const spelled = new WeakMap<readonly unknown[], { readonly names: readonly string[]; readonly text: string }>()

/** An enum's values as they are told, worked out once: there may be many, and as many values that are none of them. */
function namesOf(allowed: readonly unknown[]) {
  let found = spelled.get(allowed)
  if (!found) {
    const names = allowed.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
    found = { names, text: names.join(' ') }
    spelled.set(allowed, found)
  }
  return found
}

const fieldOf = (place: string) => path(place.replace(/^\./, ''))

/** The texts of kube-openapi's pkg/validation/errors/schema.go, as apiextensions turns them into field errors. */
export const violations = {
  type: (place: string, type: string, actual: string): Violation => {
    const text = `${place} in body must be of type ${type}: ${JSON.stringify(actual)}`
    return { place, text, toFieldError: () => typeInvalid(fieldOf(place), actual, text) }
  },
  required: (place: string): Violation => ({
    place,
    text: `${place} in body is required`,
    toFieldError: () => required(fieldOf(place)),
  }),
  enum: (place: string, value: unknown, allowed: readonly unknown[]): Violation => {
    const { names, text } = namesOf(allowed)
    return {
      place,
      text: `${place} in body should be one of ${text}`,
      toFieldError: () => notSupported(fieldOf(place), value, names),
    }
  },
  maxLength: (place: string, max: number): Violation => ({
    place,
    text: `${place} in body should be at most ${max} chars long`,
    toFieldError: () => tooLong(fieldOf(place), max),
  }),
  maxItems: (place: string, actual: number, max: number): Violation => ({
    place,
    text: `${place} in body should have at most ${max} items`,
    toFieldError: () => tooMany(fieldOf(place), actual, max),
  }),
  maxProperties: (place: string, actual: number, max: number): Violation => ({
    place,
    text: `${place} in body should have at most ${max} properties`,
    toFieldError: () => tooMany(fieldOf(place), actual, max),
  }),
  /** `value` as upstream shows it; some checks show none. */
  should: (place: string, value: unknown, what: string): Violation => {
    const text = `${place} in body ${what}`
    return { place, text, toFieldError: () => invalid(fieldOf(place), value ?? '', text) }
  },
  limit: (place: string, value: number, text: string): Violation => ({
    place,
    text,
    toFieldError: () => invalid(fieldOf(place), value, text),
  }),
  /** Errors without a place: upstream's path is nil. */
  placeless: (text: string): Violation => ({
    place: undefined,
    text,
    toFieldError: () => invalid(path(noPlace), '', text),
  }),
}

/**
 * An error of a value that is itself somewhere in an object. Upstream puts a point before an index, too, and what has no place in the value concerns it as a
 * whole.
 */
export function placedUnder(at: string, error: FieldError): FieldError {
  const { field } = error
  return { ...error, field: field === '' || field === noPlace ? at : `${at}.${field}` }
}
