import {
  isDNS1035Label,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidLabelValue,
  parseQuantity,
  Quantity,
  QuantityError,
} from '../../../api/index.js'
import { formats } from '../formats.js'
import { boolOf, contentOf, intOf, textOf } from './arguments.js'
import type { Declaration } from './declarations.js'
import { CelError } from './errors.js'
import { ArrayList, type NamedFormat, Opaque, Optional, type Value, type Version } from './values.js'

const billion = 1_000_000_000n

function quantity(text: string): Quantity {
  try {
    return parseQuantity(text)
  } catch (error) {
    if (error instanceof QuantityError) throw new CelError(error.message)
    throw error
  }
}

const quantityValue = (value: Quantity) => new Opaque({ type: 'kubernetes.Quantity', quantity: value })
const computed = (value: Quantity) => new Opaque({ type: 'kubernetes.Quantity', quantity: value, isComputed: true })
const quantityOf = (value: Value | undefined) => contentOf(value, 'kubernetes.Quantity').quantity
const fromInt = (value: Value | undefined) => new Quantity(intOf(value) * billion)
const isWhole = (value: Quantity) => {
  const whole = value.nano / billion
  return value.nano % billion === 0n && BigInt.asIntN(64, whole) === whole
}

const quantityFunctions: readonly Declaration[] = [
  ['string_to_quantity', 'quantity(string) -> quantity', ([text]) => quantityValue(quantity(textOf(text)))],
  ['is_quantity_string', 'isQuantity(string) -> bool', ([text]) => isValid(() => quantity(textOf(text)))],
  ['quantity_sign', 'sign(quantity) -> int', ([a]) => BigInt(quantityOf(a).sign())],
  [
    'quantity_is_greater_than',
    'quantity:isGreaterThan(quantity) -> bool',
    ([a, b]) => quantityOf(a).compare(quantityOf(b)) > 0,
  ],
  [
    'quantity_is_less_than',
    'quantity:isLessThan(quantity) -> bool',
    ([a, b]) => quantityOf(a).compare(quantityOf(b)) < 0,
  ],
  [
    'quantity_compare_to',
    'quantity:compareTo(quantity) -> int',
    ([a, b]) => BigInt(quantityOf(a).compare(quantityOf(b))),
  ],
  ['quantity_get_float', 'quantity:asApproximateFloat() -> double', ([a]) => quantityOf(a).toNumber()],
  [
    'quantity_get_int',
    'quantity:asInteger() -> int',
    ([a]) => {
      if (!isWhole(quantityOf(a))) throw new CelError('cannot convert value to integer')
      return quantityOf(a).nano / billion
    },
  ],
  ['quantity_is_integer', 'quantity:isInteger() -> bool', ([a]) => isWhole(quantityOf(a))],
  ['quantity_add', 'quantity:add(quantity) -> quantity', ([a, b]) => computed(quantityOf(a).add(quantityOf(b)))],
  ['quantity_add_int', 'quantity:add(int) -> quantity', ([a, b]) => computed(quantityOf(a).add(fromInt(b)))],
  ['quantity_sub', 'quantity:sub(quantity) -> quantity', ([a, b]) => computed(quantityOf(a).sub(quantityOf(b)))],
  ['quantity_sub_int', 'quantity:sub(int) -> quantity', ([a, b]) => computed(quantityOf(a).sub(fromInt(b)))],
]

function isValid(action: () => unknown): boolean {
  try {
    action()
    return true
  } catch (error) {
    if (error instanceof CelError) return false
    throw error
  }
}

