import type { LimitRangeItem, Quantity, ResourceList } from '../../../api/index.js'
import { parseQuantity } from '../../../api/index.js'

interface Amounts {
  readonly requests: ResourceList
  readonly limits: ResourceList
}

interface Bound {
  readonly name: string
  readonly type: string
  readonly amount: Quantity
}

/** What upstream says of a container or pod outside of the bounds of an item, in the order minimum, maximum, ratio. */
export function limitErrors(item: LimitRangeItem, amounts: Amounts): readonly string[] {
  return [
    ...boundsOf(item, 'min').flatMap((bound) => belowMinimum(bound, amounts)),
    ...boundsOf(item, 'max').flatMap((bound) => aboveMaximum(bound, amounts)),
    ...boundsOf(item, 'maxLimitRequestRatio').flatMap((bound) => aboveRatio(bound, amounts)),
  ]
}

/** Of a claim only the requests count. */
export function requestErrors(item: LimitRangeItem, requests: ResourceList): readonly string[] {
  return [
    ...boundsOf(item, 'min').flatMap((bound) => belowMinimum(bound, { requests, limits: new Map() })),
    ...boundsOf(item, 'max').flatMap(({ name, type, amount }) => {
      const request = requests.get(name)
      const text = `maximum ${name} usage per ${type} is ${amount}`
      if (!request) return [`${text}.  No request is specified`]
      return request.compare(amount) > 0 ? [`${text}, but request is ${request}`] : []
    }),
  ]
}

function boundsOf(item: LimitRangeItem, field: 'min' | 'max' | 'maxLimitRequestRatio'): readonly Bound[] {
  return Object.entries(item[field] ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => ({ name, type: item.type, amount: parseQuantity(text) }))
}

function belowMinimum({ name, type, amount }: Bound, { requests, limits }: Amounts): readonly string[] {
  const request = requests.get(name)
  const limit = limits.get(name)
  const text = `minimum ${name} usage per ${type} is ${amount}`
  if (!request) return [`${text}.  No request is specified`]
  if (request.compare(amount) < 0) return [`${text}, but request is ${request}`]
  return limit && limit.compare(amount) < 0 ? [`${text}, but limit is ${limit}`] : []
}

function aboveMaximum({ name, type, amount }: Bound, { requests, limits }: Amounts): readonly string[] {
  const request = requests.get(name)
  const limit = limits.get(name)
  const text = `maximum ${name} usage per ${type} is ${amount}`
  if (!limit) return [`${text}.  No limit is specified`]
  if (limit.compare(amount) > 0) return [`${text}, but limit is ${limit}`]
  return request && request.compare(amount) > 0 ? [`${text}, but request is ${request}`] : []
}

function aboveRatio({ name, type, amount }: Bound, { requests, limits }: Amounts): readonly string[] {
  const request = requests.get(name)
  const limit = limits.get(name)
  const text = `${name} max limit to request ratio per ${type} is ${amount}`
  if (!request || request.isZero()) return [`${text}, but no request is specified or request is 0`]
  if (!limit || limit.isZero()) return [`${text}, but no limit is specified or limit is 0`]
  const ratio = limit.toNumber() / request.toNumber()
  return ratio > amount.toNumber() ? [`${text}, but provided ratio is ${ratio.toFixed(6)}`] : []
}
