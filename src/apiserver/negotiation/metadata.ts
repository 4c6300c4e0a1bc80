import type { KubeObject, ObjectMeta } from '../../api/index.js'
import { notAcceptable } from '../../api/index.js'
import type { CachedObject } from '../../registry/index.js'
import { type Printed, printItems } from './items.js'
import type { ListState } from './list-state.js'
import type { Output } from './negotiate.js'

/** What is shown of a stored object's metadata: mostly a slice of its bytes. */
export type StoredMetadata = Pick<CachedObject, 'metadataJson' | 'writeMetadata' | 'maxMetadataBytes'>

/** A stored object, or one that was made for the answer. */
export type MetadataSource = StoredMetadata | KubeObject

/** Metadata that is not quite the object's. */
export function madeMetadata(metadata: ObjectMeta): StoredMetadata {
  const json = JSON.stringify(metadata)
  return {
    metadataJson: () => json,
    writeMetadata: (target, offset) => offset + target.write(json, offset),
    maxMetadataBytes: Buffer.byteLength(json),
  }
}

function isStored(source: MetadataSource): source is StoredMetadata {
  return 'writeMetadata' in source
}

const head = (version: string) => `{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/${version}","metadata":`

/**
 * Metadata of a list is another kind than that of an object, and not given for it. `goType`: what upstream calls what there is.
 *
 * @throws StatusError 406 where the other was asked for
 */
export function requireMetadataKind({ metadataKind }: Output, there: { isList: boolean; goType: string }): void {
  if (there.isList && metadataKind === 'PartialObjectMetadata') {
    throw notAcceptable(`you requested PartialObjectMetadata, but the requested object is a list (${there.goType})`)
  }
  if (!there.isList && metadataKind === 'PartialObjectMetadataList') {
    throw notAcceptable(
      `you requested PartialObjectMetadataList, but the requested object is not a list (${there.goType})`,
    )
  }
}

/** One object's metadata, as parts without a newline at the end. */
export function partialMetadata(output: Output, source: MetadataSource): readonly Uint8Array[] {
  return [Buffer.from(`${head(output.formVersion)}${metadataJson(source)}}`)]
}

function metadataJson(source: MetadataSource): string {
  return isStored(source) ? source.metadataJson() : JSON.stringify(source.metadata ?? {})
}

/** The metadata of a list, cut out of the stored bytes; nothing is parsed. */
export function partialMetadataList(output: Output, objects: readonly StoredMetadata[], state: ListState): Printed {
  const start = head(output.formVersion)
  const listStart = `{"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/${output.formVersion}","metadata":${JSON.stringify(state)},"items":`
  // Go appends to a list that it never made.
  if (objects.length === 0) return [Buffer.from(`${listStart}null}`)]
  return printItems(
    `${listStart}[`,
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
