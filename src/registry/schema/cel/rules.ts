import {
  duplicate,
  equalJson,
  type FieldError,
  type FieldPath,
  forbidden,
  invalid,
  isJsonObject,
  type JSONSchemaProps,
  memberAsSent,
  path,
  required,
} from '../../../api/index.js'
import type { TimeSlice } from '../../../base/index.js'
import { itemsOf, valuesOf } from '../type.js'
import { CelError, CostExceeded } from './errors.js'
import { fromJson } from './json-values.js'
import { Meter } from './meter.js'
import { type Compiled, type SchemaRule, SchemaRules } from './schema-rules.js'
import { Optional, type Value } from './values.js'

/** What all rules of one object may cost together (pkg/apis/cel/config.go). */
const objectBudget = 10_000_000
const maxMessageBytes = 5 * 1024

export interface RuleFindings {
  readonly errors: readonly FieldError[]
  /** Of values that did not change: they are told, not refused. */
  readonly warnings: readonly string[]
}

/** Whether a schema or one inside it has rules; structural schemas have none in allOf and its like. */
function hasRules(schema: JSONSchemaProps): boolean {
  if ((schema['x-kubernetes-validations']?.length ?? 0) > 0) return true
  return childrenOf(schema).some(hasRules)
}

function childrenOf(schema: JSONSchemaProps): readonly JSONSchemaProps[] {
  const items = itemsOf(schema)
  const values = valuesOf(schema)
  return [
    ...(items ? [items] : []),
    ...(values && values !== true ? [values] : []),
    ...Object.values(schema.properties ?? {}),
  ]
}

/** The x-kubernetes-validations of one version's schema (apiextensions' pkg/apiserver/schema/cel/validation.go, v0.34). Rules compile when they are first met. */
export class ObjectRules {
  readonly #schema: JSONSchemaProps
  readonly #rules = new SchemaRules()
  readonly #hasRules = new WeakMap<JSONSchemaProps, boolean>()

  constructor(schema: JSONSchemaProps) {
    this.#schema = schema
  }

  get isEmpty(): boolean {
    return !this.#has(this.#schema)
  }

  /** Checks a whole object, or a value at `at`; `old` is what it was before an update. Without `ratchets` what did not change is checked as well. */
  validate(
    object: unknown,
    old: unknown,
    { at, isResource = true, ratchets = true }: { at?: FieldPath; isResource?: boolean; ratchets?: boolean } = {},
  ): RuleFindings {
    const { walk, steps } = this.#begin(object, old, { at, isResource, ratchets })
    for (const _ of steps);
    return walk
  }

  /** As `validate`, but others come in between two rules when the slice is over. */
  async validateInSlices(object: unknown, old: unknown, slice: TimeSlice): Promise<RuleFindings> {
    const { walk, steps } = this.#begin(object, old, {})
    for (const _ of steps) if (slice.isOver()) await slice.next()
    return walk
  }

  #begin(
    object: unknown,
    old: unknown,
    {
      at,
      isResource = true,
      ratchets = true,
    }: { at?: FieldPath | undefined; isResource?: boolean; ratchets?: boolean },
  ): { readonly walk: Walk; readonly steps: Iterable<undefined> } {
    const walk = new Walk(this.#rules, (schema) => this.#has(schema))
    if (this.isEmpty) return { walk, steps: [] }
    const steps = walk.steps({
      schema: this.#schema,
      isResource,
      at,
      value: object,
      old,
      before: old === undefined || !ratchets ? undefined : { value: object, old, schema: this.#schema, isRoot: true },
      ancestor: undefined,
    })
    return { walk, steps }
  }

  #has(schema: JSONSchemaProps): boolean {
    let known = this.#hasRules.get(schema)
    if (known === undefined) {
      known = hasRules(schema)
      this.#hasRules.set(schema, known)
    }
    return known
  }
}

/** A value and the old one that it is compared with for ratcheting. */
interface Pair {
  readonly value: unknown
  readonly old: unknown
  readonly schema: JSONSchemaProps
  readonly isRoot?: boolean
}

interface Place {
  readonly schema: JSONSchemaProps
  readonly isResource: boolean
  readonly at: FieldPath | undefined
  readonly value: unknown
  /** What `oldSelf` is; undefined: nothing that belongs to it. */
  readonly old: unknown
  /** For ratcheting: this value's own pair, and that of the nearest ancestor that has one. */
  readonly before: Pair | undefined
  readonly ancestor: Pair | undefined
}

/** The budget is used up: no more rules are run. */
class BudgetSpent extends Error {}

class Walk implements RuleFindings {
  readonly errors: FieldError[] = []
  readonly warnings: string[] = []
  readonly #rules: SchemaRules
  readonly #has: (schema: JSONSchemaProps) => boolean
  #budget = objectBudget

  constructor(rules: SchemaRules, has: (schema: JSONSchemaProps) => boolean) {
    this.#rules = rules
    this.#has = has
  }

