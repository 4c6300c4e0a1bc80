import { type FieldError, type FieldPath, forbidden, invalid, type JSONSchemaProps } from '../../../api/index.js'
import { append } from '../../../base/index.js'
import { itemsOf, valuesOf } from '../type.js'
import { multiplied } from './ranges.js'
import { compileSchemaRule, type SchemaRule } from './schema-rules.js'
import { type Shape, shapeOf } from './shape.js'

/** What one rule may cost at the most, over all values that its schema may describe in one object, and all rules of a schema together. */
const ruleLimit = 10_000_000
const schemaLimit = 100_000_000
const maxRequestBytes = 3 * 1024 * 1024

/**
 * Compiles the x-kubernetes-validations of a schema, level by level in the order in which upstream walks it, and estimates what they cost
 * (apiextensions' pkg/apis/apiextensions/validation, v0.34).
 */
class RuleCompilation {
  #total = 0
  #mostExpensive: { at: FieldPath; cost: number }[] = []

  /** Errors of the rules of one schema, without those inside it. */
  errorsOf(schema: JSONSchemaProps, at: FieldPath, level: RuleLevel): readonly FieldError[] {
    const rules = schema['x-kubernetes-validations'] ?? []
    const shape = rules.length > 0 ? shapeOf(schema, level.isResource, 'selfType') : undefined
    if (rules.length === 0) return []
    const place = at.child('x-kubernetes-validations')
    if (!shape) {
      const message =
        'Internal error: internal error: failed to construct type information for x-kubernetes-validations rules: unable to convert structural schema to CEL declarations'
      return [{ type: 'InternalError', field: place.toString(), message }]
    }
    return rules.flatMap((rule, index) => {
      return this.#ruleErrors(compileSchemaRule(rule, shape), shape, place.index(index), level)
    })
  }

  /** Whether all rules together cost too much; at the end. */
  totalErrors(at: FieldPath): readonly FieldError[] {
    if (this.#total <= schemaLimit) return []
    const what = 'x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema'
    return [
      ...this.#mostExpensive.map((one) =>
        forbidden(one.at, 'contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema'),
      ),
      forbidden(at, exceeds(what, this.#total, schemaLimit)),
    ]
  }

  #ruleErrors(compiled: SchemaRule, shape: Shape, at: FieldPath, level: RuleLevel): FieldError[] {
    const { rule } = compiled
    const errors: FieldError[] = []
    const cardinality = level.cardinality ?? Math.floor(maxRequestBytes / (shape.minSize + 1))
    const cost = multiplied(compiled.program?.estimate().max ?? 0, cardinality)
    if (cost > ruleLimit) errors.push(forbidden(at.child('rule'), exceeds('estimated rule cost', cost, ruleLimit)))
    this.#observe(at.child('rule'), cost)
    if (compiled.error !== undefined) errors.push(invalidRule(at.child('rule'), rule, compiled.error))
    if (compiled.messageError !== undefined) {
      errors.push(invalidRule(at.child('messageExpression'), rule, compiled.messageError))
    } else if (compiled.message) {
      const own = compiled.message.estimate().max
      if (own > ruleLimit) {
        errors.push(
          forbidden(at.child('messageExpression'), exceeds('estimated messageExpression cost', own, ruleLimit)),
        )
      }
      this.#observe(at.child('messageExpression'), own)
    }
    if (compiled.usesOldSelf) {
      if (level.uncorrelatable) {
        const message = `oldSelf cannot be used on the uncorrelatable portion of the schema within ${level.uncorrelatable}`
        errors.push(invalid(at.child('rule'), rule.rule, message))
      }
    } else if (rule.optionalOldSelf !== undefined) {
      errors.push(
        invalid(at.child('optionalOldSelf'), rule.optionalOldSelf, 'may not be set if oldSelf is not used in rule'),
      )
    }
    return errors
  }

  /** Keeps the four rules that cost the most, of those that cost a hundredth of the limit. */
  #observe(at: FieldPath, cost: number): void {
    this.#total += cost
    if (cost < schemaLimit / 100) return
    this.#mostExpensive.push({ at, cost })
    this.#mostExpensive.sort((a, b) => (a.cost === b.cost ? 0 : b.cost - a.cost))
    this.#mostExpensive = this.#mostExpensive.slice(0, 4)
  }
}

