import type { ApiRequest, ApiResponse, ResponseHeaders } from '../../api/index.js'
import { encodeDocument, openApiFacts, serviceUnavailable } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import { messageOf } from '../../base/index.js'
import { parseAccept } from '../negotiation/index.js'
import type { CustomDocuments } from './custom-documents.js'
import { DocumentFiles, type DocumentFormat, type DocumentIndex } from './document-files.js'
import { joinedHash, joinedV2 } from './joined-v2.js'

export interface OpenApiServerOptions {
  readonly clock: Clock
  readonly files?: DocumentFiles
  readonly custom?: CustomDocuments
  /** Where v3 documents of other servers are, by their paths; requests for them do not come here. Default: there are none. */
  readonly others?: () => Iterable<readonly [path: string, url: string]>
}

/** Answers `/openapi/v2`, `/openapi/v3` and the documents below it (kube-openapi's pkg/handler and handler3); undefined: no such path. */
export function createOpenApiServer(
  options: OpenApiServerOptions,
): (request: ApiRequest) => Promise<ApiResponse | undefined> {
  const server = new OpenApiServer(options)
  return (request) => server.answer(request)
}

const yearMs = 365 * 24 * 3600 * 1000
const empty = { kind: 'empty' } as const

class OpenApiServer {
  readonly #files: DocumentFiles
  readonly #custom: CustomDocuments | undefined
  readonly #others: NonNullable<OpenApiServerOptions['others']>
  readonly #clock: Clock

  constructor({ files = new DocumentFiles(), custom, others = () => [], clock }: OpenApiServerOptions) {
    this.#others = others
    this.#files = files
    this.#custom = custom
    this.#clock = clock
  }

  async answer(request: ApiRequest): Promise<ApiResponse | undefined> {
    const { path } = request
    if (path === '/openapi/v2') return this.#v2(request, await this.#index())
    if (path === '/openapi/v3/') return { status: 404, headers: {}, body: empty }
    if (path === '/openapi/v3') return this.#v3Index(request, await this.#index())
    if (path.startsWith('/openapi/v3/'))
      return this.#v3(request, path.slice('/openapi/v3/'.length), await this.#index())
    return undefined
  }

  async #index(): Promise<DocumentIndex> {
    try {
      return await this.#files.index()
    } catch (error) {
      throw serviceUnavailable(`the OpenAPI documents were not built: ${messageOf(error)}`)
    }
  }

  async #v2(request: ApiRequest, { v2 }: DocumentIndex): Promise<ApiResponse> {
    const format = formatFor(request, 'v2')
    if (!format) return notAcceptable
    const added = this.#custom?.hash() ?? ''
    const etag = `"${joinedHash(v2[format].hash, added)}"`
    const headers = { 'content-type': contentTypes.v2[format], etag, vary: 'Accept' }
    if (isKnown(request, etag)) return { status: 304, headers: { etag, vary: 'Accept' }, body: empty }
    if (this.#custom && added !== '') return bytes(headers, await joinedV2(this.#files, this.#custom, format))
    return this.#file(request, v2[format], headers)
  }

  #v3Index(request: ApiRequest, { v3 }: DocumentIndex): ApiResponse {
    const hashes = new Map(Object.entries(v3).map(([path, formats]) => [path, formats.json.hash]))
    for (const [path, hash] of this.#custom?.hashes() ?? []) hashes.set(path, hash)
    const urls = new Map([...hashes].map(([path, hash]) => [path, `/openapi/v3/${path}?hash=${hash}`]))
    for (const [path, url] of this.#others()) urls.set(path, url)
    const paths = [...urls]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, serverRelativeURL]) => [path, { serverRelativeURL }])
    const etag = `"${joinedHash('', [...urls.values()].join())}"`
    if (isKnown(request, etag)) return { status: 304, headers: { etag }, body: empty }
    // Upstream sets no type, and Go takes it for text.
    const headers = { 'content-type': 'text/plain; charset=utf-8', etag }
    return bytes(headers, [Buffer.from(JSON.stringify({ paths: Object.fromEntries(paths) }))])
  }

  async #v3(request: ApiRequest, path: string, { v3 }: DocumentIndex): Promise<ApiResponse> {
    const builtIn = v3[path]
    const hash = builtIn?.json.hash ?? this.#custom?.hashes().get(path)
    if (hash === undefined) return { status: 404, headers: {}, body: empty }
    const format = formatFor(request, 'v3')
    if (!format) return notAcceptable
    const asked = request.query.get('hash')
    const etag = `"${hash}"`
    const headers: Record<string, string> = { 'content-type': contentTypes.v3[format], etag, vary: 'Accept' }
    if (asked && asked !== hash) return movedTo(`/openapi/v3/${path}?hash=${hash}`, headers)
    if (asked) {
      // The address changes with the document: it may be kept for ever.
      headers['cache-control'] = 'public, immutable'
      headers.expires = new Date(this.#clock.now() + yearMs).toUTCString()
    }
    if (isKnown(request, etag)) {
      const { 'content-type': _type, ...rest } = headers
      return { status: 304, headers: rest, body: empty }
    }
    if (builtIn) return this.#file(request, builtIn[format], headers)
    return this.#customDocument(path, format, headers)
  }

  async #customDocument(path: string, format: DocumentFormat, headers: ResponseHeaders): Promise<ApiResponse> {
    const document = (await this.#custom?.v3(path, this.#files)) ?? {}
    const body =
      format === 'json'
        ? Buffer.from(JSON.stringify(document))
        : encodeDocument('v3', document, openApiFacts().protobuf)
    return bytes(headers, [body])
  }

  /** As compressed ahead of time, where the client takes that. */
  async #file(
    request: ApiRequest,
    file: { readonly file: string; readonly hash: string },
    headers: ResponseHeaders,
  ): Promise<ApiResponse> {
    const gzip = (request.headers['accept-encoding'] ?? '').includes('gzip')
    const body = await this.#files.read(file, { gzip })
    return bytes(gzip ? { ...headers, 'content-encoding': 'gzip', vary: 'Accept, Accept-Encoding' } : headers, [body])
  }
}

const notAcceptable: ApiResponse = { status: 406, headers: {}, body: empty }

function bytes(headers: ResponseHeaders, parts: readonly Uint8Array[]): ApiResponse {
  return { status: 200, headers, body: { kind: 'bytes', parts } }
}

/** Go writes no page where there is a type already. */
function movedTo(location: string, headers: ResponseHeaders): ApiResponse {
  return { status: 301, headers: { ...headers, location }, body: empty }
}

function isKnown({ headers }: ApiRequest, etag: string): boolean {
  const known = headers['if-none-match']
  return known?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*') ?? false
}

const contentTypes = {
  v2: { json: 'application/json', protobuf: 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf' },
  v3: { json: 'application/json', protobuf: 'application/com.github.proto-openapi.spec.v3.v1.0+protobuf' },
} as const

/** The request spells the version with an at sign, or, older, with a dot. */
function formatFor({ headers }: ApiRequest, version: 'v2' | 'v3'): DocumentFormat | undefined {
  for (const { type, subtype } of parseAccept(headers.accept || '*/*')) {
    if (type !== 'application' && type !== '*') continue
    if (subtype === 'json' || subtype === '*') return 'json'
    if (new RegExp(`^com\\.github\\.proto-openapi\\.spec\\.${version}[@.]v1\\.0\\+protobuf$`).test(subtype))
      return 'protobuf'
  }
  return undefined
}
