import { type EndpointSlice, EndpointSlices, isNotFound, type KubeObject, type ObjectMeta } from '../../api/index.js'
import type { Client, Informer } from '../../client/index.js'
import type { SliceContent } from './packing.js'

export const managedByLabel = 'endpointslice.kubernetes.io/managed-by'

export interface SliceChanges {
  readonly create: readonly SliceContent[]
  readonly update: readonly { readonly slice: EndpointSlice; readonly content: SliceContent }[]
  readonly remove: readonly EndpointSlice[]
}

export interface SliceHead {
  readonly addressType: string
  /** Of new slices; labels and annotations also of updated ones. */
  readonly metadata: ObjectMeta
  /** Says which annotations a slice gets that has these (a new one: none); without it, those of `metadata`. */
  readonly annotate?: (present: Record<string, string> | undefined) => Record<string, string>
}

/**
 * Writes slices and remembers what it wrote, so that a cache that is behind does not make it write the same slices again
 * (k8s.io/endpointslice EndpointSliceTracker, v0.34).
 */
export class SliceWriter {
  readonly #client: Client
  readonly #slices: Informer<EndpointSlice>
  /** Owner's key → uid of a slice → the generation that the cache must show; `gone` for one that must have left it. */
  readonly #written = new Map<string, Map<string, number | 'gone'>>()

  constructor(client: Client, slices: Informer<EndpointSlice>) {
    this.#client = client
    this.#slices = slices
  }

  /** Whether the cache shows everything that was written for the owner. `present` are the slices of the owner there. */
  isUpToDate(key: string, present: readonly EndpointSlice[]): boolean {
    const written = this.#written.get(key)
    if (!written) return true
    const byUid = new Map(present.map((slice) => [slice.metadata?.uid ?? '', slice]))
    for (const [uid, expected] of written) {
      const slice = byUid.get(uid)
      const isShown =
        expected === 'gone' ? slice === undefined : slice !== undefined && (slice.metadata?.generation ?? 0) >= expected
      if (isShown) written.delete(uid)
    }
    if (written.size === 0) this.#written.delete(key)
    return written.size === 0
  }

  /** A slice was seen to go: nothing more is expected of it. */
  noteGone(key: string, slice: EndpointSlice): void {
    this.#written.get(key)?.delete(slice.metadata?.uid ?? '')
  }

  forget(key: string): void {
    this.#written.delete(key)
  }

  async write(key: string, namespace: string, head: SliceHead, changes: SliceChanges): Promise<void> {
    const resource = this.#client.resource(EndpointSlices, namespace)
    const { addressType } = head
    for (const content of changes.create) {
      const metadata = withAnnotations(head.metadata, head.annotate?.(undefined) ?? head.metadata.annotations)
      this.#expect(key, await resource.create(sliceOf({ addressType, metadata }, content)))
    }
    for (const { slice, content } of changes.update) {
      const { labels } = head.metadata
      const annotations = head.annotate?.(slice.metadata?.annotations) ?? head.metadata.annotations
      const metadata = withAnnotations({ ...slice.metadata, ...(labels ? { labels } : {}) }, annotations)
      this.#expect(key, await resource.update(sliceOf({ addressType, metadata }, content)))
    }
    for (const slice of changes.remove) {
      try {
        await resource.delete(slice.metadata?.name ?? '')
        this.#note(key, slice.metadata?.uid ?? '', 'gone')
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    }
  }

  #expect(key: string, slice: KubeObject): void {
    this.#note(key, slice.metadata?.uid ?? '', slice.metadata?.generation ?? 0)
  }

  #note(key: string, uid: string, expected: number | 'gone'): void {
    const written = this.#written.get(key) ?? new Map<string, number | 'gone'>()
    written.set(uid, expected)
    this.#written.set(key, written)
  }

  /** All slices of a namespace, for owners that find theirs by label. */
  get slices(): Informer<EndpointSlice> {
    return this.#slices
  }
}

function withAnnotations(metadata: ObjectMeta, annotations: Record<string, string> | undefined): ObjectMeta {
  const { annotations: _, ...rest } = metadata
  return annotations && Object.keys(annotations).length > 0 ? { ...rest, annotations } : rest
}

/** Go prints an empty list of endpoints or ports as null: it is left out. */
function sliceOf(
  { addressType, metadata }: Pick<SliceHead, 'addressType' | 'metadata'>,
  { endpoints, ports }: SliceContent,
): EndpointSlice {
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata,
    addressType,
    ...(endpoints.length > 0 ? { endpoints: [...endpoints] } : {}),
    ...(ports.length > 0 ? { ports: [...ports] } : {}),
  }
  return slice as EndpointSlice
}
