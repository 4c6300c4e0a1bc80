import type { KubeObject, ObjectMeta } from '../../api/index.js'
import { printJson } from '../../api/index.js'

/**
 * How an object lies in the store: a header of fixed size, then its JSON with TypeMeta first and without `resourceVersion`, which only the commit knows.
 *
 *     0  format (1; 2 where integers would be rounded by JSON.parse)
 *     4  end of TypeMeta: where the `,` or `}` after apiVersion would stand; `{` + bytes from here + 1 on is the object without TypeMeta
 *     8  start of metadata's `{`
 *    12  where `"resourceVersion":"…"` belongs
 *    16  end of metadata, after its `}`
 *    20  the JSON
 *
 * All offsets count from the start of the value.
 */
export const headerBytes = 20
const format = 1
/** The JSON has integers that no number holds exactly. */
const exactFormat = 2

export interface Offsets {
  readonly typeMetaEnd: number
  readonly metadataStart: number
  readonly resourceVersionAt: number
  readonly metadataEnd: number
}

/** Prints an object once. `resourceVersion` is left out whatever it says; `kind` and `apiVersion` must be there. */
export function encodeObject(object: KubeObject): Buffer {
  let isExact = false
  const print = (value: unknown) => {
    try {
      return JSON.stringify(value)
    } catch {
      isExact = true
      return printJson(value)
    }
  }
  const typeMeta = `{"kind":${JSON.stringify(object.kind)},"apiVersion":${JSON.stringify(object.apiVersion)}`
  const { head, tail } = printMetadata(object.metadata ?? {}, print)
  let rest = ''
  for (const key in object) {
    if (key === 'kind' || key === 'apiVersion' || key === 'metadata') continue
    const text = print((object as Record<string, unknown>)[key])
    if (text !== undefined) rest += `,${JSON.stringify(key)}:${text}`
  }
  const beforeMetadata = `${typeMeta},"metadata":`
  const headLength = Buffer.byteLength(head)
  const metadataStart = headerBytes + Buffer.byteLength(beforeMetadata)
  const tailLength = Buffer.byteLength(tail)
  const json = `${beforeMetadata}${head}${tail}${rest}}`
  // Unpooled: values live as long as the object, and a small slice would keep a whole pool slab alive.
  const value = Buffer.allocUnsafeSlow(headerBytes + Buffer.byteLength(json))
  value.writeUInt32LE(isExact ? exactFormat : format, 0)
  value.writeUInt32LE(headerBytes + Buffer.byteLength(typeMeta), 4)
  value.writeUInt32LE(metadataStart, 8)
  value.writeUInt32LE(metadataStart + headLength, 12)
  value.writeUInt32LE(metadataStart + headLength + tailLength, 16)
  value.write(json, headerBytes, 'utf8')
  return value
}

/**
 * Metadata in two parts between which `"resourceVersion":"…"` fits: the first ends with `{` or `,`, the second begins with a name or `}`. Upstream prints it after uid.
 */
function printMetadata(
  metadata: ObjectMeta,
  print: (value: unknown) => string | undefined,
): { head: string; tail: string } {
  const { name, generateName, namespace, uid, resourceVersion: _dropped, ...others } = metadata
  const head = JSON.stringify({ name, generateName, namespace, uid })
  const tail = print(others) ?? '{}'
  return {
    head: head === '{}' ? '{' : `${head.slice(0, -1)},`,
    // With nothing behind it, the comma of the head would dangle: the splice puts `"resourceVersion"` there, and `}` closes.
    tail: tail.slice(1),
  }
}

export function readOffsets(value: Buffer): Offsets {
  return {
    typeMetaEnd: value.readUInt32LE(4),
    metadataStart: value.readUInt32LE(8),
    resourceVersionAt: value.readUInt32LE(12),
    metadataEnd: value.readUInt32LE(16),
  }
}

/** Whether a plain JSON.parse would round integers. */
export function isExact(value: Uint8Array): boolean {
  return value[0] === exactFormat
}

/** Whether the bytes begin as `encodeObject` makes them: what is met in a store of our own must. */
export function isEncodedObject(value: Uint8Array): boolean {
  return value.length > headerBytes && (value[0] === format || value[0] === exactFormat) && value[headerBytes] === 0x7b
}
