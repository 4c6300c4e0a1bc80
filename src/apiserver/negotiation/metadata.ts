import type { KubeObject } from '../../api/index.js'
import { notAcceptable } from '../../api/index.js'
import type { CachedObject } from '../../registry/index.js'
import type { Output } from './negotiate.js'
import { joinWritten } from './parts.js'
import type { ListState } from './table.js'

/** A stored object, or one that was made for the answer. */
export type MetadataSource = CachedObject | KubeObject

function isStored(source: MetadataSource): source is CachedObject {
  return 'writeMetadata' in source
}

const head = (version: string) => `{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/${version}","metadata":`

/**
 * One object's metadata, as parts without a newline at the end.
 *
 * @throws StatusError 406 where a list was asked for
 */
export function partialMetadata(output: Output, source: MetadataSource): readonly Uint8Array[] {
  if (output.metadataKind === 'PartialObjectMetadataList') {
    throw notAcceptable('you requested PartialObjectMetadataList, but the requested object is not a list')
  }
  return [Buffer.from(`${head(output.formVersion)}${metadataJson(source)}}`)]
}

function metadataJson(source: MetadataSource): string {
  return isStored(source) ? source.metadataJson() : JSON.stringify(source.metadata ?? {})
}

/**
 * The metadata of a list, cut out of the stored bytes; nothing is parsed.
 *
 * @throws StatusError 406 where a single object was asked for
 */
export async function partialMetadataList(
  output: Output,
  objects: readonly CachedObject[],
  state: ListState,
): Promise<readonly Uint8Array[]> {
  if (output.metadataKind === 'PartialObjectMetadata') {
    throw notAcceptable('you requested PartialObjectMetadata, but the requested object is a list')
  }
  const start = head(output.formVersion)
  return joinWritten(
    `{"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/${output.formVersion}","metadata":${JSON.stringify(state)},"items":[`,
    objects,
    {
      sizeOf: (object) => start.length + object.maxMetadataBytes + 1,
      write(object, target, at) {
        const end = object.writeMetadata(target, at + target.write(start, at, 'latin1'))
        target[end] = 0x7d
        return end + 1
      },
    },
    ']}',
  )
}

/** The line of a watch event that shows metadata alone, newline included. */
export function partialMetadataFrame(type: string, version: Output['formVersion'], source: MetadataSource): Uint8Array {
  return Buffer.from(`{"type":"${type}","object":${head(version)}${metadataJson(source)}}}\n`)
}
