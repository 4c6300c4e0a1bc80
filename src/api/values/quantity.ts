/** How a quantity was written, and so how it is printed: `1Gi`, `1G`, `1e9`. */
export type QuantityFormat = 'binary' | 'decimal' | 'exponent'

/** A text that is no quantity; the message is upstream's. */
export class QuantityError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'QuantityError'
  }
}

const wrongFormat = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
const wrongSuffix = "unable to parse quantity's suffix"

const shape = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/
const exponentSuffix = /^[eE]([+-]?[0-9]+)$/
const decimalExponents: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
}
const binaryExponents: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 }
const decimalSuffixes: readonly string[] = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']
const binarySuffixes: readonly string[] = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

const one = 1_000_000_000n
/** Upstream has no limit, and takes seconds for a million digits. */
const maxDigits = 1_000
/** Upstream caps binary quantities here: 2^63-1 units. */
const largest = (2n ** 63n - 1n) * one

/**
 * An exact number with nine decimal places (apimachinery's pkg/api/resource/quantity.go, v0.34). Immutable. What is finer
 * than a billionth is rounded up, binary ones are capped at 2^63-1, as upstream does; decimal exponents above 4000 count as 4000.
 */
export class Quantity {
  /** In billionths. */
  readonly nano: bigint
  readonly format: QuantityFormat

  constructor(nano: bigint, format: QuantityFormat = 'decimal') {
    this.nano = nano
    this.format = format
  }

  /** Whole units (bytes, cores), rounded away from zero. */
  value(): number {
    return Number(divideAwayFromZero(this.nano, one))
  }

  /** Thousandths, rounded away from zero. */
  milliValue(): number {
    return Number(divideAwayFromZero(this.nano, 1_000_000n))
  }

  /** With its fraction; for ratios only, since doubles are not exact. */
  toNumber(): number {
    return Number(this.nano) / 1e9
  }

  isZero(): boolean {
    return this.nano === 0n
  }

  /** -1, 0 or 1. */
  sign(): number {
    return this.nano < 0n ? -1 : this.nano > 0n ? 1 : 0
  }

  compare(other: Quantity): number {
    return this.nano < other.nano ? -1 : this.nano > other.nano ? 1 : 0
  }

  equals(other: Quantity): boolean {
    return this.nano === other.nano
  }

  /** The sum keeps this format unless this is zero. */
  add(other: Quantity): Quantity {
    return new Quantity(this.nano + other.nano, this.nano === 0n ? other.format : this.format)
  }

  sub(other: Quantity): Quantity {
    return new Quantity(this.nano - other.nano, this.nano === 0n ? other.format : this.format)
  }

  /** By a whole number. */
  multiply(factor: bigint | number): Quantity {
    return new Quantity(this.nano * BigInt(factor), this.format)
  }

  /** Whether it is a whole number of units, or (`-3`) of thousandths. */
  isMultipleOf(scale: 0 | -3): boolean {
    return this.nano % (scale === 0 ? one : 1_000_000n) === 0n
  }

  /** Rounds away from zero to units (0) or thousandths (-3). */
  roundUp(scale: 0 | -3): Quantity {
    const unit = scale === 0 ? one : 1_000_000n
    return this.nano % unit === 0n ? this : new Quantity(divideAwayFromZero(this.nano, unit) * unit, this.format)
  }

  /** Go's canonical form: no fraction, the largest suffix that leaves none. */
  toString(): string {
    if (this.nano === 0n) return '0'
    if (this.format === 'binary') {
      const magnitude = this.nano < 0n ? -this.nano : this.nano
      if (magnitude >= 1024n * one && this.nano % one === 0n) {
        let mantissa = this.nano / one
        let steps = 0
        while (mantissa % 1024n === 0n && steps < binarySuffixes.length - 1) {
          mantissa /= 1024n
          steps++
        }
        return `${mantissa}${binarySuffixes[steps] ?? ''}`
      }
    }
    let mantissa = this.nano
    let exponent = -9
    while (mantissa % 10n === 0n) {
      mantissa /= 10n
      exponent++
    }
    while (exponent % 3 !== 0) {
      mantissa *= 10n
      exponent--
    }
    if (this.format === 'exponent') return exponent === 0 ? `${mantissa}` : `${mantissa}e${exponent}`
    return `${mantissa}${decimalSuffixes[exponent / 3 + 3] ?? `e${exponent}`}`
  }

