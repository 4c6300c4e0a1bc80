import { roundedQuantity } from '../../../api/index.js'

/** Nothing is finer than a thousandth. */
export function roundQuantities(list: Record<string, string> | undefined): void {
  for (const name in list) {
    const text = list[name] ?? '0'
    // Only these suffixes can be finer.
    if (!/[nu.]|[eE]-/.test(text)) continue
    list[name] = roundedQuantity(text)
  }
}
