import { MemberCount } from '../types/index.js'

/** Protobuf's wire types that Kubernetes uses. */
export const varintType = 0
export const fixed64Type = 1
export const bytesType = 2
export const fixed32Type = 5

/** Deeper than any object is, and no danger for the stack. */
const maxDepth = 1000

/** The bytes are no protobuf of the expected message; `message` is what gogo's generated code says. */
export class ProtobufError extends Error {
  override readonly name = 'ProtobufError'
}

/** Reads one message's bytes from `at` to `end`. Throws ProtobufError for bytes that end early. */
export class WireReader {
  readonly bytes: Buffer
  at: number
  readonly end: number
  /** Of the whole message. */
  readonly members: MemberCount
  readonly #depth: number

  constructor(bytes: Buffer, at: number, end: number, members = new MemberCount(), depth = 0) {
    if (depth > maxDepth) throw new ProtobufError('exceeded max depth')
    this.bytes = bytes
    this.at = at
    this.end = end
    this.members = members
    this.#depth = depth
  }

  get isDone(): boolean {
    return this.at >= this.end
  }

  /** A varint that fits a double: tags, lengths, booleans. */
  uint(): number {
    let value = 0
    let factor = 1
    for (let i = 0; i < 10; i++) {
      if (this.at >= this.end) throw new ProtobufError('unexpected EOF')
      const byte = this.bytes[this.at++] as number
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 128
    }
    throw new ProtobufError('proto: integer overflow')
  }

  /** A signed 64-bit varint. */
  int64(): bigint {
    let value = 0n
    let shift = 0n
    for (let i = 0; i < 10; i++) {
      if (this.at >= this.end) throw new ProtobufError('unexpected EOF')
      const byte = this.bytes[this.at++] as number
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asIntN(64, value)
      shift += 7n
    }
    throw new ProtobufError('proto: integer overflow')
  }

  double(): number {
    this.#need(8)
    const value = this.bytes.readDoubleLE(this.at)
    this.at += 8
    return value
  }

  /** The reader of a length-delimited part. */
  part(): WireReader {
    const length = this.uint()
    this.#need(length)
    const start = this.at
    this.at += length
    return new WireReader(this.bytes, start, this.at, this.members, this.#depth + 1)
  }

  slice(): Buffer {
    const { at, end } = this.part()
    return this.bytes.subarray(at, end)
  }

  text(): string {
    const { at, end } = this.part()
    return this.bytes.toString('utf8', at, end)
  }

  /** What is left of this message. */
  rest(): Buffer {
    return this.bytes.subarray(this.at, this.end)
  }

  skip(wireType: number): void {
    switch (wireType) {
      case varintType:
        this.int64()
        return
      case fixed64Type:
        this.#need(8)
        this.at += 8
        return
      case bytesType:
        this.part()
        return
      case fixed32Type:
        this.#need(4)
        this.at += 4
        return
      default:
        throw new ProtobufError(`proto: illegal wireType ${wireType}`)
    }
  }

  #need(length: number): void {
    if (this.at + length > this.end) throw new ProtobufError('unexpected EOF')
  }
}

/**
 * Writes messages back to front, as gogo's generated code does: a message's length is known when its tag is written, so nothing is measured or moved.
 */
export class WireWriter {
  #bytes = Buffer.allocUnsafe(1024)
  #start = 1024

  /** How much has been written: the difference of two marks is a length. */
  get mark(): number {
    return this.#bytes.length - this.#start
  }

  bytes(): Buffer {
    return this.#bytes.subarray(this.#start)
  }

  uint(value: number): void {
    let length = 1
    for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++
    let at = this.#room(length)
    let rest = value
    while (rest >= 128) {
      this.#bytes[at++] = (rest % 128) | 0x80
      rest = Math.floor(rest / 128)
    }
    this.#bytes[at] = rest
  }

  /** A signed varint: negative ones take ten bytes. */
  int(value: number | bigint): void {
    if (typeof value === 'number' && value >= 0) {
      this.uint(value)
      return
    }
    let rest = BigInt.asUintN(64, BigInt(value))
    const digits: number[] = []
    while (rest >= 128n) {
      digits.push(Number(rest & 0x7fn) | 0x80)
      rest >>= 7n
    }
    digits.push(Number(rest))
    let at = this.#room(digits.length)
    for (const digit of digits) this.#bytes[at++] = digit
  }

  double(value: number): void {
    const at = this.#room(8)
    this.#bytes.writeDoubleLE(value, at)
  }

  raw(bytes: Uint8Array): void {
    const at = this.#room(bytes.length)
    this.#bytes.set(bytes, at)
  }

  /** UTF-8 text; returns its length in bytes. */
  text(value: string): number {
    const length = Buffer.byteLength(value)
    const at = this.#room(length)
    this.#bytes.write(value, at, 'utf8')
    return length
  }

  tag(number: number, wireType: number): void {
    this.uint(number * 8 + wireType)
  }

  /** Closes a length-delimited field that began (at its end) at `mark`. */
  close(number: number, mark: number): void {
    this.uint(this.mark - mark)
    this.tag(number, bytesType)
  }

  /** Makes room in front; call it before `#bytes` is read, since it may move. */
  #room(length: number): number {
    if (this.#start < length) {
      const used = this.mark
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, used + length + 1024))
      this.#bytes.copy(larger, larger.length - used, this.#start)
      this.#bytes = larger
      this.#start = larger.length - used
    }
    this.#start -= length
    return this.#start
  }
}
