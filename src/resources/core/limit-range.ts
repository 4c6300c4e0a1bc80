import type { FieldError, FieldPath, LimitRangeItem, Quantity } from '../../api/index.js'
import {
  addContainerResourceNameErrors,
  addReasons,
  addResourceNameErrors,
  duplicate,
  forbidden,
  invalid,
  isOvercommitAllowed,
  isQualifiedName,
  LimitRanges,
  parseQuantity,
  path,
  required,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { roundQuantities } from './pod/quantities.js'

const types = ['Pod', 'Container', 'PersistentVolumeClaim']
type Quantities = ReadonlyMap<string, Quantity>

/** ValidateLimitRange (v1.34). */
function addItemErrors(errors: FieldError[], item: LimitRangeItem, seen: Set<string>, at: FieldPath): void {
  const { type = '' } = item
  const reasons = isQualifiedName(type)
  addReasons(errors, at.child('type'), type, reasons)
  if (reasons.length === 0 && !type.includes('/') && !types.includes(type)) {
    errors.push(invalid(at.child('type'), type, 'must be a standard limit type or fully qualified'))
  }
  if (seen.has(type)) errors.push(duplicate(at.child('type'), type))
  seen.add(type)
  const keys = new Set<string>()
  const read = (field: 'max' | 'min' | 'default' | 'defaultRequest' | 'maxLimitRequestRatio'): Quantities => {
    const amounts = new Map<string, Quantity>()
    for (const [name, value] of Object.entries(item[field] ?? {})) {
      const here = at.child(field).key(name)
      if (type === 'Pod' || type === 'Container') addContainerResourceNameErrors(errors, name, here)
      else addResourceNameErrors(errors, name, here)
      keys.add(name)
      amounts.set(name, parseQuantity(value))
    }
    return amounts
  }
  const max = read('max')
  const min = read('min')
  let defaults: Quantities = new Map()
  let defaultRequests: Quantities = new Map()
  if (type === 'Pod') {
    for (const field of ['default', 'defaultRequest'] as const) {
      if (Object.keys(item[field] ?? {}).length > 0) {
        errors.push(forbidden(at.child(field), "may not be specified when `type` is 'Pod'"))
      }
    }
  } else {
    defaults = read('default')
    defaultRequests = read('defaultRequest')
  }
  if (type === 'PersistentVolumeClaim' && !min.has('storage') && !max.has('storage')) {
    const detail = 'either minimum or maximum storage value is required, but neither was provided'
    errors.push(required(at.child('limits'), detail))
  }
  const ratios = read('maxLimitRequestRatio')
  for (const name of keys) addComparisonErrors(errors, name, { max, min, defaults, defaultRequests, ratios }, at)
}

interface Bounds {
  readonly max: Quantities
  readonly min: Quantities
  readonly defaults: Quantities
  readonly defaultRequests: Quantities
  readonly ratios: Quantities
}

function addComparisonErrors(errors: FieldError[], name: string, bounds: Bounds, at: FieldPath): void {
  const max = bounds.max.get(name)
  const min = bounds.min.get(name)
  const limit = bounds.defaults.get(name)
  const request = bounds.defaultRequests.get(name)
  const ratio = bounds.ratios.get(name)
  const larger = (a: Quantity | undefined, b: Quantity | undefined) => a && b && a.compare(b) > 0
  const add = (field: string, value: Quantity | undefined, detail: string) =>
    errors.push(invalid(at.child(field).key(name), String(value), detail))
  if (larger(min, max)) add('min', min, `min value ${min} is greater than max value ${max}`)
  if (larger(min, request)) {
    add('defaultRequest', request, `min value ${min} is greater than default request value ${request}`)
  }
  if (larger(request, max)) {
    add('defaultRequest', request, `default request value ${request} is greater than max value ${max}`)
  }
  if (larger(request, limit)) {
    add('defaultRequest', request, `default request value ${request} is greater than default limit value ${limit}`)
  }
  if (larger(min, limit)) add('default', min, `min value ${min} is greater than default value ${limit}`)
  if (larger(limit, max)) add('default', max, `default value ${limit} is greater than max value ${max}`)
  if (ratio && ratio.compare(parseQuantity('1')) < 0)
    add('maxLimitRequestRatio', ratio, `ratio ${ratio} is less than 1`)
  if (ratio && min && max) {
    const bound = max.toNumber() / min.toNumber()
    if (ratio.toNumber() > bound) {
      add('maxLimitRequestRatio', ratio, `ratio ${ratio} is greater than max/min = ${bound.toFixed(6)}`)
    }
  }
  if (!isOvercommitAllowed(name) && limit && request && !limit.equals(request)) {
    add('defaultRequest', request, `default value ${limit} must equal to defaultRequest value ${request} in ${name}`)
  }
}

export const limitRanges = defineResource(LimitRanges, {
  metadataChecks: { asUpdated: 0, asNew: 1 },
  prepareForCreate(limitRange, { random }) {
    limitRange.metadata = { ...limitRange.metadata, name: limitRange.metadata?.name || random.uuid() }
  },
  allowCreateOnUpdate: true,
  defaults({ spec }) {
    for (const item of spec?.limits ?? []) {
      for (const field of ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const) {
        roundQuantities(item[field])
      }
      if (item.type === 'Container') setContainerDefaults(item)
    }
  },
  validate({ spec }) {
    const errors: FieldError[] = []
    const seen = new Set<string>()
    for (const [index, item] of (spec?.limits ?? []).entries()) {
      addItemErrors(errors, item, seen, path('spec', 'limits').index(index))
    }
    return errors
  },
})

/** The default limit is the maximum; the default request is the default limit, or else the minimum. */
function setContainerDefaults(item: LimitRangeItem): void {
  const limits = { ...item.max, ...item.default }
  const requests = { ...item.min, ...limits, ...item.defaultRequest }
  if (Object.keys(limits).length > 0) item.default = limits
  if (Object.keys(requests).length > 0) item.defaultRequest = requests
}