  /** Yields after each rule. */
  *steps(place: Place): Generator<undefined, void> {
    try {
      yield* this.#visit(place)
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error
    }
  }

  *#visit(place: Place): Generator<undefined, void> {
    const { schema, value } = place
    if (value === null || value === undefined || !this.#has(schema)) return
    const compiled = this.#rules.of(schema, place.isResource)
    if (compiled && compiled.rules.length > 0) yield* this.#run(place, compiled)
    if (Array.isArray(value)) yield* this.#visitItems(place, value)
    else if (isJsonObject(value)) yield* this.#visitMembers(place, value)
  }

  *#visitItems(place: Place, list: readonly unknown[]): Generator<undefined, void> {
    const items = itemsOf(place.schema)
    if (!items || !this.#has(items)) return
    const find = correlate(place.schema, place.old)
    const findBefore = correlate(place.schema, place.before?.old)
    for (const [index, value] of list.entries()) {
      const old = findBefore(value)
      yield* this.#visit({
        schema: items,
        isResource: items['x-kubernetes-embedded-resource'] === true,
        at: (place.at ?? path()).index(index),
        value: memberAsSent(list, index),
        old: find(value),
        ...below(place, old === undefined ? undefined : { value, old, schema: items }),
      })
    }
  }

  *#visitMembers(place: Place, object: Record<string, unknown>): Generator<undefined, void> {
    const { schema } = place
    const values = valuesOf(schema)
    for (const key of Object.keys(object)) {
      const own = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined
      const member = own ?? (values === true ? undefined : values)
      if (!member || !this.#has(member)) continue
      const value = memberAsSent(object, key)
      const isTypeMeta = place.before?.isRoot === true && (key === 'apiVersion' || key === 'kind')
      const before = isTypeMeta ? undefined : memberOf(place.before?.old, key)
      yield* this.#visit({
        schema: member,
        isResource: member['x-kubernetes-embedded-resource'] === true,
        at: own ? (place.at ? place.at.child(key) : path(key)) : (place.at ?? path()).key(key),
        value,
        old: memberOf(place.old, key),
        ...(isTypeMeta
          ? { before: undefined, ancestor: undefined }
          : below(place, before === undefined ? undefined : { value, old: before, schema: member })),
      })
    }
  }

  *#run(place: Place, { shape, rules }: Compiled): Generator<undefined, void> {
    const at = place.at ?? path('<nil>')
    const type = place.schema.type ?? ''
    let self: Value | CelError
    let oldSelf: Value | undefined
    try {
      self = fromJson(place.value, shape)
      oldSelf = place.old === undefined || place.old === null ? undefined : fromJson(place.old, shape)
    } catch (error) {
      if (!(error instanceof CelError)) throw error
      self = error
    }
    if (this.#budget <= 0) this.#stop(invalid(at, type, outOfBudget))
    for (const one of rules) {
      if (one.error !== undefined) {
        this.errors.push(invalid(at, type, `rule compile error: ${one.error}`))
        continue
      }
      const isOptional = one.rule.optionalOldSelf === true
      if (!one.program || (one.usesOldSelf && oldSelf === undefined && !isOptional)) continue
      const bindings: Record<string, Value> = self instanceof CelError ? {} : { self }
      if (isOptional) bindings.oldSelf = new Optional(oldSelf)
      else if (oldSelf !== undefined) bindings.oldSelf = oldSelf
      const outcome = this.#evaluate(one, bindings, self, at, type)
      if (outcome !== true && outcome !== undefined) this.#fail(place, one, bindings, at, type)
      yield
    }
  }

  /** undefined: the rule failed and its error was told. */
  #evaluate(
    one: SchemaRule,
    bindings: Readonly<Record<string, Value>>,
    self: Value | CelError,
    at: FieldPath,
    type: string,
  ): Value | undefined {
    const meter = new Meter()
    let result: Value | undefined
    let failure: CelError | CostExceeded | undefined
    try {
      if (self instanceof CelError) throw self
      result = one.program?.evaluate(bindings, meter)
    } catch (error) {
      if (!(error instanceof CelError) && !(error instanceof CostExceeded)) throw error
      failure = error
    }
    this.#spend(meter.cost, invalid(at, type, outOfBudget))
    if (!failure) return result
    const rule = ruleText(one.rule)
    const { message } = failure
    if (failure instanceof CostExceeded) {
      const why = `'${message}': no further validation rules will be run due to call cost exceeds limit for rule: ${rule}`
      this.#stop(invalid(at, type, why))
    }
    const text = message.startsWith('no such overload')
      ? `'${message}': call arguments did not match a supported operator, function or macro signature for rule: ${rule}`
      : `${message} evaluating rule: ${rule}`
    this.errors.push(invalid(at, type, text))
    return undefined
  }

  #spend(cost: number, error: FieldError): void {
    if (cost > this.#budget) this.#stop(error)
    this.#budget -= cost
  }

  #stop(error: FieldError): never {
    this.errors.push(error)
    throw new BudgetSpent()
  }

  #fail(place: Place, one: SchemaRule, bindings: Readonly<Record<string, Value>>, at: FieldPath, type: string): void {
    const shown = one.fieldPath === undefined ? at : place.at ? place.at.child(one.fieldPath) : path(one.fieldPath)
    const add = (error: FieldError) => {
      if (!one.usesOldSelf && isUnchanged(place)) this.warnings.push(`${error.field}: ${error.message}`)
      else this.errors.push(error)
    }
    const detail = one.message && this.#message(one, bindings, (text) => add(invalid(shown, type, text)))
    add(errorFor(one.rule.reason, shown, type, detail ?? messageOf(one.rule)))
  }

  /** undefined: the expression gives none, and the rule's own message has to do. */
  #message(
    one: SchemaRule,
    bindings: Readonly<Record<string, Value>>,
    tell: (text: string) => void,
  ): string | undefined {
    const meter = new Meter()
    let text: Value | undefined
    try {
      text = one.message?.evaluate(bindings, meter)
    } catch (error) {
      if (error instanceof CostExceeded) {
        const source = JSON.stringify(one.rule.messageExpression ?? '')
        tell(`no further validation rules will be run due to call cost exceeds limit for messageExpression: ${source}`)
        throw new BudgetSpent()
      }
      if (!(error instanceof CelError)) throw error
    }
    if (meter.cost > this.#budget) {
      tell(
        'messageExpression evaluation failed due to running out of cost budget, no further validation rules will be run',
      )
      throw new BudgetSpent()
    }
    this.#budget -= meter.cost
    const trimmed = typeof text === 'string' ? text.trim() : ''
    if (trimmed === '' || trimmed.includes('\n') || Buffer.byteLength(trimmed) > maxMessageBytes) return undefined
    return trimmed
  }
}

