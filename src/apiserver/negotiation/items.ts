import type { ByteWriter } from '../../api/index.js'
import { TimeSlice } from '../../base/index.js'

/** What is no longer than this is written at once, into a buffer of its own. */
const wholeBytes = 256 * 1024
/** A chunk that takes longer than this to write is left short: rows that are made for the first time take their time, and others wait. */
const sliceMs = 8

export interface ItemWriter<T> {
  /** Upper bound of what `write` writes for the item. */
  sizeOf(item: T): number
  /** Writes at `at`; returns where it ended. */
  write(item: T, target: Buffer, at: number): number
}

/** Bytes of an answer: whole, or what writes them when they are sent. */
export type Printed = readonly Uint8Array[] | ByteWriter

export function isWriter(printed: Printed): printed is ByteWriter {
  return !Array.isArray(printed)
}

/** `head`, the items with commas between them, `tail`. */
export function printItems<T>(head: string, items: readonly T[], writer: ItemWriter<T>, tail: string): Printed {
  const chunks = new ItemChunks(Buffer.from(head), items, writer, Buffer.from(tail))
  const slice = new TimeSlice(sliceMs)
  let size = chunks.frameBytes
  for (const item of items) {
    size += writer.sizeOf(item) + 1
    if (size > wholeBytes || slice.isOver()) return chunks
  }
  const target = Buffer.allocUnsafe(size)
  let at = 0
  // Where writing takes longer than measuring, chunks are left short here, too.
  for (let length = chunks.fill(target); length > 0; length = chunks.fill(target.subarray(at))) at += length
  return [target.subarray(0, at)]
}

/** All of it, for those who cannot take it piece by piece. */
export function wholeOf(printed: Printed): readonly Uint8Array[] {
  if (!isWriter(printed)) return printed
  const parts: Uint8Array[] = []
  for (;;) {
    const target = Buffer.allocUnsafe(wholeBytes)
    const length = printed.fill(target)
    if (length === 0) return parts
    parts.push(target.subarray(0, length))
  }
}

/** The same bytes and then `end`. */
export function followedBy(writer: ByteWriter, end: Uint8Array): ByteWriter {
  let isOver = false
  return {
    fill(target) {
      const length = isOver ? 0 : writer.fill(target)
      if (length > 0 || isOver) return length
      isOver = true
      target.set(end)
      return end.length
    },
  }
}

class ItemChunks<T> implements ByteWriter {
  readonly #items: readonly T[]
  readonly #writer: ItemWriter<T>
  readonly #tail: Buffer
  #next = 0
  /** What is to be copied before the next item. */
  #pending: Buffer
  #hasEnded = false

  constructor(head: Buffer, items: readonly T[], writer: ItemWriter<T>, tail: Buffer) {
    this.#pending = head
    this.#items = items
    this.#writer = writer
    this.#tail = tail
  }

  get frameBytes(): number {
    return this.#pending.length + this.#tail.length
  }

  fill(target: Buffer): number {
    const slice = new TimeSlice(sliceMs)
    let at = this.#copyPending(target, 0)
    while (at < target.length && this.#next < this.#items.length) {
      if (at > 0 && slice.isOver()) return at
      const item = this.#items[this.#next] as T
      const size = this.#writer.sizeOf(item) + 1
      if (at + size <= target.length) {
        at = this.#writeNext(item, target, at)
      } else if (size <= target.length) {
        return at
      } else {
        const own = Buffer.allocUnsafe(size)
        this.#pending = own.subarray(0, this.#writeNext(item, own, 0))
        at = this.#copyPending(target, at)
      }
    }
    if (this.#next === this.#items.length && !this.#hasEnded && this.#pending.length === 0) {
      this.#hasEnded = true
      this.#pending = this.#tail
      at = this.#copyPending(target, at)
    }
    return at
  }

  #writeNext(item: T, target: Buffer, at: number): number {
    if (this.#next++ > 0) target[at++] = 0x2c
    return this.#writer.write(item, target, at)
  }

  #copyPending(target: Buffer, at: number): number {
    const copied = this.#pending.copy(target, at)
    this.#pending = this.#pending.subarray(copied)
    return at + copied
  }
}
