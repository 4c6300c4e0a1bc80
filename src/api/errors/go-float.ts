/** A whole number that Go keeps as a float64, because it was written as one (`1.0`, `1e3`): its messages tell it from an integer. */
export class GoFloat {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }

  /** As Go's `%v` prints it: from 1e+21 on, and from six digits that end in zeros, with an exponent. */
  toString(): string {
    const { value } = this
    if (Object.is(value, -0)) return '-0'
    return Math.abs(value) < 1e6 ? String(value) : withGoExponent(value)
  }

  toJSON(): number {
    return this.value
  }
}

/** `1e+06`: two digits at least. */
export function withGoExponent(value: number): string {
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
}
