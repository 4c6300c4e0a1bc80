import { SpdyError } from './error.js'

/** Frames of SPDY/3.1, as far as Kubernetes' clients use them. */
export type SpdyFrame =
  | { readonly type: 'data'; readonly streamId: number; readonly data: Buffer; readonly isLast: boolean }
  | {
      readonly type: 'synStream'
      readonly streamId: number
      readonly isLast: boolean
      readonly isUnidirectional: boolean
      readonly block: Buffer
    }
  | { readonly type: 'synReply'; readonly streamId: number; readonly isLast: boolean; readonly block: Buffer }
  | { readonly type: 'headers'; readonly streamId: number; readonly isLast: boolean; readonly block: Buffer }
  | { readonly type: 'rstStream'; readonly streamId: number; readonly status: number }
  | { readonly type: 'ping'; readonly id: number }
  | { readonly type: 'goAway'; readonly lastStreamId: number; readonly status: number }
  /** Settings, window updates and what else may be ignored. */
  | { readonly type: 'other'; readonly kind: number }

const version = 3
const headerLength = 8
const finFlag = 0x01
const unidirectionalFlag = 0x02
const streamIdMask = 0x7fffffff

/** Control frames are read whole; ours are far smaller. Data is passed on as it comes. */
const longestControlFrame = 64 * 1024

const kinds = { synStream: 1, synReply: 2, rstStream: 3, ping: 6, goAway: 7, headers: 8 } as const

export const rstStatus = { protocolError: 1, invalidStream: 2, refusedStream: 3, cancel: 5 } as const

/** Reads frames from bytes that are split anywhere. Throws a SpdyError for what is no SPDY/3 frame. */
export async function* readSpdyFrames(source: AsyncIterable<unknown>): AsyncGenerator<SpdyFrame> {
  let rest: Buffer = Buffer.alloc(0)
  /** The data frame whose payload is being passed on. */
  let open: { streamId: number; missing: number; isLast: boolean } | undefined
  for await (const chunk of source) {
    const bytes = chunk as Buffer
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    for (;;) {
      if (open !== undefined) {
        if (rest.length === 0) break
        const data = rest.subarray(0, open.missing)
        rest = rest.subarray(data.length)
        open.missing -= data.length
        const { streamId, missing, isLast } = open
        if (missing === 0) open = undefined
        yield { type: 'data', streamId, data, isLast: isLast && missing === 0 }
        continue
      }
      if (rest.length < headerLength) break
      const first = rest.readUInt32BE(0)
      const flags = rest.readUInt8(4)
      const length = rest.readUIntBE(5, 3)
      if (first >>> 31 === 0) {
        rest = rest.subarray(headerLength)
        const isLast = (flags & finFlag) !== 0
        if (length > 0) open = { streamId: first, missing: length, isLast }
        else yield { type: 'data', streamId: first, data: rest.subarray(0, 0), isLast }
        continue
      }
      if (((first >>> 16) & 0x7fff) !== version) throw new SpdyError('the peer does not speak SPDY/3')
      if (length > longestControlFrame) throw new SpdyError('a control frame is too long')
      if (rest.length < headerLength + length) break
      const body = rest.subarray(headerLength, headerLength + length)
      rest = rest.subarray(headerLength + length)
      yield controlFrame(first & 0xffff, flags, body)
    }
  }
}

function controlFrame(kind: number, flags: number, body: Buffer): SpdyFrame {
  const isLast = (flags & finFlag) !== 0
  const streamId = () => field(body, 0) & streamIdMask
  switch (kind) {
    case kinds.synStream: {
      const isUnidirectional = (flags & unidirectionalFlag) !== 0
      field(body, 6)
      return { type: 'synStream', streamId: streamId(), isLast, isUnidirectional, block: body.subarray(10) }
    }
    case kinds.synReply:
      return { type: 'synReply', streamId: streamId(), isLast, block: body.subarray(4) }
    case kinds.headers:
      return { type: 'headers', streamId: streamId(), isLast, block: body.subarray(4) }
    case kinds.rstStream:
      return { type: 'rstStream', streamId: streamId(), status: field(body, 4) }
    case kinds.ping:
      return { type: 'ping', id: field(body, 0) }
    case kinds.goAway:
      return { type: 'goAway', lastStreamId: streamId(), status: field(body, 4) }
    default:
      return { type: 'other', kind }
  }
}

function field(body: Buffer, at: number): number {
  if (body.length < at + 4) throw new SpdyError('a control frame is cut off')
  return body.readUInt32BE(at)
}

/** A frame as bytes. */
export function printSpdyFrame(frame: Exclude<SpdyFrame, { type: 'other' }>): Buffer {
  switch (frame.type) {
    case 'data': {
      const header = Buffer.alloc(headerLength)
      header.writeUInt32BE(frame.streamId)
      header.writeUInt8(frame.isLast ? finFlag : 0, 4)
      header.writeUIntBE(frame.data.length, 5, 3)
      return Buffer.concat([header, frame.data])
    }
    case 'synStream': {
      const flags = (frame.isLast ? finFlag : 0) | (frame.isUnidirectional ? unidirectionalFlag : 0)
      const associatedAndPriority = Buffer.alloc(6)
      return control(kinds.synStream, flags, number32(frame.streamId), associatedAndPriority, frame.block)
    }
    case 'synReply':
      return control(kinds.synReply, frame.isLast ? finFlag : 0, number32(frame.streamId), frame.block)
    case 'headers':
      return control(kinds.headers, frame.isLast ? finFlag : 0, number32(frame.streamId), frame.block)
    case 'rstStream':
      return control(kinds.rstStream, 0, number32(frame.streamId), number32(frame.status))
    case 'ping':
      return control(kinds.ping, 0, number32(frame.id))
    case 'goAway':
      return control(kinds.goAway, 0, number32(frame.lastStreamId), number32(frame.status))
  }
}

function control(kind: number, flags: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const header = Buffer.alloc(headerLength)
  header.writeUInt32BE((0x80000000 | (version << 16) | kind) >>> 0)
  header.writeUInt8(flags, 4)
  header.writeUIntBE(body.length, 5, 3)
  return Buffer.concat([header, body])
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