  toJSON(): string {
    return this.toString()
  }
}

function divideAwayFromZero(amount: bigint, unit: bigint): bigint {
  const quotient = amount / unit
  if (amount % unit === 0n) return quotient
  return amount < 0n ? quotient - 1n : quotient + 1n
}

/** Reads a quantity; throws a QuantityError with upstream's message. */
export function parseQuantity(text: string): Quantity {
  const match = shape.exec(text)
  if (!match || text === '') throw new QuantityError(wrongFormat)
  const [, sign = '', whole = '', fraction = '', suffix = ''] = match
  if (whole.length + fraction.length > maxDigits) throw new QuantityError(wrongFormat)
  const { exponent, base, format } = readSuffix(suffix)
  const digits = BigInt(`0${whole}${fraction}`)
  if (digits === 0n) return new Quantity(0n, format)
  let nano: bigint
  if (base === 2) {
    nano = scale(digits << BigInt(exponent), 9 - fraction.length)
  } else {
    nano = scale(digits, exponent + 9 - fraction.length)
  }
  if (format === 'binary' && nano > largest) nano = largest
  return new Quantity(sign === '-' ? -nano : nano, format === 'binary' && nano < one ? 'decimal' : format)
}

/** `digits` times ten to `power`, rounded up; bounded, so that an absurd exponent costs nothing. */
function scale(digits: bigint, power: number): bigint {
  if (power >= 0) return digits * 10n ** BigInt(Math.min(power, 4000))
  const places = -power
  // More digits than the number can have: it is a fraction of a billionth.
  if (places > 4000) return 1n
  return divideAwayFromZero(digits, 10n ** BigInt(places))
}

function readSuffix(suffix: string): { exponent: number; base: 2 | 10; format: QuantityFormat } {
  const decimal = decimalExponents[suffix]
  if (decimal !== undefined) return { exponent: decimal, base: 10, format: 'decimal' }
  const binary = binaryExponents[suffix]
  if (binary !== undefined) return { exponent: binary, base: 2, format: 'binary' }
  const written = exponentSuffix.exec(suffix)
  if (!written) throw new QuantityError(wrongSuffix)
  return { exponent: Number(written[1]), base: 10, format: 'exponent' }
}

/** The quantity, or undefined where the text is none. */
export function tryParseQuantity(text: string): Quantity | undefined {
  try {
    return parseQuantity(text)
  } catch (error) {
    if (error instanceof QuantityError) return undefined
    throw error
  }
}

/**
 * A quantity as the API shows it: in Go's canonical form, but for a text that Go takes for canonical already and keeps as it was written:
 * `010` and `1.500` stay (apimachinery's pkg/api/resource ParseQuantity, v0.34). Throws a QuantityError.
 */
export function canonicalQuantity(text: string): string {
  const quantity = parseQuantity(text)
  return text === '0' || isKeptAsWritten(text) ? text : quantity.toString()
}

/** As `canonicalQuantity`, rounded away from zero to thousandths. */
export function roundedQuantity(text: string): string {
  const quantity = parseQuantity(text)
  return quantity.isMultipleOf(-3) ? canonicalQuantity(text) : quantity.roundUp(-3).toString()
}

/** More digits than these are computed in another way, which keeps no text. */
const mostDigits = 18
const mostBinaryDigits = 14

function isKeptAsWritten(text: string): boolean {
  const [, , whole = '', fraction = '', suffix = ''] = shape.exec(text) ?? []
  const { exponent, format } = readSuffix(suffix)
  const digits = (whole.replace(/^0+(?=.)/, '') || '0') + fraction
  if (format === 'binary') {
    const room = mostBinaryDigits - digits.length - Math.trunc((exponent * 3) / 10)
    return fraction === '' && room >= 0 && (BigInt(digits) & 7n) !== 0n
  }
  const scale = exponent - fraction.length
  return (
    digits.length <= mostDigits && scale >= -9 && scale % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0')
  )
}

/** -1, 0 or 1; throws a QuantityError when one of them is none. */
export function compareQuantities(a: string, b: string): number {
  return parseQuantity(a).compare(parseQuantity(b))
}