const outOfBudget = 'validation failed due to running out of cost budget, no further validation rules will be run'

function below(place: Place, before: Pair | undefined): { before: Pair | undefined; ancestor: Pair | undefined } {
  if (!place.before) return { before: undefined, ancestor: place.ancestor }
  return { before, ancestor: place.before }
}

function isUnchanged({ before, ancestor }: Place): boolean {
  const pair = before ?? ancestor
  return pair !== undefined && isCorrelated(pair.value, pair.old, pair.schema)
}

/** Equal, where a schema says what belongs together: an object with members that it does not know counts as changed (pkg/cel/common/equality.go). */
function isCorrelated(value: unknown, old: unknown, schema: JSONSchemaProps | undefined): boolean {
  if (isJsonObject(value) && isJsonObject(old)) {
    const keys = Object.keys(value)
    if (keys.length !== Object.keys(old).length) return false
    return keys.every((key) => {
      const values = schema && valuesOf(schema)
      const member = schema?.properties?.[key] ?? (values === true ? undefined : values)
      return member !== undefined && Object.hasOwn(old, key) && isCorrelated(value[key], old[key], member)
    })
  }
  if (Array.isArray(value) && Array.isArray(old) && schema?.['x-kubernetes-list-type'] === 'map') {
    if (value.length !== old.length) return false
    const find = correlate(schema, old)
    return value.every((one) => {
      const before = find(one)
      return before !== undefined && isCorrelated(one, before, itemsOf(schema))
    })
  }
  return equalJson(value ?? null, old ?? null)
}

function memberOf(object: unknown, key: string): unknown {
  return isJsonObject(object) && Object.hasOwn(object, key) ? object[key] : undefined
}

/** Finds the old entry with the keys of a new one; only lists of type map can. */
function correlate(schema: JSONSchemaProps, old: unknown): (value: unknown) => unknown {
  if (schema['x-kubernetes-list-type'] !== 'map' || !Array.isArray(old)) return () => undefined
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  const identity = (value: unknown) =>
    JSON.stringify(isJsonObject(value) ? keys.map((key) => value[key] ?? null) : null)
  const entries = new Map<string, unknown>(old.map((one) => [identity(one), one]))
  return (value) => entries.get(identity(value))
}

type Rule = SchemaRule['rule']

const ruleText = ({ rule, message = '' }: Rule) => (message === '' ? rule : message).trim()

function messageOf(rule: Rule): string {
  return rule.message ? rule.message.trim() : `failed rule: ${ruleText(rule)}`
}

function errorFor(reason: string | undefined, at: FieldPath, type: string, detail: string): FieldError {
  switch (reason) {
    case 'FieldValueForbidden':
      return forbidden(at, detail)
    case 'FieldValueRequired':
      return required(at, detail)
    case 'FieldValueDuplicate':
      return duplicate(at, type)
    default:
      return invalid(at, type, detail)
  }
}
