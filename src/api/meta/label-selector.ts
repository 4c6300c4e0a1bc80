import type { FieldError, FieldPath } from '../errors/index.js'
import { invalid, notSupported, path } from '../errors/index.js'
import type { LabelSelector, LabelSelectorRequirement } from '../generated/index.js'
import { isQualifiedName, isValidLabelValue } from '../values/index.js'

/** As in apimachinery's pkg/selection; `==` is kept apart from `=` since both are printed as written. */
export type SelectorOperator = 'in' | 'notin' | '=' | '==' | '!=' | 'exists' | '!' | 'gt' | 'lt'

export interface SelectorRequirement {
  readonly key: string
  readonly operator: SelectorOperator
  readonly values: readonly string[]
}

/** A selector ready to be asked. Requirements are sorted by key; none selects everything. */
export interface Selector {
  readonly requirements: readonly SelectorRequirement[]
  /** Selects everything. */
  readonly isEmpty: boolean
  matches(labels: Readonly<Record<string, string>> | undefined): boolean
  /** The string form: `app=web,tier in (a,b)`. */
  toString(): string
}

/** A text or object that is no selector. The message is upstream's; for a query parameter it is the message of a 400. */
export class SelectorError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SelectorError'
  }
}

const integer = /^[+-]?[0-9]+$/

function toInteger(text: string): bigint | undefined {
  if (!integer.test(text)) return undefined
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text)
  return value >= -(2n ** 63n) && value < 2n ** 63n ? value : undefined
}

function requirementMatches(
  { key, operator, values }: SelectorRequirement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined
  switch (operator) {
    case 'in':
    case '=':
    case '==':
      return value !== undefined && values.includes(value)
    case 'notin':
    case '!=':
      return value === undefined || !values.includes(value)
    case 'exists':
      return value !== undefined
    case '!':
      return value === undefined
    case 'gt':
    case 'lt': {
      const left = value === undefined ? undefined : toInteger(value)
      const right = toInteger(values[0] ?? '')
      if (left === undefined || right === undefined) return false
      return operator === 'gt' ? left > right : left < right
    }
  }
}

function printRequirement({ key, operator, values }: SelectorRequirement): string {
  switch (operator) {
    case 'exists':
      return key
    case '!':
      return `!${key}`
    case 'in':
    case 'notin':
      return `${key} ${operator} (${[...values].sort().join(',')})`
    case 'gt':
      return `${key}>${values[0] ?? ''}`
    case 'lt':
      return `${key}<${values[0] ?? ''}`
    default:
      return `${key}${operator}${values[0] ?? ''}`
  }
}

const noLabels: Readonly<Record<string, string>> = {}

function isEquality({ operator }: SelectorRequirement): boolean {
  return operator === '=' || operator === '=='
}

/** What most selectors ask, without a detour: lists ask it of each object. */
function equalityOf({ key, values: [value] }: SelectorRequirement): Selector['matches'] {
  return (labels = noLabels) => labels[key] === value
}

/** Requirements as a selector, sorted by key. */
export function selectorOf(requirements: readonly SelectorRequirement[]): Selector {
  const sorted = [...requirements].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const [only] = sorted
  return {
    requirements: sorted,
    isEmpty: sorted.length === 0,
    matches:
      only !== undefined && sorted.length === 1 && isEquality(only)
        ? equalityOf(only)
        : (labels = noLabels) => {
            for (const requirement of sorted) if (!requirementMatches(requirement, labels)) return false
            return true
          },
    toString: () => sorted.map(printRequirement).join(','),
  }
}

/** Selects every object. */
export const everything: Selector = selectorOf([])

/** Selects no object; its string form is empty, as upstream's. */
export const nothing: Selector = { requirements: [], isEmpty: false, matches: () => false, toString: () => '' }

/** Selects what has all these labels. */
export function selectorFromLabels(labels: Readonly<Record<string, string>> | undefined): Selector {
  return selectorOf(Object.entries(labels ?? {}).map(([key, value]) => ({ key, operator: '=', values: [value] })))
}

const objectOperators: Readonly<Record<string, SelectorOperator>> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: '!',
}