/** Semantic Versioning 2.0 without a `v`, the numbers of 64 bits. */
function version(text: string): Version {
  if (text === '') throw new CelError('Version string empty')
  const three = splitThree(text)
  if (three.length !== 3) throw new CelError('No Major.Minor.Patch elements found')
  const [, lastPart = '', pre, build] = /^([^+-]*)(?:-([^+]*))?(?:\+(.*))?$/s.exec(three[2] ?? '') ?? []
  const parts = [...three.slice(0, 2), lastPart]
  const [major = 0n, minor = 0n, patch = 0n] = parts.map((part, index) => {
    const name = ['major', 'minor', 'patch'][index] ?? ''
    if (!/^\d*$/.test(part)) {
      throw new CelError(`Invalid character(s) found in ${name} number ${JSON.stringify(part)}`)
    }
    if (part.length > 1 && part.startsWith('0')) {
      const title = index === 0 ? 'Major' : index === 1 ? 'Minor' : 'Patch'
      throw new CelError(`${title} number must not contain leading zeroes ${JSON.stringify(part)}`)
    }
    const fault = (why: string) => new CelError(`strconv.ParseUint: parsing ${JSON.stringify(part)}: ${why}`)
    if (part === '') throw fault('invalid syntax')
    const value = BigInt(part)
    if (BigInt.asUintN(64, value) !== value) throw fault('value out of range')
    return value
  })
  return { major, minor, patch, pre: identifiers(pre, true), build: identifiers(build, false) }
}

function identifiers(text: string | undefined, isPre: boolean): readonly string[] {
  if (text === undefined) return []
  const parts = text.split('.')
  for (const part of parts) {
    if (part === '') throw new CelError(isPre ? 'Prerelease is empty' : 'Build meta data is empty')
    if (isPre && /^0\d+$/.test(part)) {
      throw new CelError(`Numeric PreRelease version must not contain leading zeroes ${JSON.stringify(part)}`)
    }
    if (!/^[0-9A-Za-z-]+$/.test(part)) {
      throw new CelError(
        `Invalid character(s) found in ${isPre ? 'prerelease' : 'build meta data'} ${JSON.stringify(part)}`,
      )
    }
  }
  return parts
}

/** `v1.02` becomes 1.2.0. */
function normalized(text: string): Version {
  const parts = splitThree(text.replace(/^v/, '')).map((part) =>
    part.length > 1 ? part.replace(/^0+/, '').replace(/^(?!\d)/, '0') : part,
  )
  if (parts.length < 3) {
    if (/[+-]/.test(parts.at(-1) ?? '')) throw new CelError('short version cannot contain PreRelease/Build meta data')
    while (parts.length < 3) parts.push('0')
  }
  return version(parts.join('.'))
}

function splitThree(text: string): string[] {
  const [first = '', second, ...rest] = text.split('.')
  if (second === undefined) return [first]
  return rest.length === 0 ? [first, second] : [first, second, rest.join('.')]
}

function compareVersions(a: Version, b: Version): number {
  for (const part of ['major', 'minor', 'patch'] as const) {
    if (a[part] !== b[part]) return a[part] < b[part] ? -1 : 1
  }
  if (a.pre.length === 0 || b.pre.length === 0) return Math.sign(b.pre.length - a.pre.length)
  for (const [index, left] of a.pre.entries()) {
    const right = b.pre[index]
    if (right === undefined) return 1
    if (left === right) continue
    const isNumber = [/^\d+$/.test(left), /^\d+$/.test(right)]
    if (isNumber[0] && isNumber[1]) return BigInt(left) < BigInt(right) ? -1 : 1
    if (isNumber[0] !== isNumber[1]) return isNumber[0] ? -1 : 1
    return left < right ? -1 : 1
  }
  return a.pre.length < b.pre.length ? -1 : 0
}

const versionValue = (value: Version) => new Opaque({ type: 'kubernetes.Semver', version: value })
const versionOf = (value: Value | undefined) => contentOf(value, 'kubernetes.Semver').version
const readVersion = (text: Value | undefined, normalizes: Value | undefined) =>
  boolOf(normalizes) ? normalized(textOf(text)) : version(textOf(text))

