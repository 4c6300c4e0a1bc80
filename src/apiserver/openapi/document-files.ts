import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export type DocumentFormat = 'json' | 'protobuf'

interface BuiltDocument {
  readonly file: string
  readonly hash: string
}

type Formats = Readonly<Record<DocumentFormat, BuiltDocument>>

/** dist/openapi/index.json, as openapi/documents.mjs writes it. */
export interface DocumentIndex {
  readonly version: string
  /** What the documents say of the fields that every object has. */
  readonly texts: { readonly apiVersion: string; readonly kind: string }
  readonly v2: Formats
  /** By the path in the v3 index: `api/v1`, `apis/apps/v1`, `version`. */
  readonly v3: Readonly<Record<string, Formats>>
}

/** The documents of the built-in kinds. Read when asked for; only the index is kept. */
export class DocumentFiles {
  readonly #directory: URL
  #index: Promise<DocumentIndex> | undefined

  /** Default: where the build puts them, beside the compiled code. */
  constructor(directory: URL = new URL('../../openapi/', import.meta.url)) {
    this.#directory = directory
  }

  /** Rejects with Node's error (ENOENT) when the documents were not built. */
  index(): Promise<DocumentIndex> {
    this.#index ??= this.#readIndex()
    return this.#index
  }

  read(document: BuiltDocument, { gzip }: { readonly gzip: boolean }): Promise<Buffer> {
    return readFile(fileURLToPath(new URL(gzip ? `${document.file}.gz` : document.file, this.#directory)))
  }

  async #readIndex(): Promise<DocumentIndex> {
    try {
      return JSON.parse(await readFile(fileURLToPath(new URL('index.json', this.#directory)), 'utf8')) as DocumentIndex
    } catch (error) {
      // Asked again next time: they may be built in the meantime.
      this.#index = undefined
      throw error
    }
  }
}
