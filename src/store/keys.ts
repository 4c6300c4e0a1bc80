import type { KeyRange, Revision } from './store.js'

const nul = '\u0000'
/** NUL ends a key in LevelDB's layout; everything from the surrogates up sorts differently in UTF-16 and UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const special = /[\u0000\ud800-\uffff]/

/**
 * A string that JavaScript's `<` puts where the key's UTF-8 bytes belong. For the keys of Kubernetes it is the key itself.
 * Throws TypeError for keys that no store can keep: empty, with NUL, or not well-formed.
 */
export function orderOf(key: string): string {
  if (key === '') throw new TypeError('a key must not be empty')
  return orderOfBound(key)
}

function orderOfBound(key: string): string {
  if (!special.test(key)) return key
  if (key.includes(nul)) throw new TypeError('a key must not contain NUL')
  if (/\p{Surrogate}/u.test(key)) throw new TypeError('a key must be well-formed Unicode')
  let text = ''
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    // Surrogates stand for code points above all others: the two blocks change places.
    text += String.fromCharCode(unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)
  }
  return text
}

/** The bounds of a range, comparable with `orderOf`. An empty start is the beginning; an empty or smaller end is an empty range. */
export interface OrderedRange {
  readonly low: string
  readonly high: string
}

export function orderOfRange(range: KeyRange): OrderedRange {
  return { low: orderOfBound(range.start), high: orderOfBound(range.end) }
}

export function isInRange(order: string, range: OrderedRange): boolean {
  return order >= range.low && order < range.high
}

/** Throws TypeError where a caller hands in something that cannot be a revision. */
export function requireRevision(revision: Revision): void {
  if (!Number.isSafeInteger(revision) || revision < 0) throw new TypeError(`${String(revision)} is not a revision`)
}
