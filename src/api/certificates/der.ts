/** One element of a DER encoding. Offsets are into the bytes that it was read from. */
export interface DerElement {
  readonly bytes: Uint8Array
  /** 0 universal, 2 context-specific. */
  readonly tagClass: number
  readonly tag: number
  readonly isCompound: boolean
  readonly start: number
  readonly contentStart: number
  readonly end: number
}

/** Bytes that are no DER of the wanted shape, in the words of Go's encoding/asn1. */
export class DerError extends Error {
  override readonly name = 'DerError'
}

export const derTags = { integer: 2, bitString: 3, octetString: 4, oid: 6, sequence: 16, set: 17 } as const

/** The element that begins at `at`. */
export function readDer(bytes: Uint8Array, at: number, limit = bytes.length): DerElement {
  const element = readHead(bytes, at, limit)
  if (element.end > limit) throw new DerError('asn1: syntax error: data truncated')
  return element
}

/** The sequence that is all of `bytes`. What it is comes before whether it is complete. */
export function readWhole(bytes: Uint8Array, name: string): DerElement {
  const head = readHead(bytes, 0, bytes.length)
  requireTag(head, derTags.sequence, name, head.contentStart)
  const whole = readDer(bytes, 0)
  if (whole.end < bytes.length) throw new DerError('asn1: syntax error: trailing data')
  return whole
}

function readHead(bytes: Uint8Array, at: number, limit: number): DerElement {
  const first = bytes[at]
  if (first === undefined || at >= limit) throw new DerError('asn1: syntax error: sequence truncated')
  const tag = first & 0x1f
  if (tag === 0x1f) throw new DerError('asn1: structure error: high-numbered tag')
  const { length, contentStart } = readLength(bytes, at + 1, limit)
  const end = contentStart + length
  return { bytes, tagClass: first >> 6, tag, isCompound: (first & 0x20) !== 0, start: at, contentStart, end }
}

function readLength(bytes: Uint8Array, at: number, limit: number): { length: number; contentStart: number } {
  const first = at < limit ? bytes[at] : undefined
  if (first === undefined) throw new DerError('asn1: syntax error: truncated tag or length')
  if (first < 0x80) return { length: first, contentStart: at + 1 }
  const count = first & 0x7f
  if (count === 0) throw new DerError('asn1: syntax error: indefinite length found (not DER)')
  let length = 0
  for (let i = 1; i <= count; i++) {
    const byte = at + i < limit ? bytes[at + i] : undefined
    if (byte === undefined) throw new DerError('asn1: syntax error: truncated tag or length')
    length = length * 256 + byte
    if (length > 0x7fffffff) throw new DerError('asn1: structure error: length too large')
    if (length === 0) throw new DerError('asn1: structure error: superfluous leading zeros in length')
  }
  if (length < 0x80) throw new DerError('asn1: structure error: non-minimal length')
  return { length, contentStart: at + 1 + count }
}

/** What an element holds, one after the other. */
export function childrenOf(element: DerElement): readonly DerElement[] {
  const children: DerElement[] = []
  for (let at = element.contentStart; at < element.end; ) {
    const child = readDer(element.bytes, at, element.end)
    children.push(child)
    at = child.end
  }
  return children
}

/** Throws unless the element is there and is what Go's `type` for the field `name` wants. */
export function requireTag(element: DerElement | undefined, tag: number, name: string, offset = 2): DerElement {
  if (!element) throw new DerError('asn1: syntax error: sequence truncated')
  const { tagClass, isCompound, contentStart, end } = element
  if (tagClass === 0 && element.tag === tag && isCompound === (tag === derTags.sequence || tag === derTags.set)) {
    return element
  }
  throw new DerError(
    `asn1: structure error: tags don't match (${tag} vs {class:${tagClass} tag:${element.tag} length:${end - contentStart} isCompound:${isCompound}}) ` +
      '{optional:false explicit:false application:false private:false defaultValue:<nil> tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false} ' +
      `${name} @${offset}`,
  )
}

export function contentOf({ bytes, contentStart, end }: DerElement): Buffer {
  return Buffer.from(bytes.subarray(contentStart, end))
}

/** The whole element, tag and length included. */
export function rawOf({ bytes, start, end }: DerElement): Buffer {
  return Buffer.from(bytes.subarray(start, end))
}

/** `2.5.4.3` */
export function oidText(element: DerElement): string {
  const numbers: number[] = []
  let value = 0
  for (const byte of contentOf(element)) {
    value = value * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    numbers.push(value)
    value = 0
  }
  const [first = 0, ...rest] = numbers
  const top = Math.min(Math.floor(first / 40), 2)
  return [top, first - top * 40, ...rest].join('.')
}
