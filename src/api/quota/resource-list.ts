import { parseQuantity, Quantity } from '../values/index.js'

/** Amounts by the name of their resource, exact and with the form in which they were written. */
export type ResourceList = ReadonlyMap<string, Quantity>

const zero = new Quantity(0n)
const one = new Quantity(1_000_000_000n)

/** A ResourceList of an object's `hard`, `requests` and the like. Throws a QuantityError. */
export function resourceList(written: Readonly<Record<string, string>> | undefined): ResourceList {
  return new Map(Object.entries(written ?? {}).map(([name, text]) => [name, parseQuantity(text)]))
}

export function printedResources(list: ResourceList): Record<string, string> {
  return Object.fromEntries([...list].map(([name, quantity]) => [name, quantity.toString()]))
}

/** Whole numbers: `{ pods: 1 }`. */
export function counts(numbers: Readonly<Record<string, number>>): ResourceList {
  return new Map(Object.entries(numbers).map(([name, count]) => [name, one.multiply(count)]))
}

/** Every name of both; an amount that is missing counts as zero. */
export function addResources(a: ResourceList, b: ResourceList): ResourceList {
  const sum = new Map(a)
  for (const [name, amount] of b) sum.set(name, (sum.get(name) ?? zero).add(amount))
  return sum
}

/** The larger of each. */
export function maxResources(a: ResourceList, b: ResourceList): ResourceList {
  const largest = new Map(a)
  for (const [name, amount] of b) {
    const before = largest.get(name)
    if (!before || amount.compare(before) > 0) largest.set(name, amount)
  }
  return largest
}

/** What `a` has more than `b`; never less than nothing. */
export function growthOf(a: ResourceList, b: ResourceList): ResourceList {
  const growth = new Map<string, Quantity>()
  for (const [name, amount] of a) {
    const difference = amount.sub(b.get(name) ?? zero)
    growth.set(name, difference.sign() < 0 ? zero : difference)
  }
  return growth
}

export function onlyResources(list: ResourceList, names: Iterable<string>): ResourceList {
  const wanted = new Set(names)
  return new Map([...list].filter(([name]) => wanted.has(name)))
}

/** Names in alphabetical order where `of` is more than `than` has; what `than` does not name has no bound. */
export function namesOver(of: ResourceList, than: ResourceList): readonly string[] {
  return [...of]
    .filter(([name, amount]) => {
      const bound = than.get(name)
      return bound !== undefined && amount.compare(bound) > 0
    })
    .map(([name]) => name)
    .sort()
}

export function sameResources(a: ResourceList, b: ResourceList): boolean {
  if (a.size !== b.size) return false
  return [...a].every(([name, amount]) => b.get(name)?.equals(amount) ?? false)
}

/** `cpu=1,memory=2Gi`, by name. */
export function describedResources(list: ResourceList): string {
  return [...list]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, amount]) => `${name}=${amount}`)
    .join(',')
}