/** Where in a schema its rules are. */
interface RuleLevel {
  readonly isResource: boolean
  /** How many values of this schema an object can have; undefined: no limit but the size of a request. */
  readonly cardinality: number | undefined
  /** The first schema on the way whose values cannot be told apart between two revisions. */
  readonly uncorrelatable: FieldPath | undefined
}

const rootLevel: RuleLevel = { isResource: true, cardinality: 1, uncorrelatable: undefined }

/** The level of a property, of items, or of additionalProperties. */
function levelInside(
  level: RuleLevel,
  schema: JSONSchemaProps,
  child: JSONSchemaProps,
  at: FieldPath,
  isItem: boolean,
): RuleLevel {
  const factor = elementsOf(schema)
  const cardinality =
    level.cardinality === undefined || factor === undefined ? undefined : multiplied(level.cardinality, factor)
  const isLost = isItem && schema['x-kubernetes-list-type'] !== 'map'
  return {
    isResource: child['x-kubernetes-embedded-resource'] === true,
    cardinality,
    uncorrelatable: level.uncorrelatable ?? (isLost ? at : undefined),
  }
}

/** By how much a schema multiplies the values inside it; undefined: without limit. */
function elementsOf(schema: JSONSchemaProps): number | undefined {
  if (schema.type === 'array') return schema.maxItems === undefined ? undefined : Math.max(0, schema.maxItems)
  if (schema.type !== 'object' || schema.additionalProperties === undefined) return 1
  if (valuesOf(schema) === undefined) return schema.maxProperties
  return schema.maxProperties === undefined ? undefined : Math.max(0, schema.maxProperties)
}

function exceeds(what: string, cost: number, limit: number): string {
  const times = cost / limit
  const factor = times > 100 ? 'more than 100x' : times < 1.5 ? `${times.toFixed(6)}x` : `${times.toFixed(1)}x`
  return `${what} exceeds budget by factor of ${factor} (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)`
}

/** An error that shows the rule as Go prints it: all fields, and `<`, `>`, `&` escaped. */
function invalidRule(at: FieldPath, rule: SchemaRule['rule'], detail: string): FieldError {
  const fields = {
    Rule: rule.rule,
    Message: rule.message ?? '',
    MessageExpression: rule.messageExpression ?? '',
    Reason: rule.reason ?? null,
    FieldPath: rule.fieldPath ?? '',
    OptionalOldSelf: rule.optionalOldSelf ?? null,
  }
  return invalid(at, fields, detail)
}

/** The first of the sorted texts that does not come before `text`. */
function firstFrom(sorted: readonly string[], text: string): string | undefined {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((sorted[middle] as string) < text) from = middle + 1
    else to = middle
  }
  return sorted[from]
}

/**
 * Errors of all rules of a schema, in upstream's order. `earlier` are those of its keywords: where one of them is at or below a schema, its rules are not compiled.
 */
export function validateRules(schema: JSONSchemaProps, at: FieldPath, earlier: readonly FieldError[]): FieldError[] {
  const compilation = new RuleCompilation()
  const errors: FieldError[] = []
  const fields = earlier.map(({ field }) => field).sort()
  const isBroken = (place: string) =>
    ['.', '['].some((next) => firstFrom(fields, place + next)?.startsWith(place + next)) ||
    firstFrom(fields, place) === place
  const visit = (one: JSONSchemaProps, place: FieldPath, level: RuleLevel): void => {
    const inside = (child: JSONSchemaProps, to: FieldPath, isItem: boolean) =>
      visit(child, to, levelInside(level, one, child, place, isItem))
    const values = valuesOf(one)
    const items = itemsOf(one)
    if (values && values !== true) inside(values, place.child('additionalProperties'), false)
    for (const [name, property] of Object.entries(one.properties ?? {})) {
      inside(property, place.child('properties').key(name), false)
    }
    if (items) inside(items, place.child('items'), true)
    if (one['x-kubernetes-validations'] && !isBroken(place.toString())) {
      append(errors, compilation.errorsOf(one, place, level))
    }
  }
  visit(schema, at, rootLevel)
  return [...errors, ...compilation.totalErrors(at)]
}