const semverFunctions: readonly Declaration[] = [
  ['string_to_semver', 'semver(string) -> semver', ([text]) => versionValue(version(textOf(text)))],
  ['string_bool_to_semver', 'semver(string, bool) -> semver', ([text, how]) => versionValue(readVersion(text, how))],
  ['is_semver_string', 'isSemver(string) -> bool', ([text]) => isValid(() => version(textOf(text)))],
  ['is_semver_string_bool', 'isSemver(string, bool) -> bool', ([text, how]) => isValid(() => readVersion(text, how))],
  [
    'semver_is_greater_than',
    'semver:isGreaterThan(semver) -> bool',
    ([a, b]) => compareVersions(versionOf(a), versionOf(b)) > 0,
  ],
  [
    'semver_is_less_than',
    'semver:isLessThan(semver) -> bool',
    ([a, b]) => compareVersions(versionOf(a), versionOf(b)) < 0,
  ],
  [
    'semver_compare_to',
    'semver:compareTo(semver) -> int',
    ([a, b]) => BigInt(compareVersions(versionOf(a), versionOf(b))),
  ],
  ['semver_major', 'semver:major() -> int', ([a]) => versionOf(a).major],
  ['semver_minor', 'semver:minor() -> int', ([a]) => versionOf(a).minor],
  ['semver_patch', 'semver:patch() -> int', ([a]) => versionOf(a).patch],
]

const named = (name: string, regexSize: number, check: (text: string) => readonly string[]): NamedFormat => ({
  name,
  regexSize,
  check,
})
/** A prefix of a name may end in what a name may not. */
const prefix = (check: (text: string) => readonly string[]) => (text: string) => check(text.replace(/-$/, 'a'))
const known = (format: string, complaint: string) => (text: string) =>
  formats.get(format)?.(text) === false ? [complaint] : []

/** pkg/cel/library/format.go */
const namedFormats: Readonly<Record<string, NamedFormat>> = {
  dns1123Label: named('DNS1123Label', 30, isDNS1123Label),
  dns1123Subdomain: named('DNS1123Subdomain', 60, isDNS1123Subdomain),
  dns1035Label: named('DNS1035Label', 30, isDNS1035Label),
  qualifiedName: named('QualifiedName', 60, isQualifiedName),
  dns1123LabelPrefix: named('DNS1123LabelPrefix', 30, prefix(isDNS1123Label)),
  dns1123SubdomainPrefix: named('DNS1123SubdomainPrefix', 60, prefix(isDNS1123Subdomain)),
  dns1035LabelPrefix: named('DNS1035LabelPrefix', 30, prefix(isDNS1035Label)),
  labelValue: named('LabelValue', 40, isValidLabelValue),
  uri: named('URI', 1084, (text) =>
    formats.get('uri')?.(text) === false
      ? [`parse ${JSON.stringify(text)}: ${text === '' ? 'empty url' : 'invalid URI for request'}`]
      : [],
  ),
  uuid: named('uuid', 87, known('uuid', 'does not match the UUID format')),
  byte: named('byte', 84, known('byte', 'invalid base64')),
  date: named('date', 113, known('date', 'invalid date')),
  datetime: named('datetime', 113, known('datetime', 'invalid datetime')),
}

const formatValue = (format: NamedFormat) => new Opaque({ type: 'kubernetes.NamedFormat', format })

const formatFunctions: readonly Declaration[] = [
  [
    'format-validate',
    'format:validate(string) -> optional(list(string))',
    ([format, text], meter) => {
      meter.work(textOf(text).length)
      const errors = contentOf(format, 'kubernetes.NamedFormat').format.check(textOf(text))
      return new Optional(errors.length === 0 ? undefined : new ArrayList([...errors]))
    },
  ],
  [
    'format-named',
    'format.named(string) -> optional(format)',
    ([name]) => {
      const format = Object.hasOwn(namedFormats, textOf(name)) ? namedFormats[textOf(name)] : undefined
      return new Optional(format && formatValue(format))
    },
  ],
  ...Object.entries(namedFormats).map(
    ([name, format]): Declaration => [`format.${name}`, `format.${name}() -> format`, () => formatValue(format)],
  ),
]

/** Kubernetes' functions of quantities, versions and formats. */
export const kubernetesFunctions: readonly Declaration[] = [
  ...quantityFunctions,
  ...semverFunctions,
  ...formatFunctions,
]
