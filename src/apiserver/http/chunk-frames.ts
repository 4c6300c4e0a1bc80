const lineEnd = Buffer.from('\r\n')

/** Chunks of the chunked transfer coding (RFC 9112 section 7.1). What is sent to many watchers is framed once. */
export class ChunkFrames {
  readonly #frames = new WeakMap<Uint8Array, Buffer>()

  of(chunk: Uint8Array): Buffer {
    let frame = this.#frames.get(chunk)
    if (frame === undefined) {
      frame = Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, lineEnd])
      this.#frames.set(chunk, frame)
    }
    return frame
  }
}
