import { once } from 'node:events'
import { constants, createDeflate, createInflate, type Deflate, type Inflate } from 'node:zlib'
import { headerDictionary } from './dictionary.js'
import { SpdyError } from './error.js'

export type SpdyHeaders = Readonly<Record<string, string>>

/** A block of headers unpacked; what our clients send has some hundred bytes. */
const longestBlock = 64 * 1024

/**
 * The two compression streams of one connection. Every block depends on those before it, so blocks must be packed and unpacked in the order in
 * which they travel.
 */
export class HeaderCodec {
  readonly #inflate: Inflate = createInflate({ dictionary: headerDictionary, flush: constants.Z_SYNC_FLUSH })
  readonly #deflate: Deflate = createDeflate({ dictionary: headerDictionary, flush: constants.Z_SYNC_FLUSH })

  constructor() {
    for (const stream of [this.#inflate, this.#deflate]) stream.on('error', () => {})
  }

  /** Throws a SpdyError for what is no header block. */
  async unpack(block: Buffer): Promise<SpdyHeaders> {
    return parseHeaders(await transform(this.#inflate, block))
  }

  async pack(headers: SpdyHeaders): Promise<Buffer> {
    return await transform(this.#deflate, printHeaders(headers))
  }

  close(): void {
    this.#inflate.destroy()
    this.#deflate.destroy()
  }
}

async function transform(stream: Inflate | Deflate, input: Buffer): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  const collect = (part: Buffer) => {
    length += part.length
    if (length > longestBlock) stream.destroy(new SpdyError('a header block is too long'))
    else parts.push(part)
  }
  stream.on('data', collect)
  const done = new AbortController()
  try {
    const failed = once(stream, 'close', { signal: done.signal }).then(
      () => Promise.reject(new SpdyError('a header block could not be read')),
      () => undefined,
    )
    await Promise.race([new Promise<void>((resolve) => stream.write(input, () => resolve())), failed])
    // A failed write calls back as well.
    if (stream.destroyed) throw new SpdyError('a header block could not be read', { cause: stream.errored })
    for (let part = stream.read() as Buffer | null; part !== null; part = stream.read() as Buffer | null) collect(part)
    return Buffer.concat(parts)
  } finally {
    done.abort()
    stream.off('data', collect)
  }
}

/** 32-bit counts throughout: number of pairs, then length and bytes of each name and value. Names are lower case. */
export function printHeaders(headers: SpdyHeaders): Buffer {
  const entries = Object.entries(headers)
  const parts: Buffer[] = [number32(entries.length)]
  for (const part of entries.flat()) {
    const bytes = Buffer.from(part, 'utf8')
    parts.push(number32(bytes.length), bytes)
  }
  return Buffer.concat(parts)
}

export function parseHeaders(bytes: Buffer): SpdyHeaders {
  let at = 0
  const next32 = () => {
    if (at + 4 > bytes.length) throw new SpdyError('a header block is cut off')
    at += 4
    return bytes.readUInt32BE(at - 4)
  }
  const nextText = () => {
    const length = next32()
    if (at + length > bytes.length) throw new SpdyError('a header block is cut off')
    at += length
    return bytes.toString('utf8', at - length, at)
  }
  const headers: Record<string, string> = Object.create(null)
  for (let count = next32(); count > 0; count--) {
    const name = nextText().toLowerCase()
    headers[name] = nextText()
  }
  return headers
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
