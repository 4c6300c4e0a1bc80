import type { FieldError, FieldPath } from '../../api/index.js'
import {
  addCsiDriverNameErrors,
  addReasons,
  byteLength,
  duplicate,
  invalid,
  isCIdentifier,
  isDNS1123Subdomain,
  required,
  tooLong,
  tooMany,
} from '../../api/index.js'

type Check<T> = (errors: FieldError[], item: T, at: FieldPath) => void

/** The entries of a list, and how many there may be (pkg/apis/resource/validation, v1.34). */
export function addListErrors<T>(
  errors: FieldError[],
  items: readonly T[] = [],
  at: FieldPath,
  check: Check<T>,
  limit = Number.POSITIVE_INFINITY,
): void {
  for (const [index, item] of items.entries()) check(errors, item, at.index(index))
  if (items.length > limit) errors.push(tooMany(at, items.length, limit))
}

/** The entries of a list in which none may be there twice by its key, which is a field's value or the entry itself. */
export function addSetErrors<T>(
  errors: FieldError[],
  items: readonly T[] = [],
  at: FieldPath,
  { check, keyOf, field, limit }: { check: Check<T>; keyOf: (item: T) => string; field?: string; limit?: number },
): void {
  addListErrors(errors, items, at, check, limit)
  const keys = new Set<string>()
  for (const [index, item] of items.entries()) {
    const key = keyOf(item)
    const here = at.index(index)
    if (keys.has(key)) errors.push(duplicate(field === undefined ? here : here.child(field), key))
    keys.add(key)
  }
}

/** Keys longer than any that are right are shown without their middle. */
export function shortKey(key: string, longest: number): string {
  const bytes = Buffer.from(key)
  if (bytes.length <= longest) return key
  const remaining = longest - 3
  const head = bytes.subarray(0, Math.floor((remaining + 1) / 2)).toString()
  return `${head}...${bytes.subarray(bytes.length - Math.floor(remaining / 2)).toString()}`
}

export const longestDomain = 63
export const longestId = 32

function addIdErrors(errors: FieldError[], id: string, at: FieldPath): void {
  if (byteLength(id) > longestId) errors.push(tooLong(at, longestId))
  addReasons(errors, at, id, isCIdentifier(id))
}

/** The name of an attribute or a capacity, with or without a domain. */
export function addQualifiedNameErrors(errors: FieldError[], name: string, at: FieldPath): void {
  if (name === '') {
    errors.push(required(at, 'name required'))
    return
  }
  const parts = name.split('/')
  const [first = '', second = ''] = parts
  if (parts.length === 1) addIdErrors(errors, first, at)
  if (parts.length !== 2) return
  if (first === '') errors.push(required(at, 'the domain must not be empty'))
  else addCsiDriverNameErrors(errors, first, at)
  if (second === '') errors.push(required(at, 'the name must not be empty'))
  else addIdErrors(errors, second, at)
}

export function addFullyQualifiedNameErrors(errors: FieldError[], name: string, at: FieldPath): void {
  addQualifiedNameErrors(errors, name, at)
  if (name !== '' && !name.includes('/')) errors.push(invalid(at, name, 'must include a domain'))
}

const longestPoolName = 253

export function addPoolNameErrors(errors: FieldError[], name: string, at: FieldPath): void {
  if (name === '') {
    errors.push(required(at))
    return
  }
  if (byteLength(name) > longestPoolName) errors.push(tooLong(at, longestPoolName))
  for (const part of name.split('/')) addReasons(errors, at, part, isDNS1123Subdomain(part))
}

const longestParameters = 10 * 1024

/** A JSON object in the words of a driver. What is stored already may be longer. */
export function addDriverObjectErrors(errors: FieldError[], value: unknown, at: FieldPath, isStored: boolean): void {
  if (value === undefined || value === null) errors.push(required(at))
  else if (!isStored && byteLength(JSON.stringify(value)) > longestParameters) {
    errors.push(tooLong(at, longestParameters))
  } else if (typeof value !== 'object' || Array.isArray(value)) {
    errors.push(invalid(at, '<value omitted>', 'must be a valid JSON object'))
  }
}
