import { TimeSlice } from '../../base/index.js'

/** Chunks of about this size are sent without being joined. */
const chunkBytes = 256 * 1024
/** Longer work than this is cut, so that no other request waits for a big list. */
const sliceMs = 8

export interface ItemWriter<T> {
  /** Upper bound of what `write` writes for the item. */
  sizeOf(item: T): number
  /** Writes at `at`; returns where it ended. */
  write(item: T, target: Buffer, at: number): number
}

/** `head`, the items with commas between them, `tail`: in chunks, and with pauses for others where it takes long. */
export async function joinWritten<T>(
  head: string,
  items: readonly T[],
  writer: ItemWriter<T>,
  tail: string,
): Promise<readonly Uint8Array[]> {
  const slice = new TimeSlice(sliceMs)
  const parts: Uint8Array[] = [Buffer.from(head)]
  let chunk = Buffer.alloc(0)
  let at = 0
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as T
    const size = writer.sizeOf(item) + 1
    if (at + size > chunk.length) {
      if (at > 0) parts.push(chunk.subarray(0, at))
      // Little is left: the rest is likely to be as big as this one.
      chunk = Buffer.allocUnsafe(Math.max(size, Math.min(chunkBytes, size * (items.length - i) * 1.25)))
      at = 0
    }
    if (i > 0) chunk[at++] = 0x2c
    at = writer.write(item, chunk, at)
    if ((i & 63) === 63 && slice.isOver()) await slice.next()
  }
  if (at > 0) parts.push(chunk.subarray(0, at))
  parts.push(Buffer.from(tail))
  return parts
}
