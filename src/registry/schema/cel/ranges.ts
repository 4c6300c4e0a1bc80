/** An estimate of a size or cost: at least, at the most. What upstream's 64 bits cannot hold is `most`. */
export interface Range {
  readonly min: number
  readonly max: number
}

export const most = 2 ** 64

const bounded = (value: number) => Math.min(value, most)
const product = (a: number, b: number) => (a === 0 || b === 0 ? 0 : bounded(a * b))

export const unknown: Range = { min: 0, max: most }
export const fixed = (value: number): Range => ({ min: value, max: value })

export function plus(...ranges: readonly Range[]): Range {
  let min = 0
  let max = 0
  for (const range of ranges) {
    min = bounded(min + range.min)
    max = bounded(max + range.max)
  }
  return { min, max }
}

export const times = (a: Range, b: Range): Range => ({ min: product(a.min, b.min), max: product(a.max, b.max) })

/** Rounded up. */
export function scaled({ min, max }: Range, factor: number): Range {
  return { min: bounded(Math.ceil(product(min, factor))), max: bounded(Math.ceil(product(max, factor))) }
}

export const union = (a: Range, b: Range): Range => ({ min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) })

export const multiplied = (a: number, b: number): number => product(a, b)
