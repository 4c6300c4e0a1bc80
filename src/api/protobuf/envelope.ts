import { readTag, requireWireType } from './errors.js'
import { bytesType, ProtobufError, WireReader, WireWriter } from './wire.js'

/** `k8s\0`: what every protobuf object of Kubernetes begins with. */
const magic = Buffer.from([0x6b, 0x38, 0x73, 0x00])

export interface Envelope {
  readonly apiVersion: string
  readonly kind: string
  /** The object's own message. */
  readonly raw: Buffer
}

/** Opens a runtime.Unknown behind the four magic bytes. Throws ProtobufError with upstream's words (apimachinery's serializer/protobuf). */
export function openEnvelope(bytes: Uint8Array): Envelope {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length === 0) throw new ProtobufError('empty data')
  if (buffer.length < magic.length || buffer.compare(magic, 0, magic.length, 0, magic.length) !== 0) {
    throw new ProtobufError(
      `provided data does not appear to be a protobuf message, expected prefix ${JSON.stringify([...magic]).replaceAll(',', ' ')}`,
    )
  }
  if (buffer.length === magic.length) throw new ProtobufError('empty body')
  const empty = Buffer.alloc(0)
  const unknown = readParts(new WireReader(buffer, magic.length, buffer.length), 'Unknown', unknownFields)
  const meta = readParts(partOf(unknown[1] ?? empty), 'TypeMeta', ['apiVersion', 'kind'])
  return { apiVersion: textOf(meta[1]), kind: textOf(meta[2]), raw: unknown[2] ?? empty }
}

/** Of runtime.Unknown. */
const unknownFields = ['typeMeta', 'raw', 'contentEncoding', 'contentType']

/** The parts of a message that has nothing else, by number. */
function readParts(reader: WireReader, message: string, names: readonly string[]): readonly (Buffer | undefined)[] {
  const parts: (Buffer | undefined)[] = []
  while (!reader.isDone) {
    const tag = readTag(reader, message)
    const name = names[tag.number - 1]
    if (name === undefined) {
      reader.skip(tag.wireType)
      continue
    }
    requireWireType(tag, bytesType, name)
    parts[tag.number] = reader.slice()
  }
  return parts
}

function partOf(bytes: Buffer): WireReader {
  return new WireReader(bytes, 0, bytes.length)
}

function textOf(bytes: Buffer | undefined): string {
  return bytes?.toString('utf8') ?? ''
}

/** Puts an object's message into its envelope, contentEncoding and contentType empty as upstream writes them. */
export function closeEnvelope(apiVersion: string, kind: string, raw: Uint8Array): Buffer {
  const writer = new WireWriter()
  writer.close(4, writer.mark)
  writer.close(3, writer.mark)
  const mark = writer.mark
  writer.raw(raw)
  writer.close(2, mark)
  const meta = writer.mark
  let at = writer.mark
  writer.text(kind)
  writer.close(2, at)
  at = writer.mark
  writer.text(apiVersion)
  writer.close(1, at)
  writer.close(1, meta)
  writer.raw(magic)
  return writer.bytes()
}

/** A frame of a watch: four bytes of length, then a bare WatchEvent whose object lies in an envelope of its own. */
export function watchFrame(type: string, envelope: Uint8Array): Buffer {
  const writer = new WireWriter()
  const object = writer.mark
  const raw = writer.mark
  writer.raw(envelope)
  writer.close(1, raw)
  writer.close(2, object)
  const at = writer.mark
  writer.text(type)
  writer.close(1, at)
  const event = writer.bytes()
  const frame = Buffer.allocUnsafe(4 + event.length)
  frame.writeUInt32BE(event.length, 0)
  frame.set(event, 4)
  return frame
}
