/** A piece of what a container or a command has written. */
export interface OutputFrame {
  readonly stream: 'stdout' | 'stderr'
  readonly data: Buffer
}

const headerLength = 8

/**
 * Takes Docker's multiplexed output apart: 1 byte of stream (2 is stderr), 3 zero bytes, 4 bytes of length, payload. With a terminal there are no
 * frames and all is stdout. Yields what each chunk completes; reads no faster than it is read.
 */
export async function* readFrames(source: AsyncIterable<unknown>, tty: boolean): AsyncGenerator<OutputFrame[]> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array)
    if (tty) {
      yield [{ stream: 'stdout', data: bytes }]
      continue
    }
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    const frames: OutputFrame[] = []
    let at = 0
    while (rest.length - at >= headerLength) {
      const end = at + headerLength + rest.readUInt32BE(at + 4)
      if (rest.length < end) break
      frames.push({ stream: rest[at] === 2 ? 'stderr' : 'stdout', data: rest.subarray(at + headerLength, end) })
      at = end
    }
    rest = rest.subarray(at)
    if (frames.length > 0) yield frames
  }
}
