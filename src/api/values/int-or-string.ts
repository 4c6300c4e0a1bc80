/** A number, or a text such as `25%` or `http`. */
export type IntOrString = number | string

export class IntOrStringError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'IntOrStringError'
  }
}

const percent = /^([+-]?[0-9]+)%$/

/** `25` of `"25%"`; undefined where the value is no percentage. */
export function percentageOf(value: IntOrString): number | undefined {
  if (typeof value === 'number') return undefined
  const match = percent.exec(value)
  return match ? Number(match[1]) : undefined
}

/**
 * A number as it is, a percentage of `total` rounded up or down. Throws an IntOrStringError for any other text
 * (apimachinery's pkg/util/intstr GetScaledValueFromIntOrPercent, v0.34).
 */
export function getScaledValueFromIntOrPercent(
  value: IntOrString,
  total: number,
  options: { readonly roundUp: boolean },
): number {
  if (typeof value === 'number') return value
  const percentage = percentageOf(value)
  if (percentage === undefined) {
    throw new IntOrStringError(
      value.endsWith('%')
        ? `invalid value for IntOrString: invalid value ${JSON.stringify(value)}: strconv.Atoi: parsing ${JSON.stringify(value.slice(0, -1))}: invalid syntax`
        : 'invalid value for IntOrString: invalid type: string is not a percentage',
    )
  }
  const exact = (percentage * total) / 100
  return options.roundUp ? Math.ceil(exact) : Math.floor(exact)
}
