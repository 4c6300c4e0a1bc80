/** A number, or a percentage of `total`: apimachinery's GetScaledValueFromIntOrPercent (v0.34). Undefined when it is neither. */
export function scaledValue(
  value: number | string,
  { total, roundUp }: { readonly total: number; readonly roundUp: boolean },
): number | undefined {
  if (typeof value === 'number') return value
  const percent = /^([0-9]+)%$/.exec(value)
  if (!percent) return undefined
  const exact = (Number(percent[1]) * total) / 100
  return roundUp ? Math.ceil(exact) : Math.floor(exact)
}