/**
 * A LabelSelector object as a selector: absent selects nothing, empty everything (apimachinery's LabelSelectorAsSelector). Throws a
 * SelectorError for an operator that does not exist or values that do not fit it.
 */
export function labelSelectorAsSelector(selector: LabelSelector | undefined): Selector {
  if (!selector) return nothing
  const requirements = Object.entries(selector.matchLabels ?? {}).map(([key, value]) =>
    checkedRequirement(key, '=', [value]),
  )
  for (const expression of selector.matchExpressions ?? []) requirements.push(fromExpression(expression))
  return selectorOf(requirements)
}

function fromExpression({ key, operator, values = [] }: LabelSelectorRequirement): SelectorRequirement {
  const known = objectOperators[operator]
  if (!known) throw new SelectorError(`${JSON.stringify(operator)} is not a valid label selector operator`)
  return checkedRequirement(key, known, values)
}

/** As `labelSelectorAsSelector`; undefined where it cannot be read. */
export function selectorOrNone(selector: LabelSelector | undefined): Selector | undefined {
  try {
    return labelSelectorAsSelector(selector)
  } catch (error) {
    if (error instanceof SelectorError) return undefined
    throw error
  }
}

/** A LabelSelector as kubectl prints it: `<none>` for an empty one, `<error>` for one that cannot be read. */
export function formatLabelSelector(selector: LabelSelector | undefined): string {
  try {
    const text = labelSelectorAsSelector(selector).toString()
    return text === '' ? '<none>' : text
  } catch {
    return '<error>'
  }
}

/** Checks one requirement as upstream's NewRequirement does; throws a SelectorError with all that is wrong. */
export function checkedRequirement(
  key: string,
  operator: SelectorOperator,
  values: readonly string[],
): SelectorRequirement {
  const errors: FieldError[] = []
  const keyReasons = isQualifiedName(key)
  if (keyReasons.length > 0) errors.push(invalid(path('key'), key, keyReasons.join('; ')))
  const valuePath = path('values')
  const shown = values.length === 0 ? [] : values
  switch (operator) {
    case 'in':
    case 'notin':
      if (values.length === 0) {
        errors.push(invalid(valuePath, shown, "for 'in', 'notin' operators, values set can't be empty"))
      }
      break
    case '=':
    case '==':
    case '!=':
      if (values.length !== 1) {
        errors.push(invalid(valuePath, shown, 'exact-match compatibility requires one single value'))
      }
      break
    case 'exists':
    case '!':
      if (values.length !== 0) {
        errors.push(invalid(valuePath, shown, 'values set must be empty for exists and does not exist'))
      }
      break
    case 'gt':
    case 'lt':
      if (values.length !== 1) {
        errors.push(invalid(valuePath, shown, "for 'Gt', 'Lt' operators, exactly one value is required"))
      }
      values.forEach((value, index) => {
        if (toInteger(value) === undefined) {
          errors.push(invalid(valuePath.index(index), value, "for 'Gt', 'Lt' operators, the value must be an integer"))
        }
      })
      break
    default:
      errors.push(notSupported(path('operator'), operator, []))
  }
  values.forEach((value, index) => {
    const reasons = isValidLabelValue(value)
    if (reasons.length > 0) errors.push(invalid(valuePath.index(index).key(key), value, reasons.join('; ')))
  })
  if (errors.length > 0) throw new SelectorError(joinErrors(errors))
  return { key, operator, values: [...values] }
}

/** As Go prints an aggregate of field errors. */
function joinErrors(errors: readonly FieldError[]): string {
  const texts = [...new Set(errors.map(fieldErrorText))]
  return texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`
}

/** One error as upstream prints it on its own. */
function fieldErrorText({ field, message }: FieldError): string {
  return field === '' ? `<nil>: ${message}` : `${field}: ${message}`
}

/** The error of a label key that stands alone in a selector's string form. */
export function labelKeyError(key: string, at: FieldPath = path()): string | undefined {
  const reasons = isQualifiedName(key)
  return reasons.length === 0 ? undefined : fieldErrorText(invalid(at, key, reasons.join('; ')))
}
