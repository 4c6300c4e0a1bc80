import type { ResourceToken } from '../../api/index.js'
import { apiVersionOf } from '../../api/index.js'
import { TimeSlice } from '../../base/index.js'
import type { CachedObject, ListResult } from '../../registry/index.js'

/** Lists are written into chunks of about this size, which are sent without being joined. */
const chunkBytes = 256 * 1024
/** Longer work than this is cut, so that no other request waits for a big list. */
const sliceMs = 8

export interface ListMetadata {
  readonly resourceVersion: string
  readonly continue?: string
  readonly remainingItemCount?: number
}

export function listMetadata(list: ListResult): ListMetadata {
  return {
    resourceVersion: String(list.revision),
    ...(list.continue === undefined ? {} : { continue: list.continue }),
    ...(list.remainingItemCount === undefined ? {} : { remainingItemCount: list.remainingItemCount }),
  }
}

/** What stands before the items, up to their bracket. */
export function listHead(kind: string, apiVersion: string, metadata: ListMetadata): string {
  return `{"kind":${JSON.stringify(kind)},"apiVersion":${JSON.stringify(apiVersion)},"metadata":${JSON.stringify(metadata)},"items":[`
}

/** A list in the hub's version as JSON, joined from the stored bytes: no object is parsed. Items of built-in kinds carry no TypeMeta. */
export function listJson(token: ResourceToken, list: ListResult, isCustom: boolean): Promise<readonly Uint8Array[]> {
  const head = listHead(token.listKind, apiVersionOf(token), listMetadata(list))
  return joinItems(head, list.objects, (object, target, at) =>
    isCustom ? object.writeJson(target, at) : object.writeListItem(target, at),
  )
}

/** Writes items one after the other, separated by commas, between `head` and `]}`. */
export async function joinItems(
  head: string,
  objects: readonly CachedObject[],
  write: (object: CachedObject, target: Buffer, at: number) => number,
  tail = ']}\n',
): Promise<readonly Uint8Array[]> {
  const slice = new TimeSlice(sliceMs)
  const parts: Uint8Array[] = []
  let chunk = Buffer.allocUnsafe(sizeOfNext(objects, 0, Buffer.byteLength(head)))
  let at = chunk.write(head)
  for (let i = 0; i < objects.length; i++) {
    const object = objects[i] as CachedObject
    if (at + object.maxJsonBytes + 1 > chunk.length) {
      parts.push(chunk.subarray(0, at))
      chunk = Buffer.allocUnsafe(sizeOfNext(objects, i, 0))
      at = 0
    }
    if (i > 0) chunk[at++] = 0x2c
    at = write(object, chunk, at)
    if ((i & 63) === 63 && slice.isOver()) await slice.next()
  }
  parts.push(chunk.subarray(0, at), Buffer.from(tail))
  return parts
}

/** A chunk of the usual size, larger where one object needs more, smaller where little is left. */
function sizeOfNext(objects: readonly CachedObject[], from: number, headBytes: number): number {
  let size = headBytes
  for (let i = from; i < objects.length && size < chunkBytes; i++) size += (objects[i] as CachedObject).maxJsonBytes + 1
  return size
}
